import { rfc2822 } from '../../wire/dates.ts'
import { cachedFormat } from '../../wire/representation.ts'
import type { Call } from './model.ts'

const SUBRESOURCES: readonly (readonly [property: string, path: string])[] = [
  ['notifications', 'Notifications'],
  ['recordings', 'Recordings'],
  ['payments', 'Payments'],
  ['events', 'Events'],
  ['siprec', 'Siprec'],
  ['streams', 'Streams'],
  ['transcriptions', 'Transcriptions'],
  ['user_defined_message_subscriptions', 'UserDefinedMessageSubscriptions'],
  ['user_defined_messages', 'UserDefinedMessages'],
]

export const CALL_FORMAT = cachedFormat<Call>({
  element: 'Call',
  list: 'calls',
  listElement: 'Calls',
  prefix: 'CA',
  toWire: (call, { accountSid }) => {
    const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`
    return {
      account_sid: accountSid,
      answered_by: null,
      api_version: '2010-04-01',
      caller_name: null,
      date_created: rfc2822(call.dateCreated),
      date_updated: rfc2822(call.dateUpdated),
      direction: 'outbound-api',
      duration: durationOf(call),
      end_time: call.endTime === null ? null : rfc2822(call.endTime),
      forwarded_from: null,
      from: call.from,
      from_formatted: formatted(call.from),
      group_sid: null,
      parent_call_sid: null,
      phone_number_sid: null,
      price: null,
      price_unit: 'USD',
      queue_time: '0',
      sid: call.sid,
      start_time: call.startTime === null ? null : rfc2822(call.startTime),
      status: call.status,
      subresource_uris: Object.fromEntries(
        SUBRESOURCES.map(([property, path]) => [property, `${uri}/${path}.json`]),
      ),
      to: call.to,
      to_formatted: formatted(call.to),
      trunk_sid: null,
      uri: `${uri}.json`,
    }
  },
})

function durationOf({ startTime, endTime }: Call): string | null {
  if (startTime === null || endTime === null) return null
  return String(Math.round((Date.parse(endTime) - Date.parse(startTime)) / 1000))
}

/** `(415) 867-5308` for numbers of +1; others as they are. */
function formatted(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number)
  return parts === null ? number : `(${parts[1] ?? ''}) ${parts[2] ?? ''}-${parts[3] ?? ''}`
}
