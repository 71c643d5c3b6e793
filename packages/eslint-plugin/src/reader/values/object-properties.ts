import type { TSESTree } from '@typescript-eslint/types'
import { memberName } from '../syntax/node.ts'

type Property = TSESTree.ObjectLiteralElement

/** What an object literal holds, by the names that its source spells out. */
interface Listing {
  /** Where the last property of a name stands. */
  readonly lastOf: ReadonlyMap<string, number>
  /** Where spreads, computed names and `__proto__` stand, the last first: they may give any name. */
  readonly open: readonly number[]
}

const listings = new WeakMap<TSESTree.ObjectExpression, Listing>()

/**
 * The properties of an object literal that may give a name, the last first, down to the last that is spelled so. An
 * object of many properties is asked for many names: it is listed once.
 */
export function* propertiesFor(object: TSESTree.ObjectExpression, name: string): Generator<Property> {
  const { lastOf, open } = listingOf(object)
  const named = lastOf.get(name) ?? -1
  for (const at of open) {
    if (at < named) break
    const property = object.properties[at]
    if (property !== undefined) yield property
  }
  const last = object.properties[named]
  if (last !== undefined) yield last
}

function listingOf(object: TSESTree.ObjectExpression): Listing {
  const known = listings.get(object)
  if (known !== undefined) return known
  const lastOf = new Map<string, number>()
  const open: number[] = []
  object.properties.forEach((property, at) => {
    const name = property.type === 'SpreadElement' ? undefined : memberName(property)
    if (name === undefined || name === '__proto__') open.push(at)
    else lastOf.set(name, at)
  })
  const listing = { lastOf, open: open.toReversed() }
  listings.set(object, listing)
  return listing
}
