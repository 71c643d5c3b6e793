import { entryOf, textAt } from '../tree/node.ts'
import type { Mapping, Node } from '../tree/node.ts'
import type { Step } from './step.ts'

/** A Kubernetes resource: a document, an item of a `List`, or a part of somebody else's file. */
export interface Resource {
  readonly node: Mapping
  readonly kind: string
  readonly name: string | undefined
  readonly namespace: string | undefined
}

/** The innermost resource that a place lies in. */
export function resourceAround(trail: readonly Step[]): Resource | undefined {
  for (const { in: node } of trail.toReversed()) {
    const kind = textAt(node, 'kind')
    if (node.kind !== 'mapping' || kind === undefined || !isResourceOf(node, kind)) continue
    const metadata = entryOf(node, 'metadata')?.value
    return { node, kind, name: textAt(metadata, 'name'), namespace: textAt(metadata, 'namespace') }
  }
  return undefined
}

/** Whether a node is a resource of a kind. */
export function isResourceOf(node: Node, kind: string): boolean {
  const isResource = entryOf(node, 'metadata') !== undefined || entryOf(node, 'apiVersion') !== undefined
  return isResource && textAt(node, 'kind') === kind
}
