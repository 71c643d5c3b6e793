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
  return scalarsOf(roots).flatMap((scalar) => {
    const raw = text.slice(scalar.start, scalar.end)
    const isOneLine = !/[\r\n]/.test(raw)
    const hosts = hostsIn(raw, scalar.start).filter((host) => isCompared?.(host) !== true)
    return hosts.map((place): HostLiteralFact => ({
      kind: 'host-literal',
      id: idOf(),
      span: spanOf(file, isOneLine ? scalar : place),
      host: text.slice(place.start, place.end),
      hostSpan: spanOf(file, place),
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

/** Every scalar of the tree that may hold a host that is asked, once, in the order of the text. */
function scalarsOf(roots: readonly Node[]): readonly Scalar[] {
  const found = new Set<Scalar>()
  const visited = new Set<Node>()
  const open: Node[] = [...roots]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visited.has(node)) continue
    visited.add(node)
    if (node.kind === 'scalar') {
      if (node.compared !== true) found.add(node)
    } else if (node.kind === 'sequence') for (const { value } of node.items) open.push(value)
    else open.push(...node.entries.flatMap((entry) => usedIn(entry, node)))
  }
  return [...found].toSorted((one, other) => one.start - other.start)
}

/** Of an entry what may be used. A host beside a host is replaced by it; what `pygrep` of pre-commit runs is a pattern. */
function usedIn({ key, value }: Entry, mapping: Mapping): readonly Node[] {
  if (namesRefusal(key.text)) return []
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
