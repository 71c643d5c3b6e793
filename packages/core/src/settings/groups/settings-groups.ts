import {
  basicRole,
  credentialRoleOfName,
  findRegion,
  isTwilioName,
  keysOf,
  literal,
  saysItsVendor,
  textOf,
  unknown,
  usernameOf,
} from '../../index.ts'
import type { NamedSecretFact, Setting, SettingsGroupFact, SettingsObjectFact, Value } from '../../index.ts'
import { isTemplateFile, nameOf } from '../dotenv/dotenv-file.ts'
import type { ReaderContext } from '../reader.ts'
import { entryOf } from '../tree/node.ts'
import type { Mapping, Node, Place } from '../tree/node.ts'
import { findGroups } from './find-groups.ts'
import { isProfileOnly, setByCommand } from './open-ended.ts'
import { OptionMentions } from './option-mentions.ts'
import { pairedSecrets } from './paired-secrets.ts'
import type { RawGroup } from './find-groups.ts'
import type { RawSetting } from './raw-setting.ts'
import { isSeed } from './seed.ts'
import { SECRET_NAME, spanOf, valueOfSetting } from './setting-value.ts'
import { settingsObjects } from './settings-objects.ts'
import { toldSecrets } from './told-secrets.ts'
import {
  couldBeCredential,
  isKnownOption,
  isOtherCloudsRegion,
  isTwilioTable,
  optionOfKey,
  twilioKeys,
} from './twilio-key.ts'

/** A group as a fact, and where its own settings stand in the tree, for edits. */
export interface FoundGroup {
  readonly fact: SettingsGroupFact
  /** Left out: settings that the group has from elsewhere. */
  readonly origins: ReadonlyMap<Setting, RawSetting>
}

export interface GroupInput {
  readonly file: string
  readonly text: string
  readonly roots: readonly Node[]
  readonly merged: ReadonlySet<Node>
  readonly within: ReadonlyMap<Node, readonly Mapping[]>
  readonly apart: ReadonlySet<Node>
  readonly open: ReadonlyMap<Node, string>
  readonly comments: readonly Place[]
  readonly flat: boolean
  readonly context: ReaderContext
  /** The block of a template that an offset lies in; settings of an inner block are there only sometimes. */
  readonly blockAt: (offset: number) => number
  /** The text was a template, and the tree is what could be read of it. */
  readonly isTemplate: boolean
}

/** What the settings of a file say. */
export interface FoundSettings {
  readonly groups: readonly FoundGroup[]
  /** Secrets that no name tells, only what they are paired with. */
  readonly secrets: readonly NamedSecretFact[]
  readonly objects: readonly SettingsObjectFact[]
}

/**
 * The groups of settings of a file in which something is Twilio's, and the secrets that stand beside their SID.
 *
 * Of an environment all settings are kept, for a name that is mentioned is not absent; only names that could be a
 * credential of Twilio or of anybody (`AUTH_TOKEN`, `API_KEY`) must have something beside them that says Twilio. Of a
 * table only Twilio's settings are kept. A `.env` is kept whatever it says, for it gives the project its environment.
 */
export function settingsGroups(input: GroupInput, idOf: () => string): FoundSettings {
  const documents = input.roots.map((root) => {
    const found = findGroups({
      file: input.file,
      text: input.text,
      root,
      merged: input.merged,
      within: input.within,
      open: input.open,
      isApart: input.apart.has(root),
      flat: input.flat,
      isTemplate: input.isTemplate,
    })
    const group = new ValuedGroups(input, found.groups)
    const kept = found.groups.map((one) => group.keep(one)).filter((one) => one !== undefined)
    return { kept, isProfile: isProfileOnly(root), collections: isSeed(root) ? [] : found.collections }
  })
  const groups = foundGroups(input, laidOver(documents), idOf)
  const known = new Set(
    groups.flatMap(({ fact }) =>
      keysOf(fact)
        .credentials.filter(({ role }) => role === 'auth-token' || role === 'api-key-secret')
        .map(({ setting }) => setting.span.start),
    ),
  )
  const isKnown = ({ place }: RawSetting): boolean => known.has(place.start)
  const secrets = documents.flatMap(({ collections }) =>
    collections.flatMap((settings) => pairedSecrets(input.file, settings, isKnown, idOf)),
  )
  for (const { span } of secrets) known.add(span.start)
  const roots = input.roots.filter((root) => !isSeed(root))
  const told = toldSecrets(input.file, roots, isKnown, idOf)
  const objects = input.isTemplate
    ? []
    : input.roots.flatMap((root) => settingsObjects(input.file, root, idOf))
  return { groups, secrets: [...secrets, ...told], objects }
}

