import { credentialRoleOfName, credentialRoleOfText, isTwilioName, literal } from '../../index.ts'
import type { NamedSecretFact } from '../../index.ts'
import type { RawSetting } from './raw-setting.ts'
import { base64Text, spanOf } from './setting-value.ts'
import { isEnvironmentName } from './twilio-key.ts'

/**
 * The secrets of settings that stand together and are told by what they are paired with: the Auth Token beside its
 * Account SID, the secret beside the SID of its API key, under whichever names such pairs have (`sid` and `token`,
 * `SMS_USERNAME` and `SMS_PASSWORD`). Both names must be the same but for the words of the pair: what else stands
 * beside an Account SID is somebody else's.
 *
 * @param settings of one mapping or list
 * @param isKnown whether a setting is known as a credential already, by its name
 */
export function pairedSecrets(
  file: string,
  settings: readonly RawSetting[],
  isKnown: (setting: RawSetting) => boolean,
  idOf: () => string,
): readonly NamedSecretFact[] {
  const identifiers = settings.flatMap((setting) => {
    const role = roleOfIdentifier(setting)
    return role === undefined ? [] : [{ key: setting.key, role }]
  })
  if (identifiers.length === 0) return []
  const secrets = new Map<string, { readonly setting: RawSetting; readonly text: string }>()
  for (const setting of settings) {
    const text = textOf(setting)
    if (text !== undefined && SECRET.test(text)) secrets.set(joined(setting.key), { setting, text })
  }
  const facts: NamedSecretFact[] = []
  if (secrets.size === 0) return []
  const pairs = identifiers.flatMap(({ key, role }) =>
    partnersOf(key).map((partner) => ({ partner, role, isOwn: endsAsOwn(partner, role) })),
  )
  // An Account SID called `SID` takes the secret of an API key only if no API key is there.
  for (const own of [true, false]) {
    for (const { partner, role } of pairs.filter(({ isOwn }) => isOwn === own)) {
      const found = secrets.get(partner)
      if (found === undefined || isKnown(found.setting)) continue
      secrets.delete(partner)
      const span = spanOf(file, found.setting.place)
      const value = literal(found.text, [span], 'secret')
      facts.push({
        kind: 'named-secret',
        id: idOf(),
        span,
        name: found.setting.key,
        role,
        value,
        twilio: true,
      })
    }
  }
  return facts
}

/** Whether a name for a secret says which of the two kinds it is. */
function endsAsOwn(name: string, role: NamedSecretFact['role']): boolean {
  return role === 'auth-token' ? /(?:token|auth)$/.test(name) : /secret(?:key)?$/.test(name)
}

/** The length and letters of every secret of Twilio's. */
const SECRET = /^[0-9A-Za-z]{32}$/

/** Whether a text has that form. */
export function isSecretForm(text: string): boolean {
  return SECRET.test(text)
}

/** Longer texts are no SIDs and no references to one. */
const LONGEST_IDENTIFIER = 128

/** In whatever notation: `${X}`, `%(X)s`, `env(X)`, `!secret X`, or the name alone. */
const REFERENCE = /^(?:[$%{<@#(!]|env\().*$|^[A-Z][A-Z0-9_]*$/s

/** What the value of a setting says that its partner is: an Account SID or a key's, or a reference that names one. */
function roleOfIdentifier(setting: RawSetting): NamedSecretFact['role'] | undefined {
  const text = textOf(setting)
  if (text === undefined || text.length > LONGEST_IDENTIFIER) return undefined
  const isName = REFERENCE.test(text) && isTwilioName(text)
  switch (credentialRoleOfText(text) ?? (isName ? credentialRoleOfName(text) : undefined)) {
    case 'account-sid':
      return 'auth-token'
    case 'api-key-sid':
      return 'api-key-secret'
    default:
      return undefined
  }
}

/** Names by which people identify themselves, and those of the secrets that go with them. */
const PAIRS: readonly (readonly [identifiers: readonly string[], secrets: readonly string[]])[] = [
  [
    ['accountsid', 'accountid', 'account', 'sid', 'id'],
    ['authtoken', 'token', 'auth'],
  ],
  [
    ['username', 'user', 'login', 'apiuser'],
    ['password', 'passwd', 'pass', 'pwd', 'apipassword', 'token', 'authtoken', 'secret'],
  ],
  [
    ['apikeysid', 'apikeyid', 'apikey', 'keysid', 'keyid', 'key', 'sid', 'clientid'],
    ['apikeysecret', 'apisecret', 'keysecret', 'secretkey', 'clientsecret', 'secret', 'token'],
  ],
]

/** In an environment, where everything of a program stands together, these say nothing by themselves. */
const VAGUE: ReadonlySet<string> = new Set(['token', 'auth', 'secret', 'secretkey', 'pass', 'pwd'])

function partnersOf(key: string): readonly string[] {
  const name = joined(key)
  return PAIRS.flatMap(([identifiers, secrets]) =>
    identifiers
      .filter((identifier) => name.endsWith(identifier))
      .flatMap((identifier) => {
        const before = name.slice(0, -identifier.length)
        const isVague = before === '' && isEnvironmentName(key) && identifier !== 'sid'
        return secrets.filter((secret) => !isVague || !VAGUE.has(secret)).map((secret) => before + secret)
      }),
  )
}

/** `api-key`, `apiKey` and `API_KEY` are one name. */
function joined(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase()
}

function textOf({ value, encoded }: RawSetting): string | undefined {
  if (value.kind !== 'scalar' || value.unreadable !== undefined || value.tag !== undefined) return undefined
  return encoded === true && value.text.length <= LONGEST_IDENTIFIER ? base64Text(value.text) : value.text
}
