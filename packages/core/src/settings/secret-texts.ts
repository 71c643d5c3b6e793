import { Buffer } from 'node:buffer'
import { literal } from '../index.ts'
import type { NamedSecretFact } from '../index.ts'
import { spanOf } from './groups/setting-value.ts'
import type { Node, Place, Scalar } from './tree/node.ts'

/** `AC...:token`, as it stands in a URL (also percent-encoded), behind `-u` of curl, and in a DSN. */
const PAIR = /(?<![0-9A-Za-z])(AC|SK)[0-9a-fA-F]{32}(?::|%3[Aa])([0-9A-Za-z]{32})(?![0-9A-Za-z])/

/** `https://anybody:token@api.twilio.com`: whoever it is, the secret is one of Twilio's. */
const TWILIO_URL = /:\/\/[^\s:/@]{1,256}:([0-9A-Za-z]{32})@(?:[a-z0-9-]{1,63}\.){1,8}twilio\.com(?![\w-])/i

/** The header of basic authentication. The longest that is looked at holds both parts twice over. */
const BASIC = /\bBasic\s{1,8}([A-Za-z0-9+/]{88,172}={0,2})/i

/**
 * The secrets that stand beside their SID within one text: in a URL, in `curl -u`, in an authorization header. A
 * finding about one stands where its setting does; in a text of several lines, at the line.
 *
 * @param text of the file
 */
export function secretTexts(
  file: string,
  text: string,
  roots: readonly Node[],
  idOf: () => string,
): readonly NamedSecretFact[] {
  if (!PAIR.test(text) && !TWILIO_URL.test(text) && !BASIC.test(text)) return []
  return textsOf(roots).flatMap(({ scalar, setting }): readonly NamedSecretFact[] => {
    const raw = text.slice(scalar.start, scalar.end)
    const isOneLine = !/[\r\n]/.test(raw)
    return secretsIn(raw).map(({ role, secret, at }): NamedSecretFact => {
      const place = isOneLine ? setting : { start: scalar.start + at.start, end: scalar.start + at.end }
      const span = spanOf(file, place)
      const value = literal(secret, [span], 'secret')
      return { kind: 'named-secret', id: idOf(), span, name: 'URL', role, value, twilio: true }
    })
  })
}

interface FoundSecret {
  readonly role: NamedSecretFact['role']
  readonly secret: string
  /** In the text. */
  readonly at: Place
}

function secretsIn(raw: string): readonly FoundSecret[] {
  const found = new Map<string, FoundSecret>()
  const add = (role: NamedSecretFact['role'], secret: string, match: RegExpExecArray): void => {
    if (found.has(secret)) return
    found.set(secret, { role, secret, at: { start: match.index, end: match.index + match[0].length } })
  }
  for (const match of raw.matchAll(new RegExp(PAIR, 'g'))) add(roleBeside(match[1]), match[2] ?? '', match)
  for (const match of raw.matchAll(new RegExp(BASIC, 'gi'))) {
    const plain = PAIR.exec(Buffer.from(match[1] ?? '', 'base64').toString('latin1'))
    if (plain !== null) add(roleBeside(plain[1]), plain[2] ?? '', match)
  }
  for (const match of raw.matchAll(new RegExp(TWILIO_URL, 'gi'))) {
    const secret = match[1] ?? ''
    add(/^[0-9a-f]+$/.test(secret) ? 'auth-token' : 'api-key-secret', secret, match)
  }
  return [...found.values()]
}

function roleBeside(prefix: string | undefined): NamedSecretFact['role'] {
  return prefix === 'SK' ? 'api-key-secret' : 'auth-token'
}

interface SettingText {
  readonly scalar: Scalar
  /** From the key, where there is one, to the end of the text. */
  readonly setting: Place
}

/** Every text of the tree once, in the order of the file. */
function textsOf(roots: readonly Node[]): readonly SettingText[] {
  const found: SettingText[] = []
  const visited = new Set<Node>()
  const open: { readonly node: Node; readonly from?: number }[] = roots.map((node) => ({ node }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, from } = next
    if (visited.has(node)) continue
    visited.add(node)
    if (node.kind === 'scalar') {
      found.push({
        scalar: node,
        setting: { start: Math.min(from ?? node.start, node.start), end: node.end },
      })
    } else if (node.kind === 'sequence') {
      for (const { value } of node.items) open.push({ node: value })
    } else {
      for (const { key, value, alias } of node.entries) {
        open.push({ node: key }, alias === undefined ? { node: value, from: key.start } : { node: value })
      }
    }
  }
  return found.toSorted((one, other) => one.scalar.start - other.scalar.start)
}
