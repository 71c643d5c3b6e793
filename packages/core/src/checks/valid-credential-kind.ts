import type { AccessTokenFact, ClientFact, RequestFact } from '../facts/fact.ts'
import type { Endpoint } from '../facts/operation.ts'
import type { Span } from '../facts/span.ts'
import type { Problem } from '../findings/problem.ts'
import { endpointClass } from '../knowledge/endpoint-class.ts'
import { credentialWords, halfWords, sentence } from '../wording/credential-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** A credential of the wrong kind for what it is used for. */
export const validCredentialKind: Check = {
  id: 'valid-credential-kind',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('access-token').flatMap((token) => inAccessToken(scene, token)),
    ...scene.facts('webhook-validation').flatMap((validation) => {
      const half = scene.half(validation.authToken, validation.span.file)
      if (half.role !== 'api-key-secret') return []
      return [
        problem(
          validation.span,
          `\`${validation.text}\` checks the signature of a webhook with ${halfWords(half)}, an API key secret. Twilio signs webhooks with the account’s primary Auth Token, of the Region that sends them: no API key can check them. Use that Auth Token.`,
          validation.places.authToken,
        ),
      ]
    }),
    ...scene.facts('capability-token').flatMap((token) => {
      const half = scene.half(token.authToken, token.span.file)
      if (half.role !== 'api-key-secret') return []
      return [
        problem(
          token.span,
          `A capability token is signed with the Auth Token, but ${halfWords(half)} is an API key secret. Use an access token, which an API key signs.`,
          token.places.authToken,
        ),
      ]
    }),
    ...scene.facts('client').flatMap((client) => withStandardKey(scene, client, client.operations.list)),
    ...scene.facts('request').flatMap((request) => withStandardKey(scene, request, [request])),
  ],
}

function inAccessToken(scene: Scene, token: AccessTokenFact): readonly Problem[] {
  const use = scene.credentialOf(token)
  if (use.password.role === 'auth-token' || use.username.role === 'account-sid') {
    const half = use.password.role === 'auth-token' ? use.password : use.username
    const place = use.password.role === 'auth-token' ? token.places.secret : token.places.keySid
    const kind = half.role === 'auth-token' ? 'an Auth Token' : 'an Account SID'
    return [
      problem(
        token.span,
        `This access token is made with ${halfWords(half)}, ${kind}. Access tokens are signed with an API key’s secret and carry that key’s SID: Twilio answers 401 with error 20103 or 20107. Use a Standard or Main API key.`,
        place,
      ),
    ]
  }
  if (use.type === 'restricted') {
    return [
      problem(
        token.span,
        `${sentence(credentialWords(use))} is a Restricted API key, as the policy says. A Restricted key cannot sign access tokens (error 20160): use a Standard or Main key.`,
        use.place,
      ),
    ]
  }
  return []
}

/** Only where the policy says that the key is Standard: no name or SID shows it. */
function withStandardKey(
  scene: Scene,
  by: ClientFact | RequestFact,
  endpoints: readonly (Endpoint & { readonly span: Span })[],
): readonly Problem[] {
  const use = scene.credentialOf(by)
  if (use.type !== 'standard') return []
  const refused = endpoints.filter((endpoint) => {
    const found = endpointClass(endpoint)
    return found === 'accounts' || found === 'keys'
  })
  const [first] = refused
  if (first === undefined) return []
  const text = 'text' in first && typeof first.text === 'string' ? `\`${first.text}\`` : 'this request'
  return [
    {
      rule: 'valid-credential-kind',
      span: by.span,
      message: `${sentence(credentialWords(use))} is a Standard API key, as the policy says. Standard keys may not use the Accounts and Keys endpoints, which ${text} needs: Twilio answers 401 with error 20003. Use a Main key or the Auth Token of the same Region.`,
      evidence: [
        ...(use.place === undefined
          ? []
          : [{ span: use.place, message: `${sentence(credentialWords(use))} is used here.` }]),
        ...refused.map(({ span }) => ({ span, message: 'Standard keys are refused here.' })),
      ],
    },
  ]
}

function problem(span: Span, message: string, place: Span | undefined): Problem {
  return {
    rule: 'valid-credential-kind',
    span,
    message,
    evidence: place === undefined ? [] : [{ span: place, message: 'The credential is given here.' }],
  }
}
