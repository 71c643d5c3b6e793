import type { ClientFact, RequestFact } from '../facts/fact.ts'
import type { Endpoint, Operation } from '../facts/operation.ts'
import type { DescribedRemedy } from '../findings/remedy.ts'
import type { Problem } from '../findings/problem.ts'
import { apiKeyCanDo } from '../knowledge/permission.ts'
import type { CredentialUse } from '../resolution/credential-use.ts'
import { credentialWords, sentence } from '../wording/credential-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** The Auth Token used for requests that an API key can make. */
export const preferApiKey: Check = {
  id: 'prefer-api-key',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('client').flatMap((client) => inClient(scene, client)),
    ...scene.facts('request').flatMap((request) => inRequest(scene, request)),
  ],
}

function inClient(scene: Scene, client: ClientFact): readonly Problem[] {
  const options = scene.options('prefer-api-key')
  if (client.emulated === true) return []
  if (client.construction === 'functions-context' && options['serverless'] !== true) return []
  const use = scene.credentialOf(client)
  if (use.kind !== 'auth-token' || use.username.fromCaller || use.password.fromCaller) return []
  if (isForTests(use)) return []
  // A parent that acts on a subaccount, or the token of an account just fetched: no key reaches that far.
  if (actsForAnother(scene, client) || use.password.value.kind === 'derived') return []

  if (isFallback(scene, client)) return []

  const { list, complete } = client.operations
  const reachable = complete || options['exported'] === true
  const byKey = list.filter(
    (operation) => acceptsStandardKey(operation) && !namesAnotherAccount(scene, operation, use),
  )
  if (!reachable || byKey.length === 0) return []
  const others = list.filter((operation) => !byKey.includes(operation))
  if (others.length > 0 && options['report'] !== 'mixed') return []

  const words = sentence(credentialWords(use))
  const what =
    others.length === 0
      ? `${words} is used for requests that a Standard API key can make (${texts(byKey)}).`
      : `${words} is used for requests of which some need it (${texts(others)}), but a Standard API key can make the others: ${texts(byKey)}.`
  return [
    {
      rule: 'prefer-api-key',
      span: client.span,
      message: `${what} ${REASON}`,
      evidence: [
        ...(use.place === undefined ? [] : [{ span: use.place, message: `${words} is used here.` }]),
        ...byKey.map(({ span, text }) => ({ span, message: `An API key can call \`${text}\`.` })),
      ],
      ...(others.length === 0 && client.construction === 'constructor'
        ? { suggestions: [suggestion(scene, client)] }
        : {}),
    },
  ]
}

/** `accountSid` is, or may be, another account than that of the credentials. */
function actsForAnother(scene: Scene, client: ClientFact): boolean {
  if (client.accountSid.kind === 'absent') return false
  const { identity } = scene.half(client.accountSid, client.span.file)
  return identity === undefined || identity !== scene.credentialOf(client).username.identity
}

/** `key ? twilio(key, secret, ...) : twilio(accountSid, authToken)`: the same calls go through an API key where there is one. */
function isFallback(scene: Scene, client: ClientFact): boolean {
  const { list } = client.operations
  return scene
    .facts('client')
    .some(
      (other) =>
        other.span.file === client.span.file &&
        scene.credentialOf(other).kind === 'api-key' &&
        list.length > 0 &&
        list.every(({ span }) =>
          other.operations.list.some((same) => same.span.start === span.start && same.span.end === span.end),
        ),
    )
}

/**
 * Test credentials are a SID and a token, and there are no API keys for them.
 * https://www.twilio.com/docs/iam/test-credentials
 */
function isForTests({ password }: CredentialUse): boolean {
  return password.names.some(({ path }) => TEST_WORD.test(path) || TEST_PART.test(path))
}

const TEST_WORD = /(?:^|[^a-z])test(?:ing)?(?![a-z])/i
/** `twilioTestToken` */
const TEST_PART = /[a-z]Test(?![a-z])/

const REASON =
  'The Auth Token opens the whole account and can only be replaced for everyone at once; an API key can be limited and revoked by itself. Twilio: "use your Auth Token only for operations that can’t be accomplished with an API key".'

function suggestion(scene: Scene, client: ClientFact): DescribedRemedy {
  const { intended } = scene.resolutionOf(client)
  const prefix = intended === undefined || intended === 'us1' ? 'TWILIO' : `TWILIO_${intended.toUpperCase()}`
  const keyName = `${prefix}_API_KEY`
  const secretName = `${prefix}_API_SECRET`
  return {
    description: `Use an API key: \`${keyName}\` and \`${secretName}\`, with the Account SID as \`accountSid\`.`,
    remedy: { kind: 'use-api-key', target: client.id, keyName, secretName },
  }
}

/** A subaccount in the path needs its parent's Auth Token, so such a call stays. */
function namesAnotherAccount(scene: Scene, { account, span }: Operation, use: CredentialUse): boolean {
  if (account === undefined) return false
  const { identity } = scene.half(account, span.file)
  return identity === undefined || identity !== use.username.identity
}

function acceptsStandardKey(endpoint: Endpoint): boolean {
  return apiKeyCanDo(endpoint) === 'standard'
}

function inRequest(scene: Scene, request: RequestFact): readonly Problem[] {
  const use = scene.credentialOf(request)
  if (use.kind !== 'auth-token' || use.username.fromCaller || use.password.fromCaller) return []
  if (use.password.value.kind === 'derived' || isForTests(use) || !acceptsStandardKey(request)) return []
  if (actsOnAnotherAccount(scene, request)) return []
  const words = sentence(credentialWords(use))
  return [
    {
      rule: 'prefer-api-key',
      span: request.span,
      message: `${words} is used for a request that a Standard API key can make. ${REASON} Send the SID and secret of an API key as user name and password; the Account SID stays in the path.`,
      evidence: use.place === undefined ? [] : [{ span: use.place, message: `${words} is used here.` }],
    },
  ]
}

/** The account in the path is surely, or may be, another one than that of the credentials. */
function actsOnAnotherAccount(scene: Scene, request: RequestFact): boolean {
  if (request.account.kind === 'absent') return false
  const inPath = scene.half(request.account, request.span.file)
  const own = scene.half(request.username, request.span.file)
  return inPath.identity === undefined || inPath.identity !== own.identity
}

function texts(operations: readonly Operation[]): string {
  const distinct = [...new Set(operations.map(({ text }) => `\`${text}\``))]
  const shown = distinct.slice(0, 3).join(', ')
  return distinct.length > 3 ? `${shown} and ${String(distinct.length - 3)} more` : shown
}
