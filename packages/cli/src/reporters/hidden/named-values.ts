import type { Stretch } from '../shown-line.ts'
import { isKeyName, isSecretName } from './secret-name.ts'
import { mayBeShown } from './shown-value.ts'
import { ValueReader } from './value-reader.ts'
import type { WrittenFormat } from './written-format.ts'

const NAME = /[A-Za-z_][\w$.-]*/g

/** `password?: string = 'x'` */
const ANNOTATED = /[?!]?:\s*[A-Za-z][\w.<>[\]| ]{0,40}?=(?![=>])\s*/y

/** What stands between a name, which may be quoted or in brackets, and its value. */
const SEPARATOR = /(\\?["'`]?\]?[?!]?)([ \t]*)(=>|[=!]==?|:=|\?\?=?|\|\|=?|\?=|\+=|=|:(?!:))([ \t]*)/y

/** `--password x`, and `"--password", "x"`. */
const ARGUMENT = /\\?["']?,?[ \t]+(?=[^\s-])/y

/** `ENV NAME value` and `set -x NAME value`, up to the name. */
const SETS = /(?:^|\n)[ \t]*(?:ENV|set[ \t]+-\w+)[ \t]+$/

/** The parts of an object that has a secret-like name. */
const VALUE_KEY = /(?<![\w.-])(?:value|default|defaultvalue|stringvalue|plaintext|content)(?![\w.-])/gi

/** `name: DB_PASSWORD`, which a `value:` stands beside. */
const NAMES = /(?<![\w.-])(?:name|key|parameter|variable|id)["']?[ \t]*[:=][ \t]*\\?["']?(?=([\w$./-]+))/gi

/** `variable "db_password" {` */
const LABELLED = /^[ \t]*\w+(?:[ \t]+"[\w.-]+")?[ \t]+"([\w.-]+)"[ \t]*\{/gm

/** `${DB_PASSWORD:-x}`, `${DB_PASSWORD:x}`. */
const DEFAULTED = /\$\{([A-Za-z_][\w.]*)(?::?[-=]|:(?![?+]))([^{}\n]+)\}/g

/** Objects that are longer are looked into up to here. */
const LONGEST_OBJECT = 3000

/** A key is no shorter, and has digits. */
const LIKE_A_KEY = /^(?=\D*\d)\S{16,}$/

/**
 * The values in a text that stand under secret-like names, however they are written, references and empty ones left
 * out. Only for showing: it works by the look of the text, so that broken files are no different, and rather hides too
 * much.
 */
export function namedValues(text: string, format: WrittenFormat): readonly Stretch[] {
  const reader = new ValueReader(text, format)
  const found: Stretch[] = []
  const hide = (values: readonly Stretch[], isHidden: (value: string) => boolean = () => true): void => {
    for (const [start, end] of values) {
      const value = text.slice(start, end)
      if (!mayBeShown(value) && isHidden(value)) found.push([start, end])
    }
  }
  /** The values of an object that as a whole has a secret-like name, or has it as its `name`. */
  const hideWithin = ([start, end]: Stretch): void => {
    for (const { index, 0: key } of text.slice(start, end).matchAll(VALUE_KEY)) {
      const at = valueAfter(text, start + index + key.length, format)
      if (at !== undefined && at.start < end) hide(reader.values(at.start, at.separator))
    }
  }
  for (const match of text.matchAll(NAME)) {
    // Within a value that is hidden already.
    const last = found.at(-1)
    if (last !== undefined && last[0] <= match.index && match.index < last[1]) continue
    const name = match[0].replace(/[.-]+$/, '')
    // Its default is looked for below.
    if (format !== 'code' && text.startsWith('${', match.index - 2)) continue
    const isSecret = isSecretName(name) || isSpacedName(name, text, match.index)
    if (!isSecret && !isKeyName(name)) continue
    const at = valueAfter(text, match.index + name.length, format, match.index)
    if (at === undefined) continue
    hide(
      reader.values(at.start, at.separator, name),
      isSecret ? (value) => isNoNumberOf(name, value) : (value) => LIKE_A_KEY.test(value),
    )
    const object = isSecret ? reader.objectAt(at.start) : undefined
    if (object !== undefined) hideWithin([object[0], Math.min(object[1], object[0] + LONGEST_OBJECT)])
  }
  for (const match of text.matchAll(NAMES)) {
    const name = match[1]?.split('/').at(-1) ?? ''
    if (isSecretName(name)) for (const part of reader.siblingsOf(match.index)) hideWithin(part)
  }
  for (const match of text.matchAll(DEFAULTED)) {
    const [whole, name = '', value = ''] = match
    const end = match.index + whole.length - 1
    if (isSecretName(name)) hide([[end - value.length, end]])
  }
  if (format === 'hcl') {
    for (const match of text.matchAll(LABELLED)) {
      const start = match.index + match[0].length
      const end = text.indexOf('\n}', start)
      if (isSecretName(match[1] ?? '')) hideWithin([start, end === -1 ? text.length : end])
    }
  }
  return found
}

/** Where the value of a name begins, and what leads to it; undefined where none stands there. */
function valueAfter(
  text: string,
  end: number,
  format: WrittenFormat,
  start = end,
): { readonly start: number; readonly separator: string } | undefined {
  if (format === 'code') {
    ANNOTATED.lastIndex = end
    const annotated = ANNOTATED.exec(text)
    if (annotated !== null) return { start: end + annotated[0].length, separator: '=' }
  }
  SEPARATOR.lastIndex = end
  const separated = SEPARATOR.exec(text)
  if (separated !== null) {
    const [whole, , before = '', sign = '', after = ''] = separated
    return { start: end + whole.length, separator: before === '' && after === '' ? sign : ` ${sign}` }
  }
  const before = text.slice(Math.max(0, start - 40), start)
  const isOption = before.endsWith('--')
  const isLine = (format === 'lines' || format === 'dotenv') && /(?:^|\n)[ \t]*$/.test(before)
  if (!isOption && !isLine && !SETS.test(before)) return undefined
  ARGUMENT.lastIndex = end
  const argument = ARGUMENT.exec(text)
  return argument === null ? undefined : { start: end + argument[0].length, separator: isLine ? ' =' : '=' }
}

/** `API key`, `Private Key`, in words. */
function isSpacedName(name: string, text: string, at: number): boolean {
  if (!/^(?:key|string)$/i.test(name) || text[at - 1] !== ' ') return false
  return /(?:^|[^\w.-])(?:api|private|access|auth|connection|encryption|signing) $/i.test(
    text.slice(Math.max(0, at - 20), at),
  )
}

/** `maxTokens: 4096` */
function isNoNumberOf(name: string, value: string): boolean {
  return !(/tokens|^(?:max|min|num)/i.test(name) && /^\d{1,7}$/.test(value))
}
