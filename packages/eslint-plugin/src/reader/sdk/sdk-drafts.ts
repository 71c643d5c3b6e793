import type { ClientDraft, OperationCall } from '../clients/client-draft.ts'
import { clientFact } from '../clients/client-fact.ts'
import { ClientThing } from '../clients/client-thing.ts'
import { constructedClient, contextClients } from '../clients/find-clients.ts'
import type { Thing } from '../flow/thing.ts'
import { operationResult } from '../keys/operation-result.ts'
import { resultDraft } from '../keys/result-fact.ts'
import { type ResultPlaces, resultThing } from '../keys/result-thing.ts'
import type { Draft, Scan } from '../scan.ts'
import type { Node } from '../syntax/node.ts'
import { sdkPath, sdkThing, type SdkVisitor } from './twilio-package.ts'

/** Everything that a file does with the SDK: clients, tokens, webhook validations, keys created, accounts fetched. */
export function sdkDrafts(scan: Scan, places: ResultPlaces): Draft[] {
  const drafts: Draft[] = []
  const clients: ClientDraft[] = []
  const seen = new Set<Node>()

  /** The same call is reached again where several ways lead to it. */
  const isNew = (node: Node): boolean => !seen.has(node) && seen.add(node).has(node)

  const resultOf = (client: ClientDraft, call: OperationCall): Thing | undefined => {
    const found = operationResult(client, call)
    if (found === undefined) return undefined
    const known = drafts.find((draft) => draft.node === call.call && draft.subject !== call.call)
    if (known !== undefined) return undefined
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
    accessToken: () => undefined,
    capabilityToken: () => undefined,
    webhookValidation: () => undefined,
  }
  scan.evaluator.isHarmlessCall = (call) => seen.has(call)
  for (const use of scan.modules) {
    const path = sdkPath(use.module)
    if (path === undefined) continue
    const thing = sdkThing(path, visitor)
    const exported = use.name === '*' || use.name === 'default' ? thing : thing.member(use.name, use.node)
    if (exported === undefined || exported === 'escapes') continue
    if (use.isDeclaration) scan.flow.followName(use.node, exported)
    else scan.flow.follow(use.node, exported)
  }
  for (const client of contextClients(scan.tree, scan.bindings, scan.functions, scan.evaluator)) {
    seen.add(client.node)
    scan.flow.follow(client.node, follow(client))
  }

  const sharedWrites = writesOfSeveral(clients)
  const context = { tree: scan.tree, evaluator: scan.evaluator, sharedWrites }
  for (const client of clients) {
    drafts.push({ node: client.node, subject: client, fact: (id) => clientFact(client, id, context) })
  }
  return drafts
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
