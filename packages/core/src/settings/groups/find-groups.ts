import { credentialRoleOfName, isTwilioName, saysItsVendor } from '../../index.ts'
import { entryOf, textAt } from '../tree/node.ts'
import type { Mapping, Node, Place, Sequence } from '../tree/node.ts'
import { isTwilioFile } from '../twilio-file.ts'
import { dialectOf, isEnvironmentKey, labelOf, scopeOf } from './dialect.ts'
import type { Dialect } from './dialect.ts'
import { halfOfNamed, inOtherWords, missingOption } from './missing-option.ts'
import {
  commandOfContainer,
  commandReason,
  documentReason,
  furtherParts,
  givenByCommand,
  keysFromElsewhere,
  openEndedReason,
} from './open-ended.ts'
import { resourceAround } from './resource.ts'
import type { Step } from './step.ts'
import { settingsOfItem, settingsOfMapping } from './raw-setting.ts'
import type { RawGroup } from './raw-group.ts'
import type { RawSetting } from './raw-setting.ts'
import { settingsSources, sourcesKey } from './settings-sources.ts'
import { isEnvironmentName, isTwilioTable, optionOfKey } from './twilio-key.ts'

/**
 * Finds every group of settings in a document, whatever the format and whatever the product: mappings of names, lists
 * of `NAME=value`, lists of `{name, value}`, and tables with short keys below a key that says Twilio. An environment
 * counts where it is one by its key (`environment:`, `env:`) or by the style of its names (`TWILIO_REGION`).
 *
 * What of it is Twilio's is decided later, with the values.
 */
export function findGroups(document: GroupDocument): FoundInTree {
  return new GroupFinder(document).find()
}

/** What stands together in a document. */
export interface FoundInTree {
  readonly groups: readonly RawGroup[]
  /** The settings of every mapping and list of two or more, whosever they are. */
  readonly collections: readonly (readonly RawSetting[])[]
}

export interface GroupDocument {
  readonly file: string
  readonly text: string
  readonly root: Node
  /** Mappings that others merge in (`<<: *base`): by themselves they are half of something. */
  readonly merged: ReadonlySet<Node>
  /** What stands within texts of another format. */
  readonly within: ReadonlyMap<Node, readonly Mapping[]>
  /** Collections in which more may stand than could be read, and why. */
  readonly open: ReadonlyMap<Node, string>
  /** The document is what a script sets, and for others than its own commands. */
  readonly isApart: boolean
  /** The whole document is one environment (`.env`). */
  readonly flat: boolean
  /** The text was a template: whether what it refers to is what others call so, nobody knows. */
  readonly isTemplate: boolean
}

class GroupFinder {
  readonly #file: string
  readonly #root: Node
  readonly #mergedElsewhere: ReadonlySet<Node>
  readonly #within: ReadonlyMap<Node, readonly Mapping[]>
  readonly #open: ReadonlyMap<Node, string>
  readonly #flat: boolean
  readonly #isTemplate: boolean
  readonly #dialect: Dialect
  readonly #visited = new Set<Node>()
  readonly #groups: RawGroup[] = []
  readonly #collections: (readonly RawSetting[])[] = []
  /** The environments of one owner (`environment` and `secrets` of a container) are one group. */
  readonly #environmentOf = new Map<Node, number>()
  readonly #defaults = new Map<string, Node[]>()
  readonly #setByCommand: (option: 'region' | 'edge' | undefined) => string | undefined
  readonly #givenByCommand: (option: 'region' | 'edge' | undefined) => string | undefined
  readonly #documentReason: string | undefined
  readonly #text: string
  #isScript: boolean

  constructor({ file, text, root, merged, within, open, isApart, flat, isTemplate }: GroupDocument) {
    this.#file = file
    this.#root = root
    this.#mergedElsewhere = merged
    this.#within = within
    this.#open = open
    this.#isScript = isApart
    this.#flat = flat
    this.#isTemplate = isTemplate
    this.#dialect = dialectOf(file, root)
    this.#setByCommand = this.#dialect.inherits ? commandReason(text) : () => undefined
    this.#givenByCommand = givenByCommand(text)
    this.#documentReason = documentReason(root, text)
    this.#text = text
    for (const { from, to } of this.#dialect.defaults) {
      const owner = from.reduce<Node | undefined>((node, key) => entryOf(node, key)?.value, root)
      if (owner !== undefined) this.#defaults.set(to.join('.'), [owner])
    }
  }