interface KeptDocument {
  readonly kept: readonly KeptGroup[]
  readonly isProfile: boolean
}

/**
 * Where a document for some profile sets a region or an edge, those without a profile may be completed by it; a section
 * of the Serverless Toolkit's file by its general settings, and by other sections.
 */
function laidOver(documents: readonly KeptDocument[]): readonly KeptGroup[] {
  const isLaid = documents.some(
    ({ kept, isProfile }) =>
      isProfile &&
      kept.some(({ raw, settings }) =>
        [...settings.keys()].some((key) => optionOfKey(key, raw.style === 'table') !== undefined),
      ),
  )
  return documents.flatMap(({ kept, isProfile }) =>
    kept.map((group) => {
      const reason = isSection(group.raw)
        ? 'another section may give it'
        : isLaid && !isProfile
          ? 'a profile may give it'
          : isFilledIn(group)
            ? 'the tool fills it in'
            : undefined
      return reason === undefined ? group : { ...group, raw: { ...group.raw, openEnded: reason } }
    }),
  )
}

/** Whether what reads a table adds the edge to its region. */
function isFilledIn({ raw, settings }: KeptGroup): boolean {
  return (
    raw.dialect.fillsEdge === true && [...settings.keys()].some((key) => optionOfKey(key, true) === 'region')
  )
}

/** Whether a table is laid over the one around it. */
function isSection({ dialect, path }: RawGroup): boolean {
  return dialect.sections?.test(path) === true
}

function foundGroups(
  input: GroupInput,
  judged: readonly KeptGroup[],
  idOf: () => string,
): readonly FoundGroup[] {
  const isSetByCommand = setByCommand(input.text)
  const inherited = inherit(judged, isSetByCommand)
  leaveMentioned(input, inherited)
  return inherited.map(({ raw, settings }): FoundGroup => {
    const list = [...settings.values()]
    return {
      fact: {
        kind: 'settings-group',
        id: idOf(),
        span: spanOf(input.file, raw.place),
        label: input.flat ? nameOf(input.file) : raw.label,
        source: sourceOf(input, raw),
        settings: list.map(({ setting }) => setting),
        ...(raw.sources === undefined ? {} : { from: raw.sources }),
      },
      origins: new Map(
        list.flatMap(({ setting, origin }) => (origin === undefined ? [] : [[setting, origin]])),
      ),
    }
  })
}

function sourceOf({ file, flat }: GroupInput, raw: RawGroup): SettingsGroupFact['source'] {
  if (raw.style === 'table') return 'table'
  if (isTemplateFile(file)) return 'template'
  return flat ? 'dotenv' : 'deployment'
}

interface KeptSetting {
  readonly setting: Setting
  /** Undefined: from elsewhere. */
  readonly origin: RawSetting | undefined
}

interface KeptGroup {
  readonly raw: RawGroup
  readonly settings: Map<string, KeptSetting>
}

interface ValuedSetting {
  readonly raw: RawSetting
  readonly value: Value
}

/** The groups of one document, with what their settings are set to. */
export class ValuedGroups {
  readonly #input: GroupInput
  readonly #byOwner = new Map<Node, RawGroup[]>()
  readonly #values = new Map<RawGroup, ReadonlyMap<string, ValuedSetting>>()
  readonly #services = new Map<Node, boolean>()
  /** One document of Java properties, which may refer to each other; another one may be laid over it. */
  readonly #isProperties: boolean

