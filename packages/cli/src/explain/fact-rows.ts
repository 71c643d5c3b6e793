import {
  citation,
  fillsEdge,
  hostMeaning,
  parseTwilioHost,
  regionDisplayName,
  sdkEnvironment,
} from '@regionguard/core'
import type {
  AccessTokenFact,
  ClientFact,
  Environment,
  Fact,
  ProjectKnowledge,
  RequestFact,
  ResolvedOption,
  Resolution,
  Scene,
  SettingsGroupFact,
  Value,
} from '@regionguard/core'
import type { Project } from '@regionguard/core/surroundings'
import type { Places } from '../reporters/places.ts'
import type { SecretPlaces } from '../reporters/secret-places.ts'
import type { Row } from './explanation.ts'
import { sdkOrigin } from './sdk-origin.ts'
import { placeWords, valueWords } from './value-words.ts'

type CredentialUse = ReturnType<Scene['credentialOf']>
type Half = ReturnType<Scene['half']>

export interface FactContext {
  readonly scene: Scene
  readonly places: Places
  readonly secrets: SecretPlaces
  /** The line that was asked for, from 1. */
  readonly line: number
  readonly versions: ProjectKnowledge['versions']
  readonly project: Project
  /** Absolute. */
  readonly cwd: string
}

const KIND_WORDS: Readonly<Record<Fact['kind'], string>> = {
  client: 'Client',
  request: 'Request',
  'host-literal': 'Host name',
  'access-token': 'Access token',
  'capability-token': 'Capability token',
  'webhook-validation': 'Validation of a webhook',
  'key-creation': 'Creation of an API key',
  'account-fetch': 'An account is fetched',
  'named-secret': 'Secret',
  'environment-read': 'An environment variable is read',
  'environment-write': 'An environment variable is set',
  'settings-group': 'Settings',
  'settings-object': 'ConfigMap or Secret',
  'variable-value': 'value of a variable',
}

/** What a fact is, and where it begins. */
export function factTitle(fact: Fact, places: Places): string {
  const what =
    fact.kind === 'settings-group'
      ? `Settings: ${fact.label}`
      : fact.kind === 'client'
        ? `Client of the ${SDK_WORDS[fact.sdk]}`
        : KIND_WORDS[fact.kind]
  return `${what} (${placeWords(fact.span, places)})`
}

const SDK_WORDS: Readonly<Record<ClientFact['sdk'], string>> = {
  node: 'Node.js SDK',
  python: 'Python SDK',
  java: 'Java SDK',
  go: 'Go SDK',
  ruby: 'Ruby SDK',
  csharp: 'C# SDK',
  php: 'PHP SDK',
  terraform: 'Terraform provider',
  'twilio-cli': 'Twilio CLI',
  'serverless-toolkit': 'Serverless Toolkit',
}

/** What a fact says and what follows from it, line by line. */
export function factRows(fact: Fact, context: FactContext): readonly (Row | undefined)[] {
  const value = (label: string, given: Value): Row => [label, words(given, fact, context)]
  switch (fact.kind) {
    case 'client':
      return clientRows(fact, context)
    case 'request':
      return requestRows(fact, context)
    case 'access-token':
      return tokenRows(fact, context)
    case 'settings-group':
      return groupRows(fact, context)
    case 'settings-object':
      return [['name', fact.object.name]]
    case 'variable-value':
      return [['name', fact.name]]
    case 'host-literal':
      return [['host', fact.host], ...hostRows(fact.host)]
    case 'capability-token':
      return [value('account', fact.accountSid), value('Auth Token', fact.authToken)]
    case 'webhook-validation':
      return [value('Auth Token', fact.authToken)]
    case 'named-secret':
      return [['name', fact.name], ['kind', fact.role.replaceAll('-', ' ')], value('value', fact.value)]
    case 'environment-write':
      return [['name', fact.name], value('value', fact.value)]
    case 'environment-read':
      return [
        [
          'name',
          valueWords(
            { kind: 'name', space: 'env', path: fact.name, scope: 'project', via: [] },
            wording(fact, context),
          ),
        ],
      ]
    case 'key-creation':
    case 'account-fetch': {
      const region = fact.by === undefined ? undefined : context.scene.regionOfFact(fact.by)
      return [['Region', region === undefined ? 'not known' : regionDisplayName(region)]]
    }
  }
}

