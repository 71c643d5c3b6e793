import type { Failure } from '../message/reply.ts'

/** What the operating system would have said, as Node's errors carry it. */
export interface NetworkError extends Error {
  readonly code: 'ENOTFOUND' | 'ECONNRESET' | 'ETIMEDOUT'
  readonly syscall: 'getaddrinfo' | 'read' | 'connect'
  readonly hostname: string
  /** Why the emulator answered so: Node's message alone would send the reader to his resolver. */
  readonly reason: string
}

const SYSTEM = {
  'unknown-host': { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
  reset: { code: 'ECONNRESET', syscall: 'read' },
  timeout: { code: 'ETIMEDOUT', syscall: 'connect' },
} as const

/**
 * The error that Node would have raised. A timeout is raised at once: a test should not wait for one.
 *
 * @param failure what the emulator decided
 * @param hostname the host of the request
 */
export function networkError(failure: Failure, hostname: string): NetworkError {
  const { code, syscall } = SYSTEM[failure.as]
  const error = new Error(`${syscall} ${code} ${hostname} (${failure.reason})`)
  return Object.assign(error, { code, syscall, hostname, reason: failure.reason })
}

/** For hosts that are not Twilio's. */
export const NOT_TWILIO: Failure = {
  kind: 'failure',
  as: 'unknown-host',
  reason: 'the emulator answers for twilio.com and what is below it, and passes nothing on',
}
