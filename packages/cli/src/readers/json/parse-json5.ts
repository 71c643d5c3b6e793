import { mappingOf } from '@regionguard/core/settings'
import type {
  Entry,
  Item,
  Mapping,
  Node,
  Place,
  Scalar,
  Sequence,
  Tree,
  TreeComment,
  Unreadable,
} from '@regionguard/core/settings'

/** Deeper than anybody writes; keeps the parser and every walk of the tree within the stack. */
const DEEPEST = 256

/**
 * Parses JSON5 (keys without quotes, single quotes, trailing commas, comments; https://spec.json5.org), with the place of
 * everything. Our own, for YAML, which comes near it, has other escapes and takes `{region:'ie1'}` for one word.
 */
export function parseJson5(text: string): Tree | Unreadable {
  const parser = new Json5Parser(text)
  try {
    return { roots: [parser.document()], comments: parser.comments }
  } catch (error) {
    if (error instanceof Refusal) return error.unreadable
    throw error
  }
}

/** The text is none, and where. */
class Refusal extends Error {
  readonly unreadable: Unreadable

  constructor(unreadable: Unreadable) {
    super(unreadable.reason)
    this.unreadable = unreadable
  }
}

const SPACE = /[\s\uFEFF]+/y
const LINE_COMMENT = /\/\/[^\n\r\u2028\u2029]*/y
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*/uy
const NUMBER =
  /[+-]?(?:Infinity|NaN|0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\p{ID_Continue}$])/uy
const WORD = /(?:true|false|null)(?![\p{ID_Continue}$])/uy

class Json5Parser {
  readonly comments: TreeComment[] = []
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): Node {
    const root = this.#value()
    this.#space()
    if (this.#at < this.#text.length) this.#refuse('end of file expected')
    return root
  }

  #value(): Node {
    this.#space()
    const sign = this.#text[this.#at]
    if (sign !== '{' && sign !== '[') return this.#scalar()
    if (++this.#depth > DEEPEST) throw new Refusal({ reason: 'nested too deeply' })
    const node = sign === '{' ? this.#mapping() : this.#sequence()
    this.#depth--
    return node
  }

  #mapping(): Mapping {
    const start = this.#at++
    const entries: Entry[] = []
    const end = this.#parts('}', () => {
      const key = this.#key()
      this.#space()
      if (this.#text[this.#at] !== ':') this.#refuse('colon expected')
      this.#at++
      const value = this.#value()
      entries.push({ key, value, unit: { start: key.start, end: value.end, joint: 'comma' } })
    })
    return mappingOf({ start, end }, entries)
  }

  #sequence(): Sequence {
    const start = this.#at++
    const items: Item[] = []
    const end = this.#parts(']', () => {
      const value = this.#value()
      items.push({ value, unit: { start: value.start, end: value.end, joint: 'comma' } })
    })
    return { kind: 'sequence', start, end, items }
  }

  /** What stands between commas, up to a closing bracket; returns the end of that. */
  #parts(closing: string, part: () => void): number {
    for (;;) {
      this.#space()
      if (this.#text[this.#at] === closing) return ++this.#at
      part()
      this.#space()
      if (this.#text[this.#at] === ',') this.#at++
      else if (this.#text[this.#at] !== closing) this.#refuse('comma expected')
    }
  }

  #key(): Scalar {
    const string = this.#string()
    if (string !== undefined) return string
    const name = this.#match(NAME)
    if (name === undefined) this.#refuse('property name expected')
    return { kind: 'scalar', ...name.place, text: name.text, written: name.place }
  }

  #scalar(): Scalar {
    const string = this.#string()
    if (string !== undefined) return string
    const word = this.#match(NUMBER) ?? this.#match(WORD)
    if (word === undefined) this.#refuse('value expected')
    const { place, text } = word
    return text === 'null'
      ? { kind: 'scalar', ...place, text: '', empty: true }
      : { kind: 'scalar', ...place, text, written: place }
  }

  #string(): Scalar | undefined {
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") return undefined
    const start = this.#at++
    let value = ''
    for (let letter = this.#text[this.#at]; letter !== quote; letter = this.#text[this.#at]) {
      if (letter === undefined || letter === '\n' || letter === '\r') this.#refuse('unexpected end of string')
      if (letter === '\\') value += this.#escape()
      else {
        value += letter
        this.#at++
      }
    }
    const end = ++this.#at
    const inner = { start: start + 1, end: end - 1 }
    const isWritten = this.#text.slice(inner.start, inner.end) === value
    return {
      ...{ kind: 'scalar', start, end, text: value, quoted: true },
      ...(isWritten ? { written: inner } : {}),
    }
  }

  #escape(): string {
    const letter = this.#text[++this.#at] ?? ''
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 0
    if (digits > 0) {
      const code = this.#text.slice(this.#at + 1, this.#at + 1 + digits)
      if (code.length !== digits || !/^[0-9a-fA-F]+$/.test(code)) this.#refuse('invalid escape character')
      this.#at += 1 + digits
      return String.fromCharCode(Number.parseInt(code, 16))
    }
    if (letter === '' || /[1-9]/.test(letter)) this.#refuse('invalid escape character')
    // A line that goes on: nothing stands there.
    this.#at += letter === '\r' && this.#text[this.#at + 1] === '\n' ? 2 : 1
    return /[\n\r\u2028\u2029]/.test(letter) ? '' : (ESCAPES[letter] ?? letter)
  }

  /** White space and comments. */
  #space(): void {
    for (;;) {
      if (this.#match(SPACE) !== undefined) continue
      const line = this.#match(LINE_COMMENT)
      if (line !== undefined) {
        this.comments.push({ ...line.place, text: line.text.slice(2) })
        continue
      }
      if (!this.#text.startsWith('/*', this.#at)) return
      const closing = this.#text.indexOf('*/', this.#at + 2)
      if (closing === -1) this.#refuse('unexpected end of comment')
      const place = { start: this.#at, end: closing + 2 }
      this.comments.push({ ...place, text: this.#text.slice(place.start + 2, closing) })
      this.#at = place.end
    }
  }

  /** What a sticky pattern finds here, which is then behind. */
  #match(pattern: RegExp): { readonly place: Place; readonly text: string } | undefined {
    pattern.lastIndex = this.#at
    const text = pattern.exec(this.#text)?.[0]
    if (text === undefined) return undefined
    const start = this.#at
    this.#at += text.length
    return { place: { start, end: this.#at }, text }
  }

  #refuse(words: string): never {
    throw new Refusal({ reason: `not valid JSON5 (${words})`, offset: Math.min(this.#at, this.#text.length) })
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
}
