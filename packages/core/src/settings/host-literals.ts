import { isSearchedFor, isToldOf, namesRefusal, parseTwilioHost } from '../index.ts'
import type { HostLiteralFact } from '../index.ts'
import { spanOf } from './groups/setting-value.ts'
import { entryOf, textAt } from './tree/node.ts'
import type { Entry, Mapping, Node, Place, Scalar, Tree } from './tree/node.ts'

/** A host name of Twilio's that nothing continues on either side, as a longer name or an e-mail address would. */
const HOST =
  /(?<![\w.*\\-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,8}twilio\.com(?![\w-]|\.[a-z0-9])/gi

/** `${URL/api.ie1.twilio.com/...}`, `${URL#...}`, `${URL%...}`: what a shell looks for in a variable. */
const CUT_OUT = /\$\{\w+[/#%][^}\s]*$/

/** How much of the text before a host is looked at for that, in characters. */
const REACH = 200

/**
 * The Twilio host names in every text of a tree, where they are written out, but for those that nobody asks: in
 * sentences, in lists of what is denied, in patterns. Keys count as texts.
 *
 * @param text of the file
 */
export function hostLiterals(
  file: string,
  text: string,
  { roots, isCompared }: Pick<Tree, 'roots' | 'isCompared'>,
  idOf: () => string,
): readonly HostLiteralFact[] {
  if (!/twilio\.com/i.test(text)) return []
  return scalarsOf(roots).flatMap(({ scalar, isFixed }) => {
    const raw = text.slice(scalar.start, scalar.end)
    const isOneLine = !/[\r\n]/.test(raw)
    const hosts = hostsIn(raw, scalar.start).filter(
      (host) => isCompared?.(host) !== true && (isOneLine || !isInComment(raw, host.start - scalar.start)),
    )
    return hosts.map((place): HostLiteralFact => ({
      kind: 'host-literal',
      id: idOf(),
      span: spanOf(file, isOneLine ? scalar : place),
      host: text.slice(place.start, place.end),
      hostSpan: spanOf(file, place),
      ...(isFixed ? { isFixed } : {}),
    }))
  })
}

function hostsIn(raw: string, offset: number): readonly Place[] {
  if (!/twilio\.com/i.test(raw)) return []
  const places: Place[] = []
  for (const match of raw.matchAll(HOST)) {
    const [host] = match
    if (parseTwilioHost(host) === undefined) continue
    if (isToldOf(raw, match.index, match.index + host.length)) continue
    if (isSearchedFor(raw, match.index)) continue
    if (CUT_OUT.test(raw.slice(Math.max(0, match.index - REACH), match.index))) continue
    const start = offset + match.index
    places.push({ start, end: start + host.length })
  }
  return places
}

/** In a script or a file within a text: a line that is a comment, or what follows the mark of one. */
function isInComment(raw: string, offset: number): boolean {
  const line = raw.slice(raw.lastIndexOf('\n', offset) + 1, offset)
  return /^\s*(?:#|\/\/)|\s#\s/.test(line)
}

interface HostText {
  readonly scalar: Scalar
  /** Nothing is to be written in its place. */
  readonly isFixed: boolean
}

/** Every scalar of the tree that may hold a host that is asked, once, in the order of the text. */
function scalarsOf(roots: readonly Node[]): readonly HostText[] {
  const found = new Map<Scalar, HostText>()
  const visited = new Set<Node>()
  const open: { readonly node: Node; readonly isFixed: boolean }[] = roots.map((node) => ({
    node,
    isFixed: false,
  }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, isFixed } = next
    if (visited.has(node)) continue
    visited.add(node)
    if (node.kind === 'scalar') {
      if (node.compared !== true) found.set(node, { scalar: node, isFixed })
    } else if (node.kind === 'sequence') {
      // The host that would be written may stand there as well.
      const isAmong = node.items.filter(({ value }) => hasHost(value)).length > 1
      for (const { value } of node.items) open.push({ node: value, isFixed: isFixed || isAmong })
    } else {
      for (const entry of node.entries) {
        const isProse = isFixed || PROSE.test(entry.key.text)
        for (const one of usedIn(entry, node)) open.push({ node: one, isFixed: isProse })
      }
    }
  }
  return [...found.values()].toSorted((one, other) => one.scalar.start - other.scalar.start)
}

function hasHost(node: Node): boolean {
  return node.kind === 'scalar' && /twilio\.com/i.test(node.text)
}

/** Keys of texts for people. */
const PROSE =
  /^(?:description|message|comment|summary|title|notes?|help|hint|reason|doc|docs|documentation)$/i

/** Keys of comments, in formats that have none. */
const COMMENT = /^(?:\/\/|[_$#]+comment)/i

/** Keys of names that something else answers to, or is compared with: of Compose, Kubernetes, WireMock. */
const STANDS_FOR = /^(?:aliases|extra_?hosts|hostAliases|equalTo|matches)$/i

/** Of an entry what may be used. A host beside a host is replaced by it; what `pygrep` of pre-commit runs is a pattern. */
function usedIn({ key, value }: Entry, mapping: Mapping): readonly Node[] {
  if (namesRefusal(key.text) || COMMENT.test(key.text) || STANDS_FOR.test(key.text)) return []
  if (key.text === 'entry' && textAt(mapping, 'language') === 'pygrep') return []
  // A redirect, and a rule of a firewall or a proxy.
  if (
    /^(?:source|src)$/.test(key.text) &&
    entryOf(mapping, 'destination', 'dest', 'target', 'to') !== undefined
  )
    return []
  if (/^(?:deny|drop|block|reject)$/i.test(textAt(mapping, 'action') ?? '')) return []
  const isReplaced = value.kind === 'scalar' && /twilio\.com/i.test(value.text)
  return isReplaced ? [value] : [key, value]
}
