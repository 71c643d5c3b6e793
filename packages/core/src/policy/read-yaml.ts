import { Composer, Parser, isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { CST, Node, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml'
import { DEEPEST } from './policy-node.ts'
import type { MapEntry, PolicyNode, PolicyTree, ScalarNode, SyntaxProblem } from './policy-node.ts'
import { quote } from './quote.ts'

/**
 * A YAML text as a tree of values with their positions. YAML 1.2 core, whatever a `%YAML` directive says: `off` and
 * `2027-01-31` are texts. Aliases are resolved; merge keys are keys like any other.
 *
 * @param text without byte order mark
 */
export function readYaml(text: string): PolicyTree {
  const tokens = [...new Parser().parse(text)]
  const tooDeep = offsetTooDeep(tokens)
  // The composer calls itself for every level, and the engine, short of stack, may end the process instead of
  // throwing (it compiles regular expressions there). So it never sees a deep text.
  if (tooDeep !== undefined) {
    return broken([{ offset: tooDeep, message: `this is nested more than ${DEEPEST} levels deep.` }])
  }
  const composer = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    stringKeys: true,
    // Checked below, in the same way for JSON.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [document, second] = composer.compose(tokens, true, text.length)
  if (document === undefined) return { kind: 'empty' }
  const problems = [...document.errors, ...document.warnings].map(problemOfYaml)
  if (second !== undefined) {
    problems.push({
      offset: second.range[0],
      message: 'a second document begins here: a policy file holds one.',
    })
  }
  if (problems.length > 0) return broken(problems)
  const { contents } = document
  const isEmpty = contents === null || (isScalar(contents) && contents.source === '')
  return isEmpty ? { kind: 'empty' } : new TreeBuilder().build(contents)
}

function broken(problems: readonly SyntaxProblem[]): PolicyTree {
  return { kind: 'broken', problems }
}

/** Where, if anywhere, the text is nested more than {@link DEEPEST} levels deep. Calls itself for no level. */
function offsetTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return token.offset
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth })
    if ('items' in token) {
      for (const item of token.items) {
        if (item.key) open.push({ token: item.key, depth: depth + 1 })
        if (item.value) open.push({ token: item.value, depth: depth + 1 })
      }
    }
  }
  return undefined
}

/** However often an alias repeats a part, a policy holds no more values than this. */
const MOST_VALUES = 100_000

/** A part of the document under an anchor; `built` is missing until its end is reached. */
interface Anchored {
  built?: { readonly node: PolicyNode; readonly size: number; readonly height: number }
}

class TreeBuilder {
  /** An anchor may be set anew: an alias means the one that stands last before it. */
  readonly #anchors = new Map<string, Anchored>()
  readonly #problems: SyntaxProblem[] = []
  /** How many values there are so far, those that aliases repeat counted every time. */
  #size = 0

  build(contents: Node): PolicyTree {
    const { node } = this.#node(contents, 0)
    return this.#problems.length > 0 ? broken(this.#problems) : { kind: 'tree', root: node }
  }

