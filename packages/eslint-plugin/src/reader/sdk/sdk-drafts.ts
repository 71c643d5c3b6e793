import type { ClientDraft, OperationCall } from '../clients/client-draft.ts'
import { type ClientContext, clientFact } from '../clients/client-fact.ts'
import { ClientThing } from '../clients/client-thing.ts'
import { constructedClient, contextClients } from '../clients/find-clients.ts'
import type { EditTarget } from '../edits/edit-target.ts'
import type { Thing } from '../flow/thing.ts'
import { operationResult } from '../keys/operation-result.ts'
import type { ResultDraft } from '../keys/result-draft.ts'
import { resultDraft } from '../keys/result-fact.ts'
import { type ResultPlaces, resultThing } from '../keys/result-thing.ts'
import { followUse } from '../modules/module-uses.ts'
import { isMocked } from '../modules/mocked-modules.ts'
import type { Draft, Scan } from '../scan.ts'
import type { Node } from '../syntax/node.ts'
import { type AccessTokenDraft, accessTokenFact, accessTokenThing } from '../tokens/access-token.ts'
import { capabilityTokenFact } from '../tokens/capability-token.ts'
import { webhookValidationDraft } from '../webhooks/webhook-validation.ts'
import { writesTo } from '../values/property-writes.ts'
import { sdkPath, sdkThing, type SdkVisitor } from './twilio-package.ts'

/** Everything that a file does with the SDK: clients, tokens, webhook validations, keys created, accounts fetched. */
export function sdkDrafts(scan: Scan, places: ResultPlaces): Draft[] {
  const drafts: Draft[] = []
  const clients: ClientDraft[] = []
  const results = new Map<Node, ResultDraft>()
  const seen = new Set<Node>()

  /** The same call is reached again where several ways lead to it. */
  const isNew = (node: Node): boolean => {
    scan.evaluator.harmlessCalls.add(node)
    return !seen.has(node) && seen.add(node).has(node)
  }

  const resultOf = (client: ClientDraft, call: OperationCall): Thing | undefined => {
    const found = operationResult(client, call)
    if (found === undefined) return undefined
    const known = results.get(call.call)
    if (known !== undefined) {
      if (known.by !== client) known.by = undefined
      return undefined
    }
    results.set(call.call, found.result)
    drafts.push(resultDraft(found.result, scan))
    const thing = resultThing(found.result, places, found.shape)
    intoCallback(scan, call, thing)
    return thing
  }

  const follow = (client: ClientDraft): Thing => {
    clients.push(client)
    return new ClientThing(client, scan.tree, resultOf)
  }

  const visitor: SdkVisitor = {
    client: (node) => (isNew(node) ? follow(constructedClient(node)) : undefined),
    accessToken: (node) => {
      if (!isNew(node)) return undefined
      const token: AccessTokenDraft = { node, writes: [] }
      const writes = token.writes
      drafts.push({
        node,
        subject: token,
        target: { kind: 'access-token', call: node, optionsAt: 3, writes },
        fact: (id) => accessTokenFact(scan, token, id),
      })
      return accessTokenThing(token, scan.tree)
    },
    capabilityToken: (node) => {
      if (isNew(node)) drafts.push({ node, subject: node, fact: (id) => capabilityTokenFact(scan, node, id) })
    },
    webhookValidation: (node, kind) => {
      if (!isNew(node)) return
      const draft = webhookValidationDraft(scan, node, kind)
      if (draft !== undefined) drafts.push(draft)
    },
  }
  for (const use of scan.modules) {
    const path = sdkPath(use.module)
    // What a test puts in the place of the SDK, only the test knows.
    if (path === undefined || isMocked(scan.tree, use.module)) continue
    followUse(scan.flow, use, sdkThing(path, visitor), use.name === '*' || use.name === 'default')
  }
  for (const node of platformSdk(scan)) scan.flow.follow(node, sdkThing('', visitor))
  for (const client of contextClients(scan.tree, scan.bindings, scan.functions, scan.evaluator)) {
    scan.evaluator.harmlessCalls.add(client.node)
    scan.flow.follow(client.node, follow(client))
  }

  const sharedWrites = writesOfSeveral(clients)
  const { tree, evaluator, conditions } = scan
  const stray = once(() => strayWrites(scan, clients))
  const context: ClientContext = {
    tree,
    evaluator,
    conditions,
    sharedWrites,
    strayWrite: (option) => stray()[option],
  }
  for (const client of clients) {
    drafts.push({
      node: client.node,
      subject: client,
      target: clientTarget(client),
      fact: (id) => clientFact(client, id, context),
    })
  }
  return drafts
}

function clientTarget(client: ClientDraft): EditTarget {
  const { construction, node: call, writes } = client
  return construction === 'constructor'
    ? { kind: 'client', call, optionsAt: 2, writes }
    : { kind: 'context-client', call, optionsAt: 0, writes }
}

/** Assignments to options that were not followed from a client, and are not known to be of something else. */
function strayWrites(
  { tree, evaluator }: Scan,
  clients: readonly ClientDraft[],
): Record<'region' | 'edge', Node | undefined> {
  const followed = new Set(clients.flatMap(({ writes }) => writes.map(({ node }) => node)))
  const strayTo = (option: string): Node | undefined =>
    writesTo(evaluator, option).find((member) => {
      const assignment = tree.parentOf(tree.wrapped(member))
      return assignment === undefined || !followed.has(assignment)
    })
  return { region: strayTo('region'), edge: strayTo('edge') }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Assignments that meet several clients, one or the other: `client.region = ...` where `client` is one of two. */
function writesOfSeveral(clients: readonly ClientDraft[]): ReadonlySet<Node> {
  const once = new Set<Node>()
  const several = new Set<Node>()
  for (const client of clients) {
    for (const { node } of client.writes) (once.has(node) ? several : once).add(node)
  }
  return several
}

/** Callbacks of older code: `client.keys.create({}, (error, key) => ...)`, `accounts.each((account) => ...)`. */
function intoCallback(scan: Scan, call: OperationCall, thing: Thing): void {
  const each = call.kind === 'resource' && call.operation === 'each'
  for (const argument of call.call.arguments) {
    const fn = scan.functions.functionOf(argument)
    if (fn === undefined) continue
    scan.flow.intoParameter(fn, each ? 0 : 1, thing)
    return
  }
}

/**
 * In Twilio Functions the SDK is there as the global `Twilio`.
 * Source: https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
 */
function platformSdk(scan: Scan): Node[] {
  const isGlobalSdk = (node: Node): boolean => scan.bindings.isGlobal(node, 'Twilio')
  const uses = scan.tree
    .all('MemberExpression')
    .flatMap(({ object }) => (isGlobalSdk(object) ? [object] : []))
  const isFunction =
    uses.length > 0 && scan.tree.functions().some((fn) => scan.evaluator.isFunctionsContext(fn))
  return isFunction ? uses : []
}
