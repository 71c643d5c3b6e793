import type { CheckId } from '@regionguard/core'
import type { RegionguardRule } from '../rule/create-rule.ts'
import { accessTokenRegion } from './access-token-region.ts'
import { allowedRegions } from './allowed-regions.ts'
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

/** One ESLint rule for each check, in the order of the catalogue. */
export const rules: Readonly<Record<CheckId, RegionguardRule>> = {
  'no-region-mismatch': noRegionMismatch,
  'no-shared-credential': noSharedCredential,
  'require-edge': requireEdge,
  'no-edge-only': noEdgeOnly,
  'valid-region': validRegion,
  'valid-edge': validEdge,
  'no-retired-host': noRetiredHost,
  'no-unavailable-product': noUnavailableProduct,
  'allowed-regions': allowedRegions,
  'prefer-api-key': preferApiKey,
  'valid-credential-kind': validCredentialKind,
  'valid-credential-pair': validCredentialPair,
  'access-token-region': accessTokenRegion,
  'no-foreign-auth-token': noForeignAuthToken,
  'no-discarded-secret': noDiscardedSecret,
  'no-hardcoded-credential': noHardcodedCredential,
  'no-public-secret': noPublicSecret,
}
