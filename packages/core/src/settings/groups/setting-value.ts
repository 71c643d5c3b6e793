import { Buffer } from 'node:buffer'
import {
  credentialRoleOfName,
  credentialRoleOfText,
  isPlaceholder,
  literal,
  textOf,
  unknown,
  usedAt,
} from '../../index.ts'
import type { NameValue, Span, Value } from '../../index.ts'
import { entryOf, textAt } from '../tree/node.ts'
import type { Mapping, Place, Scalar } from '../tree/node.ts'
import { objectNamed } from './object-name.ts'
import type { RawSetting } from './raw-setting.ts'
import { valueOfText } from './reference.ts'
import { optionOfKey } from './twilio-key.ts'
import type { ReferenceContext } from './reference.ts'

/** How the values of one group are to be read. */
export interface ValueContext extends Omit<ReferenceContext, 'at' | 'follow'> {
  readonly file: string
  /** A bare name takes its value from the environment that the tool runs in (Compose). */
  readonly passesNames: boolean
  /** Examples, or defaults to be overridden: what is empty or a placeholder is still to be filled in. */
  readonly toBeFilledIn: boolean
  /** Of the Kubernetes resource around, '' where it names none; left out elsewhere. */
  readonly namespace?: string
}

/** What a setting is set to, with the places that it came by. A text where a secret belongs never prints. */
export function valueOfSetting(setting: RawSetting, context: ValueContext): Value {
  const { value, alias, key } = setting
  const at = spanOf(context.file, value.kind === 'scalar' ? value : (alias ?? setting.place))
  const read =
    value.kind === 'scalar' ? scalarValue(setting, value, at, context) : collectionValue(setting, at, context)
  const placed =
    alias === undefined || value.kind !== 'scalar' ? read : usedAt(read, spanOf(context.file, alias))
  return hidden(key, word(key, filledIn(key, placed, context)))
}

function scalarValue(setting: RawSetting, scalar: Scalar, at: Span, context: ValueContext): Value {
  if (scalar.unreadable !== undefined) return unknown(scalar.unreadable, [at])
  // CloudFormation's, with nothing to put in: the text as it is.
  const isPlain = scalar.tag === '!Sub' && !scalar.text.includes('${')
  if (scalar.tag !== undefined && !isPlain)
    return taggedValue(scalar.tag, scalar.text, setting.key, at, context)
  if (scalar.empty === true) {
    return context.passesNames
      ? { kind: 'name', space: 'env', path: setting.key, scope: 'project', via: [at] }
      : unknown('no value is given', [at])
  }
  if (setting.encoded === true) return decoded(scalar.text, at)
  if (scalar.verbatim === true) return literal(scalar.text, [at])
  const follow = credentialRoleOfName(setting.key) === undefined ? 'all' : 'names'
  return valueOfText(scalar.text, { ...context, at, follow })
}

/**
 * Home Assistant's `!secret name` and `!env_var NAME`, and CloudFormation's `!Ref Parameter`, whose name says more of a
 * credential than of anything else; any other tag computes something.
 */
