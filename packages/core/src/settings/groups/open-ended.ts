import { entryOf, textAt } from '../tree/node.ts'
import type { Node } from '../tree/node.ts'
import type { Step } from './step.ts'

/**
 * Why a region or an edge that an environment or table lacks may be given from elsewhere, in words; undefined where
 * nothing says so. What may be given elsewhere is unknown, not absent. The keys beside it, which name a place
 * themselves, are another matter: {@link keysFromElsewhere}.
 */
export function openEndedReason(
  file: string,
  trail: readonly Step[],
  owner: Node,
  inherits: boolean,
): string | undefined {
  if (isOverlay(file.toLowerCase())) return 'this file is laid over another one'
  if (BASE.test(file.toLowerCase())) return 'another file is laid over this one'
  if (isOfChart(file, trail)) return 'the chart may give it'
  const last = trail.at(-1)?.key
  if (last === 'args') return 'the Dockerfile may give it'
  if (last === 'with') return 'the action may give it'
  if (trail.some(({ key }) => typeof key === 'string' && ARGUMENTS.test(key)))
    return 'what takes the arguments may give it'
  if (trail.some((step) => isOfStore(step.in))) return 'a store may give it'
  if (trail.slice(1).some((step) => isForwarded(step.in))) return 'the pipeline that is started may give it'
  if (inContainer(trail)) return 'the container and its steps have both'
  if (hasGlobal(trail)) return 'the settings of all jobs may give it'
  if (inherits && trail.some((step) => isGivenWhole(step.in)))
    return 'what the variables are is said elsewhere'
  if (ACTION.test(file)) return 'the workflow that uses the action may give it'
  if (isProfileOnly(trail[0]?.in ?? owner)) return 'the settings without a profile may give it'
  return sharedPart(trail) ?? (inherits ? undefined : besideDefaults(trail))
}

/** Arguments of a build, a template, a workflow or a stage, and combinations of a matrix: others make an environment of them. */
const ARGUMENTS = /^(?:build-?_?args|arguments|param(?:eter)?s|inputs|matrix)$/i

/** A secret that is put together from a store and what is written there (External Secrets). */
function isOfStore(node: Node): boolean {
  return entryOf(node, 'dataFrom') !== undefined || textAt(node, 'mergePolicy') === 'Merge'
}

/**
 * Why a mapping or list has more than is written there: `_.file` of mise, functions of CloudFormation, a text of its own
 * that refers to others.
 */
export function furtherParts(node: Node): string | undefined {
  let isMore = withMore.get(node)
  if (isMore === undefined) withMore.set(node, (isMore = hasMore(node)))
  return isMore ? 'another part may give it' : undefined
}

/** Looked for once in each collection: many groups may stand in one. */
const withMore = new WeakMap<Node, boolean>()

