import type { ClientFact, RequestFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Value } from '../facts/value.ts'
import type { Problem } from '../findings/problem.ts'
import { isLooseCredentialName } from '../knowledge/credential-name.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { Half } from '../resolution/credential.ts'
import { halfWords, sentence } from '../wording/credential-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** Halves of credentials that do not belong together. */
export const validCredentialPair: Check = {
  id: 'valid-credential-pair',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('client').flatMap((client) => inClient(scene, client)),
    ...scene.facts('request').flatMap((request) => inRequest(scene, request)),
    ...scene.facts('settings-group').flatMap((group) => inSettings(scene, group)),
  ],
}

function inClient(scene: Scene, client: ClientFact): readonly Problem[] {
  const inHalves = halvesProblem(scene, client)
  if (inHalves !== undefined) return [inHalves]

  const account = scene.half(client.accountSid, client.span.file)
  if (account.role === 'api-key-sid') {
    return [
      problem(
        client.span,
        `${sentence(halfWords(account))} is given as \`accountSid\`, but it is the SID of an API key. The account is named by its Account SID, which starts with \`AC\`.`,
        client.places.accountSid,
      ),
    ]
  }
  const { username } = scene.credentialOf(client)
  if (needsAccountSid(client, username)) {
    return [
      problem(
        client.span,
        `This client has the API key ${halfWords(username)} and no \`accountSid\`. A key does not name its account: the SDK takes the key’s SID for the Account SID and fails ("accountSid must start with AC"). Add \`accountSid\` to the options.`,
        client.places.username,
      ),
    ]
  }
  return client.operations.list.flatMap((operation) => {
    if (operation.account === undefined || !isKeySid(scene, operation.account, client.span.file)) return []
    return [
      problem(
        client.span,
        `\`${operation.text}\` names an API key where the account belongs. Twilio answers with error 21470: use the Account SID.`,
        operation.span,
      ),
    ]
  })
}

/** Only twilio-node refuses at once; the other SDKs too send a path with the key's SID, which Twilio refuses. */
function needsAccountSid(client: ClientFact, username: Half): boolean {
  return (
    client.construction === 'constructor' &&
    client.accountSid.kind === 'absent' &&
    username.role === 'api-key-sid'
  )
}

function inRequest(scene: Scene, request: RequestFact): readonly Problem[] {
  const inHalves = halvesProblem(scene, request)
  if (inHalves !== undefined) return [inHalves]
  if (!isKeySid(scene, request.account, request.span.file)) return []
  return [
    problem(
      request.span,
      `The path of this request names an API key where the account belongs (\`/Accounts/SK...\`). Twilio answers 400 with error 21470: use the Account SID.`,
      request.hostSpan,
    ),
  ]
}

function isKeySid(scene: Scene, value: Value, file: string): boolean {
  return scene.half(value, file).role === 'api-key-sid'
}

/** What user name and password show by themselves, whatever they are used for. */
function halvesProblem(scene: Scene, by: ClientFact | RequestFact): Problem | undefined {
  const { username, password, kind } = scene.credentialOf(by)
  if (kind === 'ambiguous') return misnamed(by, username, password)
  const mixed = mixedHalves(username, password)
  return mixed === undefined ? undefined : problem(by.span, mixed, by.places.username ?? by.places.password)
}

/** A key by its name beside an Auth Token: where that works, it holds the Account SID. */
function misnamed({ span, places }: ClientFact | RequestFact, username: Half, password: Half): Problem {
  return {
    ...problem(
      span,
      `${sentence(halfWords(username))} is the SID of an API key by its name, but ${halfWords(password)} is an Auth Token, which goes with the Account SID. If it holds a key’s SID, this fails; if it holds the Account SID, give it that name.`,
      places.username ?? places.password,
    ),
    atMost: 'warning',
  }
}

/** What is wrong with two halves whose roles are both known. */
function mixedHalves(username: Half, password: Half): string | undefined {
  if (username.role === 'account-sid' && password.role === 'api-key-secret') {
    return `${sentence(halfWords(username))} is an Account SID, but ${halfWords(password)} is an API key secret: Twilio answers 401. An API key’s secret goes with the key’s SID (\`SK...\`), and the Account SID into \`accountSid\`.`
  }
  if (username.role === 'api-key-sid' && password.role === 'auth-token') {
    return `${sentence(halfWords(username))} is the SID of an API key, but ${halfWords(password)} is an Auth Token: Twilio answers 401. An Auth Token goes with the Account SID, an API key’s SID with the key’s own secret.`
  }
  if (isSecret(username) && isSid(password)) {
    return `${sentence(halfWords(username))} is a secret and ${halfWords(password)} a SID: they are the wrong way round. The SID comes first, the Auth Token or the key’s secret second.`
  }
  return undefined
}

function isSecret(half: Half): boolean {
  return (half.role === 'auth-token' || half.role === 'api-key-secret') && isExact(half)
}

function isSid(half: Half): boolean {
  return (half.role === 'account-sid' || half.role === 'api-key-sid') && isExact(half)
}

/** There are applications that keep the Auth Token in `TWILIO_API_KEY`. */
function isExact({ names, text }: Half): boolean {
  return text !== undefined || names.every(({ path }) => !isLooseCredentialName(path))
}

/** Only what values themselves show: a SID of one kind under a key for the other. */
function inSettings(scene: Scene, group: SettingsGroupFact): readonly Problem[] {
  return keysOf(group).credentials.flatMap(({ setting, role }) => {
    if (setting.value.kind !== 'literal') return []
    const half = scene.half(setting.value, group.span.file)
    const wrong = half.role
    if (role === 'account-sid' && wrong === 'api-key-sid') {
      return [
        problem(
          setting.span,
          `\`${setting.key}\` is an Account SID by its name, but holds the SID of an API key (\`SK...\`). Put the Account SID (\`AC...\`) here.`,
          undefined,
        ),
      ]
    }
    if (role === 'api-key-sid' && wrong === 'account-sid') {
      return [
        problem(
          setting.span,
          `\`${setting.key}\` is the SID of an API key by its name, but holds an Account SID (\`AC...\`). Put the key’s SID (\`SK...\`) here.`,
          undefined,
        ),
      ]
    }
    return []
  })
}

function problem(span: Span, message: string, place: Span | undefined): Problem {
  return {
    rule: 'valid-credential-pair',
    span,
    message,
    evidence: place === undefined ? [] : [{ span: place, message: 'It is given here.' }],
  }
}
