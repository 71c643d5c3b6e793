import { isDockerfile } from '../facts/dockerfile-name.ts'
import type { ClientFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import { sdkEnvironment } from '../knowledge/sdk-environment.ts'
import { keysOf } from '../resolution/group-keys.ts'
import { areLayers } from './layers.ts'
import type { Scene } from './scene.ts'

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
  if (isCompleted(scene, group, option, isNear)) return true
  return scene.everywhere('environment-read').some((read) => read.name === key && isNear(read))
}

/** Another file may be put together with the one of the group, and gives what it lacks. */
function isCompleted(
  scene: Scene,
  group: SettingsGroupFact,
  option: 'region' | 'edge',
  isNear: (other: SettingsGroupFact) => boolean,
): boolean {
  if (group.source !== 'deployment' && group.source !== 'table') return false
  const { file } = group.span
  const isImage = isDockerfile(file)
  const present = option === 'edge' ? 'region' : 'edge'
  return scene.everywhere('settings-group').some((other) => {
    if (other.source !== group.source || other.span.file === file) return false
    if (keysOf(other)[option] === undefined || !isNear(other)) return false
    // A container has what its image sets, and the image what its container does.
    if (group.source === 'deployment' && isDockerfile(other.span.file) !== isImage) return true
    return says(other, option) && areLayers(group, other, !says(other, present))
  })
}

/** The option stands in the group itself. */
function says(group: SettingsGroupFact, option: 'region' | 'edge'): boolean {
  const setting = keysOf(group)[option]
  return setting !== undefined && setting.implied !== true
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
