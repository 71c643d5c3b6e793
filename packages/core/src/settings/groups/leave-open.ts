import { unknown } from '../../index.ts'
import type { Setting } from '../../index.ts'
import type { GroupInput } from './group-input.ts'
import type { KeptGroup } from './kept-group.ts'
import { OptionMentions } from './option-mentions.ts'
import { optionOfKey } from './twilio-key.ts'

/** Where only one of region and edge is set, and another file may set the other, that one is unknown. */
export function leaveOpen({ raw, settings }: KeptGroup, reason: string | undefined): void {
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
export function leaveMentioned(input: GroupInput, groups: readonly KeptGroup[]): void {
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
