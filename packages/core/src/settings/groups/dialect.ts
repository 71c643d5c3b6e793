import { nameOf } from '../dotenv/dotenv-file.ts'
import { entryOf, textAt } from '../tree/node.ts'
import type { Node } from '../tree/node.ts'
import { isTwilioFile } from '../twilio-file.ts'
import { resourceAround } from './resource.ts'
import type { Step } from './step.ts'

/**
 * Whose configuration a document is, as far as it matters for what its settings mean: who inherits from whom, and
 * what a reference refers to. Everything else is the same for all.
 */
export interface Dialect {
  /** A job inherits the pipeline's environment, a step the job's. Elsewhere that is possible, not certain. */
  readonly inherits: boolean
  /** `${X}`: a variable of the environment that the tool runs in, or one of the pipeline. */
  readonly variables: 'env' | 'variable'
  /** A name without a value takes it from the environment that the tool runs in. */
  readonly passesNames: boolean
  /** Paths (`*` for any key) of settings that every group below another path inherits though it stands elsewhere. */
  readonly defaults: readonly Defaults[]
  /** Whose keys for settings that stand elsewhere are known: `env_file` of a service, `envFrom` of a container. */
  readonly sources?: 'compose' | 'kubernetes'
  /** The paths of tables that are laid over the one around them, and over each other: a program has both. */
  readonly sections?: RegExp
  /** What reads the file knows the edge of a region without one. */
  readonly fillsEdge?: true
  /** A setting of Twilio's that is null counts as none at all. */
  readonly nullIsNone?: true
}

/** Settings that every group below a path inherits, though they stand at another; `*` for any key. */
export interface Defaults {
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** What `Type` says of the owners that they are for. */
  readonly type?: RegExp
}

const OTHER: Dialect = { inherits: false, variables: 'env', passesNames: false, defaults: [] }
const COMPOSE: Dialect = { ...OTHER, passesNames: true, sources: 'compose' }
const KUBERNETES: Dialect = { ...OTHER, sources: 'kubernetes' }
const PIPELINE: Dialect = {
  ...OTHER,
  inherits: true,
  variables: 'variable',
  // Cloud Build
  defaults: [{ from: ['options'], to: ['steps', '*'] }],
}
const TEKTON: Dialect = {
  ...KUBERNETES,
  defaults: [{ from: ['spec', 'stepTemplate'], to: ['spec', 'steps', '*'] }],
}
const SERVERLESS: Dialect = { ...OTHER, defaults: [{ from: ['provider'], to: ['functions', '*'] }] }
const CLOUDFORMATION: Dialect = {
  ...OTHER,
  defaults: [
    {
      from: ['Globals', 'Function', 'Environment'],
      to: ['Resources', '*', 'Properties', 'Environment'],
      type: /^AWS::Serverless::/,
    },
  ],
}
const NETLIFY: Dialect = { ...OTHER, defaults: [{ from: ['build'], to: ['context', '*'] }] }
const PYTHON_PROJECT: Dialect = {
  ...OTHER,
  defaults: [{ from: ['tool', 'pdm', 'scripts', '_'], to: ['tool', 'pdm', 'scripts', '*'] }],
}

// serverless-toolkit: packages/twilio-run/src/config/global.ts, packages/serverless-api/src/api/utils/api-client.ts
const SERVERLESS_TOOLKIT: Dialect = {
  ...OTHER,
  fillsEdge: true,
  sections: /^twilio\.(?:commands|environments|projects)\.[^.]+$/,
}
// A profile without an edge has that of the file.
const TWILIO_CLI: Dialect = {
  ...OTHER,
  nullIsNone: true,
  defaults: [{ from: [], to: ['profiles', '*'] }],
}

const PIPELINE_FILE =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+|\.circleci\/[^/]+|\.?gitlab-ci[^/]*|\.gitlab\/.+|azure-pipelines[^/]*|bitbucket-pipelines|\.drone|\.woodpecker[^/]*|\.woodpecker\/[^/]+|\.buildkite\/[^/]+|buildspec[^/]*|appveyor|\.travis|cloudbuild)\.(?:ya?ml|json)$/

/** The end of its name tells nearly every other file, before V8 has to get the long pattern ready. */
function isPipelineFile(file: string): boolean {
  return (file.endsWith('ml') || file.endsWith('.json')) && PIPELINE_FILE.test(file)
}

