import type { Place, TreeComment, Unreadable } from '@regionguard/core/settings'
import type { Attribute, Block, Body, Expression, HclFile, Key } from './hcl-syntax.ts'

/**
 * A parser of our own, for no published one will do. Those that wrap HashiCorp's (hcl2-parser, @cdktf/hcl2json,
 * @evops/hcl-terraform-parser) give no positions and weigh 2 to 6 MB. The one with positions,
 * @tree-sitter-grammars/tree-sitter-hcl 1.2.0, runs node-gyp when it is installed where it brings no binary, and its
 * error recovery is quadratic: 100 kB of `a = a = a = ...` took 34 s through web-tree-sitter 0.27.1, which takes 20 ms
 * and 0.5 MB more before its first line.
 *
 * It knows the structure in full (bodies, blocks, objects, tuples, templates, heredocs) and of expressions those that
 * say what a value is; every other one is {@link Computed} as a whole. One pass, no going back: time grows with the
 * text. Syntax: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): HclFile | Unreadable {
  try {
    return new Parser(text).file()
  } catch (error) {
    if (error instanceof Refusal) return error.unreadable(text.length)
    throw error
  }
}

/** Deeper than anybody writes; keeps this parser and every walk of the tree within the stack. */
const DEEPEST = 200

const TOO_DEEP = 'nested too deeply'

class Refusal extends Error {
  readonly reason: string
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(reason)
    this.reason = reason
    this.offset = offset
  }

  unreadable(length: number): Unreadable {
    return this.reason === TOO_DEEP
      ? { reason: this.reason }
      : { reason: `not valid HCL (${this.reason})`, offset: Math.min(this.offset, length) }
  }
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const NUMBER = /-?\d[\d.]*(?:[eE][+-]?\d+)?/y
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[^\S\n]*\r?\n/uy
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

class Parser {
  readonly #text: string
  readonly #comments: TreeComment[] = []
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  file(): HclFile {
    const body = this.#body(false)
    return { body, comments: this.#comments }
  }

  // Structure

  #body(isBlock: boolean): Body {
    this.#enter()
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    const start = this.#at
    for (;;) {
      this.#skip(true)
      const character = this.#text[this.#at]
      if (character === undefined) {
        if (isBlock) throw this.#refusal('a block is not closed')
        break
      }
      if (character === '}' && isBlock) break
      const key = this.#identifier()
      if (key === undefined) throw this.#refusal('no name where one belongs')
      this.#skip(false)
      if (this.#text[this.#at] === '=') {
        this.#at++
        this.#skip(false)
        const value = this.#expression(false)
        attributes.push({ key, value, joint: 'line' })
      } else {
        blocks.push(this.#block(key))
      }
    }
    this.#depth--
    return { start, end: this.#at, attributes, blocks }
  }

  #block(type: Key): Block {
    const labels: Key[] = []
    for (;;) {
      this.#skip(false)
      const character = this.#text[this.#at]
      if (character === '{') break
      const label = character === '"' ? this.#quotedKey() : this.#identifier()
      if (label === undefined) throw this.#refusal('neither a value nor a block behind a name')
      labels.push(label)
    }
    this.#at++
    const body = this.#body(true)
    this.#at++
    return { type, labels, body, start: type.start, end: this.#at }
  }

  #identifier(): Key | undefined {
    const text = this.#match(IDENTIFIER)?.[0]
    if (text === undefined) return undefined
    const place = { start: this.#at - text.length, end: this.#at }
    return { text, ...place, written: place }
  }

  #quotedKey(): Key {
    const value = this.#quoted()
    const place = { start: value.start, end: value.end }
    if (value.kind !== 'text') return { text: '', ...place, computed: true }
    return { text: value.text, ...place, ...(value.written === undefined ? {} : { written: value.written }) }
  }

  // Expressions

  /** @param nested within brackets, where a line end does not end it */
  #expression(nested: boolean): Expression {
    this.#enter()
    const start = this.#at
    const primary = this.#primary()
    const end = this.#at
    this.#skip(nested)
    const isWhole = primary !== undefined && this.#atEnd(nested)
    if (isWhole) {
      this.#depth--
      return primary
    }
    const last = this.#skipRest(nested)
    this.#depth--
    return { kind: 'computed', start, end: Math.max(end, last) }
  }

