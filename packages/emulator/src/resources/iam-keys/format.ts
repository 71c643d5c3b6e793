import { cachedFormat } from '../../wire/representation.ts'
import type { WireObject } from '../../wire/wire-value.ts'
import type { ApiKey } from '../../world/api-key.ts'
import { commonFields } from '../keys/format.ts'

/** In a list only: what a key is good for. Restricted keys do not sign access tokens. */
export const LISTED_KEY_FORMAT = cachedFormat<ApiKey>({
  element: 'Key',
  list: 'keys',
  listElement: 'Keys',
  prefix: 'SK',
  toWire: (key) => ({
    ...commonFields(key),
    flags: key.type === 'restricted' ? ['rest_api'] : ['rest_api', 'signing'],
  }),
})

export const KEY_WITH_POLICY_FORMAT = cachedFormat<ApiKey>({
  element: 'Key',
  list: 'keys',
  listElement: 'Keys',
  prefix: 'SK',
  toWire: withPolicy,
})

function withPolicy(key: ApiKey): WireObject {
  return { ...commonFields(key), policy: key.allow === null ? null : { allow: key.allow } }
}

/** The one answer that has the secret. */
export function createdWithPolicy(key: ApiKey): WireObject {
  return { ...withPolicy(key), secret: key.secret }
}
