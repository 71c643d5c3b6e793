import { credentialRoleOfName, unknown } from '../../index.ts'
import type { Node } from '../tree/node.ts'
import { isSection, rescoped } from './kept-group.ts'
import type { KeptGroup, KeptSetting } from './kept-group.ts'
import { leaveOpen } from './leave-open.ts'
import { optionOfKey } from './twilio-key.ts'

/**
 * Gives each group what it has from the groups around it.
 *
 * Where that is certain (a step has its job's environment) region, edge and credentials are inherited with their
 * places. Where it is only possible, or another file may give a setting, that setting is unknown rather than absent.
 * And an outer group whose region or edge an inner one completes or replaces is not judged for the lack of it.
 */
export function inheritSettings(
  groups: readonly KeptGroup[],
  isSetByCommand: (name: string) => boolean,
): readonly KeptGroup[] {
  const own = new Map(groups.map((group) => [group, new Map(group.settings)]))
  const byOwner = new Map<Node, KeptGroup[]>()
  for (const group of groups) {
    const same = byOwner.get(group.raw.owner)
    if (same === undefined) byOwner.set(group.raw.owner, [group])
    else same.push(group)
  }
  let looked = 0
  const open = new Map(
    groups.flatMap((group) =>
      group.raw.openEnded === undefined ? [] : [[group, group.raw.openEnded] as const],
    ),
  )
  const judged = groups.filter((inner) => {
    const outers = [...inner.raw.around.toReversed(), ...inner.raw.defaultsFrom].flatMap(
      (node) => byOwner.get(node)?.filter(({ raw }) => raw.style === inner.raw.style) ?? [],
    )
    for (const outer of outers) {
      const isCertain = inner.raw.dialect.inherits || inner.raw.defaultsFrom.includes(outer.raw.owner)
      const settings = own.get(outer)
      looked += settings?.size ?? 0
      if (looked > MOST_INHERITED) return false
      passOn(settings ?? new Map<string, KeptSetting>(), outer.raw.scope, inner, isCertain, isSetByCommand)
      const reason = isCertain ? outer.raw.openEnded : undefined
      if (reason !== undefined && !open.has(inner)) open.set(inner, reason)
      // Where no section is laid over it, a general pair applies as it is.
      if (isSection(inner.raw) && isWhole(settings)) continue
      takeBack(own.get(inner) ?? new Map<string, KeptSetting>(), outer, inner.raw.label)
    }
    return true
  })
  for (const group of judged) leaveOpen(group, open.get(group))
  return judged
}

/** Whether a group of a table has a region and an edge of its own. */
function isWhole(settings: ReadonlyMap<string, KeptSetting> | undefined): boolean {
  const options = [...(settings ?? new Map<string, KeptSetting>()).keys()].map((key) =>
    optionOfKey(key, true),
  )
  return options.includes('region') && options.includes('edge')
}

/** Settings that are looked at for inheriting in one document: beyond it, groups that would inherit are not judged. */
const MOST_INHERITED = 100_000

function passOn(
  outer: ReadonlyMap<string, KeptSetting>,
  scope: string,
  inner: KeptGroup,
  isCertain: boolean,
  isSetByCommand: (name: string) => boolean,
): void {
  const inTable = inner.raw.style === 'table'
  for (const [key, { setting }] of outer) {
    if (inner.settings.has(key)) continue
    const isOption = optionOfKey(key, inTable) !== undefined
    if (isCertain ? !isOption && credentialRoleOfName(key) === undefined : !isOption) continue
    const value = !isCertain
      ? unknown('it may be set further out', [setting.valueSpan])
      : inner.raw.dialect.inherits && isSetByCommand(key)
        ? unknown('a command may set it', [setting.valueSpan])
        : rescoped(setting.value, scope, inner.raw.scope)
    inner.settings.set(key, { setting: { ...setting, value }, origin: undefined })
  }
}

/** What an inner group sets is not known of the outer one: it may lack it there, and be replaced here. */
function takeBack(inner: ReadonlyMap<string, KeptSetting>, outer: KeptGroup, by: string): void {
  const inTable = outer.raw.style === 'table'
  // A pair beside a pair: each is used as it is, or not at all.
  if (isPair(inner.keys(), inTable) && isPair(outer.settings.keys(), inTable)) return
  for (const [key, { setting }] of inner) {
    if (optionOfKey(key, inTable) === undefined) continue
    const value = unknown(`${by} sets it`, [setting.valueSpan])
    const own = outer.settings.get(key)
    outer.settings.set(key, {
      setting: { ...(own?.setting ?? setting), value },
      origin: own?.origin,
    })
  }
}

function isPair(keys: Iterable<string>, inTable: boolean): boolean {
  const options = new Set(Array.from(keys, (key) => optionOfKey(key, inTable)))
  return options.has('region') && options.has('edge')
}
