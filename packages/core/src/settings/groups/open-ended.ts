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
  if (ACTION.test(file)) return 'the workflow that uses the action may give it'
  if (isProfileOnly(trail[0]?.in ?? owner)) return 'the settings without a profile may give it'
  return sharedPart(trail) ?? (inherits ? undefined : besideDefaults(trail))
}

/** Files that are laid over another of the same kind: what is missing in them stands there. */
function isOverlay(file: string): boolean {
  return (
    OVERLAYS.test(file) || (/\.(?:ya?ml|json|toml|ini|conf|properties)$/.test(file) && OVERLAY.test(file))
  )
}

const OVERLAYS = /(?:^|\/)overlays\/./
const BASE =
  /(?:^|\/)(?:bases?\/.+|config\/(?:default|base|common)[^/]*)\.(?:json|ya?ml|toml|ini|properties)$/
const OVERLAY =
  /(?:^|\/)(?:(?:docker-)?compose\.[^/]+\.ya?ml|appsettings\.[^/]+\.json|values[._-][^/]+\.ya?ml|(?:env(?:ironment)?s?|clusters|stages|releases)\/.+\/values\.ya?ml|application[._-][^/]+\.(?:ya?ml|properties)|[^/]+\.d\/[^/]+\.conf)$|(?:^|\/)config\/(?:prod|production|stag(?:e|ing)|dev|development|test|local)[^/]*\.(?:json|ya?ml|toml|ini|properties)$/

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
    const nested = keys.reduce<Node | undefined>((node, key) => entryOf(node, key)?.value, root)
    const value = entryOf(root, keys.join('.'))?.value ?? nested
    return value !== undefined && value.kind !== 'mapping'
  })
}

/** Keys whose value gives further parts of the environment that stands beside them. */
const FROM_ELSEWHERE =
  /^(?:extra)?env(?:ironment)?_?(?:from|files?)|^env_?from_?(?:secret|config)|^(?:extends|executor|behavior|envs|files)$/

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

/** Why every environment of a pipeline may have more: CircleCI's contexts, which a workflow gives to its jobs. */
export function contextReason(text: string, root: Node): string | undefined {
  return entryOf(root, 'workflows') !== undefined && /\bcontext:/.test(text)
    ? 'a context may give it'
    : undefined
}

/** `echo "TWILIO_EDGE=dublin" >> $GITHUB_ENV` and its kin: a command of an earlier step sets a variable. */
const KEPT_BY_COMMAND = /GITHUB_ENV|BASH_ENV|setvariable|set-env name|exportVariable|before_script|dotenv/

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

/** Whether a command of a pipeline may set a variable for those that come after it. */
export function setByCommand(text: string): (name: string) => boolean {
  if (!KEPT_BY_COMMAND.test(text)) return () => false
  if (KEEPS_ANY.test(text)) return () => true
  const known = new Map<string, boolean>()
  return (name) => {
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
