/**
 * Parsers call themselves for everything that stands within something, and the one for JavaScript is native: where its
 * stack ends, the process ends. It holds out for 3,000 brackets, for 6,000 operators (`a = a = ...`, `() => () => ...`) or
 * statements in a row (`else if`), for 16,000 of `new` and 64,000 links of a chain (`a.b().c`, `a + b`). These are what
 * each costs, and less than all that there is. Nobody writes a tenth of it.
 */
const MOST = 56_000
const BRACKET = 56
const OPERATOR = 18
const STATEMENT = 14
const PREFIX = 5
const LINK = 1
const MOST_BRACKETS = MOST / BRACKET

/**
 * Whether a program is nested too deeply to be parsed, as far as its brackets, operators and keywords tell: a look at
 * the text, as no parser has read it yet. What stands in texts of several lines counts like a program: it takes a
 * thousand brackets that nothing closes to make a difference.
 */
export function isNestedTooDeeply(program: string): boolean {
  return new DepthOf(program).isTooMuch()
}

/** One pass over a text. What is open costs until the statement, the element or the bracket ends that it stands in. */
class DepthOf {
  readonly #text: string
  #at = 0
  /** By open bracket: what stands in it, and is not ended yet. */
  readonly #spent = [0]
  /** Whether what comes next in this bracket is the parenthesis of `if`, `for`, `while` or `with`. */
  readonly #isHead = [false]
  /** `<` that may be the bracket of a type. */
  readonly #angles = [0]
  #total = 0
  /** What has come is not whole without what comes. */
  #isOpen = true
  /** A line, a statement or a block has ended: what comes is another one, if it does not say otherwise. */
  #mayEnd = false

  constructor(text: string) {
    this.#text = text
  }

  isTooMuch(): boolean {
    const { length } = this.#text
    while (this.#at < length) {
      this.#token(this.#text.charCodeAt(this.#at))
      if (this.#total > MOST || this.#spent.length > MOST_BRACKETS) return true
    }
    return false
  }

  #token(code: number): void {
    if (isOfWord(code)) this.#word(code)
    else if (code === SPACE || code === TAB || code === RETURN) this.#at += 1
    else if (code === FEED) {
      this.#mayEnd ||= !this.#isOpen
      this.#at += 1
    } else this.#sign(code)
  }

  // Words

  #word(first: number): void {
    const start = this.#at
    const { length } = this.#text
    do this.#at += 1
    while (this.#at < length && isOfWord(this.#text.charCodeAt(this.#at)))
    const isKeyword = first >= 0x61 && this.#at - start <= LONGEST && this.#text.charCodeAt(start - 1) !== DOT
    const role = isKeyword ? KEYWORDS.get(this.#text.slice(start, this.#at)) : undefined
    if (role === 'case' || (this.#mayEnd && role !== 'goes on' && role !== 'else' && role !== 'while'))
      this.#end()
    this.#mayEnd = false
    this.#isOpen = role !== undefined
    if (role === 'else' || role === 'do') this.#spend(STATEMENT)
    else if (role === 'prefix') this.#spend(PREFIX)
    else if (role === 'head' || role === 'while') {
      this.#isOpen = this.#isBeforeParenthesis()
      if (!this.#isOpen) return
      this.#spend(STATEMENT)
      this.#isHead[this.#isHead.length - 1] = true
    }
  }

  #isBeforeParenthesis(): boolean {
    let at = this.#at
    while (this.#text.charCodeAt(at) === SPACE) at += 1
    return this.#text.charCodeAt(at) === 0x28 || this.#text.startsWith('await', at)
  }

  // Signs

  #sign(code: number): void {
    const next = this.#text.charCodeAt(this.#at + 1)
    if (code === SLASH && (next === SLASH || next === STAR)) {
      this.#comment(next)
      return
    }
    switch (code) {
      case 0x22: // "
      case 0x27: // '
        this.#quoted(code)
        return
      case 0x28: // (
      case 0x5b: // [
        // `f()()`, `T['a']['b']`
        if (!this.#isOpen) this.#spend(LINK)
        this.#bracket()
        break
      case BRACE:
        this.#bracket()
        break
      case 0x29: // )
      case 0x5d: // ]
        this.#close()
        this.#isOpen = this.#isHead.at(-1) === true
        this.#isHead[this.#isHead.length - 1] = false
        break
      case 0x7d: // }
        this.#close()
        this.#isOpen = false
        this.#mayEnd = true
        this.#at += 1
        return
      case 0x3b: // ;
        this.#isOpen = false
        this.#mayEnd = true
        this.#at += 1
        return
      case 0x2c: // ,
        this.#end()
        this.#isOpen = true
        break
      case 0x60: // `
        this.#spend(LINK)
        this.#isOpen = false
        break
      default:
        this.#operator(code, next)
    }
    this.#mayEnd = false
    this.#at += 1
  }

  #operator(code: number, next: number): void {
    const isOpen = this.#isOpen
    const wasOpen = isOpen || this.#mayEnd
    this.#isOpen = true
    if (code === GREATER) this.#greater()
    else if (code === BANG && next !== EQUALS) {
      this.#isOpen = wasOpen
      this.#spend(wasOpen ? OPERATOR : LINK)
    } else if (code !== TILDE && (next === code || (next === EQUALS && code !== COLON))) {
      // `==`, `&&`, `??`, `<=`: one operator, a link of a chain; and `**`, which is none.
      this.#spend(code === STAR ? PREFIX : LINK)
      while (this.#text.charCodeAt(this.#at + 1) === code) this.#at += 1
      if (this.#text.charCodeAt(this.#at + 1) === EQUALS) this.#at += 1
    } else if (code === LESS) this.#less(next, wasOpen)
    else if (code === EQUALS) {
      // `<a b="c" d={e}>`, and other values in which nothing else is set.
      this.#spend(next === BRACE || next === 0x22 || next === 0x27 ? LINK : OPERATOR)
      if (next === GREATER) this.#at += 1
    } else if (code === QUESTION) this.#spend(next === DOT ? LINK : OPERATOR)
    else if (code === COLON) this.#spend(STATEMENT)
    else if (code === SLASH && next === GREATER) {
      // `<a />`
      this.#spend(-OPERATOR)
      this.#isOpen = false
      this.#at += 1
    } else if (isOpen && SIGNS.has(code)) this.#spend(PREFIX)
    // `namespace a.b.c`
    else this.#spend(code === DOT ? 2 * LINK : LINK)
  }

  #less(next: number, wasOpen: boolean): void {
    if (next === SLASH) {
      // `</a>`
      this.#spend(-OPERATOR)
      return
    }
    this.#spend(OPERATOR)
    // `f<A>(...)`, and not `<a>`.
    if (!wasOpen) this.#angles[this.#angles.length - 1] = (this.#angles.at(-1) ?? 0) + 1
  }

  #greater(): void {
    const angles = this.#angles.at(-1) ?? 0
    this.#isOpen = angles === 0
    if (angles === 0) {
      this.#spend(LINK)
      return
    }
    this.#angles[this.#angles.length - 1] = angles - 1
    this.#spend(-OPERATOR)
  }

  #comment(mark: number): void {
    const end =
      mark === STAR ? this.#text.indexOf('*/', this.#at + 2) : this.#text.indexOf('\n', this.#at + 2)
    this.#at = end === -1 ? this.#text.length : mark === STAR ? end + 2 : end
  }

  /** A text ends on its line; an apostrophe in the text of a page has no end. */
  #quoted(quote: number): void {
    if (this.#mayEnd) this.#end()
    this.#mayEnd = false
    this.#isOpen = false
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at)
      if (code === FEED) break
      if (code === BACKSLASH) at += 1
      else if (code === quote) {
        this.#at = at + 1
        return
      }
    }
    this.#at += 1
  }