/** Whose configuration a document is: by the file's name, else by the keys at its root. */
export function dialectOf(file: string, root: Node): Dialect {
  if (isTwilioFile(file)) return nameOf(file) === 'config.json' ? TWILIO_CLI : SERVERLESS_TOOLKIT
  const has = (...keys: readonly string[]): boolean => keys.every((key) => entryOf(root, key) !== undefined)
  if (isPipelineFile(file) || (has('jobs') && (has('on') || has('workflows') || has('orbs')))) return PIPELINE
  if (/(?:^|\/)action\.ya?ml$/.test(file) && has('runs')) return PIPELINE
  const name = nameOf(file)
  if (/^serverless\b/.test(name) || (has('provider', 'functions') && has('service'))) return SERVERLESS
  if (has('Resources')) return CLOUDFORMATION
  if (name === 'netlify.toml') return NETLIFY
  if (name === 'pyproject.toml') return PYTHON_PROJECT
  if (entryOf(root, 'services')?.value.kind === 'mapping' && !has('apiVersion')) return COMPOSE
  if (has('apiVersion', 'kind'))
    return textAt(root, 'apiVersion')?.startsWith('tekton.dev/') === true ? TEKTON : KUBERNETES
  return OTHER
}

/** Keys whose value is an environment: a mapping, a list of `NAME=value`, or a list of `{name, value}`. */
export function isEnvironmentKey(key: string): boolean {
  return /^(?:(?:extra|container|build|global|default|common|shared|secret)_?)?(?:envs?|environ(?:ment)?s?)(?:_?(?:vars?|variables|map|list|secrets?))?$|^(?:build_?)?(?:variables|vars|secrets|args)$|^(?:string)?data$|^literals$|^(?:parameter-store|secrets-manager)$/i.test(
    key,
  )
}

/** Parents whose children are what people call them. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['services', 'service'],
  ['jobs', 'job'],
  ['steps', 'step'],
  ['functions', 'function'],
  ['executors', 'executor'],
  ['commands', 'command'],
  ['containers', 'container'],
  ['initContainers', 'container'],
  ['ephemeralContainers', 'container'],
  ['containerDefinitions', 'container'],
  ['ContainerDefinitions', 'container'],
  ['Resources', 'resource'],
  ['apps', 'app'],
  ['workers', 'worker'],
  ['stages', 'stage'],
  ['configurations', 'configuration'],
  ['profiles', 'profile'],
])

/**
 * What people call the place of an environment: `service "web"`, `container "api"`, `step "Send"`, `Secret "twilio"`.
 *
 * @param trail from the root to the environment
 */
export function labelOf(file: string, trail: readonly Step[]): string {
  const root = trail[0]?.in
  const resource = resourceAround(trail)
  if (resource?.name !== undefined && resource.node === trail.at(-1)?.in) {
    return `${resource.kind} ${quote(resource.name)}`
  }
  for (let index = trail.length - 2; index >= 0; index--) {
    const parent = trail[index]
    const child = trail[index + 1]
    const word = typeof parent?.key === 'string' ? KINDS.get(parent.key) : undefined
    if (word === undefined || child === undefined) continue
    return `${word} ${calledAt(child)}`
  }
  const path = trail.map(({ key }) => key).filter((key) => typeof key === 'string')
  if (root !== undefined && isPipelineFile(file)) {
    return path.length > 1 && !isEnvironmentKey(path[0] ?? '')
      ? `job ${quote(path[0] ?? '')}`
      : pipelineWord(file)
  }
  while (path.length > 1 && isEnvironmentKey(path.at(-1) ?? '')) path.pop()
  return path.length === 0 ? nameOf(file) : quote(path.join('.'))
}

function pipelineWord(file: string): string {
  return file.includes('.github/workflows/') ? 'workflow' : 'pipeline'
}

/** By name or id, where the item of a list has one, else by its number. */
function calledAt(step: Step): string {
  if (typeof step.key === 'string') return quote(step.key)
  const item = step.in.kind === 'sequence' ? step.in.items[step.key]?.value : undefined
  const run = entryOf(item, 'run')?.value
  const name = textAt(item, 'name', 'Name', 'id', 'key') ?? textAt(run, 'name')
  return name === undefined ? String(step.key + 1) : quote(name)
}

/** Labels are shown in one line. */
function quote(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`
}

/** The namespace or job environment that a secret reference is looked up in. */
export function scopeOf(file: string, trail: readonly Step[], dialect: Dialect): string {
  if (!dialect.inherits) return `${file}#${resourceAround(trail)?.namespace ?? ''}`
  for (const step of trail.toReversed()) {
    const environment = entryOf(step.in, 'environment')?.value
    const name = environment?.kind === 'scalar' ? textAt(step.in, 'environment') : textAt(environment, 'name')
    if (name !== undefined) return `${file}#${name}`
  }
  return `${file}#`
}
