import type { Span } from './span.ts'
import type { Value } from './value.ts'

/**
 * One call of Twilio's REST API, in one shape whether the source writes `client.messages.create()`, a `fetch` of the
 * URL, or the emulator receives the request.
 */
export interface Endpoint {
  /** The first label of the host name: `api`, `verify`, `iam`, `messaging`... */
  readonly product: string
  /** Upper case; left out where the source does not say. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * The path without query and without `.json`, unknown parts as `{}`: `/2010-04-01/Accounts/{}/Messages`. Left out
   * where the source does not say.
   */
  readonly path?: string
}

/** An operation called on an SDK client: `client.messages.create(...)`. */
export interface Operation extends Endpoint {
  /** The call, from the client to the closing bracket. */
  readonly span: Span
  /** As the source writes it, without arguments, for messages: `client.messages.create`. */
  readonly text: string
  /** The account in the path, where the source names one other than by default: `client.api.v2010.accounts(x)`. */
  readonly account?: Value
}
