/** The ids of all rules, in the order of the catalogue. The same everywhere: CLI, ESLint, policy, docs. */
export const RULE_IDS = [
  'no-region-mismatch',
  'no-shared-credential',
  'require-edge',
  'no-edge-only',
  'valid-region',
  'valid-edge',
  'no-retired-host',
  'no-unavailable-product',
  'allowed-regions',
  'prefer-api-key',
  'valid-credential-kind',
  'valid-credential-pair',
  'access-token-region',
  'no-foreign-auth-token',
  'no-discarded-secret',
  'no-hardcoded-credential',
  'no-public-secret',
] as const

/** Housekeeping: about suppressions and exceptions, not about Twilio. */
export const HOUSEKEEPING_IDS = ['unused-suppression', 'invalid-suppression', 'unused-exception'] as const

export type CheckId = (typeof RULE_IDS)[number]
export type HousekeepingId = (typeof HOUSEKEEPING_IDS)[number]
export type RuleId = CheckId | HousekeepingId
