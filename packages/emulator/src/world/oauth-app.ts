import type { CollectionKind } from './collection-kind.ts'

/** An OAuth app of an account; its `sid` is the client id. OAuth apps exist in US1 only. */
export interface OAuthApp {
  readonly sid: string
  readonly secret: string
  readonly friendlyName: string | null
  /** Permissions, as those of a restricted key. */
  readonly allow: readonly string[]
  /** ISO 8601 */
  readonly dateCreated: string
}

export const OAUTH_APPS: CollectionKind<OAuthApp> = {
  name: 'oauthApps',
  scope: 'account',
  fields: { sid: 'text', secret: 'text', friendlyName: 'text?', allow: 'texts', dateCreated: 'text' },
}

/** An access token that the token endpoint gave out. */
export interface OAuthToken {
  /** SHA-256 of the token, in hexadecimal digits: the token itself is not kept. */
  readonly sid: string
  /** The client id of its app. */
  readonly app: string
  /** ISO 8601 */
  readonly expires: string
}

export const OAUTH_TOKENS: CollectionKind<OAuthToken> = {
  name: 'oauthTokens',
  scope: 'account',
  fields: { sid: 'text', app: 'text', expires: 'text' },
}
