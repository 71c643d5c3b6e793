import { keysOf } from '../../index.ts'
import type { NamedSecretFact, Setting, SettingsGroupFact, SettingsObjectFact } from '../../index.ts'
import { isTemplateFile, nameOf } from '../dotenv/dotenv-file.ts'
import { findGroups } from './find-groups.ts'
import type { GroupInput } from './group-input.ts'
import { inheritSettings } from './inherit-settings.ts'
import { isSection } from './kept-group.ts'
import type { KeptGroup } from './kept-group.ts'
import { leaveMentioned } from './leave-open.ts'
import { isProfileOnly, setByCommand } from './open-ended.ts'
import { pairedSecrets } from './paired-secrets.ts'
import type { RawGroup } from './raw-group.ts'
import type { RawSetting } from './raw-setting.ts'
import { isSeed } from './seed.ts'
import { spanOf } from './setting-value.ts'
import { settingsObjects } from './settings-objects.ts'
import { toldSecrets } from './told-secrets.ts'
import { optionOfKey } from './twilio-key.ts'
import { ValuedGroups } from './valued-groups.ts'

/** A group as a fact, and where its own settings stand in the tree, for edits. */
export interface FoundGroup {
  readonly fact: SettingsGroupFact
  /** Left out: settings that the group has from elsewhere. */
  readonly origins: ReadonlyMap<Setting, RawSetting>
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

function foundGroups(
  input: GroupInput,
  judged: readonly KeptGroup[],
  idOf: () => string,
): readonly FoundGroup[] {
  const isSetByCommand = setByCommand(input.text)
  const inherited = inheritSettings(judged, isSetByCommand)
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

/** The region and the edge of a group that stand in it themselves. */
export function ownOption(group: FoundGroup, option: 'region' | 'edge'): RawSetting | undefined {
  const setting = keysOf(group.fact)[option]
  return setting === undefined ? undefined : group.origins.get(setting)
}
