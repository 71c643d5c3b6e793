import {
  absent,
  type ClientFact,
  type Operation,
  parseTwilioHost,
  type Span,
  textOf,
  unknown,
  type Value,
} from '@regionguard/core'
import { endpointOf, fullSteps } from '../operations/resource-path.ts'
import { urlParts } from '../requests/url-parts.ts'
import { piecesOf } from '../values/shape.ts'
import type { DeploymentConditions } from '../flow/deployment-conditions.ts'
import { followsUnconditionally } from '../syntax/conditions.ts'
import type { Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Evaluator } from '../values/evaluator.ts'
import { hiddenSecret } from '../values/hidden-secret.ts'
import { CLIENT_OPTIONS, type ClientDraft, type ClientOption, type OperationCall } from './client-draft.ts'
import { chainText } from './client-thing.ts'
import { type OptionValue, Options } from './options.ts'

/** What the fact of a client needs to know of other clients. */
export interface ClientContext {
  readonly tree: Tree
  readonly evaluator: Evaluator
  readonly conditions: DeploymentConditions
  /** Assignments that may meet another client instead. */
  readonly sharedWrites: ReadonlySet<Node>
  /** An assignment to the `region` or `edge` of something that was not told from a client, if there is one. */
  readonly strayWrite: (option: 'region' | 'edge') => Node | undefined
}

export function clientFact(draft: ClientDraft, id: string, context: ClientContext): ClientFact {
  const { evaluator } = context
  const options = new Options(evaluator, draft.options)
  const settings = withWrites(draft, context, {
    username: argument(evaluator, draft, draft.username),
    password: argument(evaluator, draft, draft.password),
    accountSid: draft.spreadArguments ? spread() : options.option('accountSid'),
    region: draft.spreadArguments ? spread() : options.option('region'),
    edge: draft.spreadArguments ? spread() : options.option('edge'),
  })
  const given = draft.construction === 'constructor' ? withOwnEnvironment(options, settings) : settings
  const hasHttpClient = options.declares('httpClient') && options.option('httpClient').value.kind !== 'absent'
  const operations = draft.calls
    .toSorted((a, b) => a.call.range[0] - b.call.range[0] || a.call.range[1] - b.call.range[1])
    .map((call) => operationOf(call, evaluator))
  const places: Partial<Record<ClientOption, Span>> = {}
  for (const option of CLIENT_OPTIONS) {
    const { place } = given[option]
    if (place !== undefined) places[option] = place
  }
  const conditions = context.conditions.of(draft.node)
  return {
    kind: 'client',
    id,
    span: evaluator.span(draft.node),
    sdk: 'node',
    construction: draft.construction,
    username: given.username.value,
    password: hiddenSecret(given.password.value),
    accountSid: given.accountSid.value,
    region: given.region.value,
    edge: given.edge.value,
    places,
    operations: {
      list: operations.filter((operation) => operation !== undefined),
      complete: !draft.incomplete && operations.every((operation) => operation !== undefined),
    },
    escapes: draft.escapes,
    rerouted: draft.rerouted || hasHttpClient,
    ...(hasHttpClient && namesEmulator(context.tree) && { emulated: true }),
    ...(conditions === undefined ? {} : { conditions }),
  }
}

/** The module whose `requestClient` answers for Twilio in the same process. */
const EMULATOR = '@regionguard/emulator/twilio'

function namesEmulator(tree: Tree): boolean {
  return tree.all('Literal').some(({ value }) => value === EMULATOR)
}

type Settings = Record<ClientOption, OptionValue>

function spread(): OptionValue {
  return { value: unknown('arguments that are spread'), place: undefined }
}

function argument(evaluator: Evaluator, draft: ClientDraft, node: Node | undefined): OptionValue {
  if (node === undefined) return draft.spreadArguments ? spread() : { value: absent(), place: undefined }
  const value = evaluator.valueOf(node)
  return { value, place: evaluator.span(node) }
}

