import type { ClientFact, RequestFact } from '../facts/fact.ts'
import type { Endpoint, Operation } from '../facts/operation.ts'
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
    if (found === undefined || mayBeByAnother(scene, operation)) return []
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

const callers = new WeakMap<Scene, ReadonlyMap<string, readonly ClientFact[]>>()

/** The same call is made by several clients, whichever it is given, and one of them can make it. */
function mayBeByAnother(scene: Scene, operation: Operation): boolean {
  let known = callers.get(scene)
  if (known === undefined) callers.set(scene, (known = clientsByCall(scene)))
  const clients = known.get(placeOf(operation)) ?? []
  return clients.length > 1 && clients.some((one) => unavailable(scene, one, operation) === undefined)
}

function clientsByCall(scene: Scene): ReadonlyMap<string, readonly ClientFact[]> {
  const byCall = new Map<string, ClientFact[]>()
  for (const client of scene.everywhere('client')) {
    for (const operation of client.operations.list) {
      const place = placeOf(operation)
      const same = byCall.get(place)
      if (same === undefined) byCall.set(place, [client])
      else same.push(client)
    }
  }
  return byCall
}

function placeOf({ span }: Operation): string {
  return `${span.file}\0${span.start}\0${span.end}`
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
