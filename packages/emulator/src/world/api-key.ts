import type { CollectionKind } from './collection-kind.ts'

/** An API key of one account in one Region. */
export interface ApiKey {
  readonly sid: string
  readonly secret: string
  readonly type: 'main' | 'standard' | 'restricted'
  readonly friendlyName: string | null
  /** Permissions of a restricted key; null for the others. */
  readonly allow: readonly string[] | null
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
}

export const API_KEYS: CollectionKind<ApiKey> = {
  name: 'keys',
  scope: 'region',
  fields: {
    sid: 'text',
    secret: 'text',
    type: 'text',
    friendlyName: 'text?',
    allow: 'texts?',
    dateCreated: 'text',
    dateUpdated: 'text',
  },
}
