import type { Reply } from '../message/reply.ts'
import type { Exchange } from '../pipeline/exchange.ts'

/** One operation of Twilio's REST API that the emulator has. */
export interface Operation {
  /** As in Twilio's OpenAPI documents: `FetchKey`. */
  readonly id: string
  /** The first label of the host name. */
  readonly product: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `{Name}` for one segment; without the `.json` of the 2010 API. */
  readonly path: string
  /**
   * The account that it acts on: `path` the first parameter of the path, `credential` the caller's own, `parameter` the
   * parameter `AccountSid`, which must be the caller's own.
   */
  readonly account: 'path' | 'credential' | 'parameter'
  /** What a Restricted key or an OAuth app needs: `/twilio/messaging/messages/list`. Without it no such key will do. */
  readonly permission?: string
  /** No credential in the header: the gate lets it pass. */
  readonly open?: true
  readonly run: (exchange: Exchange) => Reply
}
