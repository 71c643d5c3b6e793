import type { SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import { identityOf, literal, unknown } from '../facts/value.ts'
import type { NameValue, Value } from '../facts/value.ts'
import type { Environment, EnvironmentValue } from '../resolution/environment.ts'
import { isWithin, folderOf } from './project-path.ts'
import type { SourceFile } from './evaluation-input.ts'

/** What the policy says that the deployment of a file sets. */
export type PolicyEnvironment = (
  file: string,
) => ReadonlyMap<string, { readonly value: string; readonly span: Span }>

interface Mention {
  readonly project: string
  /** The value that it is given there; undefined where it is only read, or set to something unreadable. */
  readonly identity: string | undefined
  /** The value is set here; false where code or a reference only reads it. */
  readonly sets: boolean
  /** Code speaks for its own project only; settings that stand above a project may be meant for it too. */
  readonly inCode: boolean
  /** Of a setting that sets it. */
  readonly span?: Span
}

/**
 * The environments of all files of a run.
 *
 * Of a variable, the policy's word counts first; then the `.env*` files between the source file and its nearest
 * manifest, where all that mention it agree. Compose, Kubernetes and CI files and templates give no values, and
 * neither do files of other projects; but where one that belongs to this project, or stands above it, mentions the
 * variable with another value, or with one that cannot be read, the variable is unknown.
 */
export class ProjectEnvironments {
  readonly #files: readonly SourceFile[]
  readonly #policy: PolicyEnvironment
  readonly #byPlace = new Map<string, Environment>()
  #mentions: Map<string, Mention[]> | undefined

  constructor(files: readonly SourceFile[], policy: PolicyEnvironment) {
    this.#files = files
    this.#policy = policy
  }

  /** @param project the folder of the file's nearest manifest */
  of(file: string, project: string): Environment {
    const given = this.#policy(file)
    // Where the policy says nothing about a file, all files of a folder share an environment.
    const place = given.size === 0 ? `${project}\0${folderOf(file)}` : `${project}\0${file}\0`
    let environment = this.#byPlace.get(place)
    if (environment === undefined) {
      environment = this.#create(folderOf(file), project, given)
      this.#byPlace.set(place, environment)
    }
    return environment
  }

  #create(folder: string, project: string, given: ReturnType<PolicyEnvironment>): Environment {
    const known = new Map<string, EnvironmentValue>()
    const dotenvs = this.#files
      .filter((file) => file.project === project && isWithin(folder, folderOf(file.reading.file)))
      .flatMap(({ reading }) => reading.facts)
      .filter((fact): fact is SettingsGroupFact => fact.kind === 'settings-group' && fact.source === 'dotenv')
    return {
      lookup: (name) => {
        let value = known.get(name)
        if (value === undefined) {
          value = this.#lookup(name, project, dotenvs, given)
          known.set(name, value)
        }
        return value
      },
    }
  }

  #lookup(
    name: string,
    project: string,
    dotenvs: readonly SettingsGroupFact[],
    given: ReturnType<PolicyEnvironment>,
  ): EnvironmentValue {
    const declared = given.get(name)
    if (declared !== undefined) return literal(declared.value, [declared.span])

    const found = dotenvs.flatMap((group) =>
      group.settings
        .filter(({ key }) => key === name)
        .map((setting) => withOrigin(setting.value, setting.span)),
    )
    const value = agreed(found, name)
    const identity = value === undefined ? undefined : identityIn(value)
    for (const mention of this.#mentionsOf(name)) {
      if (mention.inCode ? mention.project !== project : !isWithin(project, mention.project)) continue
      const agrees = mention.sets
        ? mention.identity !== undefined && mention.identity === identity
        : value !== undefined
      if (!agrees)
        return unknown(
          `\`${name}\` is mentioned, but its value cannot be told`,
          mention.span === undefined ? [] : [mention.span],
        )
    }
    return value ?? { kind: 'absent', via: [] }
  }

  #mentionsOf(name: string): readonly Mention[] {
    this.#mentions ??= collectMentions(this.#files)
    return this.#mentions.get(name) ?? []
  }
}

/** The one value that several settings of a name agree on. */
function agreed(values: readonly Value[], name: string): EnvironmentValue | undefined {
  const [first, ...rest] = values
  if (first === undefined) return undefined
  const identity = identityIn(first)
  if (identity === undefined || !rest.every((value) => identityIn(value) === identity)) {
    return unknown(`settings of \`${name}\` disagree`)
  }
  if (first.kind === 'literal') return first
  const isAlias = first.kind === 'name' && !(first.space === 'env' && first.path === name)
  return isAlias ? first : unknown(`\`${name}\` is set to something that cannot be read`)
}

function identityIn(value: Value): string | undefined {
  return value.kind === 'unknown' || value.kind === 'oneOf' ? undefined : identityOf(value)
}

/** The setting itself is where the value was written. */
function withOrigin(value: Value, span: Span): Value {
  return { ...value, via: [...value.via, span] }
}

function collectMentions(files: readonly SourceFile[]): Map<string, Mention[]> {
  const mentions = new Map<string, Mention[]>()
  const add = (name: string, mention: Mention): void => {
    const known = mentions.get(name)
    if (known === undefined) mentions.set(name, [mention])
    else known.push(mention)
  }
  for (const { reading, project } of files) {
    for (const fact of reading.facts) {
      if (fact.kind === 'environment-read') {
        add(fact.name, { project, identity: undefined, sets: false, inCode: true })
      } else if (fact.kind === 'environment-write') {
        add(fact.name, { project, identity: identityIn(fact.value), sets: true, inCode: true })
      } else if (fact.kind === 'settings-group' && fact.source !== 'table') {
        for (const setting of fact.settings) {
          // That a group may have it from elsewhere is no word about anybody else.
          const { start, end } = setting.keySpan
          if (setting.value.kind === 'unknown' && !reading.text.slice(start, end).includes(setting.key))
            continue
          // A template's values are examples; that it names the variable is what counts.
          const sets = fact.source !== 'template'
          add(setting.key, {
            project,
            identity: sets ? identityIn(setting.value) : undefined,
            sets,
            inCode: false,
            ...(sets ? { span: setting.span } : {}),
          })
          for (const name of namesIn(setting.value)) {
            if (name.path !== setting.key)
              add(name.path, { project, identity: undefined, sets: false, inCode: false })
          }
        }
      }
    }
  }
  return mentions
}

function namesIn(value: Value): readonly NameValue[] {
  return value.kind === 'name' && value.space === 'env' ? [value] : []
}
