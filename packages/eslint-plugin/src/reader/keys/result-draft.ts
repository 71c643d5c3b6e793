import type { Node } from '../syntax/node.ts'

/** The answer to an operation that gives credentials: an API key just created, an account just fetched. */
export interface ResultDraft {
  readonly kind: 'key-creation' | 'account-fetch'
  readonly node: Node
  /** The draft of the client or request that asked; undefined where it is one of several. */
  by: object | undefined
  readonly text: string
  /** What becomes of the secret of a key; goes from `discarded` upwards as uses are found. */
  secret: 'discarded' | 'unknown' | 'kept'
}

export function noteSecret(draft: ResultDraft, secret: 'unknown' | 'kept'): void {
  if (draft.secret !== 'kept') draft.secret = secret
}
