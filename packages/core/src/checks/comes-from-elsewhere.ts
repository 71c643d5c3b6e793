import { isDockerfile } from '../facts/dockerfile-name.ts'
import type { ClientFact, Fact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import { textOf } from '../facts/value.ts'
import { sdkEnvironment } from '../knowledge/sdk-environment.ts'
import type { EnvironmentValue } from '../resolution/environment.ts'
import { keysOf } from '../resolution/group-keys.ts'
import { groupsWith } from './groups-with-option.ts'
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
    const given = scene.environmentOf(group.span.file).lookup(partner)
    if (given.kind !== 'absent' && !isOfOthers(scene, group, option, given)) return true
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
  isNear: (other: Fact) => boolean,
): boolean {
  if (group.source !== 'deployment' && group.source !== 'table') return false
  const { file } = group.span
  const isImage = isDockerfile(file)
  const present = option === 'edge' ? 'region' : 'edge'
  for (const [otherFile, groups] of groupsWith(scene, option)) {
    if (otherFile === file || !isNear(groups[0])) continue
    // A container has what its image sets, and the image what its container does.
    const isContainer = group.source === 'deployment' && isDockerfile(otherFile) !== isImage
    const completes = groups.some((other) => {
      if (other.source !== group.source) return false
      if (isContainer) return !isOfAnotherRegion(group, other)
      return says(other, option) && areLayers(group, other, !says(other, present))
    })
    if (completes) return true
  }
  return false
}

/**
 * What is known of the missing half is what other environments have for themselves: each that names it has both, for
 * another Region than the group's (`eu.env` and `au.env`).
 */
function isOfOthers(
  scene: Scene,
  group: SettingsGroupFact,
  option: 'region' | 'edge',
  given: EnvironmentValue,
): boolean {
  const name = option === 'edge' ? 'TWILIO_EDGE' : 'TWILIO_REGION'
  const project = scene.projectOf(group.span.file)
  const inCode = [...scene.everywhere('environment-read'), ...scene.everywhere('environment-write')]
  if (inCode.some((fact) => fact.name === name && scene.projectOf(fact.span.file) === project)) return false
  const files = new Set<string>()
  for (const [file, groups] of groupsWith(scene, option)) {
    if (!groups.every((other) => other.source === 'table' || isOfAnotherRegion(group, other))) return false
    files.add(file)
  }
  // What the policy gives stands in none of them.
  return files.size > 0 && given.via.every(({ file }) => files.has(file))
}

/** A group that has both region and edge, for another Region than a group has. */
function isOfAnotherRegion(group: SettingsGroupFact, other: SettingsGroupFact): boolean {
  const [own, another] = [keysOf(group).region?.value, keysOf(other).region?.value]
  if (own?.kind !== 'literal' || another?.kind !== 'literal') return false
  const isWhole = says(other, 'region') && says(other, 'edge')
  return isWhole && textOf(own).toLowerCase() !== textOf(another).toLowerCase()
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
