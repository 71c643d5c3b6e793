import { findErrorCode } from '@regionguard/core/knowledge'

/** A request that a resource does not fulfil. The pipeline turns it into an answer. */
export class RestError extends Error {
  readonly status: number
  /** Twilio's error code; undefined where Twilio gives none. */
  readonly code: number | undefined
  readonly headers: readonly (readonly [string, string])[]
  /** What the answer does not say, for the journal. ASCII. */
  readonly reason: string | undefined

  constructor(
    status: number,
    code: number | undefined,
    message: string,
    more: { readonly headers?: readonly (readonly [string, string])[]; readonly reason?: string } = {},
  ) {
    super(message)
    this.name = 'RestError'
    this.status = status
    this.code = code
    this.headers = more.headers ?? []
    this.reason = more.reason
  }
}

/**
 * An error as the table of core has it.
 *
 * @param code one of the table that has an HTTP status
 * @param message the title of the code, where nothing else is known
 */
export function errorOf(code: number, message?: string): RestError {
  const row = findErrorCode(code)
  if (row?.status === undefined) throw new Error(`error code ${code} has no HTTP status`)
  return new RestError(row.status, code, message ?? row.title)
}

/** 404: there is no such resource in this account and Region. */
export function notFound(path: string, reason?: string): RestError {
  return new RestError(404, 20404, `The requested resource ${path} was not found`, {
    ...(reason === undefined ? {} : { reason }),
  })
}