/** `client.region = 'ie1'`: the option, if it surely happens; else nobody knows. */
function withWrites(draft: ClientDraft, context: ClientContext, settings: Settings): Settings {
  const result = { ...settings }
  for (const option of CLIENT_OPTIONS) {
    const writes = draft.writes.filter((write) => write.option === option)
    const [only] = writes
    if (only === undefined) {
      const mayBe = draft.escapes === 'passed-on' && (option === 'region' || option === 'edge')
      // `for (const client of clients) client.edge = 'dublin'`: whose edge it is was not followed.
      const write = mayBe ? context.strayWrite(option) : undefined
      if (write !== undefined) {
        const place = context.evaluator.span(write)
        result[option] = { value: unknown('an option that other code may change', [place]), place }
      }
      continue
    }
    const place = context.evaluator.span(only.node)
    const certain =
      writes.length === 1 &&
      !context.sharedWrites.has(only.node) &&
      !isUsedBefore(draft, only.node) &&
      followsUnconditionally(context.tree, draft.node, only.node)
    result[option] = {
      value:
        certain && only.value !== undefined
          ? context.evaluator.valueOf(only.value)
          : unknown('an option that is assigned under a condition, or more than once', [place]),
      place,
    }
  }
  return result
}

/** An operation that is called before the assignment goes elsewhere than one that is called after it. */
function isUsedBefore(draft: ClientDraft, write: Node): boolean {
  return draft.calls.some(({ call }) => call.range[0] > draft.node.range[0] && call.range[1] < write.range[0])
}

/**
 * `opts.env` stands before `process.env` for everything that is not given.
 * Source: twilio@6.2.0 lib/base/BaseTwilio.js, `setOpts` and the constructor.
 */
function withOwnEnvironment(options: Options, settings: Settings): Settings {
  const environment = options.option('env')
  if (environment.value.kind === 'absent') return settings
  const result = { ...settings }
  for (const [option, name] of Object.entries(OWN_ENVIRONMENT) as [ClientOption, string][]) {
    if (settings[option].value.kind === 'absent') result[option] = options.within('env', name)
  }
  return result
}

const OWN_ENVIRONMENT = {
  username: 'TWILIO_ACCOUNT_SID',
  password: 'TWILIO_AUTH_TOKEN',
  region: 'TWILIO_REGION',
  edge: 'TWILIO_EDGE',
} as const

function operationOf(call: OperationCall, evaluator: Evaluator): Operation | undefined {
  const span = evaluator.span(call.call)
  const text = chainText(call.call.callee)
  if (call.kind === 'request') return requestOf(call, evaluator, span, text)
  const account = accountOf(call, evaluator)
  return {
    ...endpointOf(call.steps, call.operation),
    span,
    text,
    ...(account === undefined ? {} : { account }),
  }
}

/** The account that the source names: `client.api.v2010.accounts(sid)`. */
function accountOf(
  call: Extract<OperationCall, { kind: 'resource' }>,
  evaluator: Evaluator,
): Value | undefined {
  const full = fullSteps(call.steps)
  const own = call.steps.find((step) => step.name === 'accounts' && step.called)
  const isApi = full[0]?.name === 'api' && full[2]?.name === 'accounts'
  return isApi && own?.argument !== undefined ? evaluator.valueOf(own.argument) : undefined
}

/** `client.request({ method: 'get', uri: 'https://...' })`. */
function requestOf(
  call: OperationCall,
  evaluator: Evaluator,
  span: Span,
  text: string,
): Operation | undefined {
  const options = new Options(evaluator, call.call.arguments[0])
  const uri = options.shape('uri')
  const url = uri === undefined ? undefined : urlParts(piecesOf(uri))
  const host = url === undefined ? undefined : parseTwilioHost(url.host)
  if (url === undefined || host === undefined) return undefined
  const method = options.option('method').value
  const name = method.kind === 'literal' ? textOf(method).toUpperCase() : undefined
  return {
    product: host.product,
    ...(isMethod(name) ? { method: name } : {}),
    ...(url.path === undefined ? {} : { path: url.path }),
    span,
    text,
  }
}

function isMethod(name: string | undefined): name is NonNullable<Operation['method']> {
  return name !== undefined && ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(name)
}
