import type { Remedy, TextEdit } from '../index.ts'
import { ownOption } from './groups/settings-groups.ts'
import type { FoundGroup } from './groups/settings-groups.ts'
import type { RawSetting } from './groups/raw-setting.ts'
import { counterpartOf } from './groups/twilio-key.ts'
import type { Place } from './tree/node.ts'

export interface EditInput {
  readonly file: string
  readonly text: string
  readonly groups: readonly FoundGroup[]
  /** Parts of the text are the output of a template: only what is written out may be replaced. */
  readonly isTemplate: boolean
}

/**
 * Turns a remedy into edits of a settings file, in the style that the file has: a new setting is a copy of the one
 * that it goes with, with key and value replaced. Undefined where that is not safe: aliases, merges, templates,
 * escaped or multi-line texts, settings that stand elsewhere.
 */
export function settingsEdits(input: EditInput, remedy: Remedy): readonly TextEdit[] | undefined {
  if (remedy.kind === 'replace-text') return replaceText(input, remedy.span, remedy.text)
  if (remedy.kind === 'use-api-key' || input.isTemplate) return undefined
  const group = input.groups.find(({ fact }) => fact.id === remedy.target)
  if (group === undefined) return undefined
  if (remedy.kind === 'add-option') {
    return addOption(input, group, remedy.option, remedy.value)
  }
  const setting = ownOption(group, remedy.option)
  if (setting === undefined) return undefined
  return remedy.kind === 'set-option' ? setValue(input, setting, remedy.value) : remove(input, group, setting)
}

/** Only a host name or the like: never over escapes, and never a text that has moved. */
function replaceText(
  { file, text }: EditInput,
  span: Place & { file: string },
  by: string,
): readonly TextEdit[] | undefined {
  const isPlain = /^[\w.:/-]+$/.test(text.slice(span.start, span.end))
  return span.file === file && isPlain ? [edit(file, span, by)] : undefined
}

function setValue({ file }: EditInput, setting: RawSetting, value: string): readonly TextEdit[] | undefined {
  const place = writtenValue(setting)
  return place === undefined ? undefined : [edit(file, place, value)]
}

/** Where the value stands as it is; undefined for an alias, a merged setting, an escaped or an empty text. */
function writtenValue({ value, alias, merged, encoded }: RawSetting): Place | undefined {
  if (value.kind !== 'scalar' || alias !== undefined || merged === true || encoded === true) return undefined
  if (value.tag !== undefined || value.written === undefined || value.written.start === value.written.end) {
    return undefined
  }
  return value.written
}

function addOption(
  input: EditInput,
  group: FoundGroup,
  option: 'region' | 'edge',
  value: string,
): readonly TextEdit[] | undefined {
  const beside = ownOption(group, option === 'edge' ? 'region' : 'edge')
  const key = beside === undefined ? undefined : counterpartOf(beside.key)
  if (beside === undefined || key === undefined || group.fact.settings.some((one) => one.key === key))
    return undefined
  const copy = copyOf(input.text, beside, key, value)
  if (copy === undefined) return undefined
  const { unit } = beside
  if (unit.joint === 'comma') {
    const before = /\s*$/.exec(input.text.slice(Math.max(0, unit.start - LONGEST_GAP), unit.start))?.[0] ?? ''
    const gap = before === '' ? ' ' : before
    const behind = commentBehind(input.text, unit)
    if (behind === undefined || !/[\r\n]/.test(gap))
      return [edit(input.file, { start: unit.end, end: unit.end }, `,${gap}${copy}`)]
    // A comment at the end of the line is about the setting in front of it.
    return behind.isJoined
      ? [edit(input.file, { start: behind.end, end: behind.end }, `${gap}${copy},`)]
      : [
          edit(input.file, { start: unit.end, end: unit.end }, ','),
          edit(input.file, { start: behind.end, end: behind.end }, `${gap}${copy}`),
        ]
  }
  const line = linesOf(input.text, unit)
  if (line === undefined) return undefined
  // The first key of a list's item has the dash in front of it.
  const indent = input.text.slice(line.start, unit.start).replaceAll('-', ' ')
  return [
    edit(input.file, { start: line.end, end: line.end }, `${lineEndAt(input.text, line)}${indent}${copy}`),
  ]
}

