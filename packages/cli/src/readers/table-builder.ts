import { mappingOf } from '@regionguard/core/settings'
import type { Entry, Item, Mapping, Node, Place, Scalar, Unit } from '@regionguard/core/settings'

/** A stretch that cannot be taken out: the header of a table is not all of it. */
const fixed = (place: Place): Unit => ({ start: place.start, end: place.end, joint: 'none' })

/** What a key of a table is given: a value, or a table or a list of tables that later headers add to. */
type Child =
  | { readonly key: Scalar; readonly value: Node; readonly unit: Unit }
  | { readonly key: Scalar; readonly table: TableBuilder }
  | { readonly key: Scalar; readonly tables: TableBuilder[] }

/**
 * One table while its parts are still coming: headers and dotted keys add to it from anywhere in the file. Of a key
 * that is given twice the last counts, and is not edited: taking it out would bring the other back.
 */
export class TableBuilder {
  readonly #children = new Map<string, Child>()
  #place: Place

  /** @param place of the header or of the key that it was first named by */
  constructor(place: Place) {
    this.#place = place
  }

  /** `a.b.c = value`, in this table. */
  set(keys: readonly Scalar[], value: Node, unit: Unit): void {
    const key = keys.at(-1)
    if (key === undefined) return
    const table = this.#below(keys.slice(0, -1), unit)
    table.#cover(unit)
    const isAgain = table.#children.delete(key.text)
    table.#children.set(key.text, { key, value, unit: isAgain ? fixed(unit) : unit })
  }

  /** `[a.b.c]`: the table, made if it is not there. */
  table(keys: readonly Scalar[], place: Place): TableBuilder {
    return this.#below(keys, place)
  }

  /** `[[a.b.c]]`: a new item of the list of tables. */
  item(keys: readonly Scalar[], place: Place): TableBuilder {
    const key = keys.at(-1)
    const item = new TableBuilder(place)
    if (key === undefined) return item
    const parent = this.#below(keys.slice(0, -1), place)
    parent.#cover(place)
    const known = parent.#children.get(key.text)
    if (known !== undefined && 'tables' in known) known.tables.push(item)
    else parent.#children.set(key.text, { key, tables: [item] })
    return item
  }

  build(): Mapping {
    const entries = Array.from(this.#children.values(), (child): Entry => {
      const { key } = child
      if ('value' in child) return child
      if ('table' in child) {
        const value = child.table.build()
        return { key, value, unit: fixed(value) }
      }
      const items = child.tables.map((table): Item => {
        const value = table.build()
        return { value, unit: fixed(value) }
      })
      const value: Node = {
        kind: 'sequence',
        start: items[0]?.value.start ?? key.start,
        end: items.at(-1)?.value.end ?? key.end,
        items,
      }
      return { key, value, unit: fixed(value) }
    })
    return mappingOf(this.#place, entries)
  }

  /** The table that keys lead to; of a list of tables, its last. */
  #below(keys: readonly Scalar[], place: Place): TableBuilder {
    return keys.reduce<TableBuilder>((parent, key) => {
      parent.#cover(place)
      const known = parent.#children.get(key.text)
      if (known !== undefined && 'table' in known) return known.table
      const last = known !== undefined && 'tables' in known ? known.tables.at(-1) : undefined
      if (last !== undefined) return last
      const table = new TableBuilder(place)
      parent.#children.set(key.text, { key, table })
      return table
    }, this)
  }

  #cover({ start, end }: Place): void {
    this.#place = { start: Math.min(this.#place.start, start), end: Math.max(this.#place.end, end) }
  }
}
