import { CALLS } from '../resources/calls/model.ts'
import { PHONE_NUMBERS, REGIONAL_NUMBERS } from '../resources/incoming-phone-numbers/model.ts'
import { MESSAGES } from '../resources/messages/model.ts'
import { NUMBER_ROUTES, SIP_DOMAIN_ROUTES, TRUNK_ROUTES } from '../resources/routes/model.ts'
import { API_KEYS } from '../world/api-key.ts'
import type { AnyCollectionKind } from '../world/collection-kind.ts'
import { OAUTH_APPS, OAUTH_TOKENS } from '../world/oauth-app.ts'

/** Every kind of row that a snapshot holds. `npm run new-resource` adds to it. */
export const COLLECTIONS: readonly AnyCollectionKind[] = [
  API_KEYS,
  CALLS,
  MESSAGES,
  NUMBER_ROUTES,
  OAUTH_APPS,
  OAUTH_TOKENS,
  PHONE_NUMBERS,
  REGIONAL_NUMBERS,
  SIP_DOMAIN_ROUTES,
  TRUNK_ROUTES,
]
