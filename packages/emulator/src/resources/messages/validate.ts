import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, RestError } from '../../wire/rest-error.ts'
import { testNumberError } from './test-numbers.ts'

/** The parameters of a new message, checked. */
export interface NewMessage {
  readonly to: string
  readonly from: string | null
  readonly messagingServiceSid: string | null
  readonly body: string
  /** How many pictures and other attachments it has. */
  readonly media: number
  /** ISO 8601 */
  readonly sendAt: string | null
}

export const E164 = /^\+[1-9]\d{1,14}$/
const CHANNEL = /^(?:whatsapp:\+[1-9]\d{1,14}|messenger:.+|rcs:.+)$/
const SHORT_CODE = /^\d{3,8}$/
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/

const LONGEST_BODY = 1600
const MOST_MEDIA = 10

/** @throws RestError 400 with Twilio's code for the first parameter that is missing or wrong */
export function newMessageOf(exchange: Exchange): NewMessage {
  const { form } = exchange
  const to = form.get('To') ?? ''
  if (to === '') throw errorOf(21604, "A 'To' phone number is required.")
  const from = form.get('From') ?? null
  const messagingServiceSid = form.get('MessagingServiceSid') ?? null
  if ((from ?? '') === '' && (messagingServiceSid ?? '') === '') {
    throw errorOf(21603, "A 'From' phone number is required.")
  }
  const body = form.get('Body') ?? ''
  const media = form.all('MediaUrl').length
  const contentSid = form.get('ContentSid')
  if (body === '' && media === 0 && contentSid === undefined)
    throw errorOf(21602, 'Message body is required.')
  if (body.length > LONGEST_BODY) throw errorOf(21617)
  if (media > MOST_MEDIA) throw errorOf(20422, `Invalid MediaUrl: at most ${MOST_MEDIA}`)
  const testError = exchange.isTest ? testNumberError(from ?? '', to) : undefined
  if (testError !== undefined) throw testError
  if (!E164.test(to) && !CHANNEL.test(to)) {
    throw errorOf(21211, `The 'To' number ${to} is not a valid phone number.`)
  }
  if (from !== null && from !== '' && !isSender(from)) {
    throw errorOf(
      21212,
      `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`,
    )
  }
  checkMessagingService(messagingServiceSid)
  if (exchange.region === 'ie1') checkIreland(exchange, from, media, contentSid)
  return {
    to,
    from: from === '' ? null : from,
    messagingServiceSid: messagingServiceSid === '' ? null : messagingServiceSid,
    body,
    media,
    sendAt: sendAtOf(exchange, messagingServiceSid),
  }
}

function isSender(from: string): boolean {
  return E164.test(from) || CHANNEL.test(from) || SHORT_CODE.test(from) || ALPHANUMERIC.test(from)
}

function checkMessagingService(sid: string | null): void {
  if (sid === null || sid === '' || /^MG[0-9a-fA-F]{32}$/.test(sid)) return
  throw errorOf(20422, 'Invalid MessagingServiceSid')
}

/** What IE1 does not send: https://www.twilio.com/docs/global-infrastructure/messaging-api-with-twilio-regions */
function checkIreland(
  exchange: Exchange,
  from: string | null,
  media: number,
  contentSid: string | undefined,
): void {
  if (media > 0)
    throw new RestError(400, 21670, 'Media is not supported for messaging in this Twilio region.')
  if (contentSid !== undefined) {
    throw new RestError(
      400,
      21671,
      'Content Templates are not supported for messaging in this Twilio region.',
    )
  }
  if (exchange.settings.switches.ie1Senders === 'any' || from === null) return
  if (/^\+1\d{10}$/.test(from) || SHORT_CODE.test(from)) {
    throw new RestError(400, 21663, 'The number belongs to another messaging region', {
      reason: 'numbers of +1 and short codes send messages in us1 only',
    })
  }
}

function sendAtOf(exchange: Exchange, messagingServiceSid: string | null): string | null {
  const sendAt = exchange.form.get('SendAt')
  if (exchange.form.get('ScheduleType') !== 'fixed' && sendAt === undefined) return null
  if (sendAt === undefined || Number.isNaN(Date.parse(sendAt)) || (messagingServiceSid ?? '') === '') {
    throw errorOf(
      20422,
      'Invalid SendAt: a scheduled message needs ScheduleType=fixed, SendAt and MessagingServiceSid',
    )
  }
  return sendAt
}

/** @throws RestError 400 for anything but an empty Body and Status=canceled */
export function updateOf({ form }: Exchange): { readonly cancel: boolean; readonly redact: boolean } {
  const body = form.get('Body')
  const status = form.get('Status')
  if (body !== undefined && body !== '') throw errorOf(20422, 'Invalid Body: it can only be made empty')
  if (status !== undefined && status !== 'canceled')
    throw errorOf(20422, 'Invalid Status: it can only be canceled')
  return { cancel: status !== undefined, redact: body !== undefined }
}