  // What is open

  #bracket(): void {
    this.#spent.push(0)
    this.#isHead.push(false)
    this.#angles.push(0)
    this.#spend(BRACKET)
    this.#isOpen = true
  }

  #close(): void {
    if (this.#spent.length === 1) return
    this.#total -= this.#spent.pop() ?? 0
    this.#isHead.pop()
    this.#angles.pop()
  }

  #end(): void {
    const depth = this.#spent.length - 1
    const kept = depth === 0 ? 0 : BRACKET
    this.#total -= (this.#spent[depth] ?? 0) - kept
    this.#spent[depth] = kept
    this.#isHead[depth] = false
    this.#angles[depth] = 0
  }

  #spend(cost: number): void {
    const depth = this.#spent.length - 1
    const spent = this.#spent[depth] ?? 0
    const now = Math.max(depth === 0 ? 0 : BRACKET, spent + cost)
    this.#spent[depth] = now
    this.#total += now - spent
  }
}

const TAB = 0x09
const FEED = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
const BANG = 0x21
const STAR = 0x2a
const DOT = 0x2e
const SLASH = 0x2f
const COLON = 0x3a
const LESS = 0x3c
const EQUALS = 0x3d
const GREATER = 0x3e
const QUESTION = 0x3f
const BACKSLASH = 0x5c
const BRACE = 0x7b
const TILDE = 0x7e
/** `+`, `-`, `~`: in front of a value. */
const SIGNS = new Set([0x2b, 0x2d, TILDE])

/** Letters, digits, `$`, `_`, and all that is not ASCII. */
function isOfWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x24 ||
    code === 0x5f ||
    code >= 0x80
  )
}

type Role = 'else' | 'do' | 'while' | 'head' | 'prefix' | 'before' | 'case' | 'goes on'

/** What a keyword says of what comes behind it, or in front. */
const KEYWORDS = new Map<string, Role>([
  ['else', 'else'],
  ['do', 'do'],
  ['yield', 'do'],
  ['while', 'while'],
  ...['if', 'for', 'with'].map((word): [string, Role] => [word, 'head']),
  ...['new', 'typeof', 'await', 'void', 'delete', 'keyof'].map((word): [string, Role] => [word, 'prefix']),
  ...['return', 'throw'].map((word): [string, Role] => [word, 'before']),
  ...['case', 'default'].map((word): [string, Role] => [word, 'case']),
  ...['catch', 'finally', 'as', 'satisfies', 'in', 'of', 'instanceof', 'extends', 'is'].map(
    (word): [string, Role] => [word, 'goes on'],
  ),
])
const LONGEST = 10