  constructor(input: GroupInput, groups: readonly RawGroup[]) {
    this.#input = input
    this.#isProperties = input.file.endsWith('.properties') && input.roots.length === 1
    for (const group of groups) {
      const same = this.#byOwner.get(group.owner)
      if (same === undefined) this.#byOwner.set(group.owner, [group])
      else same.push(group)
    }
  }

  /** The group with its Twilio settings; undefined where there are none. */
  keep(raw: RawGroup): KeptGroup | undefined {
    const values = this.#valuesOf(raw)
    const hasSources = raw.sources !== undefined
    const kept =
      raw.style === 'table' ? this.#tableSettings(raw, values) : this.#environmentSettings(values, hasSources)
    return kept.size === 0 && !hasSources ? undefined : { raw, settings: kept }
  }

  #valuesOf(raw: RawGroup): ReadonlyMap<string, ValuedSetting> {
    const known = this.#values.get(raw)
    if (known !== undefined) return known
    const values = new Map<string, ValuedSetting>()
    this.#values.set(raw, values)
    const { file, flat } = this.#input
    const own = (name: string): Value | undefined => values.get(name)?.value
    const outer = (name: string): Value | undefined => this.#outer(raw, name)
    const block = this.#input.blockAt(raw.opens)
    for (const setting of raw.settings) {
      const value = valueOfSetting(setting, {
        file,
        variables: raw.dialect.variables,
        scope: raw.scope,
        passesNames: raw.dialect.passesNames && raw.style === 'environment',
        toBeFilledIn: raw.style === 'table' || isTemplateFile(file),
        siblings: own,
        ...(raw.namespace === undefined ? {} : { namespace: raw.namespace }),
        ...(flat ? { defined: own } : {}),
        ...(this.#isProperties ? { defined: (name) => this.#property(raw.owner, name) } : {}),
        ...(raw.dialect.inherits ? { defined: (name) => own(name) ?? outer(name) } : {}),
      })
      const isSometimes = this.#input.blockAt(setting.place.start) !== block
      values.delete(setting.key)
      values.set(setting.key, {
        raw: setting,
        value: isSometimes ? unknown('set only where a condition of the template holds', value.via) : value,
      })
    }
    return values
  }

