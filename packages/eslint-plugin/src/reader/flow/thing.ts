import type { Node } from '../syntax/node.ts'

/**
 * Something that the reader follows forwards through a program, from where it comes to be to everything that is done
 * with it: the SDK, a client, one of its resources, the answer to a request.
 */
export interface Thing {
  /** Two things of the same key are the same: what tells a loop. */
  readonly key: string
  /** A member of it that is worth following; `escapes` if it can be anything; undefined if it is of no interest. */
  member(name: string | undefined, node: Node): Thing | 'escapes' | undefined
  /** What calling it gives. */
  call?(call: Node): Thing | 'escapes' | undefined
  /** What constructing it with `new` gives, or with `super(...)` for a subclass. */
  construct?(node: Node): Thing | undefined
  /** A member of it is assigned: `client.region = 'ie1'`. */
  assigned?(name: string | undefined, target: Node): void
  /** Any of its members may be written by a call: `Object.assign(client, values)`. */
  overwritten?(call: Node): void
  /** Reads the thing at a place where nothing more is done with it than looking at it whole: `console.log(client)`. */
  shown?(node: Node): void
  /** It leaves what can be followed. */
  escaped(how: 'exported' | 'passed-on', node: Node): void
  /** An element of it, if it is a list: `for (const x of it)`, `it.map((x) => ...)`. */
  element?(): Thing
  /** A place that has been reached: where an expression evaluates to it. */
  reached?(node: Node): void
}

/** An object that has the thing at a key: `{ client }`, `this` of the class that has it as a field. */
export function within(key: string, inner: Thing): Thing {
  return {
    key: `{${key}}${inner.key}`,
    member: (name) => (name === undefined ? 'escapes' : name === key ? inner : undefined),
    escaped: (how, node) => {
      inner.escaped(how, node)
    },
  }
}

/** A list that has the thing at an index: what its methods do with it is not followed. */
export function inList(index: string, inner: Thing): Thing {
  const list = within(index, inner)
  return {
    ...list,
    member: (name, node) =>
      name === undefined || name === index || name === 'length' || /^\d+$/.test(name)
        ? list.member(name, node)
        : 'escapes',
  }
}

/** A function that returns the thing. */
export function returning(inner: Thing): Thing {
  return {
    key: `()=>${inner.key}`,
    member: () => undefined,
    call: () => inner,
    escaped: (how, node) => {
      inner.escaped(how, node)
    },
  }
}

/** What a getter gives whose function is the thing. */
export function gotFrom(member: Node, thing: Thing): Thing | undefined {
  const result = thing.call?.(member)
  return result === 'escapes' ? undefined : result
}
