import type { ReaderContext } from '../reader.ts'
import type { Mapping, Node, Place } from '../tree/node.ts'

/** A file of settings as its parser gives it. */
export interface GroupInput {
  readonly file: string
  readonly text: string
  readonly roots: readonly Node[]
  readonly merged: ReadonlySet<Node>
  readonly within: ReadonlyMap<Node, readonly Mapping[]>
  readonly apart: ReadonlySet<Node>
  readonly open: ReadonlyMap<Node, string>
  readonly comments: readonly Place[]
  readonly flat: boolean
  readonly context: ReaderContext
  /** The block of a template that an offset lies in; settings of an inner block are there only sometimes. */
  readonly blockAt: (offset: number) => number
  /** The text was a template, and the tree is what could be read of it. */
  readonly isTemplate: boolean
}