/** The end of the line behind a unit, where only a comment stands between, and whether a comma does as well. */
function commentBehind(
  text: string,
  { end }: Place,
): { readonly end: number; readonly isJoined: boolean } | undefined {
  const line = /^[^\r\n]*/.exec(text.slice(end, end + LONGEST_COMMENT))?.[0] ?? ''
  const comment = /^[ \t]*(,?)[ \t]*(?:#|\/\/|\/\*(?=[^*]*(?:\*(?!\/)[^*]*)*\*\/[ \t]*$)).*$/.exec(line)
  return comment === null || line.length === LONGEST_COMMENT
    ? undefined
    : { end: end + line.trimEnd().length, isJoined: comment[1] === ',' }
}

const LONGEST_COMMENT = 2_000

/** White space in front of a unit that is looked at. */
const LONGEST_GAP = 200

/** The setting's own text with another key and value. */
function copyOf(text: string, setting: RawSetting, key: string, value: string): string | undefined {
  const { unit, keyWritten } = setting
  const valuePlace = writtenValue(setting)
  if (unit.joint === 'none' || keyWritten === undefined || valuePlace === undefined) return undefined
  const [first, second] =
    keyWritten.start < valuePlace.start
      ? [
          { ...keyWritten, by: newKey(text, keyWritten, key) },
          { ...valuePlace, by: value },
        ]
      : [
          { ...valuePlace, by: value },
          { ...keyWritten, by: newKey(text, keyWritten, key) },
        ]
  const copy = `${text.slice(unit.start, first.start)}${first.by}${text.slice(first.end, second.start)}${second.by}${text.slice(second.end, unit.end)}`
  // A comment inside would be about the other setting.
  const between = text.slice(first.end, second.start)
  return /#|\/[/*]/.test(between) ? undefined : copy
}

/** A key that is written with its table in front (`twilio.region`) keeps it. */
function newKey(text: string, written: Place, key: string): string {
  const whole = text.slice(written.start, written.end)
  const separator = Math.max(whole.lastIndexOf('.'), whole.lastIndexOf(':'), whole.lastIndexOf('__') + 1)
  return separator > 0 && !/^[A-Z_]+$/.test(whole) ? `${whole.slice(0, separator + 1)}${key}` : key
}

function remove(
  { file, text }: EditInput,
  group: FoundGroup,
  setting: RawSetting,
): readonly TextEdit[] | undefined {
  const { unit, merged, alias } = setting
  if (merged === true || alias !== undefined) return undefined
  if (unit.joint === 'none') return undefined
  if (unit.joint === 'comma') return removeWithComma(file, text, unit)
  const line = linesOf(text, unit)
  if (line === undefined) return undefined
  const isInEnv = group.fact.source === 'dotenv' || group.fact.source === 'template'
  const isFirstOfItem = text.slice(line.start, unit.start).includes('-')
  // An environment without any entry would be null.
  const isOnly = group.origins.size === 1 && !isInEnv
  if (isFirstOfItem || isOnly) return undefined
  const next = /^(?:\r\n?|\n)/.exec(text.slice(line.end, line.end + 2))?.[0].length ?? 0
  // The last line of a text takes the line end before it along.
  const before =
    next > 0
      ? 0
      : (/(?:\r\n?|\n)$/.exec(text.slice(Math.max(0, line.start - 2), line.start))?.[0].length ?? 0)
  return [edit(file, { start: line.start - before, end: line.end + next }, '')]
}

function removeWithComma(file: string, text: string, unit: Place): readonly TextEdit[] | undefined {
  const after = /^\s*,/.exec(text.slice(unit.end, unit.end + LONGEST_GAP))
  if (after !== null) {
    const end = unit.end + after[0].length
    const space = /^\s*/.exec(text.slice(end, end + LONGEST_GAP))?.[0] ?? ''
    return [edit(file, { start: unit.start, end: end + space.length }, '')]
  }
  const before = /,(\s*)$/.exec(text.slice(Math.max(0, unit.start - LONGEST_GAP), unit.start))
  return before === null
    ? undefined
    : [edit(file, { start: unit.start - before[0].length, end: unit.end }, '')]
}

/**
 * The whole lines of a unit, without the last line end; undefined where something else stands on them: only white
 * space and dashes before, only a comment behind (`;` is INI's).
 */
function linesOf(text: string, unit: Place): Place | undefined {
  const start = Math.max(text.lastIndexOf('\n', unit.start - 1), text.lastIndexOf('\r', unit.start - 1)) + 1
  const lineBreak = /[\r\n]|$/g
  lineBreak.lastIndex = unit.end
  const end = lineBreak.exec(text)?.index ?? text.length
  const isAlone =
    /^[\s-]*$/.test(text.slice(start, unit.start)) && /^\s*(?:[#;].*)?$/.test(text.slice(unit.end, end))
  return isAlone ? { start, end } : undefined
}

/** How a line ends, so that another one behind it can; the last one, without an end, as the line before. */
function lineEndAt(text: string, { start, end }: Place): string {
  return (
    /^(?:\r\n?|\n)/.exec(text.slice(end, end + 2))?.[0] ??
    /(?:\r\n?|\n)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ??
    '\n'
  )
}

function edit(file: string, place: Place, text: string): TextEdit {
  return { file, range: [place.start, place.end], text }
}
