import { cachedFormat } from '../../wire/representation.ts'
import type { ApiKey } from '../../world/api-key.ts'
import { commonFields } from '../keys/format.ts'

/** The same rows as Keys: "Keys and SigningKeys are the same resource" (twilio-claude-plugin, 2026-03-27). */
export const SIGNING_KEY_FORMAT = cachedFormat<ApiKey>({
  element: 'SigningKey',
  list: 'signing_keys',
  listElement: 'SigningKeys',
  prefix: 'SK',
  toWire: commonFields,
})
