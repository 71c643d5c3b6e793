import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, notFound } from '../../wire/rest-error.ts'
import type { Collection, Entry } from '../../world/collection.ts'
import type { CollectionKind } from '../../world/collection-kind.ts'
import { updateOf } from './validate.ts'
import type { NewMessage } from './validate.ts'

/** A message of one account in one Region: nothing of it is to be seen in another. */
export interface Message {
  readonly sid: string
  readonly to: string
  readonly from: string | null
  readonly messagingServiceSid: string | null
  readonly body: string
  readonly segments: number
  readonly media: number
  readonly status: string
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
  readonly dateSent: string | null
}

export const MESSAGES: CollectionKind<Message> = {
  name: 'messages',
  scope: 'region',
  fields: {
    sid: 'text',
    to: 'text',
    from: 'text?',
    messagingServiceSid: 'text?',
    body: 'text',
    segments: 'number',
    media: 'number',
    status: 'text',
    dateCreated: 'text',
    dateUpdated: 'text',
    dateSent: 'text?',
  },
}

export function messagesOf(exchange: Exchange): Collection<Message> {
  return exchange.regional.store.of(MESSAGES)
}

/** @throws RestError 404, the same for a message of another Region and one that never was */
export function findMessage(exchange: Exchange): Entry<Message> {
  const entry = messagesOf(exchange).find(exchange.lastOfPath)
  if (entry === undefined) throw notFound(exchange.request.path)
  return entry
}

/**
 * Sends a message: there is no network to wait for, so that it is delivered as soon as somebody looks again. With test
 * credentials it is not kept.
 *
 * @returns as the caller sees it first: queued
 */
export function createMessage(exchange: Exchange, message: NewMessage): Message {
  const { world } = exchange
  const now = world.now()
  const scheduled = message.sendAt !== null
  const queued: Message = {
    sid: world.newSid(message.media === 0 ? 'SM' : 'MM'),
    to: message.to,
    from: message.from,
    messagingServiceSid: message.messagingServiceSid,
    body: message.body,
    segments: segmentsOf(message.body),
    media: message.media,
    status: scheduled ? 'scheduled' : message.messagingServiceSid === null ? 'queued' : 'accepted',
    dateCreated: now,
    dateUpdated: now,
    dateSent: null,
  }
  if (exchange.isTest) return queued
  messagesOf(exchange).add(scheduled ? queued : { ...queued, status: 'delivered', dateSent: now })
  return queued
}

/** Cancels a scheduled message, or takes the text out of one. */
export function updateMessage(exchange: Exchange): Entry<Message> {
  const { row } = findMessage(exchange)
  const { cancel, redact } = updateOf(exchange)
  if (cancel && row.status !== 'scheduled') throw errorOf(20422, 'Only a scheduled message can be canceled')
  return messagesOf(exchange).replace({
    ...row,
    ...(redact ? { body: '' } : {}),
    ...(cancel ? { status: 'canceled' } : {}),
    dateUpdated: exchange.world.now(),
  })
}

export function deleteMessage(exchange: Exchange): void {
  messagesOf(exchange).remove(findMessage(exchange).row.sid)
}

/** GSM 03.38; those of the second line take two places. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/u
const GSM_DOUBLE = /[\^{}\\[~\]|€]/gu

/** How many text messages a text takes: https://www.twilio.com/docs/glossary/what-sms-character-limit */
function segmentsOf(body: string): number {
  const isGsm = GSM.test(body)
  const length = isGsm ? body.length + (body.match(GSM_DOUBLE)?.length ?? 0) : body.length
  const [single, joined] = isGsm ? [160, 153] : [70, 67]
  return length <= single ? 1 : Math.ceil(length / joined)
}