  /**
   * @param end where a value that is not there would stand
   * @returns the tree, and how many levels it has
   */
  #node(node: unknown, end: number): { readonly node: PolicyNode; readonly height: number } {
    if (isAlias(node)) return this.#alias(node.source, node.range?.[0] ?? end, node.range?.[1] ?? end)
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return { node: empty(end), height: 0 }
    const sizeBefore = this.#size
    const anchored: Anchored = {}
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, anchored)
    const built = this.#value(node, end)
    anchored.built = { ...built, size: this.#size - sizeBefore }
    return built
  }

  #value(
    node: Scalar | YAMLMap | YAMLSeq,
    end: number,
  ): { readonly node: PolicyNode; readonly height: number } {
    this.#size += 1
    const [from, to] = node.range ?? [end, end]
    const place = { start: from, end: to }
    if (isScalar(node)) return { node: { kind: 'scalar', ...scalarValue(node), ...place }, height: 0 }
    let height = 0
    const child = (value: unknown, at: number): PolicyNode => {
      const built = this.#node(value, at)
      height = Math.max(height, built.height + 1)
      return built.node
    }
    if (isSeq(node)) {
      return { node: { kind: 'list', items: node.items.map((item) => child(item, to)), ...place }, height }
    }
    const entries = node.items.flatMap(({ key, value }): MapEntry[] => {
      // Every other kind of key has been a problem already: NON_STRING_KEY.
      if (!isScalar(key)) return []
      const [keyStart, keyEnd] = key.range ?? [to, to]
      return [{ key: String(key.value), keyStart, keyEnd, value: child(value, keyEnd) }]
    })
    return { node: { kind: 'map', entries, ...place }, height }
  }

  #alias(name: string, start: number, end: number): { readonly node: PolicyNode; readonly height: number } {
    const anchored = this.#anchors.get(name)
    if (anchored === undefined) {
      return this.#refuse(
        start,
        `${quote(`*${name}`)} is an alias, and no anchor before it has that name: if it is a text, put it in quotes.`,
      )
    }
    if (anchored.built === undefined) {
      return this.#refuse(start, `the alias ${quote(`*${name}`)} stands inside of what it repeats.`)
    }
    const { node, size, height } = anchored.built
    if (this.#size + size > MOST_VALUES) {
      return this.#refuse(
        start,
        `with what this alias repeats, the policy has more than ${MOST_VALUES} values.`,
      )
    }
    if (height > DEEPEST) {
      return this.#refuse(start, `what this alias repeats is nested more than ${DEEPEST} levels deep.`)
    }
    this.#size += size
    return { node: node.kind === 'scalar' ? { ...node, start, end } : node, height }
  }

  #refuse(offset: number, message: string): { readonly node: PolicyNode; readonly height: number } {
    this.#problems.push({ offset, message })
    return { node: empty(offset), height: 0 }
  }
}

function empty(offset: number): PolicyNode {
  return { kind: 'scalar', value: null, spelling: '', start: offset, end: offset }
}

function scalarValue({ value, source }: Scalar): Pick<ScalarNode, 'value' | 'spelling'> {
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
      ? value
      : (source ?? '')
  return { value: plain, spelling: source ?? String(plain ?? '') }
}

/**
 * The parser's own messages quote the text around the mistake, which may be a secret in the wrong place; these never
 * do.
 */
const SENTENCES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  ALIAS_PROPS: 'an alias takes neither an anchor nor a tag.',
  BAD_ALIAS: 'this alias or anchor has no valid name.',
  BAD_COLLECTION_TYPE: 'this tag does not fit the value after it.',
  BAD_DIRECTIVE: 'this directive is not valid YAML.',
  BAD_DQ_ESCAPE: 'this is no escape sequence of YAML; for a backslash write "\\\\", or use single quotes.',
  BAD_INDENT: 'the indentation is wrong here, or a bracket before it was not closed.',
  BAD_PROP_ORDER: 'anchors and tags belong after the "-", "?" or ":" of their value.',
  BAD_SCALAR_START: 'a text cannot begin with this character: put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'a mapping cannot begin on the line of another one’s key: check the indentation.',
  BLOCK_IN_FLOW: 'a list or mapping of lines cannot stand inside of brackets.',
  KEY_OVER_1024_CHARS: 'this key is longer than 1024 characters.',
  MISSING_CHAR: 'a character is missing here: a closing quote or bracket, a comma, a colon, or a space.',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line: check the indentation and the colon.',
  MULTIPLE_ANCHORS: 'a value takes one anchor at most.',
  MULTIPLE_TAGS: 'a value takes one tag at most.',
  NON_STRING_KEY: 'a key must be a text.',
  TAB_AS_INDENT: 'a tab cannot indent: use spaces.',
  TAG_RESOLVE_FAILED: 'a policy uses no tags ("!..."): if it is a text, put it in quotes.',
  UNEXPECTED_TOKEN: 'this is not expected here: check the indentation, quotes and brackets before it.',
}

function problemOfYaml(error: YAMLError): SyntaxProblem {
  return { offset: error.pos[0], message: SENTENCES[error.code] ?? 'this is not valid YAML.' }
}
