/** What a field of a row holds; with `?` it may be null. */
export type FieldType = 'text' | 'text?' | 'number' | 'flag' | 'texts' | 'texts?'

/**
 * A kind of row that the world keeps for an account: in each of its Regions, or once for all of them (`account`). Rows
 * are plain data, so that snapshots need no more than this.
 */
export interface CollectionKind<Row extends { readonly sid: string }> {
  readonly name: string
  readonly scope: 'region' | 'account'
  readonly fields: { readonly [Field in keyof Row]-?: FieldType }
}

/** A kind whose rows are not looked into. */
export interface AnyCollectionKind {
  readonly name: string
  readonly scope: 'region' | 'account'
  readonly fields: Readonly<Record<string, FieldType>>
}

/** Whether a value from outside fits a field. */
export function fits(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'text?':
      return value === null || typeof value === 'string'
    case 'number':
      return Number.isSafeInteger(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'texts':
    case 'texts?':
      return (
        (type === 'texts?' && value === null) ||
        (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      )
  }
}
