import type { Thing } from '../flow/thing.ts'
import type { Node } from '../syntax/node.ts'
import { noteSecret, type ResultDraft } from './result-draft.ts'

/** Where expressions evaluate to a result: `key` in `key.secret`. */
export type ResultPlaces = Map<Node, Set<ResultDraft>>

/**
 * Follows the answer to an operation: an API key or an account, or a list or page of accounts.
 *
 * @param places notes every expression that evaluates to the answer
 */
export function resultThing(
  draft: ResultDraft,
  places: ResultPlaces,
  shape: 'one' | 'list' | 'page' = 'one',
): Thing {
  const one = (): Thing => resultThing(draft, places)
  return {
    key: `${draft.kind}@${String(draft.node.range[0])}:${String(draft.node.range[1])} ${shape}`,
    member: (name) => {
      if (name === undefined || name === 'toJSON') {
        noteSecret(draft, 'unknown')
        return undefined
      }
      // `createWithHttpInfo` gives the resource as the body of the answer.
      if (name === 'body') return one()
      if (shape === 'page') return name === 'instances' ? resultThing(draft, places, 'list') : undefined
      if (name === 'secret') noteSecret(draft, 'kept')
      return undefined
    },
    ...(shape === 'list' ? { element: one } : {}),
    // `console.log(key)` prints the secret: whoever runs the script has it.
    shown: () => {
      noteSecret(draft, 'kept')
    },
    escaped: () => {
      noteSecret(draft, 'unknown')
    },
    reached: (node) => {
      if (shape !== 'one') return
      const known = places.get(node)
      if (known === undefined) places.set(node, new Set([draft]))
      else known.add(draft)
    },
  }
}
