import type { Setting, SettingsGroupFact } from '../facts/fact.ts'
import type { SettingsSource } from '../facts/settings-source.ts'
import type { Span } from '../facts/span.ts'
import { unknown, usedAt } from '../facts/value.ts'
import type { Value } from '../facts/value.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { SourceFile } from './evaluation-input.ts'
import type { SettingsObjects } from './settings-objects.ts'

const OPTIONS = ['region', 'edge'] as const
type Option = (typeof OPTIONS)[number]

/** A group as it is judged, in place of what its file says of it. */
export type JoinedSettings = ReadonlyMap<SettingsGroupFact, SettingsGroupFact>

/**
 * Puts groups together with the settings that they have from elsewhere (`env_file`, `envFrom`, `configMapKeyRef`), as far
 * as those are part of the run. What is found then stands where it is written: in the source, or in the group.
 *
 * A source is judged by itself too. Where a group that uses it completes or replaces its region or edge, that is not
 * known of the source: what is wrong then is wrong where it is used.
 */
export function joinSettings(files: readonly SourceFile[], objects: SettingsObjects): JoinedSettings {
  const joining = new Joining(files, objects)
  for (const { reading, project } of files) {
    for (const fact of reading.facts) {
      if (fact.kind === 'settings-group' && needsOthers(fact)) joining.join(fact, project)
    }
  }
  return joining.done()
}

function needsOthers({ from, settings }: SettingsGroupFact): boolean {
  return from !== undefined || settings.some(({ value }) => value.kind === 'name' && value.held !== undefined)
}

/** Settings that can be read, and the groups that their file says they are by themselves. */
interface Source {
  readonly settings: readonly Setting[]
  readonly groups: readonly SettingsGroupFact[]
}

/** What groups that use a source do to its region and edge. */
type Changes = Partial<Record<Option, { readonly by: string; readonly at: Span }>>

class Joining {
  readonly #files: ReadonlyMap<string, SourceFile>
  readonly #objects: SettingsObjects
  readonly #joined = new Map<SettingsGroupFact, SettingsGroupFact>()
  readonly #changes = new Map<SettingsGroupFact, Changes>()

  constructor(files: readonly SourceFile[], objects: SettingsObjects) {
    this.#files = new Map(files.map((one) => [one.reading.file, one]))
    this.#objects = objects
  }

  join(group: SettingsGroupFact, project: string): void {
    const settings = new Map<string, Setting>()
    const used: Source[] = []
    let open: Setting['value'] | undefined
    for (const source of group.from ?? []) {
      const found = this.#find(source, project)
      if (found === undefined) {
        open = unknown('it may be given elsewhere', [source.span])
        // The later goes over the earlier.
        for (const [key, one] of settings) settings.set(key, { ...one, value: open })
        continue
      }
      used.push(found)
      for (const one of found.settings)
        settings.set(one.key, { ...one, value: usedAt(one.value, source.span) })
    }
    for (const own of group.settings) {
      if (own.missing !== true) settings.set(own.key, this.#followed(own, project, used))
    }
    const joined = { ...group, settings: [...settings.values()] }
    const whole = open === undefined ? joined : leftOpen(joined, open)
    if (group.from !== undefined || used.length > 0) this.#joined.set(group, whole)
    for (const source of used) this.#change(source, whole)
  }

  done(): JoinedSettings {
    for (const [group, changes] of this.#changes) {
      if (!this.#joined.has(group)) this.#joined.set(group, changed(group, changes))
    }
    return this.#joined
  }

  #find(source: SettingsSource, project: string): Source | undefined {
    if (source.kind === 'unknown') return undefined
    if (source.kind === 'object') {
      const object = this.#objects.find(source.object, project)
      if (object === undefined) return undefined
      const groups = this.#within(object.span)
      // Of what the object holds, its groups have what is Twilio's. What is no name of a variable becomes none.
      const settings = groups
        .flatMap((group) => group.settings)
        .filter(({ key }) => /^[A-Za-z_]\w*$/.test(key))
      return { settings, groups }
    }
    const groups = this.#files
      .get(source.file)
      ?.reading.facts.filter((fact) => fact.kind === 'settings-group')
    const [only, ...others] = groups ?? []
    return only?.source === 'dotenv' && others.length === 0
      ? { settings: only.settings, groups: [only] }
      : undefined
  }

  /** A region or edge that a ConfigMap or Secret holds. A credential keeps its name, for that may say its Region. */
  #followed(setting: Setting, project: string, used: Source[]): Setting {
    const { value } = setting
    const held = value.kind === 'name' ? this.#objects.held(value, project) : undefined
    if (held === undefined || optionOf(setting) === undefined) return setting
    used.push({ settings: [], groups: this.#within(held.span).filter((one) => holds(one, held)) })
    return { ...setting, value: value.via.toReversed().reduce<Value>(usedAt, held.value) }
  }

  #within(span: Span): readonly SettingsGroupFact[] {
    const facts = this.#files.get(span.file)?.reading.facts ?? []
    return facts.filter(
      (fact): fact is SettingsGroupFact =>
        fact.kind === 'settings-group' &&
        ((span.start <= fact.span.start && fact.span.end <= span.end) ||
          (fact.span.start <= span.start && span.end <= fact.span.end)),
    )
  }

  #change({ settings, groups }: Source, whole: SettingsGroupFact): void {
    const keys = keysOf(whole)
    for (const option of OPTIONS) {
      const setting = keys[option]
      const isItsOwn = settings.some(({ span }) => setting !== undefined && isSame(span, setting.span))
      if (setting === undefined || isItsOwn) continue
      for (const group of groups) {
        this.#changes.set(group, {
          ...this.#changes.get(group),
          [option]: { by: whole.label, at: setting.span },
        })
      }
    }
  }
}

function changed(group: SettingsGroupFact, changes: Changes): SettingsGroupFact {
  return OPTIONS.reduce((result, option) => {
    const change = changes[option]
    return change === undefined
      ? result
      : withUnknown(result, option, unknown(`${change.by} sets it`, [change.at]))
  }, group)
}

/** Where only one of region and edge is set, the other one may be given elsewhere. */
function leftOpen(group: SettingsGroupFact, value: Value): SettingsGroupFact {
  const { region, edge } = keysOf(group)
  if (region !== undefined && edge === undefined) return withUnknown(group, 'edge', value)
  return edge !== undefined && region === undefined ? withUnknown(group, 'region', value) : group
}

function withUnknown(group: SettingsGroupFact, option: Option, value: Value): SettingsGroupFact {
  const keys = keysOf(group)
  const own = keys[option]
  const beside = keys[option === 'edge' ? 'region' : 'edge']
  if (own !== undefined) {
    return { ...group, settings: group.settings.map((one) => (one === own ? { ...own, value } : one)) }
  }
  if (beside === undefined) return group
  const key = group.source === 'table' ? option : `TWILIO_${option.toUpperCase()}`
  return { ...group, settings: [...group.settings, { ...beside, key, path: key, value, missing: true }] }
}

function optionOf(setting: Setting): Option | undefined {
  if (/^TWILIO_(?:API_)?REGION$/.test(setting.key)) return 'region'
  return /^TWILIO_(?:API_)?EDGE$/.test(setting.key) ? 'edge' : undefined
}

function holds(group: SettingsGroupFact, setting: Setting): boolean {
  return group.settings.some(({ span }) => isSame(span, setting.span))
}

function isSame(span: Span, other: Span): boolean {
  return span.file === other.file && span.start === other.start && span.end === other.end
}
