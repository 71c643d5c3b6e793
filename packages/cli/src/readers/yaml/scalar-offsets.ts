import type { Scalar } from '@regionguard/core/settings'

/**
 * The offset in the file of each UTF-16 unit of a scalar's text, and of its end. The text is put together once more
 * on the way, and compared with what the parser made of it: where the two differ, nothing is said.
 *
 * @param source the text of the file
 */
export function offsetsInScalar(source: string, scalar: Scalar): readonly number[] | undefined {
  const { start, end, text, quoted } = scalar
  const offsets = isBlock(source, scalar)
    ? offsetsInBlock(source, start, text)
    : quoted === true
      ? offsetsInFlow(source, start + 1, end - 1, source[start] === '"' ? 'double' : 'single', text)
      : offsetsInFlow(source, start, end, 'plain', text)
  return offsets?.length === text.length + 1 ? offsets : undefined
}

/** Whether a scalar is written as `|` or `>`. */
function isBlock(source: string, { start, quoted, written }: Scalar): boolean {
  return quoted !== true && written === undefined && /[|>]/.test(source[start] ?? '')
}

/** Whether each line of a scalar's text is a line of the file. */
export function isLiteralBlock(source: string, scalar: Scalar): boolean {
  return isBlock(source, scalar) && source[scalar.start] === '|'
}

/** Lines without their indentation; what is folded has a space in the place of a line end. */
function offsetsInBlock(source: string, start: number, text: string): readonly number[] | undefined {
  const offsets: number[] = []
  let line = lineEndAt(source, start)
  let indent: number | undefined
  let at = 0
  while (at < text.length) {
    const next = nextLine(source, line)
    if (next === undefined) {
      // The line end that is added to a last line without one.
      if (text.slice(at) !== '\n') return undefined
      offsets.push(source.length)
      break
    }
    const lineEnd = lineEndAt(source, next)
    const written = source.slice(next, lineEnd)
    if (written.trim() === '' && (indent === undefined || written.length <= indent)) {
      // A line end for an empty line; of those between folded lines, one may be the space that stands there already.
      if (text[at] === '\n') {
        offsets.push(lineEnd)
        at++
      } else if (source[start] !== '>') return undefined
      line = lineEnd
      continue
    }
    if (indent === undefined) {
      const own = /^[^\n]*/.exec(text.slice(at))?.[0] ?? ''
      indent = written.length - written.trimStart().length - (own.length - own.trimStart().length)
      if (indent < 0) return undefined
    }
    const content = written.slice(indent)
    if (text.slice(at, at + content.length) !== content) return undefined
    for (let index = 0; index < content.length; index++) offsets.push(next + indent + index)
    at += content.length
    const joint = text[at]
    if (at < text.length) {
      if (joint === '\n' || (joint === ' ' && source[start] === '>')) {
        offsets.push(lineEnd)
        at++
      } else return undefined
    }
    line = lineEnd
  }
  offsets.push(line)
  return offsets
}

/** Where a line ends, without what ends it. */
function lineEndAt(source: string, from: number): number {
  const feed = source.indexOf('\n', from)
  const end = feed === -1 ? source.length : feed
  return source[end - 1] === '\r' && end - 1 >= from ? end - 1 : end
}

function nextLine(source: string, lineEnd: number): number | undefined {
  const feed = source.indexOf('\n', lineEnd)
  return feed === -1 || feed + 1 >= source.length ? undefined : feed + 1
}

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
}

/** Plain or quoted, on one line or several. */
function offsetsInFlow(
  source: string,
  start: number,
  end: number,
  style: 'plain' | 'single' | 'double',
  text: string,
): readonly number[] | undefined {
  const offsets: number[] = []
  let made = ''
  const add = (part: string, at: number): void => {
    offsets.push(...Array.from({ length: part.length }, () => at))
    made += part
  }
  const fold = /[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*/y
  let at = start
  while (at < end) {
    const letter = source[at] ?? ''
    if (letter === ' ' || letter === '\t' || letter === '\r' || letter === '\n') {
      fold.lastIndex = at
      const folded = fold.exec(source)?.[0]
      if (folded !== undefined && at + folded.length <= end) {
        const ends = folded.split('\n').length - 1
        add(ends === 1 ? ' ' : '\n'.repeat(ends - 1), at)
        at += folded.length
        continue
      }
    }
    if (style === 'single' && letter === "'") {
      add("'", at)
      at += 2
    } else if (style === 'double' && letter === '\\') {
      const escape = escapeAt(source, at)
      if (escape === undefined) return undefined
      add(escape.text, at)
      at += escape.length
    } else {
      add(letter, at)
      at++
    }
    if (made.length > text.length) return undefined
  }
  offsets.push(end)
  return made === text ? offsets : undefined
}

function escapeAt(
  source: string,
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  const letter = source[at + 1] ?? ''
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0
  if (digits > 0) {
    const code = source.slice(at + 2, at + 2 + digits)
    if (!/^[0-9A-Fa-f]+$/.test(code) || Number.parseInt(code, 16) > 0x10ffff) return undefined
    return { text: String.fromCodePoint(Number.parseInt(code, 16)), length: 2 + digits }
  }
  const lineEnd = /\r?\n[ \t]*/y
  lineEnd.lastIndex = at + 1
  const joined = lineEnd.exec(source)
  // A line that goes on: nothing stands there.
  if (joined !== null) return { text: '', length: 1 + joined[0].length }
  const text = ESCAPES[letter]
  return text === undefined ? undefined : { text, length: 2 }
}
