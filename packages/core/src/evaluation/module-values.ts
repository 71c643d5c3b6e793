import type { Setting, VariableValueFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import { literal, textOf, unknown } from '../facts/value.ts'
import type { Value } from '../facts/value.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { SourceFile } from './evaluation-input.ts'
import type { JoinedSettings } from './join-settings.ts'
import { folderOf, isWithin } from './project-path.ts'

/**
 * Groups whose values stand for names of a Terraform module, as the module's other files define them: a module is a folder.
 * Locals are what they are set to; a variable is its default and what it is given, where all of those agree. Where they do
 * not, only a run of Terraform tells which counts.
 */
export function moduleValues(files: readonly SourceFile[], joined: JoinedSettings): JoinedSettings {
  const facts = files.flatMap(({ reading }) => reading.facts)
  const names = new ModuleNames(facts.filter((fact) => fact.kind === 'variable-value'))
  if (names.isEmpty) return joined
  const changed = new Map(joined)
  for (const fact of facts) {
    if (fact.kind !== 'settings-group' || !fact.settings.some(usesName)) continue
    const group = joined.get(fact) ?? fact
    const { region, edge } = keysOf(group)
    const settings = group.settings.map((one) =>
      one === region || one === edge ? names.option(one) : names.renamed(one),
    )
    changed.set(fact, { ...group, settings })
  }
  return changed
}

function usesName({ assumed, value }: Setting): boolean {
  return assumed !== undefined || pathIn(value) !== undefined
}

/** `var.region`, `local.edge`. */
function pathIn(value: Value): string | undefined {
  if (value.kind !== 'name' || value.space !== 'variable') return undefined
  return /^(?:var|local)\.[\w-]+$/.test(value.path) ? value.path : undefined
}

/** Longer chains of names are circles. */
const MOST_STEPS = 16

class ModuleNames {
  readonly #byName = new Map<string, VariableValueFact[]>()

  constructor(facts: readonly VariableValueFact[]) {
    for (const fact of facts) {
      const same = this.#byName.get(fact.name)
      if (same === undefined) this.#byName.set(fact.name, [fact])
      else same.push(fact)
    }
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0
  }

  /** A region or an edge, with its text where the module tells it. */
  option(setting: Setting): Setting {
    const { assumed, value } = setting
    const folder = folderOf(setting.span.file)
    if (assumed !== undefined && value.kind === 'literal') {
      const text = textOf(value)
      const other = this.#given(assumed, folder).find((one) => one.text !== text)
      return other === undefined
        ? setting
        : { ...setting, value: unknown(`\`${assumed}\` is given another value elsewhere`, [other.span]) }
    }
    let path = pathIn(value)
    const via: Span[] = [...value.via]
    for (let steps = 0; path !== undefined && steps < MOST_STEPS; steps++) {
      const found = this.#valueOf(path, folder)
      if (found === undefined) return setting
      via.push(found.span)
      if (found.text !== undefined) return { ...setting, value: literal(found.text, via) }
      path = found.refersTo
    }
    return setting
  }

  /** A credential under the name that a local stands for: names say more of one than its text. */
  renamed(setting: Setting): Setting {
    const { value } = setting
    const folder = folderOf(setting.span.file)
    let path = pathIn(value)
    if (path === undefined || value.kind !== 'name') return setting
    for (let steps = 0; steps < MOST_STEPS && path.startsWith('local.'); steps++) {
      const next: string | undefined = this.#valueOf(path, folder)?.refersTo
      if (next === undefined) break
      path = next
    }
    return path === value.path ? setting : { ...setting, value: { ...value, path } }
  }

  /** The one value that a name has in a module; undefined where it has none that can be told, or several. */
  #valueOf(name: string, folder: string): VariableValueFact | undefined {
    const defined = (this.#byName.get(name) ?? []).filter(
      ({ role, span }) => role === 'definition' && folderOf(span.file) === folder,
    )
    const [first, ...rest] = [...this.#given(name, folder), ...defined]
    const isOne =
      defined.length <= 1 && rest.every((one) => one.text === first?.text && one.refersTo === first?.refersTo)
    return isOne && (first?.text !== undefined || first?.refersTo !== undefined) ? first : undefined
  }

  /** A module is given values by files of variables around and below it, and by others from anywhere. */
  #given(name: string, folder: string): readonly VariableValueFact[] {
    return (this.#byName.get(name) ?? []).filter(({ role, span: { file } }) => {
      if (role !== 'given') return false
      const from = folderOf(file)
      return !file.endsWith('.tfvars') || isWithin(from, folder) || isWithin(folder, from)
    })
  }
}
