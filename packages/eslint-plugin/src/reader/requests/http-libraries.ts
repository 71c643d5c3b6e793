import type { TSESTree } from '@typescript-eslint/types'
import type { Thing } from '../flow/thing.ts'
import { memberName, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { InstanceChanges, RequestCall, RequestDraft } from './request-draft.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** How a package makes requests. */
export interface HttpLibrary {
  /** The function (or class) of each name that makes a request; `''` is the export itself. */
  readonly functions: Readonly<Record<string, RequestFunction>>
  /** Functions that make an instance with settings of its own: `axios.create({ auth })`. */
  readonly makers: readonly string[]
  /** Members through which settings are changed for all requests: `axios.defaults.auth = ...`. */
  readonly changers: readonly string[]
}

export interface RequestFunction {
  /** Fixed by the name: `post`. */
  readonly method?: string
  readonly defaultMethod?: string
  /** Positions of the arguments: `url` is left out where the settings hold it. */
  readonly url?: number
  readonly settings?: number
  /** `superagent.get(url)` gives a request that is built further; so does Node's own, without a chain. */
  readonly built?: 'chain' | 'object'
}

function methods(
  names: readonly string[],
  rest: Omit<RequestFunction, 'method'>,
): Record<string, RequestFunction> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      { ...rest, method: name === 'del' ? 'DELETE' : name.replace(/Form$/, '').toUpperCase() },
    ]),
  )
}

const FETCH: HttpLibrary = {
  functions: { '': { url: 0, settings: 1 }, fetch: { url: 0, settings: 1 } },
  makers: [],
  changers: [],
}

const OFETCH: HttpLibrary = {
  functions: {
    '': { url: 0, settings: 1 },
    ofetch: { url: 0, settings: 1 },
    $fetch: { url: 0, settings: 1 },
  },
  makers: ['create'],
  changers: [],
}

const NEEDLE: HttpLibrary = {
  functions: {
    ...methods(['get', 'head'], { url: 0, settings: 1 }),
    ...methods(['post', 'put', 'patch', 'delete'], { url: 0, settings: 2 }),
  },
  makers: [],
  changers: [],
}

const AXIOS: HttpLibrary = {
  functions: {
    '': { url: 0, settings: 1 },
    request: { settings: 0 },
    ...methods(['get', 'delete', 'head', 'options'], { url: 0, settings: 1 }),
    ...methods(['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'], { url: 0, settings: 2 }),
  },
  makers: ['create'],
  changers: ['defaults', 'interceptors'],
}

const GOT: HttpLibrary = {
  functions: {
    '': { url: 0, settings: 1 },
    ...methods(['get', 'post', 'put', 'patch', 'head', 'delete'], { url: 0, settings: 1 }),
    stream: { url: 0, settings: 1 },
  },
  makers: ['extend', 'create'],
  changers: ['defaults'],
}

const UNDICI: HttpLibrary = {
  functions: {
    request: { url: 0, settings: 1 },
    fetch: { url: 0, settings: 1 },
    stream: { url: 0, settings: 1 },
  },
  makers: [],
  changers: [],
}

const NODE_HTTP: HttpLibrary = {
  functions: {
    request: { url: 0, settings: 1, built: 'object' },
    get: { url: 0, settings: 1, method: 'GET' },
  },
  makers: [],
  changers: [],
}

const SUPERAGENT: HttpLibrary = {
  functions: methods(['get', 'post', 'put', 'patch', 'head', 'delete', 'del'], { url: 0, built: 'chain' }),
  makers: [],
  changers: [],
}

/** `request` and its promise versions: no longer kept, still in many applications. */
const REQUEST: HttpLibrary = {
  functions: {
    '': { url: 0, settings: 1 },
    ...methods(['get', 'post', 'put', 'patch', 'head', 'del', 'delete'], { url: 0, settings: 1 }),
  },
  makers: ['defaults'],
  changers: [],
}

const LIBRARIES: readonly (readonly [module: RegExp, library: HttpLibrary])[] = [
  [/^(node-fetch|cross-fetch|isomorphic-fetch|whatwg-fetch|node-fetch-native|make-fetch-happen)$/, FETCH],
  [/^ofetch$/, OFETCH],
  [/^needle$/, NEEDLE],
  [/^axios$/, AXIOS],
  [/^(got|ky|ky-universal)$/, GOT],
  [/^undici$/, UNDICI],
  [/^(node:)?https?$/, NODE_HTTP],
  [/^superagent$/, SUPERAGENT],
  [/^(request|request-promise|request-promise-native)$/, REQUEST],
]

export function httpLibrary(module: string): HttpLibrary | undefined {
  const name = module.replace(/^npm:/, '').replace(/(?<=.)@[^/]*$/, '')
  return LIBRARIES.find(([pattern]) => pattern.test(name))?.[1]
}

export const PLATFORM_FETCH: HttpLibrary = FETCH

/** One instance of a library: the package itself, or what `axios.create(settings)` made. */
interface Instance {
  readonly key: string
  readonly settings: readonly Node[]
  readonly changes: InstanceChanges
}

/** Follows a library through a file, to the requests that it makes. */
export function libraryThing(
  library: HttpLibrary,
  key: string,
  tree: Tree,
  found: (draft: RequestDraft) => void,
): Thing {
  return instanceThing(library, { key, settings: [], changes: unchanged() }, tree, found)
}

