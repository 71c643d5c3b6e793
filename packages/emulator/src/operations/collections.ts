import type { AnyCollectionKind } from '../world/collection-kind.ts'
import { API_KEYS } from '../world/api-key.ts'
import { OAUTH_APPS, OAUTH_TOKENS } from '../world/oauth-app.ts'

/** Every kind of row that a snapshot holds. `npm run new-resource` adds a line. */
export const COLLECTIONS: readonly AnyCollectionKind[] = [API_KEYS, OAUTH_APPS, OAUTH_TOKENS]
