import { rfc2822 } from '../../wire/dates.ts'
import { cachedFormat } from '../../wire/representation.ts'
import type { Message } from './model.ts'

export const MESSAGE_FORMAT = cachedFormat<Message>({
  element: 'Message',
  list: 'messages',
  listElement: 'Messages',
  prefix: 'SM',
  toWire: (message, { accountSid }) => {
    const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
    return {
      account_sid: accountSid,
      api_version: '2010-04-01',
      body: message.body,
      date_created: rfc2822(message.dateCreated),
      date_sent: message.dateSent === null ? null : rfc2822(message.dateSent),
      date_updated: rfc2822(message.dateUpdated),
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from: message.from,
      num_media: String(message.media),
      num_segments: String(message.segments),
      price: null,
      price_unit: 'USD',
      messaging_service_sid: message.messagingServiceSid,
      sid: message.sid,
      status: message.status,
      subresource_uris: { media: `${uri}/Media.json` },
      to: message.to,
      uri: `${uri}.json`,
    }
  },
})
