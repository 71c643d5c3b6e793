/** What the emulator answers. */
export interface Reply {
  readonly kind: 'reply'
  readonly status: number
  /** In the order in which they are sent. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array | string
  /** Milliseconds to wait before the reply is sent. */
  readonly delayMs?: number
}

/** No answer at all: each way in expresses it as its clients would see it at Twilio. */
export interface Failure {
  readonly kind: 'failure'
  readonly as: 'unknown-host' | 'reset' | 'timeout'
  /** In words, for the journal and for clients that can be told. ASCII. */
  readonly reason: string
}