function clientRows(client: ClientFact, context: FactContext): readonly (Row | undefined)[] {
  const { scene, places } = context
  const resolution = scene.resolutionOf(client)
  const use = scene.credentialOf(client)
  const variables = sdkEnvironment(client.sdk)
  const given = (label: string, value: Value, names: readonly string[]): Row => [
    label,
    value.kind === 'absent' && client.construction === 'constructor'
      ? fromEnvironment(names, wording(client, context))
      : words(value, client, context),
  ]
  return [
    given('username', client.username, variables.username),
    given('password', client.password, variables.password),
    ['accountSid', words(client.accountSid, client, context)],
    ...credentialRows(use, context),
    ['region', optionWords(resolution.region, client.region, variables.region, client, context)],
    ['edge', optionWords(resolution.edge, client.edge, variables.edge, client, context)],
    ['release', releaseWords(client, context)],
    ...outcomeRows(resolution, client, context),
    ...client.operations.list.map(({ text, product, method, path, span }): Row => [
      'operation',
      `${text} (${[method, path].filter((part) => part !== undefined).join(' ') || product}) at ${placeWords(span, places)}`,
    ]),
    client.operations.complete
      ? undefined
      : [
          'operations',
          `others are possible: the client ${client.escapes === 'exported' ? 'is exported' : 'leaves what can be followed'}`,
        ],
  ]
}

