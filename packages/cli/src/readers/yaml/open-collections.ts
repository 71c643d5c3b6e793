import { entryOf } from '@regionguard/core/settings'
import type { Mapping, Node, Place, Scalar, Sequence } from '@regionguard/core/settings'
import { TEMPLATE_OUTPUT } from './blank-templates.ts'

const WHY = 'the template may put it there'

/**
 * The mappings and lists into which the actions of a template put entries that nobody can read: those that an action
 * stands in, right before or right behind, and those with a name that an action makes. Where it may be one collection or
 * another, for only the indentation of the output would tell, it is both.
 *
 * @param text with the actions blanked
 * @param outputs actions that put something there, in the order of the text
 */
export function openCollections(
  text: string,
  roots: readonly Node[],
  outputs: readonly Place[],
): ReadonlyMap<Node, string> {
  const open = new Map<Node, string>()
  const finder = new Finder(text, open)
  const places = joined(text, outputs)
  for (const root of roots) {
    finder.look(
      root,
      places.filter((one) => finder.isAt(root, one)),
    )
  }
  return open
}

/** Those with only white space between them are one. */
function joined(text: string, outputs: readonly Place[]): readonly Place[] {
  const places: Place[] = []
  for (const { start, end } of outputs) {
    const last = places.at(-1)
    if (last !== undefined && text.slice(last.end, start).trim() === '')
      places[places.length - 1] = { start: last.start, end }
    else places.push({ start, end })
  }
  return places
}

class Finder {
  readonly #text: string
  readonly #open: Map<Node, string>
  readonly #visited = new Set<Node>()

  constructor(text: string, open: Map<Node, string>) {
    this.#text = text
    this.#open = open
  }

  /** Whether a place lies in a node, or only white space is between them. */
  isAt(node: Node, place: Place): boolean {
    if (place.start >= node.start && place.start < node.end) return true
    const between =
      place.start < node.start
        ? this.#text.slice(place.end, node.start)
        : this.#text.slice(node.end, place.start)
    return between.trim() === ''
  }

  look(node: Node, outputs: readonly Place[]): void {
    if (node.kind === 'scalar' || this.#visited.has(node)) return
    this.#visited.add(node)
    const children = (
      node.kind === 'sequence' ? node.items.map(({ value }) => value) : node.entries.map(({ value }) => value)
    ).filter(({ start, end }) => start >= node.start && end <= node.end)
    if (namesIn(node).some(({ text }) => text.includes(TEMPLATE_OUTPUT))) this.#open.set(node, WHY)
    const within = new Map<Node, Place[]>()
    for (const output of outputs) {
      const near = around(children, output)
      // Inside of a child it is the child's, and so it is right behind a key without a value.
      const isChilds = near.some(
        (child) =>
          (output.start >= child.start && output.start < child.end) ||
          (child.kind === 'scalar' &&
            child.empty === true &&
            child.end <= output.start &&
            this.isAt(child, output)),
      )
      if (!isChilds) this.#open.set(node, WHY)
      for (const child of near) {
        if (!this.isAt(child, output)) continue
        const list = within.get(child)
        if (list === undefined) within.set(child, [output])
        else list.push(output)
      }
    }
    for (const child of children) this.look(child, within.get(child) ?? [])
  }
}

/** The names that a collection gives: of a mapping the keys, of a list `NAME=value`, and `name` of its items. */
function namesIn(node: Sequence | Mapping): readonly Scalar[] {
  if (node.kind === 'mapping') return node.entries.map(({ key }) => key)
  return node.items.flatMap(({ value }) => {
    const name = value.kind === 'mapping' ? entryOf(value, 'name', 'key')?.value : value
    return name?.kind === 'scalar' ? [name] : []
  })
}

/** The last child that begins before a place, and the next one. */
function around(children: readonly Node[], { start }: Place): readonly Node[] {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((children[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return children.slice(Math.max(0, low - 1), low + 1)
}