  find(): FoundInTree {
    if (LABELS.test(this.#file)) return { groups: [], collections: [] }
    this.#visit(this.#root, [], isTwilioFile(this.#file) ? 'twilio' : undefined)
    return { groups: this.#groups, collections: this.#collections }
  }

  /** @param table the path of the table of Twilio's settings that the node lies in */
  #visit(node: Node, trail: readonly Step[], table: string | undefined): void {
    const within = this.#within.get(node)
    if ((node.kind === 'scalar' && within === undefined) || this.#visited.has(node)) return
    this.#visited.add(node)
    if (within !== undefined) {
      const outer = this.#isScript
      this.#isScript = true
      // A script is no table, whatever it is called.
      for (const one of within) this.#visit(one, trail, undefined)
      this.#isScript = outer
      return
    }
    if (node.kind === 'scalar') return
    if (node.kind === 'sequence') {
      this.#sequence(node, trail)
      for (const [index, { value }] of node.items.entries()) {
        this.#visit(value, [...trail, { in: node, key: index }], table)
      }
      return
    }
    this.#mapping(node, trail, table)
    for (const { key, value } of node.entries) {
      // What is defined there counts where it is used: the alias or the merge leads to it.
      if (isDefinition(key.text, trail) || isLeftOut(key.text, trail)) continue
      const inner = table === undefined ? tableStart(key.text, trail) : `${table}.${key.text}`
      this.#visit(value, [...trail, { in: node, key: key.text }], inner)
    }
    this.#sourcesOnly(node, trail)
  }

  /** A service or container that has all of its environment from elsewhere. */
  #sourcesOnly(node: Mapping, trail: readonly Step[]): void {
    if (this.#environmentOf.has(node)) return
    const key = sourcesKey(this.#dialect, node, trail)
    const entry = key === undefined ? undefined : entryOf(node, key)
    if (entry === undefined) return
    this.#add('environment', '', entry.value, node, [], [...trail, { in: node, key: entry.key.text }])
    if (this.#groups.at(-1)?.sources === undefined) this.#groups.pop()
  }

  #sequence(node: Sequence, trail: readonly Step[]): void {
    const key = trail.at(-1)?.key
    const isEnvironment = typeof key === 'string' && isEnvironmentKey(key)
    const found = node.items.map((item) =>
      settingsOfItem(item, isEnvironment && key !== 'secrets').filter(isVariable),
    )
    const isWhole = found.every(({ length }) => length > 0)
    // `["run", "-e", "TWILIO_REGION=ie1"]` is a command, whose other settings may be written in any way.
    if (found.length === 0 || (!isWhole && (!isEnvironment || key === 'args'))) return
    for (const [index, { value }] of node.items.entries()) {
      // What is an item of an environment is no environment of its own.
      if ((found[index]?.length ?? 0) > 0) this.#visited.add(value)
    }
    const settings = found.flat()
    if (settings.length === 0) return
    this.#collections.push(settings)
    const others = node.items.filter((_item, index) => found[index]?.length === 0)
    const isOpen = others.some(
      ({ value }) => value.kind === 'mapping' && entryOf(value, ...OTHER_PARTS) !== undefined,
    )
    this.#environment(node, settings, trail, isOpen ? 'another part of the list may give it' : undefined)
  }

  #mapping(node: Mapping, trail: readonly Step[], table: string | undefined): void {
    const key = trail.at(-1)?.key
    const isEnvironment = this.#flat || (typeof key === 'string' && isEnvironmentKey(key))
    if (this.#mergedElsewhere.has(node) && !isEnvironment) return
    if (typeof key === 'string' && ENCRYPTED.test(key)) return
    const isEncoded = key === 'data' && resourceAround(trail)?.kind === 'Secret'
    const settings = settingsOfMapping(node).map((one) =>
      isEncoded ? { ...one, encoded: true as const } : one,
    )
    if (settings.length > 1) this.#collections.push(settings)
    const resourceTable = this.#resourceTable(key, settings, trail)
    if (resourceTable !== undefined) {
      this.#table(node, settings, resourceTable, trail)
      return
    }
    if (table !== undefined && !isEnvironment) {
      this.#table(node, settings, table, trail)
      return
    }
    const named = settings.filter((one) => this.#flat || isVariable(one))
    if (named.some(({ value }) => isValue(value))) {
      this.#environment(node, named, trail)
    }
    this.#namedTable(node, settings, trail)
    this.#dotted(node, trail)
  }

  /** A Kubernetes Secret or ConfigMap that is called `twilio`: its short keys are Twilio's. */
  #resourceTable(
    key: string | number | undefined,
    settings: readonly RawSetting[],
    trail: readonly Step[],
  ): string | undefined {
    const resource = key === 'data' || key === 'stringData' ? resourceAround(trail) : undefined
    if (resource?.name === undefined || !/^(?:Secret|ConfigMap)$/.test(resource.kind)) return undefined
    const isShort = settings.some((one) => !isEnvironmentName(one.key))
    return isShort && isTwilioTable(resource.name) ? resource.name : undefined
  }

  #environment(
    node: Node,
    settings: readonly RawSetting[],
    trail: readonly Step[],
    openEnded?: string,
  ): void {
    const last = trail.at(-1)
    const isUnderKey = typeof last?.key === 'string' && isEnvironmentKey(last.key)
    const owner = isUnderKey ? last.in : node
    const known = isUnderKey ? this.#environmentOf.get(owner) : undefined
    const before = known === undefined ? undefined : this.#groups[known]
    if (known !== undefined && before !== undefined) {
      this.#groups[known] = { ...before, settings: [...before.settings, ...settings] }
      return
    }
    if (isUnderKey) this.#environmentOf.set(owner, this.#groups.length)
    this.#add('environment', '', node, owner, settings, trail, openEnded)
  }

  #table(
    node: Mapping,
    settings: readonly RawSetting[],
    path: string,
    trail: readonly Step[],
    openEnded?: string,
  ): void {
    const own = settings.filter(({ key, value }) => isValue(value) || optionOfKey(key, true) !== undefined)
    if (!own.some(({ value }) => isValue(value))) return
    this.#add(
      'table',
      path,
      node,
      node,
      own,
      trail,
      openEnded ?? halfOfNamed(own) ?? inOtherWords(settings, path),
    )
  }

  /** `twilioAccountSid`, `twilio_auth_token`, `twilio_region`: keys that say Twilio themselves, in a table that does not. */
  #namedTable(node: Mapping, settings: readonly RawSetting[], trail: readonly Step[]): void {
    const own = settings.filter(
      ({ key, value }) =>
        !isEnvironmentName(key) &&
        isValue(value) &&
        key.length <= LONGEST_KEY &&
        !DOTTED.test(key) &&
        /twilio/i.test(key) &&
        isTwilioName(key) &&
        (credentialRoleOfName(key) !== undefined || saysItsVendor(key)),
    )
    if (own.length > 0) this.#add('table', pathOf(trail), node, node, own, trail, halfOfNamed(own))
  }