  /** What another property of a document is set to, where that is a word. */
  #property(document: Node, name: string): Value | undefined {
    const value = entryOf(document, name)?.value
    return value?.kind === 'scalar' && /^\w+$/.test(value.text)
      ? literal(value.text, [spanOf(this.#input.file, value)])
      : undefined
  }

  #outer(raw: RawGroup, name: string): Value | undefined {
    return this.around(raw.around, raw.scope, name)
  }

  /** What the innermost of the environments of some nodes sets a variable to. */
  around(nodes: readonly Node[], scope: string, name: string): Value | undefined {
    for (const node of nodes.toReversed()) {
      for (const group of this.#byOwner.get(node) ?? []) {
        const value = group.style === 'environment' ? this.#valuesOf(group).get(name)?.value : undefined
        if (value !== undefined) return rescoped(value, group.scope, scope)
      }
    }
    return undefined
  }

  /** @param hasSources what is not Twilio's may still go over what a source of the group gives */
  #environmentSettings(
    values: ReadonlyMap<string, ValuedSetting>,
    hasSources: boolean,
  ): Map<string, KeptSetting> {
    const keys = twilioKeys(
      Array.from(values, ([key, { value }]) => ({
        key,
        text: value.kind === 'literal' ? textOf(value) : undefined,
        name: value.kind === 'name' ? value.path : undefined,
      })),
      this.#input.context.policyNames,
    )
    const kept = new Map<string, KeptSetting>()
    const isOthers = keys.size === 0 && !this.#input.flat
    if (isOthers && !hasSources) return kept
    for (const [key, { raw, value }] of values) {
      const isTwilios = keys.has(key)
      if (!isTwilios && couldBeCredential(key)) {
        if (hasSources) kept.set(key, this.#setting(raw, key, unknown('it may be anybody’s', value.via)))
        continue
      }
      if (isOthers) continue
      kept.set(key, this.#setting(raw, key, isTwilios ? value : otherValue(key, value)))
    }
    return kept
  }

  /** Whether what has the settings is a service of Compose or the like; many groups may have one owner. */
  #isService(owner: Node): boolean {
    const known = this.#services.get(owner)
    if (known !== undefined) return known
    const isService = owner.kind === 'mapping' && owner.entries.some(({ key }) => OF_SERVICES.has(key.text))
    this.#services.set(owner, isService)
    return isService
  }

  #tableSettings(group: RawGroup, values: ReadonlyMap<string, ValuedSetting>): Map<string, KeptSetting> {
    const pathOf = (key: string): string => (group.path === '' ? key : `${group.path}.${key}`)
    const keys = [...values.keys()]
    const isService = this.#isService(group.owner)
    const hasCredential = keys.some((key) => credentialRoleOfName(pathOf(key)) !== undefined)
    const username = usernameOf(Array.from(values, ([key, { value }]) => ({ key, value })))
    const kept = new Map<string, KeptSetting>()
    let isTwilios = false
    const isNone = (key: string, { value }: RawSetting): boolean =>
      group.dialect.nullIsNone === true && optionOfKey(key, true) !== undefined && isNull(value)
    // Another one beside a null would come before it.
    const isFixed = [...values].some(([key, { raw }]) => isNone(key, raw))
    for (const [key, { raw: written, value }] of values) {
      const path = pathOf(key)
      const option = optionOfKey(key, true)
      if (isNone(key, written)) continue
      const raw: RawSetting = isFixed ? { ...written, unit: { ...written.unit, joint: 'none' } } : written
      const counts =
        credentialRoleOfName(path) !== undefined ||
        basicRole(key, value, username) !== undefined ||
        this.#input.context.policyNames(path) ||
        this.#input.context.policyNames(key) ||
        (option !== undefined &&
          (saysItsVendor(key) ||
            isSection(group) ||
            isOptionOfTwilio(group.path, value, hasCredential, isService)))
      if (!counts && (!isTwilioName(key) || key.toLowerCase() === 'twilio')) continue
      isTwilios ||= counts
      kept.set(key, this.#setting(raw, path, saysItsVendor(key) ? ofNamedOption(value) : value))
    }
    return isTwilios ? kept : new Map<string, KeptSetting>()
  }

  #setting(raw: RawSetting, path: string, value: Value): KeptSetting {
    const { file } = this.#input
    return {
      setting: {
        key: raw.key,
        path,
        value,
        span: spanOf(file, raw.place),
        keySpan: spanOf(file, raw.keyPlace),
        valueSpan: spanOf(file, raw.alias ?? raw.value),
      },
      origin: raw,
    }
  }
}

/** `twilioRegion: US` may be the country of a number: by such a key a word counts if it is a Region or an edge. */
function ofNamedOption(value: Value): Value {
  return value.kind === 'literal' && !isKnownOption(textOf(value))
    ? unknown('it is no Region or edge that is known', value.via)
    : value
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.empty === true
}

/**
 * What a setting of somebody else's is set to. It counts only if it turns out to be what a client's region or edge is
 * read from; anything longer than those is hidden, and a secret is not kept at all.
 */
function otherValue(key: string, value: Value): Value {
  if (value.kind !== 'literal') return value
  if (SECRET_NAME.test(key)) return unknown('not read: it is not of Twilio', value.via)
  const text = textOf(value)
  return text.length > LONGEST_OPTION ? literal(text, value.via, 'secret') : value
}

/** Keys of what runs somewhere, in Compose and on platforms: a service that is called `twilio`. */
const OF_SERVICES: ReadonlySet<string> = new Set([
  ...['image', 'build', 'command', 'ports', 'port', 'replicas', 'deploy', 'plan', 'size', 'stack', 'runtime'],
  ...['handler', 'memory', 'cpu', 'machine', 'instance', 'domain', 'domains', 'dockerfile', 'buildpack'],
])

/** No region or edge is longer: `ashburn-ix` is ten. */
const LONGEST_OPTION = 16

