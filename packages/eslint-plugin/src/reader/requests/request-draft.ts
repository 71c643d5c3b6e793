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
  /** How many of the settings are the request's own. */
  readonly own: number
  readonly changes: InstanceChanges
  /** Credentials and headers that are set by calls: superagent's `.auth(user, password)`. */
  readonly calls: RequestCall[]
}

/** What happens to the instance that makes a request, besides the settings that it was made with. */
export interface InstanceChanges {
  /** Other code may give it settings that it was not made with: it leaves what is followed. */
  escapes: boolean
  /** Some of its settings are replaced: `api.defaults.auth = ...`. */
  replaced: boolean
  /** Its requests may be changed on their way: `api.interceptors.request.use(...)`. */
  intercepted: boolean
}

export type RequestCall =
  | { readonly kind: 'auth'; readonly username: Node | undefined; readonly password: Node | undefined }
  | { readonly kind: 'header'; readonly name: Node | undefined; readonly value: Node | undefined }
  /** What it sets is not known, nor whether it does. */
  | { readonly kind: 'other' }
