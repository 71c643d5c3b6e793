import { keysOf, literal, secretsInText, textOf } from '../index.ts'
import type { NamedSecretFact } from '../index.ts'
import { parseDotenv } from './dotenv/parse-dotenv.ts'
import { isResourceOf } from './groups/resource.ts'
import { settingsGroups } from './groups/settings-groups.ts'
import { base64Text, isBase64, spanOf } from './groups/setting-value.ts'
import type { ReaderInput } from './reader.ts'
import { entryOf, mappingOf } from './tree/node.ts'
import type { Node, Scalar } from './tree/node.ts'

/**
 * The secrets within the texts that Kubernetes Secrets hold in base64: in a URL, or in a whole `.env` or JSON file. A finding
 * about one stands at the encoded text, none of which may be shown.
 */
export function encodedSecrets(
  input: ReaderInput,
  roots: readonly Node[],
  idOf: () => string,
): readonly NamedSecretFact[] {
  if (!/\bSecret\b/.test(input.text)) return []
  return encodedScalars(roots).flatMap((scalar) => {
    const span = spanOf(input.file, scalar)
    const found = new Map<string, NamedSecretFact['role']>()
    const plain = base64Text(scalar.text)
    for (const { role, secret } of secretsInText(plain)) found.set(secret, role)
    for (const { role, secret } of secretsInFile(input, plain)) found.set(secret, role)
    return Array.from(found, ([secret, role]): NamedSecretFact => {
      const value = literal(secret, [span], 'secret')
      return { kind: 'named-secret', id: idOf(), span, name: 'data', role, value, twilio: true }
    })
  })
}

/** Every text in the `data` of a Secret, once. */
function encodedScalars(roots: readonly Node[]): readonly Scalar[] {
  const found = new Set<Scalar>()
  const visited = new Set<Node>()
  const open: Node[] = [...roots]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visited.has(node) || node.kind === 'scalar') continue
    visited.add(node)
    const data = isResourceOf(node, 'Secret') ? entryOf(node, 'data')?.value : undefined
    for (const { value } of data?.kind === 'mapping' ? data.entries : []) {
      const isText = value.kind === 'scalar' && value.unreadable === undefined && value.tag === undefined
      if (isText && isBase64(value.text)) found.add(value)
    }
    for (const { value } of node.kind === 'mapping' ? node.entries : node.items) open.push(value)
  }
  return [...found].toSorted((one, other) => one.start - other.start)
}

interface FoundSecret {
  readonly role: NamedSecretFact['role']
  readonly secret: string
}

/** The secrets of a `.env` or JSON file, by their names and by what they stand beside. */
function secretsInFile({ file, context }: ReaderInput, text: string): readonly FoundSecret[] {
  const json = jsonTree(text)
  const isDotenv = json === undefined && ASSIGNMENT.test(text)
  const roots = json === undefined ? (isDotenv ? parseDotenv(text).roots : []) : [json]
  const { groups, secrets } = settingsGroups(
    {
      ...{ file, text, roots, context, flat: isDotenv, isTemplate: false, blockAt: () => 0 },
      ...{ merged: new Set(), within: new Map(), apart: new Set(), open: new Map(), comments: [] },
    },
    () => file,
  )
  const named = groups.flatMap(({ fact }) =>
    keysOf(fact).credentials.map(({ role, setting }) => ({ role, value: setting.value })),
  )
  return [...named, ...secrets].flatMap(({ role, value }) =>
    (role === 'auth-token' || role === 'api-key-secret') && value.kind === 'literal'
      ? [{ role, secret: textOf(value) }]
      : [],
  )
}

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=/m

/** Deeper than any file of settings. */
const DEEPEST = 64

function jsonTree(text: string): Node | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  let made: unknown
  try {
    made = JSON.parse(text)
  } catch {
    return undefined
  }
  let count = 0
  const scalar = (value: unknown): Scalar => {
    // No place of the file: only that each has another one matters.
    const at = { start: ++count, end: count }
    return typeof value === 'string'
      ? { kind: 'scalar', ...at, text: value, quoted: true }
      : { kind: 'scalar', ...at, text: '', unreadable: 'no text' }
  }
  const nodeOf = (value: unknown, depth: number): Node => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return scalar(value)
    const at = { start: ++count, end: count }
    const unit = { ...at, joint: 'none' as const }
    if (Array.isArray(value)) {
      const items = value.map((one: unknown) => ({ value: nodeOf(one, depth + 1), unit }))
      return { kind: 'sequence', ...at, items }
    }
    const entries = Object.entries(value).map(([key, one]: [string, unknown]) => ({
      key: scalar(key),
      value: nodeOf(one, depth + 1),
      unit,
    }))
    return mappingOf(at, entries)
  }
  return nodeOf(made, 0)
}
