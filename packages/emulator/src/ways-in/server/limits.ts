/**
 * What one server accepts: enough for every client of Twilio, little enough that a mistaken one cannot fill the memory.
 */
export const LIMITS = {
  /** Bytes of one request to Twilio. */
  body: 1024 * 1024,
  /** Bytes of a world that is put: it holds every key of every account. */
  world: 256 * 1024 * 1024,
  /** Bytes of request line and headers. */
  headers: 16 * 1024,
  connections: 2_000,
  /** Milliseconds for the headers to arrive, and for the whole request. */
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  /** Longer than clients keep idle connections, so that they, not the server, close them: else a request is lost. */
  keepAliveTimeout: 65_000,
  /** Milliseconds that another host, to which requests are passed on, has to take the connection. */
  connecting: 30_000,
  /** Milliseconds that open requests have before a closing server drops them. */
  closing: 1_000,
} as const
