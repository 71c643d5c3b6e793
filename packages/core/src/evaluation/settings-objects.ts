import type { Setting, SettingsObjectFact } from '../facts/fact.ts'
import type { ObjectName } from '../facts/settings-source.ts'
import type { NameValue } from '../facts/value.ts'
import type { SourceFile } from './evaluation-input.ts'
import { isWithin } from './project-path.ts'

/** The ConfigMaps and Secrets of a run, by name. */
export class SettingsObjects {
  readonly #byName = new Map<string, { readonly fact: SettingsObjectFact; readonly project: string }[]>()

  constructor(files: readonly SourceFile[]) {
    for (const { reading, project } of files) {
      for (const fact of reading.facts) {
        if (fact.kind !== 'settings-object') continue
        const key = keyOf(fact.object)
        const same = this.#byName.get(key)
        if (same === undefined) this.#byName.set(key, [{ fact, project }])
        else same.push({ fact, project })
      }
    }
  }

  /**
   * The one object that a name means in a project; undefined where there is none, or more than one that it may be. A
   * document without a namespace may be applied to any.
   */
  find(object: ObjectName, project: string): SettingsObjectFact | undefined {
    const named = this.#byName.get(keyOf(object))?.filter((one) => {
      const { namespace } = one.fact.object
      const isNear = isWithin(one.project, project) || isWithin(project, one.project)
      return isNear && (namespace === object.namespace || namespace === '' || object.namespace === '')
    })
    const [only, ...others] = named ?? []
    return only?.fact.object.namespace === object.namespace && others.length === 0 ? only.fact : undefined
  }

  /** What a `secretKeyRef` or `configMapKeyRef` gets. */
  held({ held }: NameValue, project: string): Setting | undefined {
    if (held === undefined) return undefined
    return this.find(held.by, project)?.settings.find(({ key }) => key === held.key)
  }
}

function keyOf({ kind, name }: ObjectName): string {
  return `${kind}\0${name}`
}
