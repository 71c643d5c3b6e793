import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, RestError } from '../../wire/rest-error.ts'
import { E164 } from '../messages/validate.ts'

/** The parameters of a new call, checked. */
export interface NewCall {
  readonly to: string
  readonly from: string
}

/** Numbers, SIP addresses and clients. */
const ENDPOINT = /^(?:\+[1-9]\d{1,14}|sips?:.+|client:.+)$/

/** What the magic numbers of test credentials stand for: https://www.twilio.com/docs/iam/test-credentials#test-calls */
const TEST_TO: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21217],
  ['+15005550002', 21214],
  ['+15005550003', 21215],
  ['+15005550004', 21216],
])

const TEST_VALID = '+15005550006'

/** @throws RestError 400 with Twilio's code for the first parameter that is missing or wrong */
export function newCallOf(exchange: Exchange): NewCall {
  const { form } = exchange
  const to = form.get('To') ?? ''
  const from = form.get('From') ?? ''
  if (to === '') throw new RestError(400, 21201, "No 'To' number is specified")
  if (from === '')
    throw new RestError(400, 21213, "Caller phone number required: no 'From' number is specified")
  if (!form.has('Url') && !form.has('Twiml') && !form.has('ApplicationSid')) {
    throw errorOf(21205, 'Url parameter is required: give Url, Twiml or ApplicationSid')
  }
  checkUrl(form.get('Url'))
  if (exchange.isTest) checkTestNumbers(from, to)
  if (!ENDPOINT.test(to)) throw errorOf(21217, `Phone number ${to} does not appear to be valid`)
  if (!E164.test(from) && !from.startsWith('client:') && !from.startsWith('sip:')) {
    throw errorOf(21212, `The 'From' number ${from} is not a valid phone number`)
  }
  return { to, from }
}

function checkUrl(url: string | undefined): void {
  if (url === undefined || url === '') return
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw errorOf(21205, 'Url is not a valid URL')
}

function checkTestNumbers(from: string, to: string): void {
  if (from === '+15005550001') throw errorOf(21212)
  if (from !== TEST_VALID) throw errorOf(21210)
  const code = TEST_TO.get(to)
  if (code !== undefined) throw errorOf(code)
}

/** A call that has ended takes no more changes. */
const ENDED = new Set(['completed', 'canceled', 'busy', 'failed', 'no-answer'])

/**
 * The status that an update asks for; undefined if it asks for other things.
 *
 * @param current the call's status
 * @throws RestError 400 for another one than `completed` and `canceled`, and for a call that has ended
 */
export function statusUpdateOf(exchange: Exchange, current: string): string | undefined {
  const { form } = exchange
  checkUrl(form.get('Url'))
  if (ENDED.has(current)) throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.')
  const status = form.get('Status')
  if (status === undefined || status === '') return undefined
  if (status !== 'completed' && status !== 'canceled') {
    throw errorOf(20422, 'Invalid Status: it must be canceled or completed')
  }
  return status
}
