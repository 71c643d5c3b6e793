import type { Setting, VariableValueFact } from '../facts/fact.ts'
import { textOf, unknown } from '../facts/value.ts'
import type { SourceFile } from './evaluation-input.ts'
import type { JoinedSettings } from './join-settings.ts'

/**
 * Groups that have a region or an edge from the default of a variable (Terraform), where some file of the run gives a
 * variable of that name another value: which of the two counts, only a run of Terraform tells.
 */
export function givenVariables(files: readonly SourceFile[], joined: JoinedSettings): JoinedSettings {
  const facts = files.flatMap(({ reading }) => reading.facts)
  const given = new Map<string, VariableValueFact[]>()
  for (const fact of facts) {
    if (fact.kind !== 'variable-value') continue
    const same = given.get(fact.name)
    if (same === undefined) given.set(fact.name, [fact])
    else same.push(fact)
  }
  if (given.size === 0) return joined
  const changed = new Map(joined)
  for (const fact of facts) {
    if (fact.kind !== 'settings-group' || !fact.settings.some(({ assumed }) => assumed !== undefined)) continue
    const group = joined.get(fact) ?? fact
    changed.set(fact, { ...group, settings: group.settings.map((one) => withGiven(one, given)) })
  }
  return changed
}

function withGiven(setting: Setting, given: ReadonlyMap<string, readonly VariableValueFact[]>): Setting {
  const { assumed, value } = setting
  if (assumed === undefined || value.kind !== 'literal') return setting
  const text = textOf(value).toLowerCase()
  const other = given.get(assumed)?.find((one) => one.text !== text)
  return other === undefined
    ? setting
    : { ...setting, value: unknown(`\`${assumed}\` is given another value elsewhere`, [other.span]) }
}
