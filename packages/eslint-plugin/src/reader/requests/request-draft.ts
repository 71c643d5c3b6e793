import type { Node } from '../syntax/node.ts'

/** A raw HTTP request, as its library is told of it. */
export interface RequestDraft {
  readonly node: Node
  /** The URL, where it is an argument of its own. */
  readonly url: Node | undefined
  /** Fixed by the function that is called (`axios.post`); else in the settings, else `defaultMethod`. */
  readonly method: string | undefined
  readonly defaultMethod: string
  /** Objects of settings, those that win first: of the request, then of the instance that makes it. */
  readonly settings: readonly Node[]
  /** Other code may have given the instance settings that are not seen. */
  readonly tainted: { value: boolean }
  /** Credentials and headers that are set by calls: superagent's `.auth(user, password)`. */
  readonly calls: RequestCall[]
}

export type RequestCall =
  | { readonly kind: 'auth'; readonly username: Node | undefined; readonly password: Node | undefined }
  | { readonly kind: 'header'; readonly name: Node | undefined; readonly value: Node | undefined }
