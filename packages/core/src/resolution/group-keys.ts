import type { Setting, SettingsGroupFact } from '../facts/fact.ts'
import { textOf } from '../facts/value.ts'
import type { Value } from '../facts/value.ts'
import { credentialRoleOfName, regionOfName } from '../knowledge/credential-name.ts'
import { credentialRoleOfText } from '../knowledge/credential-text.ts'
import type { CredentialRole } from '../knowledge/credential-name.ts'
import { tableOption } from './table-option.ts'

/** A setting that holds a credential. */
export interface CredentialSetting {
  readonly setting: Setting
  readonly role: CredentialRole
  /**
   * The key names no Region and belongs to the default client: the group's region binds it. `TWILIO_IE1_API_KEY` and
   * `MESSAGING_API_KEY` are for clients of their own.
   */
  readonly generic: boolean
}

/** What the keys of a group stand for. */
export interface GroupKeys {
  readonly region: Setting | undefined
  readonly edge: Setting | undefined
  readonly credentials: readonly CredentialSetting[]
}

/** In order of precedence: the SDKs read the first; the others are conventions. */
const REGION_KEYS = ['TWILIO_REGION', 'TWILIO_API_REGION']
const EDGE_KEYS = ['TWILIO_EDGE', 'TWILIO_API_EDGE']

const known = new WeakMap<SettingsGroupFact, GroupKeys>()

/** What the keys of a group stand for: its region, its edge, its credentials. */
export function keysOf(group: SettingsGroupFact): GroupKeys {
  let keys = known.get(group)
  if (keys === undefined) known.set(group, (keys = readKeys(group)))
  return keys
}

function readKeys(group: SettingsGroupFact): GroupKeys {
  const table = group.source === 'table'
  return {
    region: find(group, REGION_KEYS, table ? 'region' : undefined),
    edge: find(group, EDGE_KEYS, table ? 'edge' : undefined),
    credentials: group.settings.flatMap((setting): readonly CredentialSetting[] => {
      const role =
        credentialRoleOfName(table ? setting.path : setting.key) ??
        (table ? basicRole(setting.key, setting.value, usernameOf(group.settings)) : undefined)
      if (role === undefined) return []
      return [{ setting, role, generic: isGeneric(setting, table) }]
    }),
  }
}

/** The value of `username` among the settings of a table. */
export function usernameOf(settings: Iterable<Pick<Setting, 'key' | 'value'>>): Value | undefined {
  for (const { key, value } of settings) if (key.toLowerCase() === 'username') return value
  return undefined
}

/**
 * What `username` and `password` of a table of Twilio's settings hold, as Terraform's provider has them: a SID and its
 * secret, told by their texts or by the names that they refer to. A user of SIP has both words, too, and neither of those.
 * https://github.com/twilio/terraform-provider-twilio/blob/main/twilio/provider.go
 *
 * @param username the value of `username` beside it
 */
export function basicRole(
  key: string,
  value: Value,
  username: Value | undefined,
): CredentialRole | undefined {
  const word = key.toLowerCase()
  if (word !== 'username' && word !== 'password') return undefined
  const sid = username === undefined ? undefined : roleOfValue(username)
  const isSid = sid === 'account-sid' || sid === 'api-key-sid'
  if (word === 'username') return isSid ? sid : undefined
  const own = value.kind === 'name' ? credentialRoleOfName(value.path) : undefined
  if (own === 'auth-token' || own === 'api-key-secret') return own
  return isSid ? (sid === 'account-sid' ? 'auth-token' : 'api-key-secret') : undefined
}

function roleOfValue(value: Value): CredentialRole | 'oauth-client' | undefined {
  if (value.kind === 'name') return credentialRoleOfName(value.path)
  return value.kind === 'literal' ? credentialRoleOfText(textOf(value)) : undefined
}

function find(
  group: SettingsGroupFact,
  keys: readonly string[],
  option: 'region' | 'edge' | undefined,
): Setting | undefined {
  for (const key of keys) {
    const found = group.settings.find((setting) => setting.key === key)
    if (found !== undefined) return found
  }
  return option === undefined
    ? undefined
    : group.settings.find((setting) => tableOption(setting.key) === option)
}

/** `TWILIO_API_KEY`, `ACCOUNT_SID`, and any short key inside a `twilio:` table. */
const GENERIC = /^(twilio[_-]?)?(account|api|auth|sid|token|key|secret)/i

function isGeneric(setting: Setting, table: boolean): boolean {
  if (regionOfName(table ? setting.path : setting.key) !== undefined) return false
  return table || GENERIC.test(setting.key)
}
