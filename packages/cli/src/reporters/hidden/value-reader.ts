import type { Stretch } from '../shown-line.ts'
import { OpenQuotes } from './open-quotes.ts'
import type { Quote } from './open-quotes.ts'
import { TextLines } from './text-lines.ts'
import type { WrittenFormat } from './written-format.ts'
import { deeperLines, isInFlow, linesBeside } from './yaml-lines.ts'

/** How far an object is followed. */
const LONGEST_OBJECT = 3000

/** What goes before the literal that it wraps. */
const WRAPPER =
  /(?:new\s+[\w$.]+|btoa|String|Buffer\.from|encodeURIComponent|[\w$.]*[pP]lainText)\(\s*|[bfru](?=["'])|@(?=")/y

/** A name that gives a value. */
const OPERAND = /!*[\w$]+(?:[?!]?\.[\w$]+)*!?/y

/** What goes on with a value in an expression. */
const OPERATOR = /\s*(?:\|\||\?\?|&&|\+|\?|:)\s*/y

const COMPARISON = /\s*(?:[=!]==?|[<>]=?)\s*(?:"[^"\n]*"|'[^'\n]*'|[\w$.]+)/y

/** What ends a text within quotes. */
const ENDS: Readonly<Record<Quote, string>> = { '"': '"|\\\\["ntr]', "'": "'", '`': '`' }

/** Reads values where a name leads to them, by the look of the text. */
export class ValueReader {
  readonly #text: string
  readonly #format: WrittenFormat
  readonly #lines: TextLines
  readonly #quotes: OpenQuotes

  constructor(text: string, format: WrittenFormat) {
    this.#text = text
    this.#lines = new TextLines(text)
    this.#quotes = new OpenQuotes(text)
    this.#format = format
  }

  /**
   * The literals of which the value consists that begins at a place.
   *
   * @param separator what leads to it, with a space before it if it stands apart
   */
  values(start: number, separator: string, name = ''): readonly Stretch[] {
    const at = this.#format === 'json' || this.#isCode() ? this.#skip(/\s*/y, start) : start
    const outer = this.#quotes.at(at)
    if (outer !== undefined) return this.#inQuotes(at, outer, separator)
    if (this.#isInComment(at)) return this.#inComment(at, separator)
    if (this.#text[at] === '[' && !LINES.has(this.#format)) {
      // Where secrets are listed, their names are.
      return /(?:^|\.)secrets$/i.test(name) ? [] : this.#list(at)
    }
    switch (this.#format) {
      case 'code':
      case 'hcl':
        return this.#expression(at, separator)
      case 'json':
      case 'toml':
        if (this.#text[at] === '{') return []
        return [this.#quoted(at) ?? this.#until(at, /[\s,}\]#"]/g)]
      case 'shell':
        // What a command puts out.
        return /^(?:\$\(|`)/.test(this.#text.slice(at, at + 2)) ? [] : [this.#word(at)]
      case 'dotenv':
      case 'lines':
        return [this.#quoted(at) ?? this.#toEndOfLine(at)]
      case 'yaml':
        return separator.endsWith(':') ? this.#yaml(at, name) : [this.#setting(at)]
    }
  }

  /** What is written between the braces, or below in deeper lines, of an object that begins at a place. */
  objectAt(start: number): Stretch | undefined {
    const text = this.#text
    const at = this.#skip(/\s*/y, start)
    if (text[at] === '{' && text[at + 1] !== '{') return [at + 1, this.#closing(at, '{', '}')]
    if (this.#format !== 'yaml' || !text.slice(start, at).includes('\n')) return undefined
    return [start, deeperLines(this.#lines, start).at(-1)?.[1] ?? this.#lines.endOf(start)]
  }

  /** What stands beside a key in its object. */
  siblingsOf(key: number): readonly Stretch[] {
    const text = this.#text
    const from = Math.max(0, key - LONGEST_OBJECT)
    const before = text.slice(from, key)
    const open = Math.max(before.lastIndexOf('{'), before.lastIndexOf('}'))
    if (this.#format !== 'yaml' || (before[open] === '{' && !before.slice(open).includes('\n'))) {
      if (before[open] !== '{') return []
      return [[from + open + 1, this.#closing(from + open, '{', '}')]]
    }
    return linesBeside(this.#lines, key)
  }

  #isCode(): boolean {
    return this.#format === 'code' || this.#format === 'hcl'
  }

  #skip(pattern: RegExp, at: number): number {
    pattern.lastIndex = at
    return at + (pattern.exec(this.#text)?.[0].length ?? 0)
  }

  /** Up to what a pattern finds, at most to the end of the line: the pattern has that as its last alternative. */
  #until(start: number, pattern: RegExp): Stretch {
    pattern.lastIndex = start
    return [start, Math.min(pattern.exec(this.#text)?.index ?? this.#text.length, this.#lines.endOf(start))]
  }

  #isInComment(at: number): boolean {
    const line = this.#lines.before(at).replaceAll(/\/\*.*?\*\//g, '')
    return this.#format === 'code' ? /^\s*(?:\*|\/[/*])|\s\/[/*]/.test(line) : /^\s*[#;]|\s#/.test(line)
  }

  /** Within a text of its own: a command, a header, a connection string. */
  #inQuotes(at: number, outer: Quote, separator: string): readonly Stretch[] {
    const text = this.#text
    if (text[at] === outer) return []
    const [quote] = /^(?:\\["']|["'`])/.exec(text.slice(at, at + 2)) ?? []
    if (quote !== undefined) {
      const [from, to] = [at + quote.length, this.#lines.endOf(at)]
      const end = text.slice(from, to).indexOf(quote)
      return [[from, end === -1 ? to : from + end]]
    }
    const isWord = !separator.endsWith(':') && !separator.startsWith(' ')
    if (isWord) return [this.#until(at, new RegExp(`${ENDS[outer]}|[;&]\\s?[\\w ]+=|\\s`, 'g'))]
    return this.#loneWord(this.#until(at, new RegExp(`${ENDS[outer]}|\\n`, 'g')))
  }

  #inComment(at: number, separator: string): readonly Stretch[] {
    if (separator === '=') return [this.#quoted(at) ?? this.#toEndOfLine(at)]
    return this.#loneWord(this.#quoted(at) ?? this.#toEndOfLine(at))
  }

  /** In prose only what stands alone is a value. */
  #loneWord([start, end]: Stretch): readonly Stretch[] {
    const text = this.#text.slice(start, end)
    return /^(?:(?:bearer|basic|token)\s+)?\S+\s*$/i.test(text) || this.#isQuote(start - 1)
      ? [[start, end]]
      : []
  }

  #isQuote(at: number): boolean {
    return /["'`]/.test(this.#text[at] ?? '')
  }

  /** The inside of a literal in quotes. One that is not closed ends with its line. */
  #quoted(start: number): Stretch | undefined {
    const text = this.#text
    const [quote = ''] = /^(?:"""|'''|["'`])/.exec(text.slice(start, start + 3)) ?? []
    if (quote === '') return undefined
    const from = start + quote.length
    const spans = quote.length > 1 || quote === '`' || !(this.#isCode() || this.#format === 'json')
    const limit = spans ? text.length : this.#lines.endOf(start)
    for (let at = from; at < limit; at += 1) {
      if (text[at] === '\\' && !(quote === "'" && this.#format === 'yaml')) at += 1
      else if (text.startsWith(quote, at)) {
        if (quote === "'" && this.#format === 'yaml' && text[at + 1] === "'") at += 1
        else return [from, at]
      }
    }
    return [from, this.#lines.endOf(start)]
  }

  /** The literals at the top of an expression; what it names or calls gives nothing away. */
  #expression(start: number, separator: string): readonly Stretch[] {
    const text = this.#text
    const found: Stretch[] = []
    const heredoc = /<<[-~]?["']?(\w+)["']?[^\n]*\n/y
    heredoc.lastIndex = start
    const opened = heredoc.exec(text)
    if (opened !== null) {
      const from = start + opened[0].length
      const end = text.slice(from).search(new RegExp(`^[ \\t]*${opened[1] ?? ''}\\b`, 'm'))
      return [[from, end === -1 ? text.length : from + end]]
    }
    for (let at = start; ;) {
      at = this.#skip(WRAPPER, this.#skip(/[\s(]*/y, at))
      const literal = this.#quoted(at)
      if (literal !== undefined) {
        found.push(literal)
        at = literal[1] + 1
      } else if (/\d{4}/y.test(text.slice(at, at + 4))) {
        const number = this.#until(at, /[^\w.]/g)
        found.push(number)
        at = number[1]
      } else {
        let next = this.#skip(OPERAND, at)
        // `NAME=value` in a command that spans lines.
        if (found.length === 0 && at === start && separator === '=' && this.#isShouted(start)) {
          const word = this.#until(at, /[\s,;)]/g)
          return /[(.]/.test(text.slice(...word)) ? [] : [word]
        }
        if (next === at) return found
        for (let sign = text[next]; sign === '(' || sign === '['; sign = text[next]) {
          next = this.#closing(next, sign, sign === '(' ? ')' : ']') + 1
        }
        at = this.#skip(COMPARISON, next)
      }
      const after = this.#skip(OPERATOR, this.#skip(/\)*/y, at))
      if (after === this.#skip(/\)*/y, at)) return found
      at = after
    }
  }

  /** The name before the `=` is one of an environment variable. */
  #isShouted(start: number): boolean {
    return /[A-Z][A-Z0-9_]*=$/.test(this.#text.slice(Math.max(0, start - 40), start))
  }

  #list(start: number): readonly Stretch[] {
    const end = this.#closing(start, '[', ']')
    const found: Stretch[] = []
    for (let at = start + 1; at < end;) {
      const literal = this.#quoted(at)
      if (literal !== undefined) {
        found.push(literal)
        at = literal[1] + 1
      } else if (this.#format === 'yaml' && /[^\s,[\]]/.test(this.#text[at] ?? '')) {
        const item = this.#until(at, /[,\]\n]/g)
        found.push(item)
        at = Math.max(item[1], at + 1)
      } else at += 1
    }
    return found
  }

  /** Where what is opened at a place is closed; it may not be. */
  #closing(start: number, open: string, close: string): number {
    const limit = Math.min(this.#text.length, start + LONGEST_OBJECT)
    let depth = 0
    for (let at = start; at < limit; at += 1) {
      if (this.#text[at] === open) depth += 1
      else if (this.#text[at] === close) depth -= 1
      if (depth === 0) return at
    }
    return limit
  }

  /** A word as a shell reads it: with quotes and escapes in it. */
  #word(start: number): Stretch {
    const text = this.#text
    const literal = this.#quoted(start)
    const [from, end] = literal ?? [start, start]
    let at = literal === undefined ? start : end + 1
    while (at < text.length && !/[\s;|&)]/.test(text[at] ?? '')) {
      const inner = this.#quoted(at)
      if (inner !== undefined) at = Math.max(at + 1, inner[1] + 1)
      else if (text.startsWith('${', at)) at = Math.min(this.#closing(at + 1, '{', '}') + 1, text.length)
      else at += text[at] === '\\' ? 2 : 1
    }
    return literal !== undefined && at === end + 1 ? [from, end] : [start, Math.min(at, text.length)]
  }

  /** `- NAME=value`, to the end of its line; in a command, a word. */
  #setting(start: number): Stretch {
    const line = this.#lines.before(start)
    return /^\s*-\s+[^\s=]+=$/.test(line) ? this.#until(start, /[ \t]+#|\n/g) : this.#word(start)
  }

  /** Also what a backslash at the end goes on with. */
  #toEndOfLine(start: number): Stretch {
    // What looks like a comment is none in every format.
    const value = this.#until(
      start,
      this.#format === 'dotenv' ? /(?<=\s)#|\n/g : /[ \t][#;][ \t]*regionguard-|\n/g,
    )
    let end = this.#lines.endOf(start)
    if (value[1] < end) return value
    while (this.#text[end - 1] === '\\' && end < this.#text.length) {
      end = this.#lines.endOf(end + 2)
    }
    return [start, end]
  }

  /** A scalar of YAML in any style, or a list of them. */
  #yaml(start: number, name: string): readonly Stretch[] {
    const text = this.#text
    const tags = /(?:[!&]\S*[ \t]*)*/y
    const at = this.#skip(tags, start)
    if (REFERENCE_TAG.test(text.slice(start, at))) return []
    if (text[at] === '{' && text[at + 1] !== '{') return []
    const literal = this.#quoted(at)
    if (literal !== undefined) return [literal]
    if (isInFlow(this.#lines, at)) return [this.#until(at, /[,}\]\n]/g)]
    const first = this.#until(at, /(?<=\s)#|\n/g)
    const rest = deeperLines(this.#lines, at)
    const isNested = first[0] === first[1] && rest.some((line) => MAPPING.test(text.slice(...line)))
    if (isNested || (rest.length > 0 && first[0] === first[1] && /(?:^|\.)secrets$/i.test(name))) return []
    const isBlock = /^[|>]/.test(text.slice(...first))
    return [...(isBlock ? [] : [first]), ...rest]
  }
}

/** `key:` and `- key: value` */
const MAPPING = /^["']?[\w.$/ -]+["']?\s*:(?:\s|$)/

/** `!Ref`, `!reference`, `!env`: all but those that say how a text is written. */
const REFERENCE_TAG = /(?<!!)!(?!!|unsafe|vault|Sub)/

/** Formats in which brackets mean nothing. */
const LINES: ReadonlySet<WrittenFormat> = new Set<WrittenFormat>(['dotenv', 'lines', 'shell'])
