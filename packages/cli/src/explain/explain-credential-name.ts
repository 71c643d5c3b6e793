import { createPolicyMatcher, credentialRoleOfName, regionDisplayName, regionOfName } from '@regionguard/core'
import type { CredentialRole, Policy } from '@regionguard/core'
import { rows, text } from './explanation.ts'
import type { Explanation } from './explanation.ts'

const ROLE_WORDS: Readonly<Record<CredentialRole, string>> = {
  'account-sid': 'an Account SID: it names the account, is no secret, and is the same in every Region',
  'auth-token': 'an Auth Token: each Region has its own for the same account',
  'api-key-sid': 'the SID of an API key: valid in the Region in which the key was created',
  'api-key-secret': 'the secret of an API key: valid in the Region in which the key was created',
}

/** What the name of a credential shows: its kind, and its Region. */
export function explainCredentialName(name: string, policy: Policy | undefined): Explanation {
  const role = credentialRoleOfName(name)
  const declared = policy === undefined ? undefined : createPolicyMatcher(policy).credentialByName(name)
  return {
    title: `${name}: the name of a credential`,
    parts: [
      text(
        role === undefined
          ? 'By its name it is no credential of Twilio for sure: what is used as one by it counts as one all the same.'
          : `By its name it is ${ROLE_WORDS[role]}.`,
      ),
      rows(
        ['kind', role === undefined ? 'not known' : role.replaceAll('-', ' ')],
        ['Region', role === 'account-sid' ? 'none of its own' : regionWords(name, policy)],
        declared?.type === undefined ? undefined : ['type', `${declared.type}, by the policy`],
      ),
    ],
  }
}

function regionWords(name: string, policy: Policy | undefined): string {
  const declared = policy === undefined ? undefined : createPolicyMatcher(policy).credentialByName(name)
  if (declared !== undefined) return `${regionDisplayName(declared.region)}, because the policy says so`
  const found = regionOfName(name, { hints: policy?.nameHints ?? false })
  if (found === 'ambiguous') return 'not known, for the name says two'
  if (found !== undefined) return `${regionDisplayName(found)}, because the name says so`
  return 'not known: the name says none. Put `us1`, `ie1` or `au1` into the name as a word of its own, or name it in the policy under `credentials`'
}
