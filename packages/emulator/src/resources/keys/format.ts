import { rfc2822 } from '../../wire/dates.ts'
import { cachedFormat } from '../../wire/representation.ts'
import type { WireObject } from '../../wire/wire-value.ts'
import type { ApiKey } from '../../world/api-key.ts'

/** What every API shows of a key. Neither its type nor its account is among it. */
export function commonFields(key: ApiKey): WireObject {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    date_created: rfc2822(key.dateCreated),
    date_updated: rfc2822(key.dateUpdated),
  }
}

export const KEY_FORMAT = cachedFormat<ApiKey>({
  element: 'Key',
  list: 'keys',
  listElement: 'Keys',
  prefix: 'SK',
  toWire: commonFields,
})

/** The one answer that has the secret. */
export function createdFields(key: ApiKey): WireObject {
  return { ...commonFields(key), secret: key.secret }
}
