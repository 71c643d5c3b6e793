import { mappingOf } from '../tree/node.ts'
import type { Entry, Scalar, Tree, TreeComment } from '../tree/node.ts'

/** `export NAME=`, `NAME =`, `NAME: `: what dotenv takes for the start of a setting. */
const START = /[^\S\r\n]*(export[^\S\r\n]+)?([A-Za-z_][\w.-]*)(?:[^\S\r\n]*=|:(?=[^\S\r\n]|$))[^\S\r\n]*/my

const LINE_END = /\r\n?|\n/g

/** A `#` starts a comment at the start of a value and after white space; inside a word it is part of it. */
const COMMENT = /(?:^|[^\S\r\n])#/

export interface DotenvOptions {
  /** A shell script (`.envrc`): backticks run a command, and an indented line may be conditional. */
  readonly shell?: boolean
}

/**
 * Reads a `.env` file as the dotenv libraries do: `export`, spaces around `=`, three kinds of quotes, values of
 * several lines in quotes, escapes in double quotes, comments. Lines that are no settings are passed over, as there.
 *
 * Where libraries differ: a `#` without white space before it is part of the value (python-dotenv, Docker Compose,
 * dotenv for Ruby), and the last of several settings of one name counts (all).
 *
 * @param text the decoded text; any line ends
 */
export function parseDotenv(text: string, options: DotenvOptions = {}): Tree {
  const entries: Entry[] = []
  const comments: TreeComment[] = []
  /** Quotes that close nowhere in the rest of the text: looked for once. */
  const unclosed = new Set<string>()
  let at = 0
  while (at < text.length) {
    START.lastIndex = at
    const match = START.exec(text)
    let end: number
    if (match === null) {
      end = endOfLine(text, at)
      const first = skipSpace(text, at, end)
      if (text[first] === '#') comments.push({ start: first, end, text: text.slice(first + 1, end) })
    } else {
      const name = match[2] ?? ''
      const unitStart = skipSpace(text, at, START.lastIndex)
      const keyStart = unitStart + (match[1] ?? '').length
      const key: Scalar = {
        kind: 'scalar',
        text: name,
        start: keyStart,
        end: keyStart + name.length,
        written: { start: keyStart, end: keyStart + name.length },
      }
      const read = readValue(text, START.lastIndex, unclosed, options)
      const conditional = options.shell === true && unitStart > at
      const value = conditional ? { ...read.value, unreadable: 'a line that may be conditional' } : read.value
      entries.push({
        key,
        value,
        unit: { start: unitStart, end: value.end, joint: options.shell === true ? 'none' : 'line' },
      })
      if (read.comment !== undefined) comments.push(read.comment)
      end = read.end
    }
    at = nextLine(text, end)
  }
  const start = entries[0]?.unit.start ?? 0
  const last = entries.at(-1)?.unit.end ?? start
  return { roots: [mappingOf({ start, end: last }, entries)], comments }
}

interface ReadValue {
  readonly value: Scalar
  readonly comment?: TreeComment
  /** Of the line that the value ends on. */
  readonly end: number
}

function readValue(text: string, start: number, unclosed: Set<string>, options: DotenvOptions): ReadValue {
  const quote = text[start]
  if (quote === '"' || quote === "'" || quote === '`') {
    const quoted = readQuoted(text, start, quote, unclosed, options)
    if (quoted !== undefined) return quoted
  }
  const end = endOfLine(text, start)
  const line = text.slice(start, end)
  const mark = COMMENT.exec(line)
  const hash = mark === null ? undefined : start + mark.index + mark[0].length - 1
  const raw = line.slice(0, mark?.index).trimEnd()
  const place = { start, end: start + raw.length }
  return {
    value: {
      kind: 'scalar',
      ...place,
      text: raw,
      written: place,
      ...(options.shell === true && raw.includes('`') ? { unreadable: 'the output of a command' } : {}),
    },
    ...(hash === undefined ? {} : { comment: { start: hash, end, text: text.slice(hash + 1, end) } }),
    end,
  }
}

/** A value in quotes; undefined where they do not close, or text follows them: then they are part of the value. */
function readQuoted(
  text: string,
  start: number,
  quote: '"' | "'" | '`',
  unclosed: Set<string>,
  options: DotenvOptions,
): ReadValue | undefined {
  if (unclosed.has(quote)) return undefined
  const close = closingQuote(text, start, quote)
  if (close === undefined) {
    unclosed.add(quote)
    return undefined
  }
  const end = endOfLine(text, close)
  const rest = text.slice(close, end)
  const isRestComment = /^[^\S\r\n]*(?:#|$)/.test(rest)
  if (!isRestComment) return undefined
  const inner = { start: start + 1, end: close - 1 }
  const raw = text.slice(inner.start, inner.end)
  const decoded = quote === '"' ? unescape(raw) : raw
  const hash = rest.includes('#') ? close + rest.indexOf('#') : undefined
  const dollars = quote === '"' ? dollarsOf(raw) : 'none'
  const isCommand = quote === '`' && options.shell === true
  return {
    value: {
      kind: 'scalar',
      start,
      end: close,
      text: decoded,
      quoted: true,
      ...(decoded === raw ? { written: inner } : {}),
      ...(quote === "'" || dollars === 'escaped' ? { verbatim: true } : {}),
      ...(dollars === 'mixed' ? { unreadable: 'references beside escaped ones' } : {}),
      ...(isCommand ? { unreadable: 'the output of a command' } : {}),
    },
    ...(hash === undefined ? {} : { comment: { start: hash, end, text: text.slice(hash + 1, end) } }),
    end,
  }
}

/** The offset behind the closing quote. */
function closingQuote(text: string, start: number, quote: '"' | "'" | '`'): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]
    if (character === quote) return at + 1
    if (character === '\\' && quote === '"') at++
  }
  return undefined
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' }

/** Whether `$` stands for itself (`\\$`) in a text in double quotes. */
function dollarsOf(raw: string): 'none' | 'escaped' | 'mixed' {
  if (!raw.includes('\\$')) return 'none'
  return raw.replaceAll(/\\[^]/g, '').includes('$') ? 'mixed' : 'escaped'
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\([^])/g, (all, one: string) => ESCAPES[one] ?? all) : text
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && /[^\S\r\n]/.test(text[at] ?? '')) at++
  return at
}

function endOfLine(text: string, from: number): number {
  LINE_END.lastIndex = from
  return LINE_END.exec(text)?.index ?? text.length
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
}
