import { credentialRoleOfName, credentialRoleOfText, isTwilioName, literal } from '../../index.ts'
import type { NamedSecretFact } from '../../index.ts'
import type { Node, Place, Scalar, Sequence } from '../tree/node.ts'
import { commandOptions, wordsOfLine } from './command-options.ts'
import type { CommandOption } from './command-options.ts'
import { namedOptions, namedValues } from './named-value.ts'
import { isSecretForm, pairedSecrets } from './paired-secrets.ts'
import type { RawSetting } from './raw-setting.ts'
import { spanOf } from './setting-value.ts'

type Role = 'auth-token' | 'api-key-secret'

/**
 * The secrets whose name or SID stands beside them in other forms than that of a setting: a name and its value under keys of
 * their own (`ParameterKey` and `ParameterValue`), the words of a command.
 *
 * @param isKnown whether what is set at a place is known as a credential already
 */
export function toldSecrets(
  file: string,
  roots: readonly Node[],
  isKnown: (setting: RawSetting) => boolean,
  idOf: () => string,
): readonly NamedSecretFact[] {
  const found = new Map<number, NamedSecretFact>()
  const add = (secrets: readonly NamedSecretFact[]): void => {
    for (const secret of secrets) if (!found.has(secret.span.start)) found.set(secret.span.start, secret)
  }
  const visited = new Set<Node>()
  const open: Node[] = [...roots]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visited.has(node)) continue
    visited.add(node)
    if (node.kind === 'scalar') {
      if (MAY_BE_COMMAND.test(node.text) && MAY_BE_SID.test(node.text))
        add(secretsOfCommand(file, wordsOfLine(node), idOf))
    } else if (node.kind === 'mapping') {
      add(
        secretsByName(
          file,
          namedValues(node).filter((one) => !isKnown(one)),
          idOf,
        ),
      )
      for (const { value } of node.entries) open.push(value)
    } else {
      add(secretsOfList(file, node, isKnown, idOf))
      for (const { value } of node.items) open.push(value)
    }
  }
  return [...found.values()].toSorted((one, other) => one.span.start - other.span.start)
}

/** On one line, and no longer than one that somebody writes. */
const MAY_BE_COMMAND = /^(?=.{1,2000}$)\S+\s.*?\s--?[A-Za-z]/

const MAY_BE_SID = /\b(?:AC|SK)[0-9a-fA-F]{32}\b/

function secretsOfList(
  file: string,
  { items }: Sequence,
  isKnown: (setting: RawSetting) => boolean,
  idOf: () => string,
): readonly NamedSecretFact[] {
  const words = items.flatMap(({ value }) => (value.kind === 'scalar' ? [value] : []))
  if (words.length > 0) return words.length === items.length ? secretsOfCommand(file, words, idOf) : []
  const settings = items.flatMap(({ value }) => (value.kind === 'mapping' ? namedValues(value) : []))
  return pairedSecrets(file, settings, isKnown, idOf)
}

/**
 * The secrets of a command: an option that says what it is, the value beside a name, the secret beside the SID of its account
 * or key. What one word says by itself any text says: {@link secretsInText}.
 */
export function secretsOfCommand(
  file: string,
  words: readonly Scalar[],
  idOf: () => string,
): readonly NamedSecretFact[] {
  if (!words.some(({ text }) => HOLDS_SECRET.test(text))) return []
  const options = commandOptions(words)
  const settings = options.map(settingOfOption)
  const inTwoWords = settings.filter((_setting, index) => options[index]?.isOneWord === false)
  const byName = secretsByName(file, [...inTwoWords, ...namedOptions(options)], idOf)
  const known = new Set(byName.map(({ span }) => span.start))
  const isKnown = ({ place }: RawSetting): boolean => known.has(place.start)
  const paired = pairedSecrets(file, settings, isKnown, idOf)
  for (const { span } of paired) known.add(span.start)
  return [
    ...byName,
    ...paired,
    ...besideWord(
      file,
      words,
      settings.filter((setting) => !isKnown(setting)),
      idOf,
    ),
  ]
}

const HOLDS_SECRET = /(?:^|=)[0-9A-Za-z]{32}$/

function settingOfOption({ name, value, place }: CommandOption): RawSetting {
  const keyPlace: Place = { start: place.start, end: place.start }
  return { key: name, keyPlace, value, place, unit: { ...place, joint: 'none' } }
}

function secretsByName(
  file: string,
  settings: readonly RawSetting[],
  idOf: () => string,
): readonly NamedSecretFact[] {
  return settings.flatMap((setting) => {
    const role = isTwilioName(setting.key) ? credentialRoleOfName(setting.key) : undefined
    return role === 'auth-token' || role === 'api-key-secret' ? factOf(file, setting, role, idOf) : []
  })
}

/** `twilio login AC... --auth-token x`: the SID is a word by itself. */
function besideWord(
  file: string,
  words: readonly Scalar[],
  settings: readonly RawSetting[],
  idOf: () => string,
): readonly NamedSecretFact[] {
  const sids = words.map(({ text, unreadable }) =>
    unreadable === undefined ? credentialRoleOfText(text) : undefined,
  )
  const roles: readonly Role[] = [
    ...(sids.includes('account-sid') ? (['auth-token'] as const) : []),
    ...(sids.includes('api-key-sid') ? (['api-key-secret'] as const) : []),
  ]
  return roles.flatMap((role) =>
    settings.flatMap((setting) =>
      credentialRoleOfName(setting.key) === role ? factOf(file, setting, role, idOf) : [],
    ),
  )
}

function factOf(
  file: string,
  { key, value, place }: RawSetting,
  role: Role,
  idOf: () => string,
): readonly NamedSecretFact[] {
  if (value.kind !== 'scalar' || value.unreadable !== undefined || value.tag !== undefined) return []
  if (!isSecretForm(value.text)) return []
  const span = spanOf(file, place)
  const secret = literal(value.text, [span], 'secret')
  return [{ kind: 'named-secret', id: idOf(), span, name: key, role, value: secret, twilio: true }]
}
