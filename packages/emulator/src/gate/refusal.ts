import { refusalMessage, refusalReply, REFUSALS } from '@regionguard/core/knowledge'
import type { RefusalReason } from '@regionguard/core/knowledge'
import type { Exchange } from '../pipeline/exchange.ts'
import { RestError } from '../wire/rest-error.ts'

/** That the gate does not let a request pass, and why. */
export interface Refusal {
  readonly refused: true
  readonly reason: RefusalReason
  /** For the journal and `X-Regionguard-Reason`; the body never says it. */
  readonly words: string
  /** What the message may name. */
  readonly sid?: string
  readonly permission?: string
}

export function refuse(
  reason: RefusalReason,
  words: string,
  parts: { readonly sid?: string; readonly permission?: string } = {},
): Refusal {
  return { refused: true, reason, words, ...parts }
}

const CHALLENGE = [['WWW-Authenticate', 'Basic realm="Twilio API"']] as const

/** A refusal as core's tables and the switches answer it. */
export function refusalError(exchange: Exchange, refusal: Refusal): RestError {
  const switched = refusalReply(refusal.reason, { ...exchange.settings.switches })
  // A switch that lets Main keys pass leaves the row as it is for the others.
  const { status, code, message } = switched === 'allowed' ? REFUSALS[refusal.reason] : switched
  const text = refusalMessage(message, {
    region: exchange.region,
    path: exchange.request.path,
    ...(refusal.sid === undefined ? {} : { sid: refusal.sid }),
    ...(refusal.permission === undefined ? {} : { permission: refusal.permission.replace(/^\//, '') }),
  })
  return new RestError(status, code, text, {
    headers: status === 401 ? CHALLENGE : [],
    reason: refusal.words,
  })
}

/** Whether a switch lets Main keys do what the row refuses. */
export function isAllowedForMain(exchange: Exchange, reason: RefusalReason): boolean {
  return refusalReply(reason, { ...exchange.settings.switches }) === 'allowed'
}
