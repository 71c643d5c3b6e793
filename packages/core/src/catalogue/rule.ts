import type { Severity } from '../findings/problem.ts'
import { HOUSEKEEPING_IDS, RULE_IDS } from './rule-id.ts'
import type { RuleId } from './rule-id.ts'

/** One rule of the catalogue, as documentation and presets need it. */
export interface Rule {
  readonly id: RuleId
  /** What it reports, as an imperative without a full stop: "disallow ...", "require ...". */
  readonly summary: string
  readonly recommended: Severity
  readonly fixable: boolean
  readonly hasSuggestions: boolean
}

type Row = readonly [summary: string, recommended: Severity, ...marks: ('fix' | 'suggest')[]]

const ROWS: Record<RuleId, Row> = {
  'no-region-mismatch': ['disallow a credential of one Region used against another', 'error'],
  'no-shared-credential': ['disallow one credential used against two Regions', 'error'],
  'require-edge': ['require an edge beside a region other than us1', 'error', 'fix'],
  'no-edge-only': ['disallow an edge without a region', 'error', 'suggest'],
  'valid-region': ['require a region that processes data', 'error', 'fix', 'suggest'],
  'valid-edge': ['require an edge that exists and belongs to the region', 'error', 'fix', 'suggest'],
  'no-retired-host': ['disallow host names that Twilio has retired', 'error', 'fix', 'suggest'],
  'no-unavailable-product': ['disallow products in a Region that does not offer them', 'error'],
  'allowed-regions': ['disallow Regions that the policy does not allow', 'error'],
  'prefer-api-key': ['prefer an API key to the Auth Token where a key will do', 'warning', 'suggest'],
  'valid-credential-kind': ['require the kind of credential that the purpose needs', 'error'],
  'valid-credential-pair': ['require halves of credentials that belong together', 'error'],
  'access-token-region': ['require the region of its key in an access token', 'error', 'fix', 'suggest'],
  'no-foreign-auth-token': ['disallow an Auth Token fetched in one Region and used in another', 'error'],
  'no-discarded-secret': ['disallow creating an API key without keeping its secret', 'error'],
  'no-hardcoded-credential': ['disallow live-looking secrets in files that git would publish', 'error'],
  'no-public-secret': ['disallow secrets under names that bundlers ship to the browser', 'error'],
  'unused-suppression': ['disallow suppressions that suppress nothing', 'warning'],
  'invalid-suppression': ['require suppressions to name rules and give a reason', 'warning'],
  'unused-exception': ['disallow exceptions in the policy that match nothing', 'warning'],
}

/** The whole catalogue, housekeeping last. */
export const RULES: readonly Rule[] = [...RULE_IDS, ...HOUSEKEEPING_IDS].map((id) => {
  const [summary, recommended, ...marks] = ROWS[id]
  return {
    id,
    summary,
    recommended,
    fixable: marks.includes('fix'),
    hasSuggestions: marks.includes('suggest'),
  }
})

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]))

/** The rule of an id; undefined for an id that the catalogue has not. */
export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id)
}