  /** Behind an expression: a line end, a bracket that closes, a comma. */
  #atEnd(nested: boolean): boolean {
    const character = this.#text[this.#at]
    if (character === undefined) return true
    return (nested ? /[,)\]}]/ : /[\n\r},)\]]/).test(character) || this.#text.startsWith('~}', this.#at)
  }

  /** Goes over what is left of an expression; the offset behind its last character that is no white space. */
  #skipRest(nested: boolean): number {
    const open: string[] = []
    let last = this.#at
    for (;;) {
      this.#skip(nested || open.length > 0)
      const character = this.#text[this.#at]
      if (character === undefined) {
        if (open.length > 0) throw this.#refusal('a bracket is not closed')
        return last
      }
      if (open.length === 0 && (nested ? /[,)\]}]/ : /[\n\r})\]]/).test(character)) return last
      if (character === '"') this.#quoted()
      else if (this.#matches(HEREDOC)) this.#heredoc()
      else {
        if (character === '(' || character === '[' || character === '{') {
          open.push(character)
          if (open.length + this.#depth > DEEPEST) throw this.#refusal(TOO_DEEP)
        } else if (character === ')' || character === ']' || character === '}') open.pop()
        this.#at++
      }
      last = this.#at
    }
  }

  #primary(): Expression | undefined {
    const start = this.#at
    const character = this.#text[start]
    if (character === '"') return this.#quoted()
    if (character === '{') return this.#object()
    if (character === '[') return this.#tuple()
    if (this.#matches(HEREDOC)) return this.#heredoc()
    const number = this.#match(NUMBER)?.[0]
    if (number !== undefined) return this.#plain(number)
    const name = this.#match(IDENTIFIER)?.[0]
    if (name === undefined) return undefined
    if (name === 'null') return { kind: 'null', start, end: this.#at }
    if (name === 'true' || name === 'false') return this.#plain(name)
    if (this.#text[this.#at] === '(') return this.#call(name, start)
    return this.#reference(name, start)
  }

  #plain(text: string): Expression {
    const place = { start: this.#at - text.length, end: this.#at }
    return { kind: 'text', text, ...place, written: place, quoted: false }
  }

  #reference(root: string, start: number): Expression {
    const path = [root]
    for (;;) {
      const character = this.#text[this.#at]
      if (character === '.') {
        this.#at++
        const step = this.#match(IDENTIFIER)?.[0] ?? this.#match(/\d+/y)?.[0]
        // `.*` takes something of each item.
        if (step === undefined) return this.#computed(start)
        path.push(step)
      } else if (character === '[') {
        const key = this.#index()
        if (key === undefined) return this.#computed(start)
        path.push(key)
      } else break
    }
    return { kind: 'reference', path: path.join('.'), start, end: this.#at }
  }

  /** `["name"]` and `[0]`; undefined, and nothing read beyond the brackets, for a key that is computed. */
  #index(): string | undefined {
    this.#at++
    this.#skip(true)
    const key = this.#text[this.#at] === ']' ? undefined : this.#expression(true)
    this.#skip(true)
    if (this.#text[this.#at] !== ']') throw this.#refusal('a bracket is not closed')
    this.#at++
    return key?.kind === 'text' ? key.text : undefined
  }

  #computed(start: number): Expression {
    return { kind: 'computed', start, end: this.#at }
  }

  #call(name: string, start: number): Expression {
    this.#at++
    const list = this.#list(')')
    return { kind: 'call', name, arguments: list, start, end: this.#at }
  }

  #tuple(): Expression {
    const start = this.#at++
    if (this.#isFor()) return this.#comprehension(start, ']')
    const items = this.#list(']')
    return { kind: 'tuple', items, start, end: this.#at }
  }

  #list(close: ')' | ']'): readonly Expression[] {
    const items: Expression[] = []
    for (;;) {
      this.#skip(true)
      if (this.#text[this.#at] === close) break
      items.push(this.#expression(true))
      this.#skip(true)
      // `f(list...)` spreads a list: what is passed is not known, but that is a matter of the function.
      if (this.#text.startsWith('...', this.#at)) {
        this.#at += 3
        this.#skip(true)
      }
      const character = this.#text[this.#at]
      if (character === ',') this.#at++
      else if (character !== close) throw this.#refusal('a bracket is not closed')
    }
    this.#at++
    return items
  }

  #object(): Expression {
    const start = this.#at++
    if (this.#isFor()) return this.#comprehension(start, '}')
    const attributes: Attribute[] = []
    let isAfterComma = false
    for (;;) {
      this.#skip(true)
      if (this.#text[this.#at] === '}') break
      const key = this.#objectKey()
      this.#skip(true)
      if (!/[=:]/.test(this.#text[this.#at] ?? '')) throw this.#refusal('no value behind a key')
      this.#at++
      this.#skip(true)
      const value = this.#objectValue()
      this.#skip(false)
      const isBeforeComma = this.#text[this.#at] === ','
      const isBeforeLineEnd = /[\r\n]/.test(this.#text[this.#at] ?? '')
      if (isBeforeComma) this.#at++
      else if (!isBeforeLineEnd) {
        this.#skip(true)
        if (this.#text[this.#at] !== '}') throw this.#refusal('no comma between the parts of an object')
      }
      const joint = isBeforeComma || isAfterComma || !isBeforeLineEnd ? 'comma' : 'line'
      attributes.push({ key, value, joint })
      isAfterComma = isBeforeComma
    }
    this.#at++
    return { kind: 'object', attributes, start, end: this.#at }
  }

  /** Within an object a line end ends a value, unless a bracket is open. */
  #objectValue(): Expression {
    this.#enter()
    const start = this.#at
    const primary = this.#primary()
    const end = this.#at
    this.#skip(false)
    const character = this.#text[this.#at]
    this.#depth--
    if (primary !== undefined && (character === undefined || /[\r\n,}]/.test(character))) return primary
    const last = this.#skipObjectValue()
    return { kind: 'computed', start, end: Math.max(end, last) }
  }

  #skipObjectValue(): number {
    let last = this.#at
    const open: string[] = []
    for (;;) {
      this.#skip(open.length > 0)
      const character = this.#text[this.#at]
      if (character === undefined) throw this.#refusal('an object is not closed')
      if (open.length === 0 && /[\r\n,}]/.test(character)) return last
      if (character === '"') this.#quoted()
      else if (this.#matches(HEREDOC)) this.#heredoc()
      else {
        if (/[([{]/.test(character)) {
          open.push(character)
          if (open.length + this.#depth > DEEPEST) throw this.#refusal(TOO_DEEP)
        } else if (/[)\]}]/.test(character)) open.pop()
        this.#at++
      }
      last = this.#at
    }
  }

  #objectKey(): Key {
    const character = this.#text[this.#at]
    if (character === '"') return this.#quotedKey()
    const start = this.#at
    const key = this.#identifier()
    const next = this.#text[this.#at]
    if (key !== undefined && next !== '.' && next !== '(' && next !== '[') return key
    // `(var.name) = ...`: the name is computed.
    if (key === undefined && character !== '(' && !/[\d-]/.test(character ?? '')) {
      throw this.#refusal('no key where one belongs')
    }
    this.#at = start
    const end = this.#skipKey()
    return { text: '', start, end, computed: true }
  }

  #skipKey(): number {
    let depth = 0
    for (;;) {
      this.#skip(depth > 0)
      const character = this.#text[this.#at]
      if (character === undefined) throw this.#refusal('an object is not closed')
      if (depth === 0 && /[=:\r\n,}]/.test(character)) return this.#at
      if (character === '"') {
        this.#quoted()
        continue
      }
      if (/[([{]/.test(character)) depth++
      else if (/[)\]}]/.test(character)) depth--
      this.#at++
    }
  }

  #isFor(): boolean {
    this.#skip(true)
    return this.#matches(/for\b(?!\s*[=:])/y)
  }

  /** `[for x in y : z]`: goes over it. */
  #comprehension(start: number, close: string): Expression {
    for (;;) {
      this.#skipRest(true)
      const character = this.#text[this.#at]
      this.#at++
      if (character === close) return this.#computed(start)
      if (character !== ',') throw this.#refusal('a bracket is not closed')
    }
  }

  // Texts

  /** A text in quotes, with what is put into it. */
  #quoted(): Expression & { kind: 'text' | 'template' } {
    this.#enter()
    const start = this.#at++
    const parts = this.#template((character) => {
      if (character === '\n' || character === '\r') throw this.#refusal('a text is not closed')
      return character === '"'
    }, true)
    this.#at++
    this.#depth--
    return textOf(parts, { start, end: this.#at }, { start: start + 1, end: this.#at - 1 }, this.#text)
  }

  #heredoc(): Expression {
    this.#enter()
    const start = this.#at
    const match = this.#match(HEREDOC)
    const isIndented = match?.[1] === '-'
    const bodyStart = this.#at
    const end = this.#endOfHeredoc(match?.[2] ?? '', bodyStart)
    const inner = { start: bodyStart, end: end.body }
    const parts = this.#template(() => this.#at >= end.body, false)
    this.#at = end.whole
    this.#depth--
    const value = textOf(parts, { start, end: end.whole }, inner, this.#text)
    // Indentation that is taken off, and the line end before the closing word, are of no interest to a setting.
    return isIndented && value.kind === 'text'
      ? { kind: 'text', text: value.text.trim(), start, end: end.whole, quoted: true }
      : value
  }

  /** Where the lines of a heredoc end, and the word that closes it. */
  #endOfHeredoc(word: string, from: number): { body: number; whole: number } {
    const close = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*(?=\\r?$|\\n)`, 'gmu')
    close.lastIndex = from
    const match = close.exec(this.#text)
    if (match === null) throw this.#refusal('a heredoc is not closed')
    return { body: match.index, whole: match.index + match[0].trimEnd().length }
  }

  /** The parts of a template up to where `isEnd` says so, which is not read. */
  #template(isEnd: (character: string) => boolean, escapes: boolean): readonly Expression[] {
    const parts: Expression[] = []
    let plain = ''
    let plainStart = this.#at
    const flush = (): void => {
      if (this.#at > plainStart) {
        parts.push({ kind: 'text', text: plain, start: plainStart, end: this.#at, quoted: true })
      }
      plain = ''
    }
    for (;;) {
      const character = this.#text[this.#at]
      if (character === undefined) {
        if (escapes) throw this.#refusal('a text is not closed')
        break
      }
      if (isEnd(character)) break
      const two = this.#text.slice(this.#at, this.#at + 3)
      if (two.startsWith('$${') || two.startsWith('%%{')) {
        plain += two.slice(1)
        this.#at += 3
      } else if (two.startsWith('${') || two.startsWith('%{')) {
        flush()
        parts.push(this.#interpolation(two.startsWith('%')))
        plainStart = this.#at
      } else if (character === '\\' && escapes) {
        const next = this.#text[this.#at + 1] ?? ''
        const unicode = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y
        unicode.lastIndex = this.#at
        const code = unicode.exec(this.#text)
        const point = Number.parseInt(code?.[1] ?? code?.[2] ?? '', 16)
        plain += point <= 0x10ffff ? String.fromCodePoint(point) : (ESCAPES[next] ?? next)
        this.#at += code?.[0].length ?? 2
      } else {
        plain += character
        this.#at++
      }
    }
    flush()
    return parts
  }

  /** `${...}`, and `%{ if ... }`, which is never more than a condition. */
  #interpolation(isDirective: boolean): Expression {
    const start = this.#at
    this.#at += this.#text[this.#at + 2] === '~' ? 3 : 2
    this.#skip(true)
    const inner = this.#expression(true)
    this.#skip(true)
    if (this.#text[this.#at] === '~') this.#at++
    if (this.#text[this.#at] !== '}') throw this.#refusal('a template is not closed')
    this.#at++
    return isDirective || inner.kind === 'computed' ? { kind: 'computed', start, end: this.#at } : inner
  }

  // Characters

  /** Goes over white space and comments, and over line ends too where they mean nothing. */
  #skip(lines: boolean): void {
    for (;;) {
      const character = this.#text[this.#at]
      if (character === ' ' || character === '\t' || (lines && (character === '\n' || character === '\r'))) {
        this.#at++
      } else if (character === '#' || this.#text.startsWith('//', this.#at)) {
        this.#lineComment(character === '#' ? 1 : 2)
      } else if (this.#text.startsWith('/*', this.#at)) {
        const close = this.#text.indexOf('*/', this.#at + 2)
        if (close === -1) throw this.#refusal('a comment is not closed')
        this.#comments.push({ start: this.#at, end: close + 2, text: this.#text.slice(this.#at + 2, close) })
        this.#at = close + 2
      } else return
    }
  }

  #lineComment(mark: number): void {
    const start = this.#at
    const lineEnd = /\r?\n|$/g
    lineEnd.lastIndex = start
    this.#at = lineEnd.exec(this.#text)?.index ?? this.#text.length
    this.#comments.push({ start, end: this.#at, text: this.#text.slice(start + mark, this.#at) })
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#text)
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match === null) return undefined
    this.#at += match[0].length
    return match
  }

  #enter(): void {
    if (++this.#depth > DEEPEST) throw this.#refusal(TOO_DEEP)
  }

  #refusal(reason: string): Refusal {
    return new Refusal(reason, this.#at)
  }
}

/** One text, where nothing is put in. */
function textOf(
  parts: readonly Expression[],
  place: Place,
  inner: Place,
  source: string,
): Expression & { kind: 'text' | 'template' } {
  const [only, ...more] = parts
  if (only !== undefined && (more.length > 0 || only.kind !== 'text')) {
    return { kind: 'template', parts, ...place }
  }
  const text = only?.kind === 'text' ? only.text : ''
  const isAsWritten = source.slice(inner.start, inner.end) === text
  return { kind: 'text', text, ...place, quoted: true, ...(isAsWritten ? { written: inner } : {}) }
}
