import { absent, type RequestFact, textOf, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { Options } from '../clients/options.ts'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from '../values/evaluator.ts'
import { type Piece, piecesOf, type Shape, valueOfShape } from '../values/shape.ts'
import {
  credentials,
  type Credentials,
  headerCredentials,
  joinedCredentials,
  NO_CREDENTIALS,
  unknownCredentials,
} from './basic-auth.ts'
import type { RequestCall, RequestDraft } from './request-draft.ts'
import { type UrlParts, urlParts } from './url-parts.ts'

export interface ReadRequest {
  readonly url: UrlParts
  /** The pieces of the URL. */
  readonly urlShape: readonly Piece[]
  readonly method: RequestFact['method']
  readonly credentials: Credentials
}

/** What a request asks, of whom, as whom; undefined if its host is not known. */
export function readRequest(evaluator: Evaluator, draft: RequestDraft): ReadRequest | undefined {
  const settings = settingsOf(evaluator, draft)
  const pieces = urlPieces(evaluator, draft, settings)
  const url = pieces === undefined ? undefined : urlParts(pieces)
  if (pieces === undefined || url === undefined) return undefined
  return {
    url,
    urlShape: pieces,
    method: methodOf(draft, settings),
    credentials: credentialsOf(evaluator, draft, settings, url),
  }
}

/** The objects of settings, and whether the one argument of a function is the settings rather than the URL. */
function settingsOf(evaluator: Evaluator, draft: RequestDraft): readonly Options[] {
  const first = draft.url === undefined ? undefined : evaluator.shapeOf(draft.url)
  const settings = draft.changes.replaced ? draft.settings.slice(0, draft.own) : draft.settings
  const nodes = first?.kind === 'object' && draft.url !== undefined ? [draft.url, ...settings] : settings
  return nodes.filter((node) => !isFunctionLike(node)).map((node) => new Options(evaluator, node))
}

/** The callback of `https.request(url, callback)` stands where settings might. */
function isFunctionLike(node: Node): boolean {
  const inner = unwrap(node)
  return inner.type === 'ArrowFunctionExpression' || inner.type === 'FunctionExpression'
}

const URL_SETTINGS = ['url', 'uri'] as const
const BASE_SETTINGS = ['baseURL', 'prefixUrl', 'baseUrl'] as const

function urlPieces(
  evaluator: Evaluator,
  draft: RequestDraft,
  settings: readonly Options[],
): readonly Piece[] | undefined {
  const own = draft.url === undefined ? undefined : evaluator.shapeOf(draft.url)
  const url =
    own !== undefined && own.kind !== 'object' ? piecesOf(own) : settingPieces(settings, URL_SETTINGS)
  const [first] = url ?? []
  if (url !== undefined && first?.kind === 'literal' && /^\s*https?:/i.test(textOf(first))) return url
  const base = settingPieces(settings, BASE_SETTINGS)
  if (base !== undefined) return withBase(base, url ?? [])
  return url ?? hostPieces(settings)
}

function settingPieces(settings: readonly Options[], names: readonly string[]): readonly Piece[] | undefined {
  for (const options of settings) {
    for (const name of names) {
      const shape = options.shape(name)
      if (shape !== undefined && !isAbsent(shape)) return piecesOf(shape)
    }
  }
  return undefined
}

/** `baseURL` and a path, with one slash between them. */
function withBase(base: readonly Piece[], path: readonly Piece[]): readonly Piece[] {
  const last = base.at(-1)
  const [first] = path
  const endsOpen = last?.kind === 'literal' && textOf(last).endsWith('/')
  const beginsOpen = first?.kind === 'literal' && textOf(first).startsWith('/')
  const joined = endsOpen ? [...base.slice(0, -1), { ...last, text: textOf(last).replace(/\/+$/, '') }] : base
  const slash: Piece[] = beginsOpen || path.length === 0 ? [] : [{ kind: 'literal', text: '/', via: [] }]
  return [...joined, ...slash, ...path]
}

/** `https.request({ hostname, path })`. */
function hostPieces(settings: readonly Options[]): readonly Piece[] | undefined {
  const host = settingPieces(settings, ['hostname', 'host'])
  if (host === undefined) return undefined
  const path = settingPieces(settings, ['path', 'pathname']) ?? []
  return [{ kind: 'literal', text: 'https://', via: [] }, ...host, ...path]
}

function methodOf(draft: RequestDraft, settings: readonly Options[]): RequestFact['method'] {
  const fixed = draft.method ?? settledMethod(draft, settings)
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
  return methods.find((method) => method === fixed)
}

function settledMethod(draft: RequestDraft, settings: readonly Options[]): string | undefined {
  for (const options of settings) {
    const { value } = options.option('method')
    if (value.kind === 'literal') return textOf(value).toUpperCase()
    if (value.kind !== 'absent') return undefined
  }
  return draft.defaultMethod
}

// Credentials

function credentialsOf(
  evaluator: Evaluator,
  draft: RequestDraft,
  settings: readonly Options[],
  url: UrlParts,
): Credentials {
  if (draft.changes.intercepted || settings.some(hasHooks) || isMadeAnew(evaluator, draft.node))
    return unknownCredentials('a request that other code may change')
  const called = draft.calls.flatMap((call) => calledCredentials(evaluator, call) ?? [])
  const [only] = called
  if (only !== undefined)
    return called.length === 1 ? only : unknownCredentials('credentials that are set more than once')
  for (const options of settings) {
    const found = settingCredentials(evaluator, options)
    if (found !== undefined) return found
  }
  if (url.username.kind !== 'absent') return credentials(url.username, url.password)
  const { escapes, replaced } = draft.changes
  return escapes || replaced ? unknownCredentials('settings that other code may change') : NO_CREDENTIALS
}

/** What one call after the request was made says about credentials; undefined: nothing. */
function calledCredentials(evaluator: Evaluator, call: RequestCall): Credentials | undefined {
  switch (call.kind) {
    case 'other':
      return unknownCredentials('a header that is set later')
    case 'auth':
      return credentials(valueAt(evaluator, call.username), valueAt(evaluator, call.password))
    case 'header': {
      const name = call.name === undefined ? undefined : evaluator.textOf(call.name)
      if (name === undefined)
        return call.name === undefined ? undefined : headerOf(evaluator.shapeOf(call.name), evaluator)
      if (name.toLowerCase() !== 'authorization') return undefined
      return call.value === undefined
        ? unknownCredentials('an Authorization header')
        : headerCredentials(evaluator.shapeOf(call.value))
    }
  }
}

/** `hooks: { beforeRequest: [...] }` of got and ky. */
function hasHooks(options: Options): boolean {
  const hooks = options.shape('hooks')
  return hooks !== undefined && !isAbsent(hooks) && hooks.kind === 'object'
}

/** `new Request(...)` that is given new headers: `fetch(request, { headers })`, `request.headers.set(...)`. */
function isMadeAnew(evaluator: Evaluator, node: Node): boolean {
  if (node.type !== 'NewExpression') return false
  const { tree, bindings } = evaluator.program
  const declarator = tree.parentOf(tree.wrapped(node))
  const variable =
    declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
      ? bindings.variableOf(declarator.id)
      : undefined
  return [node, ...(variable === undefined ? [] : bindings.readsOf(variable))].some((use) => {
    const outer = tree.wrapped(use)
    const parent = tree.parentOf(outer)
    if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression')
      return parent.arguments[0] === outer && parent.arguments.length > 1
    const isHeaders = parent?.type === 'MemberExpression' && memberName(parent) === 'headers'
    const method = isHeaders ? tree.parentOf(parent) : undefined
    return method?.type === 'MemberExpression' && /^(?:set|append|delete)$/.test(memberName(method) ?? '')
  })
}

function valueAt(evaluator: Evaluator, node: Node | undefined): Value {
  return node === undefined ? absent() : evaluator.valueOf(node)
}

/** What an object of settings says about credentials; undefined: nothing. */
function settingCredentials(evaluator: Evaluator, options: Options): Credentials | undefined {
  const auth = options.shape('auth')
  if (auth === undefined) return unknownCredentials('settings that are not known')
  if (!isAbsent(auth)) return authCredentials(evaluator, auth)
  const username = options.option('username').value
  const password = options.option('password').value
  if (username.kind !== 'absent' || password.kind !== 'absent') return credentials(username, password)
  const headers = options.shape('headers')
  return headers === undefined || isAbsent(headers) ? undefined : headerOf(headers, evaluator)
}

/** `{ username, password }` of axios, `{ user, pass }` of request, `'user:password'` of Node. */
function authCredentials(evaluator: Evaluator, auth: Shape): Credentials {
  if (auth.kind !== 'object') {
    const isText = auth.kind === 'text' || (auth.kind === 'value' && auth.value.kind === 'literal')
    return isText
      ? joinedCredentials(piecesOf(auth))
      : unknownCredentials('credentials that are not known', auth.via)
  }
  const member = (...names: string[]): Value => {
    for (const name of names) {
      const value = valueOfShape(evaluator.memberOf(auth, name, undefined))
      if (value.kind !== 'absent') return value
    }
    return absent()
  }
  const username = member('username', 'user')
  const password = member('password', 'pass')
  return username.kind === 'absent' && password.kind === 'absent'
    ? unknownCredentials('credentials that are not known', auth.via)
    : credentials(username, password)
}

/** The `Authorization` among headers; undefined: there is none. */
function headerOf(headers: Shape, evaluator: Evaluator): Credentials | undefined {
  if (headers.kind !== 'object') return unknownCredentials('headers that are not known', headers.via)
  const names = new Set([
    'Authorization',
    'authorization',
    ...headers.node.properties.flatMap(authorizationName),
  ])
  for (const name of names) {
    const header = evaluator.memberOf(headers, name, undefined)
    if (!isAbsent(header)) return headerCredentials(header)
  }
  return undefined
}

function authorizationName(property: TSESTree.ObjectLiteralElement): string[] {
  const name = property.type === 'Property' ? memberName(property) : undefined
  return name?.toLowerCase() === 'authorization' ? [name] : []
}

function isAbsent(shape: Shape): boolean {
  return shape.kind === 'value' && shape.value.kind === 'absent'
}
