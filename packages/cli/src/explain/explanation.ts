/** What `regionguard explain` tells. Texts hold no secret and no line ends. */
export interface Explanation {
  readonly title: string
  readonly parts: readonly Part[]
}

export type Part =
  /** Running text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Labels with what belongs to them. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /** Lines as they are: code. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }

export type Row = readonly [label: string, text: string]

export function text(words: string): Part {
  return { kind: 'text', text: words }
}

export function heading(words: string): Part {
  return { kind: 'heading', text: words }
}

export function rows(...all: readonly (Row | undefined)[]): Part {
  return { kind: 'rows', rows: all.filter((row) => row !== undefined) }
}

export function lines(...all: readonly string[]): Part {
  return { kind: 'lines', lines: all }
}
