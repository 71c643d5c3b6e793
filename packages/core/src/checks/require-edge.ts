import { isDockerfile } from '../facts/dockerfile-name.ts'
import type { ClientFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Problem } from '../findings/problem.ts'
import { sdkEnvironment } from '../knowledge/sdk-environment.ts'
import { keysOf } from '../resolution/group-keys.ts'
import { basisWords, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { flawed } from './region-flaws.ts'
import type { Flawed } from './region-flaws.ts'
import type { Scene } from './scene.ts'

/** A region other than us1 without an edge: the host that results was never regional, and has been retired. */
export const requireEdge: Check = {
  id: 'require-edge',
  scope: 'file',
  run: (scene) =>
    flawed(scene, 'require-edge', 'region')
      .filter((found) => found.fact.kind === 'client' || !comesFromElsewhere(scene, found.fact, 'edge'))
      .map((found) => problem(found)),
}

function problem({ fact, flaw, resolution, span, evidence }: Flawed<'require-edge'>): Problem {
  const host = `\`{product}.${flaw.region}.twilio.com\``
  const region = regionName(flaw.region)
  const releases = resolution.edgeFilledBy
  const what =
    fact.kind === 'client'
      ? `This client has the region \`${flaw.region}\` (${basisWords(resolution.basis)}) and no edge`
      : `These settings give the region \`${flaw.region}\` and no edge`
  const consequence =
    releases === undefined
      ? `so its requests go to ${host}. That host was never regional: US1 processed its requests, and it was to stop on 28 April 2026.`
      : `which works in the SDK releases ${releases.first} to ${releases.last} only, for they fill the edge themselves. Every other release sends its requests to ${host}, which was never regional and was to stop on 28 April 2026.`
  return {
    rule: 'require-edge',
    span,
    message: `${what}, ${consequence} Only a host with both reaches ${region}: add the edge \`${flaw.edge}\`.`,
    evidence,
    // Where the region may be another one at run time, no one edge is right; so too where settings give it, which
    // differ between deployments.
    ...(resolution.possible?.length === 1 && resolution.basis === 'stated'
      ? {
          fix: {
            description: `Add the edge \`${flaw.edge}\`.`,
            remedy: { kind: 'add-option', target: fact.id, option: 'edge', value: flaw.edge },
          },
        }
      : {}),
  }
}

/**
 * The option that a group of settings lacks is, or may be, given elsewhere: by other settings of the project, by the
 * policy's environment, or by a client that reads the group's other option and brings this one itself. So too where
 * code reads the other option and no client does: for access tokens, which have no edge, or for hosts of its own making.
 */
export function comesFromElsewhere(
  scene: Scene,
  group: SettingsGroupFact,
  option: 'region' | 'edge',
): boolean {
  const other = option === 'edge' ? 'region' : 'edge'
  const keys = keysOf(group)
  const key = keys[other]?.key
  const project = scene.projectOf(group.span.file)
  if (group.source === 'dotenv' || group.source === 'template' || group.inherits === true) {
    const partner = option === 'edge' ? 'TWILIO_EDGE' : 'TWILIO_REGION'
    if (scene.environmentOf(group.span.file).lookup(partner).kind !== 'absent') return true
  }
  const isNear = ({ span }: { readonly span: Span }): boolean =>
    scene.areRelated(project, scene.projectOf(span.file))
  const readers = scene.everywhere('client').filter((client) => isNear(client) && reads(client, other, key))
  if (readers.length > 0) return readers.some((client) => bringsItsOwn(client, option))
  if (isCompletedByImage(scene, group, option, isNear)) return true
  return scene.everywhere('environment-read').some((read) => read.name === key && isNear(read))
}

/** A container has what its image sets, and the image what its container does. */
function isCompletedByImage(
  scene: Scene,
  group: SettingsGroupFact,
  option: 'region' | 'edge',
  isNear: (other: SettingsGroupFact) => boolean,
): boolean {
  if (group.source !== 'deployment') return false
  const isImage = isDockerfile(group.span.file)
  return scene
    .everywhere('settings-group')
    .some(
      (other) =>
        other.source === 'deployment' &&
        isDockerfile(other.span.file) !== isImage &&
        isNear(other) &&
        keysOf(other)[option] !== undefined,
    )
}

function reads(client: ClientFact, option: 'region' | 'edge', key: string | undefined): boolean {
  const value = client[option]
  if (value.kind === 'absent') return key !== undefined && sdkEnvironment(client.sdk)[option].includes(key)
  // A name in a configuration object may well come from this key; only another environment variable does not.
  return value.kind === 'name' ? value.space !== 'env' || value.path === key : value.kind !== 'literal'
}

function bringsItsOwn(client: ClientFact, option: 'region' | 'edge'): boolean {
  const value = client[option]
  if (value.kind === 'absent') return false
  return !(
    value.kind === 'name' &&
    value.space === 'env' &&
    sdkEnvironment(client.sdk)[option].includes(value.path)
  )
}
