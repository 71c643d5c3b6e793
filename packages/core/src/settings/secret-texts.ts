import { literal, mayHoldSecrets, secretsInText } from '../index.ts'
import type { NamedSecretFact } from '../index.ts'
import { spanOf } from './groups/setting-value.ts'
import type { Node, Place, Scalar } from './tree/node.ts'

/**
 * The secrets that stand beside their SID or their name within one text: in a URL, in `curl -u`, in an authorization
 * header, in a command, in a file within a file. A finding about one stands where its setting does; in a text of several lines, at the line.
 *
 * @param text of the file
 * @param isKnown whether a setting that is known as a credential by its name covers a place
 */
export function secretTexts(
  file: string,
  text: string,
  roots: readonly Node[],
  isKnown: (place: Place) => boolean,
  idOf: () => string,
): readonly NamedSecretFact[] {
  if (!mayHoldSecrets(text)) return []
  return textsOf(roots).flatMap(({ scalar, setting }): readonly NamedSecretFact[] => {
    const raw = text.slice(scalar.start, scalar.end)
    const isOneLine = !/[\r\n]/.test(raw)
    return secretsInText(raw).flatMap(({ role, secret, by, start, end }): readonly NamedSecretFact[] => {
      const place = isOneLine ? setting : { start: scalar.start + start, end: scalar.start + end }
      if (by === 'name' && isKnown(place)) return []
      const span = spanOf(file, place)
      const value = literal(secret, [span], 'secret')
      return [{ kind: 'named-secret', id: idOf(), span, name: 'URL', role, value, twilio: true }]
    })
  })
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
