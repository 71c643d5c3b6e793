/** How a request came to the emulator. */
export type Via = 'host' | 'localhost' | 'path' | 'proxy' | 'tls' | 'fetch' | 'msw' | 'request-client'

/** A request to a Twilio host, in one shape whichever way it came in. */
export interface TwilioRequest {
  /** Upper case. */
  readonly method: string
  /** The Twilio host that the client means: lower case, no port, no final dot. `api.dublin.ie1.twilio.com`. */
  readonly host: string
  /** As sent: starts with `/`, percent-encoded, without query. */
  readonly path: string
  /** Without `?`; empty if there is none. */
  readonly query: string
  /** Names in lower case; several of one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly via: Via
}
