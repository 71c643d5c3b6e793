import type { Setting, SettingsGroupFact } from '../facts/fact.ts'
import { credentialRoleOfName, regionOfName } from '../knowledge/credential-name.ts'
import type { CredentialRole } from '../knowledge/credential-name.ts'

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
      const role = credentialRoleOfName(table ? setting.path : setting.key)
      if (role === undefined) return []
      return [{ setting, role, generic: isGeneric(setting, table) }]
    }),
  }
}

function find(
  group: SettingsGroupFact,
  keys: readonly string[],
  short: string | undefined,
): Setting | undefined {
  for (const key of keys) {
    const found = group.settings.find((setting) => setting.key === key)
    if (found !== undefined) return found
  }
  return short === undefined
    ? undefined
    : group.settings.find((setting) => setting.key.toLowerCase() === short)
}

/** `TWILIO_API_KEY`, `ACCOUNT_SID`, and any short key inside a `twilio:` table. */
const GENERIC = /^(twilio[_-]?)?(account|api|auth|sid|token|key|secret)/i

function isGeneric(setting: Setting, table: boolean): boolean {
  if (regionOfName(table ? setting.path : setting.key) !== undefined) return false
  return table || GENERIC.test(setting.key)
}
