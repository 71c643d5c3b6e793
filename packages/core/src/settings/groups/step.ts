import type { Node } from '../tree/node.ts'

/** One step from the root to a node: the collection, and the key or index in it. */
export interface Step {
  readonly in: Node
  readonly key: string | number
}
