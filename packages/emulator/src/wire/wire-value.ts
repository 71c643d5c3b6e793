/** What an answer is made of, before it is JSON or XML. */
export type WireValue = string | number | boolean | null | readonly WireValue[] | WireObject

export interface WireObject {
  readonly [name: string]: WireValue
}