/**
 * Whether `region` or `edge` in a table is Twilio's: the table is called `twilio`, or like a Region, or holds
 * credentials. `twilio.voice.edge` is the browser SDK's edge, and `region: us-east-1` is another cloud's, as any region is
 * that Twilio does not know of a service which is called so.
 */
function isOptionOfTwilio(path: string, value: Value, hasCredential: boolean, isService: boolean): boolean {
  if (hasCredential) return true
  const last = path.slice(path.lastIndexOf('.') + 1)
  if (!isTwilioTable(last) && findRegion(last.toLowerCase()) === undefined) return false
  if (value.kind !== 'literal') return true
  const text = textOf(value)
  return isKnownOption(text) || !(isOtherCloudsRegion(text) || isService)
}

/**
 * Gives each group what it has from the groups around it.
 *
 * Where that is certain (a step has its job's environment) region, edge and credentials are inherited with their
 * places. Where it is only possible, or another file may give a setting, that setting is unknown rather than absent.
 * And an outer group whose region or edge an inner one completes or replaces is not judged for the lack of it.
 */
function inherit(
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

/** A secret that an outer group names is looked up where the inner one runs: in its own job environment. */
function rescoped(value: Value, from: string, to: string): Value {
  return value.kind === 'name' && value.scope === from ? { ...value, scope: to } : value
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

/** Where only one of region and edge is set, and another file may set the other, that one is unknown. */
function leaveOpen({ raw, settings }: KeptGroup, reason: string | undefined): void {
  if (reason === undefined) return
  const inTable = raw.style === 'table'
  const options = [...settings.values()].filter(
    ({ setting }) => optionOfKey(setting.key, inTable) !== undefined,
  )
  const kinds = new Set(options.map(({ setting }) => optionOfKey(setting.key, inTable)))
  const [only] = options
  if (only === undefined || kinds.size === 2) return
  const key = kinds.has('region') ? EDGE[raw.style] : REGION[raw.style]
  const value = unknown(reason, [only.setting.span])
  const path = raw.path === '' ? key : `${raw.path}.${key}`
  const missing = raw.sources === undefined ? {} : { missing: true as const }
  const setting: Setting = { ...only.setting, key, path, value, implied: true, ...missing }
  settings.set(key, { setting, origin: undefined })
}

/**
 * An environment whose region or edge the rest of its file names, outside of comments and of what is surely somebody
 * else's: a list of names that are passed on or kept as secrets, a condition, a program that merges. There it may be given.
 */
function leaveMentioned(input: GroupInput, groups: readonly KeptGroup[]): void {
  if (input.flat) {
    if (TEMPLATE_LINE.test(input.text)) for (const group of groups) leaveOpen(group, 'a template may give it')
    return
  }
  let mentions: OptionMentions | undefined
  for (const group of groups) {
    const { raw, settings } = group
    if (raw.style === 'table') continue
    const kinds = new Set([...settings.keys()].map((key) => optionOfKey(key, false)))
    if (kinds.has('region') === kinds.has('edge')) continue
    mentions ??= new OptionMentions(
      input,
      groups.map((one) => ({
        label: one.raw.label,
        places: [...one.settings.values()].flatMap(({ origin }) => (origin === undefined ? [] : [origin])),
      })),
    )
    if (mentions.mayBeFor(raw.label, kinds.has('region') ? 'edge' : 'region'))
      leaveOpen(group, 'another place of the file names it')
  }
}

/** A line of a `.env` that a template writes, or leaves out. */
const TEMPLATE_LINE = /^[ \t]*(?:\{\{|\{%|<%)/m

const EDGE = { environment: 'TWILIO_EDGE', table: 'edge' } as const
const REGION = { environment: 'TWILIO_REGION', table: 'region' } as const

/** The region and the edge of a group that stand in it themselves. */
export function ownOption(group: FoundGroup, option: 'region' | 'edge'): RawSetting | undefined {
  const setting = keysOf(group.fact)[option]
  return setting === undefined ? undefined : group.origins.get(setting)
}
