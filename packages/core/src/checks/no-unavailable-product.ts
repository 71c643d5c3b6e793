import type { ClientFact, RequestFact } from '../facts/fact.ts'
import type { Endpoint } from '../facts/operation.ts'
import type { Span } from '../facts/span.ts'
import type { Problem } from '../findings/problem.ts'
import { availability } from '../knowledge/availability.ts'
import type { Availability } from '../knowledge/availability.ts'
import { basisWords, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { originEvidence } from './region-flaws.ts'
import type { Scene } from './scene.ts'

/** A product or endpoint used in a Region that does not offer it. */
export const noUnavailableProduct: Check = {
  id: 'no-unavailable-product',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('client').flatMap((client) => inClient(scene, client)),
    ...scene.facts('request').flatMap((request) => inRequest(scene, request)),
  ],
}

function inClient(scene: Scene, client: ClientFact): readonly Problem[] {
  const resolution = scene.resolutionOf(client)
  return client.operations.list.flatMap((operation) => {
    const found = unavailable(scene, client, operation)
    if (found === undefined) return []
    return [
      problem(found, operation.span, `\`${operation.text}\``, [
        {
          span: client.places.region ?? client.span,
          message: `The client is for ${regionName(found.region)} (${basisWords(resolution.basis)}).`,
        },
        ...originEvidence(resolution, 'region', client.places.region ?? client.span),
      ]),
    ]
  })
}

function inRequest(scene: Scene, request: RequestFact): readonly Problem[] {
  const found = unavailable(scene, request, request)
  if (found === undefined) return []
  const what = request.path === undefined ? `\`${request.host}\`` : `\`${request.host}${request.path}\``
  return [
    problem(found, request.span, what, [
      { span: request.hostSpan, message: `The host means ${regionName(found.region)}.` },
    ]),
  ]
}

interface Unavailable extends Availability {
  readonly region: string
}

/** Not to be had in any Region that the request may go to. */
function unavailable(
  scene: Scene,
  by: ClientFact | RequestFact,
  endpoint: Endpoint,
): Unavailable | undefined {
  const { possible } = scene.resolutionOf(by)
  if (possible === undefined) return undefined
  const answers = possible.map((region) => ({
    ...availability(endpoint, region, scene.productRegions),
    region,
  }))
  if (!answers.every(({ status }) => status === 'unavailable')) return undefined
  return answers.find(({ confidence }) => confidence === 'inferred') ?? answers[0]
}

function problem(found: Unavailable, span: Span, what: string, evidence: Problem['evidence']): Problem {
  return {
    rule: 'no-unavailable-product',
    span,
    message: `${what} is not available in ${regionName(found.region)}: ${found.reason} (${found.source.ref}, ${found.source.date}) Use a client for US1, with credentials of US1.`,
    evidence,
    ...(found.confidence === 'inferred' || found.disputed !== undefined
      ? { atMost: 'warning' as const }
      : {}),
  }
}
