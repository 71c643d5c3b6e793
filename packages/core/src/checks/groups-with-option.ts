import type { SettingsGroupFact } from '../facts/fact.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { Scene } from './scene.ts'

/** Groups of one file; never none. */
type Groups = readonly [SettingsGroupFact, ...SettingsGroupFact[]]
type ByFile = ReadonlyMap<string, Groups>

const known = new WeakMap<Scene, Partial<Record<'region' | 'edge', ByFile>>>()

/** All groups of a run that have a region, or an edge, or pass it on by another name, by file. Looked for once. */
export function groupsWith(scene: Scene, option: 'region' | 'edge'): ByFile {
  let found = known.get(scene)
  if (found === undefined) known.set(scene, (found = {}))
  return (found[option] ??= collect(scene, option))
}

function collect(scene: Scene, option: 'region' | 'edge'): ByFile {
  const byFile = new Map<string, [SettingsGroupFact, ...SettingsGroupFact[]]>()
  const name = `TWILIO_${option.toUpperCase()}`
  for (const group of scene.everywhere('settings-group')) {
    if (keysOf(group)[option] === undefined && !passesOn(group, name)) continue
    const { file } = group.span
    const same = byFile.get(file)
    if (same === undefined) byFile.set(file, [group])
    else same.push(group)
  }
  return byFile
}

/** `EDGE_OF_SMS: ${TWILIO_EDGE}`. */
function passesOn({ settings }: SettingsGroupFact, name: string): boolean {
  return settings.some(({ value }) => value.kind === 'name' && value.path === name)
}
