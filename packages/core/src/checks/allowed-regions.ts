import type { ClientFact, HostLiteralFact, RequestFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Evidence, Problem } from '../findings/problem.ts'
import { hostMeaning } from '../knowledge/host-meaning.ts'
import { parseTwilioHost } from '../knowledge/host-name.ts'
import type { RegionId } from '../knowledge/region.ts'
import { keysOf } from '../resolution/group-keys.ts'
import { alternatives, basisWords, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { mismatchOf } from './no-region-mismatch.ts'
import { groupAt, originEvidence } from './region-flaws.ts'
import type { Scene } from './scene.ts'

/** A Region that the team's policy does not allow, at all or at this path. */
export const allowedRegions: Check = {
  id: 'allowed-regions',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('client').flatMap((client) => inClient(scene, client)),
    ...scene.facts('request').flatMap((request) => inRequest(scene, request)),
    ...scene.facts('host-literal').flatMap((literal) => inLiteral(scene, literal)),
    ...scene.facts('settings-group').flatMap((group) => inSettings(scene, group)),
  ],
}

interface Refused {
  readonly region: RegionId
  readonly allowed: readonly RegionId[]
  readonly from: readonly Span[]
}

/** The first of the possible Regions, if the policy allows none of them in the file. */
function refused(scene: Scene, file: string, possible: readonly RegionId[] | undefined): Refused | undefined {
  const rule = scene.allowedRegions(file)
  const [region] = possible ?? []
  if (rule === undefined || possible === undefined || region === undefined) return undefined
  if (possible.some((one) => rule.regions.includes(one))) return undefined
  return { region, allowed: rule.regions, from: rule.from }
}

function inClient(scene: Scene, client: ClientFact): readonly Problem[] {
  const resolution = scene.resolutionOf(client)
  const found = refused(scene, client.span.file, resolution.possible)
  if (found === undefined || isForgottenRegion(scene, client, found)) return []
  const origin = resolution.via.region.at(-1)
  const group = origin === undefined || resolution.basis !== 'settings' ? undefined : groupAt(scene, origin)
  const reportedThere =
    group !== undefined && scene.isReported(group.span.file) && inSettings(scene, group).length > 0
  if (reportedThere) return []
  const span = client.places.region ?? client.span
  return [
    problem(
      found,
      span,
      `This client sends its requests to ${regionName(found.region)} (${basisWords(resolution.basis)})`,
      originEvidence(resolution, 'region', span),
    ),
  ]
}

/** The credential belongs to a Region that is allowed: no-region-mismatch already asks for that Region. */
function isForgottenRegion(scene: Scene, use: ClientFact | RequestFact, { allowed }: Refused): boolean {
  const own = mismatchOf(scene, use)
  return own !== undefined && allowed.includes(own.region)
}

function inRequest(scene: Scene, request: RequestFact): readonly Problem[] {
  const found = refused(scene, request.span.file, scene.resolutionOf(request).possible)
  if (found === undefined || isForgottenRegion(scene, request, found)) return []
  return [
    problem(found, request.span, `This request goes to ${regionName(found.region)}`, [
      { span: request.hostSpan, message: `The host \`${request.host}\` means ${regionName(found.region)}.` },
    ]),
  ]
}

/** A host that names a Region outright, where no request was read that already says so. */
function inLiteral(scene: Scene, literal: HostLiteralFact): readonly Problem[] {
  const isOfRequest = scene
    .facts('request')
    .some(
      ({ hostSpan }) =>
        hostSpan.file === literal.span.file &&
        hostSpan.start >= literal.span.start &&
        hostSpan.end <= literal.span.end,
    )
  if (isOfRequest) return []
  const region = regionOfLiteral(scene, literal)
  const found = refused(scene, literal.span.file, region === undefined ? undefined : [region])
  return found === undefined
    ? []
    : [problem(found, literal.span, `The host \`${literal.host}\` means ${regionName(found.region)}`, [])]
}

/** The Region that a host outside of requests stands for, where it says one itself. */
export function regionOfLiteral(scene: Scene, { host }: HostLiteralFact): RegionId | undefined {
  const parsed = parseTwilioHost(host)
  if (parsed?.region === undefined) return undefined
  const meaning = hostMeaning(parsed, { legacyHosts: scene.legacyHosts })
  return meaning.kind === 'rest' ? meaning.intended : undefined
}

function inSettings(scene: Scene, group: SettingsGroupFact): readonly Problem[] {
  const { region } = keysOf(group)
  if (region === undefined) return []
  const { possible } = scene.resolutionOf(group)
  const found = refused(scene, group.span.file, possible)
  if (found === undefined) return []
  const what = `These settings send requests to ${regionName(found.region)}`
  if (region.span.file === group.span.file) return [problem(found, region.span, what, [])]
  // The region is set in an `env_file` or the like, which may be allowed it where that stands.
  if (refused(scene, region.span.file, possible) !== undefined) return []
  return [
    problem(found, region.value.via[0] ?? group.span, what, [
      { span: region.span, message: `\`${region.key}\` is set here.` },
    ]),
  ]
}

function problem(found: Refused, span: Span, what: string, evidence: readonly Evidence[]): Problem {
  const only = found.allowed.length === 0 ? 'no Region at all' : `${alternatives(found.allowed)} only`
  return {
    rule: 'allowed-regions',
    span,
    message: `${what}, but the policy allows ${only} in this file.`,
    evidence: [
      ...evidence,
      ...found.from.map((from) => ({ span: from, message: 'The policy says so here.' })),
    ],
  }
}
