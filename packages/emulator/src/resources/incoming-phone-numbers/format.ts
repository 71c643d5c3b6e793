import { rfc2822 } from '../../wire/dates.ts'
import type { Format } from '../../wire/representation.ts'
import { configurationIn } from './model.ts'
import type { PhoneNumber } from './model.ts'

/** It differs from Region to Region: nothing of it is kept. */
export const NUMBER_FORMAT: Format<PhoneNumber> = {
  element: 'IncomingPhoneNumber',
  list: 'incoming_phone_numbers',
  listElement: 'IncomingPhoneNumbers',
  prefix: 'PN',
  slot: undefined,
  toWire: (number, exchange) => {
    const here = configurationIn(exchange, number)
    const { accountSid } = exchange
    return {
      account_sid: accountSid,
      address_requirements: 'none',
      address_sid: here.addressSid,
      api_version: '2010-04-01',
      beta: false,
      bundle_sid: here.bundleSid,
      capabilities: { voice: true, sms: true, mms: exchange.region === 'us1', fax: false },
      date_created: rfc2822(number.dateCreated),
      date_updated: rfc2822(here.dateUpdated),
      emergency_address_sid: here.emergencyAddressSid,
      emergency_address_status: here.emergencyAddressSid === null ? 'unregistered' : 'registered',
      emergency_status: here.emergencyStatus,
      friendly_name: here.friendlyName,
      identity_sid: here.identitySid,
      origin: 'twilio',
      phone_number: number.phoneNumber,
      sid: number.sid,
      sms_application_sid: here.smsApplicationSid,
      sms_fallback_method: here.smsFallbackMethod,
      sms_fallback_url: here.smsFallbackUrl,
      sms_method: here.smsMethod,
      sms_url: here.smsUrl,
      status: 'in-use',
      status_callback: here.statusCallback,
      status_callback_method: here.statusCallbackMethod,
      trunk_sid: here.trunkSid,
      uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
      voice_application_sid: here.voiceApplicationSid,
      voice_caller_id_lookup: here.voiceCallerIdLookup,
      voice_fallback_method: here.voiceFallbackMethod,
      voice_fallback_url: here.voiceFallbackUrl,
      voice_method: here.voiceMethod,
      voice_receive_mode: here.voiceReceiveMode,
      voice_url: here.voiceUrl,
    }
  },
}
