import type { TSESTree } from '@typescript-eslint/types'
import { parseTwilioHost, type RequestFact, type Span } from '@regionguard/core'
import { ACCOUNTS, KEYS } from '../keys/operation-result.ts'
import type { ResultDraft } from '../keys/result-draft.ts'
import { resultDraft } from '../keys/result-fact.ts'
import { chainText } from '../clients/client-thing.ts'
import { followUse } from '../modules/module-uses.ts'
import type { Draft, Scan } from '../scan.ts'
import { isWrapper, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { hiddenSecret } from '../values/hidden-secret.ts'
import { writtenHosts } from './host-literals.ts'
import { httpLibrary, libraryThing, PLATFORM_FETCH } from './http-libraries.ts'
import type { RequestDraft } from './request-draft.ts'
import { readRequest, type ReadRequest } from './read-request.ts'

/** Every raw HTTP request to Twilio, whatever library makes it. */
export function requestDrafts(scan: Scan): Draft[] {
  const found = new Map<Node, RequestDraft>()
  const note = (draft: RequestDraft): void => {
    if (!found.has(draft.node)) found.set(draft.node, draft)
    scan.evaluator.harmlessCalls.add(draft.node)
  }
  for (const use of scan.modules) {
    const library = httpLibrary(use.module)
    if (library === undefined) continue
    const thing = libraryThing(library, use.module, scan.tree, note)
    const isWhole = use.name === '*' || use.name === 'default' || use.name === 'axios' || use.name === 'got'
    followUse(scan.flow, use, thing, isWhole)
  }
  const platform = libraryThing(PLATFORM_FETCH, 'fetch', scan.tree, note)
  for (const node of [...scan.tree.all('CallExpression'), ...scan.tree.all('NewExpression')]) {
    if (isPlatformRequest(scan, node)) platform.call?.(node)
  }
  return [...found.values()].flatMap((draft) => twilioRequest(scan, draft))
}

/** `fetch(...)`, `window.fetch(...)`, `new Request(...)`, where the names are the platform's. */
function isPlatformRequest(scan: Scan, node: Extract<Node, { callee: Node }>): boolean {
  const callee = unwrap(node.callee)
  const name = node.type === 'NewExpression' ? 'Request' : 'fetch'
  if (callee.type === 'Identifier') {
    return callee.name === name
      ? scan.bindings.isGlobal(callee, name)
      : callee.name === '$fetch' && scan.bindings.isGlobal(callee, '$fetch')
  }
  if (
    callee.type !== 'MemberExpression' ||
    callee.property.type !== 'Identifier' ||
    callee.property.name !== name
  ) {
    return false
  }
  const object = unwrap(callee.object)
  return ['globalThis', 'window', 'self', 'global'].some((each) => scan.bindings.isGlobal(object, each))
}

function twilioRequest(scan: Scan, draft: RequestDraft): Draft[] {
  const url = readRequest(scan.evaluator, draft)
  const host = url === undefined ? undefined : parseTwilioHost(url.url.host)
  if (url === undefined || host === undefined) return []
  const subject = { draft }
  const request: Draft = {
    node: draft.node,
    subject,
    fact: (id) => {
      const read = readRequest(scan.evaluator, draft) ?? url
      return requestFact(scan, draft, read, id, host.product)
    },
  }
  const result = resultOf(scan, draft, url, subject)
  return result === undefined ? [request] : [request, resultDraft(result, scan)]
}

function requestFact(
  scan: Scan,
  draft: RequestDraft,
  read: ReadRequest,
  id: string,
  product: string,
): RequestFact {
  const { url, method, credentials } = read
  const conditions = scan.conditions.of(draft.node)
  return {
    kind: 'request',
    id,
    span: scan.evaluator.span(draft.node),
    product,
    ...(method === undefined ? {} : { method }),
    ...(url.path === undefined ? {} : { path: url.path }),
    host: url.host,
    hostSpan: hostSpanOf(scan, draft, read),
    username: credentials.username,
    password: hiddenSecret(credentials.password),
    places: credentials.places,
    account: url.account,
    ...(conditions === undefined ? {} : { conditions }),
  }
}

/** The host name in the literal that holds it; where none does, the expression of the URL. */
function hostSpanOf(scan: Scan, draft: RequestDraft, read: ReadRequest): Span {
  const texts = textsOf(scan.tree)
  const holders = new Set(
    read.urlShape
      .flatMap((piece) => piece.via)
      .flatMap(({ file, start, end }) => {
        const node = file === scan.file ? texts.get(`${String(start)}:${String(end)}`) : undefined
        return node === undefined ? [] : [node]
      }),
  )
  const host = read.url.host.toLowerCase()
  const written = [...holders]
    .sort((one, other) => one.type.localeCompare(other.type) || one.range[0] - other.range[0])
    .flatMap((holder) => writtenHosts(scan, holder).filter((each) => each.host.toLowerCase() === host))
  return written[0]?.span ?? scan.evaluator.span(draft.url ?? draft.settings[0] ?? draft.node)
}

type Text = TSESTree.Literal | TSESTree.TemplateLiteral

const textsOfTrees = new WeakMap<Tree, ReadonlyMap<string, Text>>()

/** The texts of a program by their place. */
function textsOf(tree: Tree): ReadonlyMap<string, Text> {
  let texts = textsOfTrees.get(tree)
  if (texts === undefined) {
    const all: Text[] = [...tree.all('Literal'), ...tree.all('TemplateLiteral')]
    texts = new Map(all.map((text) => [`${String(text.range[0])}:${String(text.range[1])}`, text]))
    textsOfTrees.set(tree, texts)
  }
  return texts
}

/** A request that creates a key or fetches an account. Only a result that nobody takes is surely lost. */
function resultOf(
  scan: Scan,
  draft: RequestDraft,
  { url, method }: ReadRequest,
  by: object,
): ResultDraft | undefined {
  const path = url.path ?? ''
  const product = parseTwilioHost(url.host)?.product
  const isKey = method === 'POST' && KEYS.test(path) && (product === 'api' || product === 'iam')
  const isAccount = (method === 'GET' || method === 'POST') && ACCOUNTS.test(path) && product === 'api'
  if (!isKey && !isAccount) return undefined
  const text = chainText('callee' in draft.node ? draft.node.callee : draft.node)
  const secret = isResultUnused(scan, draft.node) ? 'discarded' : 'unknown'
  return { kind: isKey ? 'key-creation' : 'account-fetch', node: draft.node, by, text, secret }
}

function isResultUnused(scan: Scan, call: Node): boolean {
  if (call.type === 'NewExpression') return false
  // A callback gets the answer.
  if (
    call.type === 'CallExpression' &&
    call.arguments.some((argument) => scan.functions.functionOf(argument) !== undefined)
  ) {
    return false
  }
  let parent = scan.tree.parentOf(call)
  while (parent !== undefined && (isWrapper(parent) || parent.type === 'AwaitExpression'))
    parent = scan.tree.parentOf(parent)
  return parent?.type === 'ExpressionStatement'
}
