import { accessTokenRegion } from './access-token-region.ts'
import { allowedRegions } from './allowed-regions.ts'
import type { Check } from './check.ts'
import { noDiscardedSecret } from './no-discarded-secret.ts'
import { noEdgeOnly } from './no-edge-only.ts'
import { noForeignAuthToken } from './no-foreign-auth-token.ts'
import { noHardcodedCredential } from './no-hardcoded-credential.ts'
import { noPublicSecret } from './no-public-secret.ts'
import { noRegionMismatch } from './no-region-mismatch.ts'
import { noRetiredHost } from './no-retired-host.ts'
import { noSharedCredential } from './no-shared-credential.ts'
import { noUnavailableProduct } from './no-unavailable-product.ts'
import { preferApiKey } from './prefer-api-key.ts'
import { requireEdge } from './require-edge.ts'
import { validCredentialKind } from './valid-credential-kind.ts'
import { validCredentialPair } from './valid-credential-pair.ts'
import { validEdge } from './valid-edge.ts'
import { validRegion } from './valid-region.ts'

/** All checks, in the order of the catalogue. */
export const CHECKS: readonly Check[] = [
  noRegionMismatch,
  noSharedCredential,
  requireEdge,
  noEdgeOnly,
  validRegion,
  validEdge,
  noRetiredHost,
  noUnavailableProduct,
  allowedRegions,
  preferApiKey,
  validCredentialKind,
  validCredentialPair,
  accessTokenRegion,
  noForeignAuthToken,
  noDiscardedSecret,
  noHardcodedCredential,
  noPublicSecret,
]