function hasMore(node: Node): boolean {
  return node.kind === 'mapping'
    ? node.entries.some(({ key, value }) => (key.text === '_' ? value.kind === 'mapping' : isCall(key.text)))
    : node.kind === 'sequence' &&
        node.items.some(({ value }) =>
          value.kind === 'scalar'
            ? /^\$[\w{(]/.test(value.text) || value.unreadable !== undefined
            : value.kind === 'mapping' && value.entries.some(({ key }) => isCall(key.text)),
        )
}

/** `Fn::If`, `Fn::Transform`. */
function isCall(key: string): boolean {
  return key.startsWith('Fn::')
}

/** Files that are laid over another of the same kind: what is missing in them stands there. */
function isOverlay(file: string): boolean {
  return (
    OVERLAYS.test(file) || (/\.(?:ya?ml|json|toml|ini|conf|properties)$/.test(file) && OVERLAY.test(file))
  )
}

const OVERLAYS = /(?:^|\/)(?:overlays\/|pulumi\.[^/]*ya?ml$|[^/]*patch[^/]*\.ya?ml$)/
const BASE =
  /(?:^|\/)(?:bases?\/.+|config\/(?:default|base|common)[^/]*)\.(?:json|ya?ml|toml|ini|properties)$/
const OVERLAY =
  /(?:^|\/)(?:(?:docker-)?compose\.[^/]+\.ya?ml|appsettings\.[^/]+\.json|values[._-][^/]+\.ya?ml|(?:env(?:ironment)?s?|clusters|stages|releases)\/.+\/values\.ya?ml|application[._-][^/]+\.(?:ya?ml|properties)|[^/]+\.d\/[^/]+\.conf)$|(?:^|\/)config\/(?:prod|production|stag(?:e|ing)|dev|development|test|local)[^/]*\.(?:json|ya?ml|toml|ini|properties)$/

/** A job of GitLab that starts another pipeline, and hands its variables on. */
function isForwarded(node: Node): boolean {
  return entryOf(node, 'trigger') !== undefined && entryOf(node, 'script') === undefined
}

/** `variables: !reference [.base, variables]` of GitLab, `env: ${{ fromJSON(...) }}` of GitHub Actions. */
function isGivenWhole(node: Node): boolean {
  const value = entryOf(node, 'variables', 'env')?.value
  if (value?.kind === 'scalar') return value.empty !== true
  return (
    value?.kind === 'sequence' &&
    value.items.length > 0 &&
    value.items.every((item) => item.value.kind === 'scalar' && !item.value.text.includes('='))
  )
}

/** A job of GitHub Actions whose container has an environment: its steps have that, too. */
function inContainer(trail: readonly Step[]): boolean {
  return trail.some(
    (step) =>
      entryOf(step.in, 'steps') !== undefined &&
      entryOf(entryOf(step.in, 'container')?.value, 'env') !== undefined,
  )
}

/** `env: {global: [...], jobs: [...]}` of Travis CI. */
function hasGlobal(trail: readonly Step[]): boolean {
  const last = trail.at(-1)
  return (
    last !== undefined &&
    /^(?:global|jobs|matrix)$/.test(String(last.key)) &&
    entryOf(last.in, 'global') !== undefined &&
    entryOf(last.in, 'jobs', 'matrix') !== undefined
  )
}

/**
 * Why every group of a document may have more: what others give to all of its parts. A context of CircleCI, an environment
 * of the Serverless Framework from a file, what supervisord itself has, variables of all hosts in Ansible.
 */
export function documentReason(root: Node, text: string): string | undefined {
  if (entryOf(root, 'workflows') !== undefined && /\bcontext:/.test(text)) return 'a context may give it'
  if (entryOf(entryOf(root, 'supervisord')?.value, 'environment') !== undefined)
    return 'the programs of supervisord have its environment'
  if (entryOf(entryOf(root, 'all')?.value, 'vars') !== undefined) return 'another group of hosts may give it'
  const functions = entryOf(root, 'functions')?.value
  const owners = [
    entryOf(root, 'provider')?.value,
    ...(functions?.kind === 'mapping' ? functions.entries.map(({ value }) => value) : []),
  ]
  const isElsewhere = owners.some((owner) => entryOf(owner, 'environment')?.value.kind === 'scalar')
  return isElsewhere ? 'an environment from another file may give it' : undefined
}

/**
 * Why a container may have more than its environment says: its own command sets it.
 *
 * @param missing of region and edge
 */
export function commandOfContainer(
  owner: Node,
  text: string,
  missing: 'region' | 'edge' | undefined,
): string | undefined {
  if (missing === undefined || owner.kind !== 'mapping') return undefined
  const commands = owner.entries.filter(({ key }) => COMMAND.test(key.text))
  const sets = commands.some(({ value }) => {
    const command = text.slice(value.start, value.end)
    return (
      command.includes(`TWILIO_${missing.toUpperCase()}=`) || readsAFile(command) || RUNS_WITH.test(command)
    )
  })
  return sets ? 'its command may set it' : undefined
}

/** Keys whose value is run with the environment beside it: of containers, systemd, launch configurations. */
const COMMAND =
  /^(?:command|args|entrypoint|commands|script|ExecStart(?:Pre)?|runtimeArgs|runtimeExecutable)$/i

/** Programs that run another with an environment from elsewhere; in a list of arguments each is quoted. */
const RUNS_WITH =
  /\b(?:doppler|dotenvx?|op|infisical|vault|chamber|aws-vault|teller|summon|berglas|envconsul|direnv|mise)\b["',\s]{1,8}(?:-\S{0,40}["',\s]{1,8}){0,4}(?:run|exec|x|--|[\w./])|^["']?(?:doppler|dotenvx?|infisical|direnv)["']?$/

/** Commands by which a shell or a program gets variables from a file; what only sets up a tool is none. */
function readsAFile(text: string): boolean {
  return SOURCES.test(text) || /--env-file\b|\bdocker[- ]compose\b/.test(text)
}

const SOURCES =
  /(?:(?:^|[\s;&|('"-])(?:source|eval)|(?:^[ \t]*|["';&|(][ \t]*|[-:][ \t]+["']?)\.)[ \t]+(?!\S{0,200}(?:activate|nvm\.sh|cargo\/env|rc\b|profile|ssh-agent))["'$]?[\w./$~{(]/m

/** Values that are laid over those of a chart: of Argo CD, Flux and helmfile. */
function isOfChart(file: string, trail: readonly Step[]): boolean {
  const at = trail.findIndex(({ key }) => typeof key === 'string' && CHART_VALUES.test(key))
  if (at === -1) return false
  const root = trail[0]?.in
  return (
    /(?:^|\/)helmfile[^/]*\.ya?ml(?:\.gotmpl)?$/.test(file) ||
    /^(?:HelmRelease|HelmChartConfig|HelmChart|Application|ApplicationSet)$/.test(textAt(root, 'kind') ?? '')
  )
}

const CHART_VALUES = /^(?:values|valuesObject|valuesContent|helm)$/

/** A composite action of GitHub. */
const ACTION = /(?:^|\/)action\.ya?ml$/

/** The keys by which a document of Spring's settings is laid over those before it. */
const PROFILE = ['spring', 'config', 'activate', 'on-profile']
const OLD_PROFILE = ['spring', 'profiles']

/** A document for some profile only: nested keys in YAML, joined ones in properties. */
export function isProfileOnly(root: Node): boolean {
  return [PROFILE, OLD_PROFILE].some((keys) => {
    const value = valueOfPath(root, keys)
    return value !== undefined && value.kind !== 'mapping'
  })
}

/** What a path of keys leads to, nested or with any of them joined by full stops. */
function valueOfPath(node: Node | undefined, keys: readonly string[]): Node | undefined {
  if (node === undefined || keys.length === 0) return node
  for (let length = keys.length; length > 0; length--) {
    const inner = entryOf(node, keys.slice(0, length).join('.'))?.value
    const value = inner === undefined ? undefined : valueOfPath(inner, keys.slice(length))
    if (value !== undefined) return value
  }
  return undefined
}

/** Keys whose value gives further parts of the environment that stands beside them. */
const FROM_ELSEWHERE =
  /^(?:extra)?env(?:ironment)?_?(?:from|files?)|^env_?from_?(?:secret|config)|^(?:extends|executor|behavior|envs|files|includes)$/

/** Looked for once in each mapping: many groups may stand in one. */
const elsewhere = new WeakMap<Node, readonly string[]>()

/** The keys of a mapping that give further parts of its environment: `env_file`, `envFrom`, `extends`. */
export function keysFromElsewhere(owner: Node): readonly string[] {
  let keys = elsewhere.get(owner)
  if (keys === undefined) {
    const entries = owner.kind === 'mapping' ? owner.entries : []
    keys = entries.flatMap(({ key }) => (FROM_ELSEWHERE.test(key.text.toLowerCase()) ? [key.text] : []))
    elsewhere.set(owner, keys)
  }
  return keys
}

/** Parts that others are put together from: Render's groups, CircleCI's executors, anchors under a key of their own. */
const SHARED_PART =
  /^(?:envVarGroups|executors|commands|orbs|anchors|definitions|references|aliases|templates)$/

function sharedPart(trail: readonly Step[]): string | undefined {
  const isShared = trail.some(({ key }) => typeof key === 'string' && SHARED_PART.test(key))
  return isShared ? 'it is a part that others use' : undefined
}

const DEFAULTS = /^(?:defaults?|common|shared|base|global)$/i

/** `{default: {...}, production: {...}}`: what reads this puts the two together, or not. */
function besideDefaults(trail: readonly Step[]): string | undefined {
  return trail.some((step) => hasDefaults(step.in)) ? 'defaults may give it' : undefined
}

const withDefaults = new WeakMap<Node, boolean>()

function hasDefaults(node: Node): boolean {
  let has = withDefaults.get(node)
  if (has === undefined) {
    has =
      node.kind === 'mapping' &&
      node.entries.length > 1 &&
      node.entries.some(({ key, value }) => DEFAULTS.test(key.text) && value.kind === 'mapping')
    withDefaults.set(node, has)
  }
  return has
}

/** `echo "TWILIO_EDGE=dublin" >> $GITHUB_ENV` and its kin: a command of an earlier step sets a variable. */
const KEPT_BY_COMMAND = /GITHUB_ENV|BASH_ENV|setvariable|set-env name|exportVariable|before_script|dotenv/

/** `export TWILIO_EDGE=dublin`, `docker run -e TWILIO_EDGE=dublin`: for what is run beside it. */
const GIVEN = /(?:\bexport|(?:^|\s)(?:-e|--env))[ =]TWILIO_/

/** Why the half that an environment of a pipeline lacks may be given by a command of the file. */
export function givenByCommand(text: string): (missing: 'region' | 'edge' | undefined) => string | undefined {
  let gives: ReadonlySet<string> | undefined
  return (missing) => {
    if (missing === undefined) return undefined
    gives ??= new Set(
      GIVEN.test(text)
        ? ['region', 'edge'].filter((one) => text.includes(`TWILIO_${one.toUpperCase()}=`))
        : [],
    )
    return gives.has(missing) ? 'a command may give it' : undefined
  }
}

/** A line that keeps variables without naming them: `cat a.env >> $GITHUB_ENV`. */
const KEEPS_ANY =
  /^(?![^\n]{0,300}\b[A-Za-z_]\w{0,100}(?:=|<<))[^\n]{0,300}(?:>|\btee\b)[^\n]{0,100}(?:GITHUB|BASH)_ENV/m

/**
 * Why a setting that is missing in a pipeline may be set while it runs.
 *
 * @returns asked with the option that is missing where a command sets the other one itself; elsewhere a command may
 * also replace what is there
 */
export function commandReason(text: string): (option: 'region' | 'edge' | undefined) => string | undefined {
  const isSet = setByCommand(text)
  const may = (option: 'region' | 'edge'): boolean =>
    ['TWILIO_', 'TWILIO_API_'].some((prefix) => isSet(`${prefix}${option.toUpperCase()}`))
  return (option) => {
    const options = option === undefined ? (['region', 'edge'] as const) : [option]
    return options.some(may) ? 'a command may set it' : undefined
  }
}

/** Which variables the commands of a text set: a look at all of it, so that it is taken when somebody asks. */
function setInText(text: string): 'any' | 'named' | 'none' {
  if (readsAFile(text)) return 'any'
  if (!KEPT_BY_COMMAND.test(text)) return 'none'
  return KEEPS_ANY.test(text) ? 'any' : 'named'
}

/** Whether a command of a pipeline may set a variable for those that come after it. */
export function setByCommand(text: string): (name: string) => boolean {
  let set: 'any' | 'named' | 'none' | undefined
  const known = new Map<string, boolean>()
  return (name) => {
    set ??= setInText(text)
    if (set !== 'named') return set === 'any'
    let isSet = known.get(name)
    if (isSet === undefined) {
      const forms = [
        `${name}=`,
        `${name}"=`,
        `${name}<<`,
        `variable=${name}`,
        `name=${name}`,
        `'${name}'`,
        `"${name}"`,
      ]
      isSet = forms.some((form) => text.includes(form))
      known.set(name, isSet)
    }
    return isSet
  }
}