function instanceThing(
  library: HttpLibrary,
  instance: Instance,
  tree: Tree,
  found: (draft: RequestDraft) => void,
): Thing {
  const requests = (name: string, call: Node): Thing | undefined => {
    const how = library.functions[name]
    if (how === undefined || (call.type !== 'CallExpression' && call.type !== 'NewExpression'))
      return undefined
    const draft = draftOf(how, call, instance)
    if (draft === undefined) return undefined
    found(draft)
    if (how.built === 'chain') return chainThing(draft)
    return how.built === 'object' ? objectThing(draft) : undefined
  }
  return {
    key: instance.key,
    call: (call) => requests('', call),
    member: (name, node) => {
      if (name === undefined) return undefined
      if (name === 'default' || name === 'axios' || name === 'got')
        return instanceThing(library, instance, tree, found)
      if (library.changers.includes(name)) {
        noteChange(instance.changes, name, node, tree)
        return undefined
      }
      if (library.makers.includes(name)) {
        return simpleThing(`${instance.key}.${name}`, (call) => {
          if (call.type !== 'CallExpression') return undefined
          const made: Instance = {
            key: `${instance.key}@${String(call.range[0])}`,
            settings: [...call.arguments, ...instance.settings],
            changes: hasChanges(instance.changes) ? instance.changes : unchanged(),
          }
          return instanceThing(library, made, tree, found)
        })
      }
      return Object.hasOwn(library.functions, name)
        ? simpleThing(`${instance.key}.${name}`, (call) => requests(name, call))
        : undefined
    },
    // Whoever is given an instance may set its defaults or add interceptors.
    escaped: () => {
      if (instance.settings.length > 0) instance.changes.escapes = true
    },
  }
}

function simpleThing(key: string, call: (node: Node) => Thing | undefined): Thing {
  return { key, call, member: () => undefined, escaped: () => undefined }
}

function unchanged(): InstanceChanges {
  return { escapes: false, replaced: false, intercepted: false }
}

function hasChanges({ escapes, replaced, intercepted }: InstanceChanges): boolean {
  return escapes || replaced || intercepted
}

/** `axios.defaults.auth = ...`, `axios.interceptors.request.use(...)`: anything but looking at it. */
function noteChange(changes: InstanceChanges, changer: string, node: Node, tree: Tree): void {
  const names: (string | undefined)[] = []
  let below = node
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'MemberExpression' && up.object === below) {
      names.push(memberName(up))
      below = up
      continue
    }
    const isChange =
      up.type === 'AssignmentExpression'
        ? up.left === below
        : up.type === 'CallExpression' &&
          (up.callee === below || up.arguments.some((argument) => argument === below))
    if (!isChange) return
    if (changer === 'interceptors') changes.intercepted ||= names[0] !== 'response'
    else changes.replaced ||= matters(names)
    return
  }
}

/** Which of the defaults say where a request goes, and as whom: not `timeout`, nor `headers.common['User-Agent']`. */
function matters([name, ...rest]: readonly (string | undefined)[]): boolean {
  if (name !== 'headers') return name === undefined || /^(?:url|baseURL|prefixUrl|auth|options)$/.test(name)
  const header = rest.at(-1)
  return header === undefined || /^(?:authorization|common|get|post|put|patch|delete)$/i.test(header)
}

function draftOf(how: RequestFunction, call: Call, instance: Instance): RequestDraft | undefined {
  const spread = call.arguments.some((argument) => argument.type === 'SpreadElement')
  if (spread) return undefined
  const url = how.url === undefined ? undefined : call.arguments[how.url]
  const own = how.settings === undefined ? undefined : call.arguments[how.settings]
  return {
    node: call,
    url,
    method: how.method,
    defaultMethod: how.defaultMethod ?? 'GET',
    settings: [...(own === undefined ? [] : [own]), ...instance.settings],
    own: own === undefined ? 0 : 1,
    changes: instance.changes,
    calls: [],
  }
}

/** superagent: `.auth(user, password)`, `.set('Authorization', header)`, until it is awaited or sent. */
function chainThing(draft: RequestDraft): Thing {
  const key = `request@${String(draft.node.range[0])}`
  const self: Thing = {
    key,
    member: (name) => {
      if (name === undefined) return undefined
      return simpleThing(`${key}.${name}`, (call) => {
        if (call.type !== 'CallExpression') return undefined
        const noted = callOf(name, call)
        if (noted !== undefined) draft.calls.push(noted)
        return self
      })
    },
    escaped: () => {
      draft.changes.escapes = true
    },
  }
  return self
}

/** What Node's `https.request` returns: `.setHeader('Authorization', header)` may come at any time before it is sent. */
function objectThing(draft: RequestDraft): Thing {
  const key = `request@${String(draft.node.range[0])}`
  return {
    key,
    member: (name) => {
      if (name !== undefined && /^(?:set|append)Headers?$/.test(name)) draft.calls.push({ kind: 'other' })
      return undefined
    },
    escaped: () => undefined,
  }
}

function callOf(name: string, call: TSESTree.CallExpression): RequestCall | undefined {
  const [first, second] = call.arguments
  if (name === 'auth') return { kind: 'auth', username: first, password: second }
  if (name === 'use') return { kind: 'other' }
  return name === 'set' ? { kind: 'header', name: first, value: second } : undefined
}