function taggedValue(tag: string, text: string, key: string, at: Span, { scope }: ValueContext): Value {
  const [path = ''] = text.split(/\s/)
  if (path !== '' && /^!(?:secret|vault-secret)$/i.test(tag)) {
    return { kind: 'name', space: 'secret', path, scope, via: [at] }
  }
  if (path !== '' && /^!(?:env_var|env|environment)$/i.test(tag)) {
    return { kind: 'name', space: 'env', path, scope: 'project', via: [at] }
  }
  if (tag === '!Ref' && /^\w+$/.test(text) && credentialRoleOfName(key) !== undefined) {
    return { kind: 'name', space: 'variable', path: text, scope, via: [at] }
  }
  return unknown('a value that a tag computes', [at])
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** What base64 holds, without the line end that `echo` leaves behind it. */
export function base64Text(text: string): string {
  return Buffer.from(text, 'base64')
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

/** Whether a text is base64, on one line or several. */
export function isBase64(text: string): boolean {
  return BASE64.test(text.replaceAll(/\s/g, ''))
}

function decoded(text: string, at: Span): Value {
  if (!isBase64(text)) return unknown('not base64', [at])
  const plain = base64Text(text)
  return plain.includes('\uFFFD') ? unknown('not a text', [at]) : literal(plain, [at])
}

/** `valueFrom: {secretKeyRef: {name, key}}` and its kin: the name of a secret. */
function collectionValue(setting: RawSetting, at: Span, context: ValueContext): Value {
  const node = setting.value
  if (node.kind !== 'mapping') return unknown('a list', [at])
  const inner = entryOf(node, 'value', 'Value')
  if (inner !== undefined) {
    return inner.value.kind === 'scalar'
      ? scalarValue(setting, inner.value, spanOf(context.file, inner.value), context)
      : unknown('a value of several parts', [at])
  }
  const reference = referenceOf(node, context.file)
  if (reference === undefined) return unknown('a value that another resource gives', [at])
  const { space, path, place } = reference
  const value: NameValue = {
    kind: 'name',
    space,
    path,
    scope: context.scope,
    via: [spanOf(context.file, place)],
  }
  const held = context.namespace === undefined ? undefined : heldBy(node, context.namespace)
  return held === undefined ? value : { ...value, held }
}

/** `valueFrom` of a container: a key of a Secret or ConfigMap. */
function heldBy(node: Mapping, namespace: string): NameValue['held'] {
  const from = entryOf(node, 'valueFrom')?.value
  const kind = entryOf(from, 'secretKeyRef') === undefined ? 'ConfigMap' : 'Secret'
  const reference = entryOf(from, kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef')?.value
  const by = objectNamed(kind, textAt(reference, 'name'), namespace)
  const key = textAt(reference, 'key')
  return by === undefined || key === undefined ? undefined : { by, key }
}

interface SecretReference {
  readonly space: 'secret' | 'variable'
  readonly path: string
  readonly place: Place
}

function referenceOf(node: Mapping, file: string): SecretReference | undefined {
  const from = entryOf(node, 'valueFrom', 'ValueFrom')
  const holder = from?.value ?? node
  if (holder.kind === 'scalar') return storeReference(holder, file)
  for (const [keys, space] of REFERENCES) {
    const entry = entryOf(holder, ...keys)
    if (entry === undefined) continue
    const { value } = entry
    if (value.kind === 'scalar') return storeReference(value, file)
    const named = REFERENCE_PARTS.filter((part) => entryOf(value, part) !== undefined)
    const parts = named.map((part) => textAt(value, part)).filter((part) => part !== undefined)
    const isWhole =
      parts.length > 0 && parts.length === named.length && !parts.some((part) => TEMPLATE.test(part))
    return isWhole ? { space, path: parts.join('.'), place: value } : undefined
  }
  return undefined
}

/** What names a secret and the key in it, in the order of the path. */
const REFERENCE_PARTS = ['name', 'secretName', 'secret', 'configMapName', 'key', 'property']

/** A name that a template puts together. */
const TEMPLATE = /\{\{|\$[{(]|<%/

const REFERENCES: readonly (readonly [readonly string[], SecretReference['space']])[] = [
  [
    ['secretKeyRef', 'secretRef', 'secretKeySelector', 'from_secret', 'fromSecret', 'secret', 'remoteRef'],
    'secret',
  ],
  [['configMapKeyRef', 'fromConfigMap'], 'variable'],
]

/** A text that names a secret by itself: an ARN, the name of a secret. */
function storeReference(scalar: Scalar, file: string): SecretReference | undefined {
  if (scalar.unreadable !== undefined || scalar.tag !== undefined || scalar.text === '') return undefined
  const value = valueOfText(scalar.text, {
    at: spanOf(file, scalar),
    variables: 'variable',
    scope: '',
    follow: 'all',
  })
  if (value.kind === 'name') return { space: 'secret', path: value.path, place: scalar }
  return value.kind === 'literal' && /^[\w./-]+$/.test(scalar.text)
    ? { space: 'secret', path: scalar.text, place: scalar }
    : undefined
}

/** In examples and defaults, what is empty or a placeholder is no value; but a SID shows its kind in any digits. */
function filledIn(key: string, value: Value, { toBeFilledIn }: ValueContext): Value {
  if (!toBeFilledIn || value.kind !== 'literal') return value
  const text = textOf(value)
  if (credentialRoleOfText(text) !== undefined) return value
  const isOpen = text === '' || isPlaceholder(text) || (OPTION.test(key) && saysChoice(text))
  return isOpen ? unknown('to be filled in', value.via) : value
}

const OPTION = /(?:region|edge)$/i

/**
 * A region or an edge is a word. Anything else is in some notation for where it stands: `/prod/twilio/edge`, `((region))`,
 * `%i`, `ref+awsssm://...`; or it is for people.
 */
function word(key: string, value: Value): Value {
  if (value.kind !== 'literal' || optionOfKey(key, true) === undefined) return value
  return /^[\w.-]*$/.test(textOf(value).trim()) ? value : unknown('it is no word', value.via)
}

/** Several to choose from, words for people, or what is to be done: `us1|ie1`, `Region`, `Select a region`, `set-me`. */
function saysChoice(text: string): boolean {
  return (
    /[\s|,/;]/.test(text.trim()) ||
    /^(?:twilio[-_ ]?)?(?:region|edge)(?:[-_ ]?(?:id|name|code|here))?$|^(?:set|fill)[-_ ]|^(?:optional|default|string|auto|any|todo|unset)$/i.test(
      text,
    )
  )
}

/** Names of settings whose text is nobody's business, whoever's they are. */
export const SECRET_NAME = /secret|token|passw|passphrase|pwd|private|credential|key/i

/** Shorter texts are no secrets of Twilio's, and hiding them would hide every `1` of a message. */
const SHORTEST_SECRET = 8

/** A text under a name for a secret is a `Secret`; a SID is an identifier, and a placeholder is nothing to hide. */
function hidden(key: string, value: Value): Value {
  if (value.kind !== 'literal' || typeof value.text !== 'string') return value
  const { text } = value
  const role = credentialRoleOfName(key)
  const belongs = role === 'auth-token' || role === 'api-key-secret' || SECRET_NAME.test(key)
  if (
    !belongs ||
    text.length < SHORTEST_SECRET ||
    credentialRoleOfText(text) !== undefined ||
    isPlaceholder(text)
  ) {
    return value
  }
  return literal(text, value.via, 'secret')
}

/** A place as a span of the file. */
export function spanOf(file: string, place: Place): Span {
  return { file, start: place.start, end: place.end }
}