  /** `twilio.account-sid: ...`, `Twilio:AuthToken`, `Twilio__Region`: tables that are written as prefixes. */
  #dotted(node: Mapping, trail: readonly Step[]): void {
    const tables = new Map<string, RawSetting[]>()
    // .NET lays such variables over its appsettings.
    const variables = new Set<string>()
    for (const entry of node.entries) {
      const match = DOTTED.exec(entry.key.text.slice(0, LONGEST_KEY))
      const path = match?.[1]
      const short = match?.[2]
      if (path === undefined || short === undefined || !path.split(/[.:]|__/).some(isTwilioTable)) continue
      const [setting] = settingsOfMapping({
        ...node,
        entries: [{ ...entry, key: { ...entry.key, text: short } }],
      })
      if (setting === undefined) continue
      if (entry.key.text.startsWith('__', path.length)) variables.add(path)
      const list = tables.get(path) ?? []
      list.push(setting)
      tables.set(path, list)
    }
    // Quarkus writes the profile in front of the key: `%prod.twilio.region`.
    const profiles = new Set(
      [...tables.keys()].flatMap((path) => (PROFILE.test(path) ? [path.replace(PROFILE, '')] : [])),
    )
    for (const [path, settings] of tables) {
      const isLaid = profiles.has(path.replace(PROFILE, ''))
      const reason = isLaid
        ? 'the settings of a profile are laid over those without'
        : variables.has(path)
          ? 'the settings of the program may give it'
          : undefined
      this.#table(node, settings, path.replaceAll(/:|__/g, '.'), trail, reason)
    }
  }

  #add(
    style: RawGroup['style'],
    path: string,
    node: Node,
    owner: Node,
    settings: readonly RawSetting[],
    trail: readonly Step[],
    isOpen?: string,
  ): void {
    const { inherits } = this.#dialect
    const reason =
      isOpen ??
      this.#open.get(node) ??
      this.#open.get(owner) ??
      furtherParts(node) ??
      openEndedReason(this.#file, trail, owner, inherits) ??
      this.#documentReason ??
      commandOfContainer(owner, this.#text, missingOption(settings)) ??
      this.#setByCommand(this.#isScript ? missingOption(settings) : undefined) ??
      (inherits && !this.#isScript ? this.#givenByCommand(missingOption(settings)) : undefined)
    const keys = keysFromElsewhere(owner)
    // A command has what its job has, which may be written elsewhere.
    const key = keys[0] ?? (inherits ? trail.flatMap((step) => keysFromElsewhere(step.in))[0] : undefined)
    const openEnded = reason ?? (key === undefined ? undefined : `\`${key}\` may give it`)
    const sources =
      reason !== undefined || keys.length !== 1 || style === 'table' || this.#isTemplate
        ? undefined
        : settingsSources({ file: this.#file, dialect: this.#dialect, owner, trail })
    const resource = this.#dialect.sources === 'kubernetes' ? resourceAround(trail) : undefined
    this.#groups.push({
      style,
      path,
      label: style === 'table' && path !== '' ? `table "${path}"` : labelOf(this.#file, trail),
      settings,
      place: placeOf(settings, node),
      opens: opensAt(node, trail.at(-1)),
      owner,
      around: trail.map((step) => step.in).filter((one) => one !== owner),
      scope: scopeOf(this.#file, trail, this.#dialect),
      dialect: this.#dialect,
      defaultsFrom: this.#defaultsFor(trail),
      ...(openEnded === undefined ? {} : { openEnded }),
      ...(sources === undefined ? {} : { sources }),
      ...(resource === undefined || this.#isTemplate ? {} : { namespace: resource.namespace ?? '' }),
    })
  }

  #defaultsFor(trail: readonly Step[]): readonly Node[] {
    if (this.#defaults.size === 0) return []
    return this.#dialect.defaults.flatMap(({ to, type }) =>
      to.every((key, index) => key === '*' || trail[index]?.key === key) &&
      (type === undefined || trail.every((step) => isOfType(step.in, type)))
        ? (this.#defaults.get(to.join('.')) ?? [])
        : [],
    )
  }
}

/** Texts for people, in their languages. */
const LABELS =
  /(?:^|\/)(?:locales?|i18n|l10n|translations?|lang)\/(?:.+\/)?[^/]+\.(?:jsonc?|ya?ml|properties|toml|ini)$/i

/** Items of a list that stand for further settings: Render's and Azure's groups, templates. */
const OTHER_PARTS = ['fromGroup', 'group', 'template', 'envFrom']

/** `encryptedData` of a SealedSecret: texts that nobody's application sees. */
const ENCRYPTED = /^encrypted/i

/** A path of keys in one: `twilio.account-sid`, `Twilio:AccountSid`, `Twilio__AccountSid`. */
const DOTTED = /^(.+?)(?:\.|:|__)([A-Za-z][\w-]*)$/

const PROFILE = /^%[\w,-]+\./

/** Longer keys are texts. */
const LONGEST_KEY = 256

/** A setting whose name is written as an environment variable's. */
function isVariable({ key }: RawSetting): boolean {
  return isEnvironmentName(key)
}

/** What an environment may hold: a text, or a reference that is written as a mapping. */
function isValue(node: Node): boolean {
  return (
    node.kind === 'scalar' ||
    (node.kind === 'mapping' &&
      entryOf(
        node,
        'value',
        'Value',
        'valueFrom',
        'ValueFrom',
        'secretKeyRef',
        'from_secret',
        'fromSecret',
      ) !== undefined)
  )
}

/** `x-environment:` of Compose and `.job:` of GitLab CI at the root: parts that others use. */
function isDefinition(key: string, trail: readonly Step[]): boolean {
  return trail.length === 0 && (key.startsWith('x-') || (key.startsWith('.') && key.length > 1))
}

/** `exclude` of a matrix: combinations that never run. */
function isLeftOut(key: string, trail: readonly Step[]): boolean {
  return key === 'exclude' && trail.at(-1)?.key === 'matrix'
}

function tableStart(key: string, trail: readonly Step[]): string | undefined {
  if (!isTwilioTable(key) || isOthersResource(trail)) return undefined
  const path = pathOf(trail)
  return path === '' ? key : `${path}.${key}`
}

/**
 * `resource "heroku_app" "twilio"`: what the label calls so is of the type's provider. And what a module does with what
 * it is given, only the module says.
 */
function isOthersResource(trail: readonly Step[]): boolean {
  const keys = trail.map(({ key }) => key).filter((key) => typeof key === 'string')
  if (keys.length === 1) return keys[0] === 'module'
  const [block = '', type = ''] = keys
  return keys.length === 2 && /^(?:resource|data)$/.test(block) && !/twilio/i.test(type)
}

function pathOf(trail: readonly Step[]): string {
  return trail
    .map(({ key }) => key)
    .filter((key) => typeof key === 'string')
    .join('.')
}

function isOfType(node: Node, type: RegExp): boolean {
  const text = textAt(node, 'Type')
  return text === undefined || type.test(text)
}

function opensAt(node: Node, step: Step | undefined): number {
  return typeof step?.key === 'string' ? (entryOf(step.in, step.key)?.key.start ?? node.start) : node.start
}

function placeOf(settings: readonly RawSetting[], node: Node): Place {
  const own = settings.filter(({ merged }) => merged !== true)
  if (own.length === 0) return node
  return {
    start: own.reduce((start, { place }) => Math.min(start, place.start), Infinity),
    end: own.reduce((end, { place }) => Math.max(end, place.end), 0),
  }
}