/** `region` or `edge`: what it will be, on which basis, and where that is said. */
function optionWords(
  option: ResolvedOption,
  value: Value,
  variables: readonly string[],
  fact: Fact,
  context: FactContext,
): string {
  if (!option.known) {
    const given =
      value.kind === 'absent'
        ? fromEnvironment(variables, wording(fact, context))
        : words(value, fact, context)
    return `unknown, because of ${option.why}: ${given}`
  }
  return option.branches
    .map(({ text, basis, via }) => {
      const shown = text === undefined ? 'none' : `\`${text}\``
      switch (basis) {
        case 'assumed':
          return `${shown}, assumed: neither the source nor the settings of the project give one (${variables.map((name) => `\`${name}\``).join(', ') || 'the SDK reads no variable for it'})`
        case 'stated':
          return `${shown}, stated at ${placeWords(via.at(-1), context.places)}`
        case 'settings':
          return `${shown}, from the settings at ${placeWords(via.at(-1), context.places)}`
      }
    })
    .join('; or ')
}

function fromEnvironment(
  variables: readonly string[],
  { environment, places }: ReturnType<typeof wording>,
): string {
  const [variable] = variables
  if (variable === undefined) return 'not given'
  const found = variables.find((name) => environment.lookup(name).kind !== 'absent') ?? variable
  const value = { kind: 'name', space: 'env', path: found, scope: 'project', via: [] } as const
  return `not given, so the SDK reads ${valueWords(value, { environment, places })}`
}

function releaseWords({ sdk }: ClientFact, { versions, project, cwd }: FactContext): string {
  const version = versions[sdk]
  if (version === undefined) {
    return 'not known: neither a lock file nor an exact version in the manifest tells, so the current one is assumed'
  }
  const origin = sdkOrigin(sdk, version, project, cwd)
  const { fills } = fillsEdge(sdk, version)
  return `${version}${origin === undefined ? '' : `, from ${origin}`}${fills ? '; it fills a missing edge in by itself' : ''}`
}

function outcomeRows(
  resolution: Resolution,
  client: ClientFact,
  context: FactContext,
): readonly (Row | undefined)[] {
  if (client.rerouted) return [['host', 'not known: the client does not use the SDK’s own host names']]
  const hosts = [...new Set(resolution.outcomes.map(({ host }) => host))]
  return [
    ['host', hosts.map((host) => host ?? 'not known, for region or edge is not').join('; or ')],
    ...hosts.flatMap((host) =>
      host === undefined
        ? []
        : hostRows(host.replace('{product}', productOf(client)), context.scene.legacyHosts),
    ),
    ['Region meant', meantWords(resolution)],
  ]
}

/** All products of a client share its Region: the first that is used stands for them. */
function productOf({ operations }: ClientFact): string {
  return operations.list[0]?.product ?? 'api'
}

function meantWords({ possible, intended }: Resolution): string {
  if (intended !== undefined) return regionDisplayName(intended)
  return possible === undefined ? 'not known' : possible.map(regionDisplayName).join(' or ')
}

function hostRows(host: string, legacyHosts?: Scene['legacyHosts']): readonly Row[] {
  const parsed = parseTwilioHost(host)
  if (parsed === undefined) return []
  const { processedIn, exists, reason, replacement, source } = hostMeaning(
    parsed,
    legacyHosts === undefined ? {} : { legacyHosts },
  )
  return [
    [
      'processed in',
      processedIn === undefined
        ? exists === 'no'
          ? 'nowhere: there is no such host any more'
          : 'not known'
        : regionDisplayName(processedIn),
    ],
    ['because', `${parsed.host}: ${reason} Source: ${citation(source)}`],
    ...(replacement === undefined ? [] : [['use', replacement] as const]),
  ]
}

function requestRows(request: RequestFact, context: FactContext): readonly (Row | undefined)[] {
  const { host, method, path, username, password, account } = request
  return [
    ['host', `${host}, written at ${placeWords(request.hostSpan, context.places)}`],
    ['endpoint', [method, path].filter((part) => part !== undefined).join(' ') || 'not known'],
    ['username', words(username, request, context)],
    ['password', words(password, request, context)],
    ['account', words(account, request, context)],
    ...credentialRows(context.scene.credentialOf(request), context),
    ...hostRows(host, context.scene.legacyHosts),
  ]
}

function tokenRows(token: AccessTokenFact, context: FactContext): readonly (Row | undefined)[] {
  return [
    ['account', words(token.accountSid, token, context)],
    ['key', words(token.keySid, token, context)],
    ['secret', words(token.secret, token, context)],
    [
      'region',
      token.region.kind === 'absent'
        ? 'not given: the token is for US1'
        : words(token.region, token, context),
    ],
    ...credentialRows(context.scene.credentialOf(token), context),
  ]
}

function groupRows(given: SettingsGroupFact, context: FactContext): readonly (Row | undefined)[] {
  const { scene, places, line } = context
  // With what it has from an `env_file` and the like.
  const joined = scene.fact(given.id)
  const group = joined?.kind === 'settings-group' ? joined : given
  const resolution = scene.resolutionOf(group)
  const settings = group.settings.map((setting): Row => {
    const at = places.of(setting.span)
    const isHere = setting.span.file === group.span.file && at.line <= line && line <= at.endLine
    const mark = isHere ? '  (this line)' : ''
    return [setting.key, `${settingWords(setting, group, context)}${mark}`]
  })
  return [
    ...settings,
    ['gives', SOURCES[group.source]],
    resolution.region.known && resolution.region.branches.every(({ basis }) => basis === 'assumed')
      ? ['Region meant', 'none is given here']
      : ['Region meant', meantWords(resolution)],
  ]
}

const SOURCES: Readonly<Record<SettingsGroupFact['source'], string>> = {
  dotenv: 'the environment of the clients in its project',
  template: 'nothing: it is a template, whose values are examples',
  deployment: 'nothing to clients in code: it is judged by itself',
  table: 'nothing by itself: no SDK reads it',
}

function settingWords(
  { key, path, value }: SettingsGroupFact['settings'][number],
  group: SettingsGroupFact,
  context: FactContext,
): string {
  const half = context.scene.half(
    {
      kind: 'name',
      space: group.source === 'table' ? 'config' : 'env',
      path: group.source === 'table' ? path : key,
      scope: 'project',
      via: [],
    },
    group.span.file,
  )
  const region =
    half.region === undefined ? '' : `; ${half.region.region.toUpperCase()}, because ${half.region.why}`
  return `${words(value, group, context)}${region}`
}

function credentialRows(use: CredentialUse, context: FactContext): readonly (Row | undefined)[] {
  const kinds = {
    'auth-token': 'Auth Token',
    'api-key': 'API key',
    mixed: 'halves that do not belong together',
    ambiguous: 'by their names, halves that do not belong together',
    unknown: 'not known',
  }
  return [
    ['credential', `${kinds[use.kind]}${use.type === undefined ? '' : `, ${use.type} by the policy`}`],
    [
      'its Region',
      use.regions.length === 0
        ? `not known: ${whyUnknown(use)}`
        : use.regions
            .map(
              ({ region, why, span }) =>
                `${regionDisplayName(region)}, because ${why}${span === undefined ? '' : ` (${placeWords(span, context.places)})`}`,
            )
            .join('; and '),
    ],
  ]
}

function whyUnknown({ username, password }: CredentialUse): string {
  const names = [username, password].flatMap(({ names: all }: Half) => all.map(({ path }) => `\`${path}\``))
  return names.length === 0
    ? 'nothing in a SID or secret tells, and it goes by no name'
    : `neither the policy nor a name tells (${[...new Set(names)].join(', ')})`
}

function words(value: Value, fact: Fact, context: FactContext): string {
  return valueWords(value, wording(fact, context))
}

function wording(
  { span }: Fact,
  { scene, places }: FactContext,
): { environment: Environment; places: Places } {
  return { environment: scene.environmentOf(span.file), places }
}
