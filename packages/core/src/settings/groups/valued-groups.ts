import {
  basicRole,
  credentialRoleOfName,
  findRegion,
  isTwilioName,
  literal,
  saysItsVendor,
  textOf,
  unknown,
  usernameOf,
} from '../../index.ts'
import type { Value } from '../../index.ts'
import { isTemplateFile } from '../dotenv/dotenv-file.ts'
import { entryOf } from '../tree/node.ts'
import type { Node } from '../tree/node.ts'
import type { GroupInput } from './group-input.ts'
import { isSection, rescoped } from './kept-group.ts'
import type { KeptGroup, KeptSetting } from './kept-group.ts'
import type { RawGroup } from './raw-group.ts'
import type { RawSetting } from './raw-setting.ts'
import { SECRET_NAME, spanOf, valueOfSetting } from './setting-value.ts'
import {
  couldBeCredential,
  isKnownOption,
  isOtherCloudsRegion,
  isTwilioTable,
  optionOfKey,
  twilioKeys,
} from './twilio-key.ts'

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
