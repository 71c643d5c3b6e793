import type { Node } from 'web-tree-sitter'
import type { Place, TreeComment, Unreadable } from '@regionguard/core/settings'
import { grammarText } from './grammar-text.ts'
import { hclGrammar } from './hcl-grammar.ts'
import type { Attribute, Block, Body, Expression, HclFile, Key } from './hcl-syntax.ts'
import { strictParse } from './strict-parse.ts'
import { heredocText, quotedText, textOf } from './template-text.ts'

/**
 * What parses HCL: tree-sitter with the grammar that editors use,
 * https://github.com/tree-sitter-grammars/tree-sitter-hcl, from whose tree is taken what settings need. Other parsers
 * that are published have no positions (those that wrap HashiCorp's: hcl2-parser, @cdktf/hcl2json,
 * @evops/hcl-terraform-parser) or refuse what is valid: codemirror-lang-hcl 0.2.0 has no `a = { b = f(c) }`, and no text
 * of 3,000 characters, so that it cannot read 120 of 3,424 files of public modules which this one reads.
 */
export async function hclParser(): Promise<(text: string) => HclFile | Unreadable> {
  const parser = await hclGrammar()
  return (text) => {
    const tree = strictParse(parser, grammarText(text))
    if (typeof tree === 'number') return deepest(text, tree) > DEEPEST ? TOO_DEEP : invalid(tree)
    try {
      return new Adapter(text).file(tree.rootNode)
    } catch (error) {
      if (error instanceof Refusal) return error.unreadable
      throw error
    } finally {
      tree.delete()
    }
  }
}

/** Deeper than anybody writes; keeps every walk of the tree within the stack. */
const DEEPEST = 200

const TOO_DEEP: Unreadable = { reason: 'nested too deeply' }

class Refusal extends Error {
  readonly unreadable: Unreadable

  constructor(unreadable: Unreadable) {
    super(unreadable.reason)
    this.unreadable = unreadable
  }
}

function invalid(offset: number): Unreadable {
  return { reason: 'not valid HCL', offset }
}

/** How many brackets are open at most before an offset. */
function deepest(text: string, end: number): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < end; at++) {
    const character = text[at] ?? ''
    if ('([{'.includes(character)) most = Math.max(most, ++depth)
    else if (')]}'.includes(character)) depth--
  }
  return most
}

/** Goes from the tree of the grammar to what settings need of it. */
class Adapter {
  readonly #text: string
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  file(root: Node): HclFile {
    const [content] = partsOf(root)
    // The grammar also takes an object for a file, as `.tfvars.json` is one, which has a reader of its own.
    if (content !== undefined && content.type !== 'body') throw new Refusal(invalid(content.startIndex))
    const body = this.#body(content, { start: 0, end: this.#text.length })
    return { body, comments: root.descendantsOfType('comment').flatMap((node) => this.#comment(node)) }
  }

  /** None, where the grammar has white space for one. */
  #comment(node: Node): readonly TreeComment[] {
    const { start, end } = placeOf(node)
    const written = this.#text.slice(start, end).trimEnd()
    if (written === '') return []
    const text = written.startsWith('/*') ? written.slice(2, -2) : written.replace(/^(?:#|\/\/)/, '')
    return [{ start, end: start + written.length, text }]
  }

  #body(node: Node | undefined, place: Place): Body {
    this.#enter()
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    for (const part of node === undefined ? [] : partsOf(node)) {
      if (part.type === 'attribute') attributes.push(this.#attribute(part))
      else blocks.push(this.#block(part))
    }
    this.#depth--
    return { ...place, attributes, blocks }
  }

  #attribute(node: Node): Attribute {
    const [name, , value] = partsOf(node)
    return {
      key: this.#name(required(name, node)),
      value: this.#expression(required(value, node)),
      joint: 'line',
    }
  }

  #block(node: Node): Block {
    const parts = partsOf(node)
    const [type, ...labels] = parts.filter((part) => part.type === 'identifier' || part.type === 'string_lit')
    const place = {
      start: required(
        parts.find((part) => part.type === 'block_start'),
        node,
      ).endIndex,
      end: required(
        parts.find((part) => part.type === 'block_end'),
        node,
      ).startIndex,
    }
    const body = this.#body(
      parts.find((part) => part.type === 'body'),
      place,
    )
    return {
      type: this.#name(required(type, node)),
      labels: labels.map((label) =>
        label.type === 'identifier' ? this.#name(label) : this.#quotedKey(label),
      ),
      body,
      ...placeOf(node),
    }
  }

  #name(node: Node): Key {
    const place = placeOf(node)
    return { text: this.#text.slice(place.start, place.end), ...place, written: place }
  }

  #quotedKey(node: Node): Key {
    const value = this.#quoted(node)
    const place = placeOf(node)
    if (value.kind !== 'text') return { text: '', ...place, computed: true }
    return { text: value.text, ...place, ...(value.written === undefined ? {} : { written: value.written }) }
  }

  // Expressions

  #expression(node: Node): Expression {
    this.#enter()
    const [first, ...more] = partsOf(node)
    const expression = first === undefined ? computed(node) : this.#ofParts(node, first, more)
    this.#depth--
    return expression
  }

  #ofParts(node: Node, first: Node, more: readonly Node[]): Expression {
    if (first.type === 'variable_expr') return this.#reference(node, first, more)
    if (more.length > 0) return computed(node)
    switch (first.type) {
      case 'literal_value':
      case 'template_expr':
        return this.#literal(first)
      case 'operation':
        return this.#number(first) ?? computed(node)
      case 'collection_value':
        return this.#collection(required(first.namedChildren[0], first))
      case 'function_call':
        return this.#call(first)
      default:
        return computed(node)
    }
  }

  #literal(node: Node): Expression {
    const literal = required(partsOf(node)[0], node)
    switch (literal.type) {
      case 'null_lit':
        return { kind: 'null', ...placeOf(literal) }
      case 'heredoc_template':
        return this.#heredoc(literal)
      case 'string_lit':
      case 'quoted_template':
        return this.#quoted(literal)
      default:
        return this.#plain(literal)
    }
  }

  #plain(node: Node): Expression {
    const place = placeOf(node)
    return {
      kind: 'text',
      text: this.#text.slice(place.start, place.end),
      ...place,
      written: place,
      quoted: false,
    }
  }

  /** `-1`, which is an operation to the grammar. */
  #number(node: Node): Expression | undefined {
    const { start, end } = placeOf(node)
    return /^-\d[\d.]*(?:[eE][+-]?\d+)?$/.test(this.#text.slice(start, end)) ? this.#plain(node) : undefined
  }

  /** `a.b[0].c["d"]`; what has an index that is worked out, or takes something of each item, is so too. */
  #reference(node: Node, root: Node, steps: readonly Node[]): Expression {
    const path = [this.#name(root).text]
    for (const step of steps) {
      const [inner] = step.namedChildren
      if (step.type === 'get_attr' && inner !== undefined) path.push(this.#name(inner).text)
      else if (inner?.type === 'legacy_index') path.push(this.#name(inner).text.slice(1))
      else {
        const key = inner?.type === 'new_index' ? partsOf(inner)[1] : undefined
        const value = key === undefined ? undefined : this.#expression(key)
        if (value?.kind !== 'text') return computed(node)
        path.push(value.text)
      }
    }
    return { kind: 'reference', path: path.join('.'), ...placeOf(node) }
  }

  #call(node: Node): Expression {
    const parts = partsOf(node)
    const given = parts.find((part) => part.type === 'function_arguments')
    return {
      kind: 'call',
      name: this.#name(required(parts[0], node)).text,
      arguments: given === undefined ? [] : this.#expressionsOf(given),
      ...placeOf(node),
    }
  }

  #expressionsOf(node: Node): readonly Expression[] {
    return partsOf(node).flatMap((part) => (part.type === 'expression' ? [this.#expression(part)] : []))
  }

  #collection(node: Node): Expression {
    return node.type === 'tuple'
      ? { kind: 'tuple', items: this.#expressionsOf(node), ...placeOf(node) }
      : { kind: 'object', attributes: this.#attributesOf(node), ...placeOf(node) }
  }

  #attributesOf(object: Node): readonly Attribute[] {
    const attributes: Attribute[] = []
    const parts = partsOf(object)
    let isAfterComma = false
    for (const [index, part] of parts.entries()) {
      if (part.type !== 'object_elem') continue
      const [key, , value] = partsOf(part)
      const next = parts[index + 1]
      const isBeforeComma = next?.type === ','
      const isBeforeLineEnd = this.#isLineEnd(part.endIndex)
      // The grammar takes `{ a = 1 b = 2 }` as well.
      if (next?.type === 'object_elem' && !isBeforeLineEnd) throw new Refusal(invalid(next.startIndex))
      attributes.push({
        key: this.#objectKey(required(key, part)),
        value: this.#expression(required(value, part)),
        joint: isBeforeComma || isAfterComma || !isBeforeLineEnd ? 'comma' : 'line',
      })
      isAfterComma = isBeforeComma
    }
    return attributes
  }

  #isLineEnd(at: number): boolean {
    const lineEnd = /(?:[ \t]|\/\*[^]*?\*\/)*(?:[\r\n#]|\/\/)/y
    lineEnd.lastIndex = at
    return lineEnd.test(this.#text)
  }

  #objectKey(node: Node): Key {
    const parts = partsOf(node)
    const [only] = parts
    const key = parts.length === 1 && only !== undefined ? (partsOf(only)[0] ?? only) : node
    switch (key.type) {
      case 'identifier':
        return only?.type === 'variable_expr'
          ? this.#name(key)
          : { text: '', ...placeOf(node), computed: true }
      case 'bool_lit':
      case 'null_lit':
        return this.#name(key)
      case 'string_lit':
      case 'quoted_template':
        return this.#quotedKey(key)
      default:
        return { text: '', ...placeOf(node), computed: true }
    }
  }

  // Texts

  /** A text in quotes, with what is put into it. */
  #quoted(node: Node): Expression & { kind: 'text' | 'template' } {
    const { start, end } = placeOf(node)
    const inner = { start: start + 1, end: end - 1 }
    return textOf(this.#template(node, inner, quotedText), { start, end }, inner, this.#text)
  }

  #heredoc(node: Node): Expression {
    const [mark, word] = partsOf(node)
    const place = placeOf(node)
    const close = required(partsOf(node).at(-1), node).startIndex
    const inner = {
      start: this.#text.indexOf('\n', required(word, node).endIndex) + 1,
      end: this.#text.lastIndexOf('\n', close) + 1,
    }
    const value = textOf(this.#template(node, inner, heredocText), place, inner, this.#text)
    // Indentation that is taken off, and the line end before the closing word, are of no interest to a setting.
    return required(mark, node).endIndex - place.start === '<<-'.length && value.kind === 'text'
      ? { kind: 'text', text: value.text.trim(), ...place, quoted: true }
      : value
  }

  /** The parts of a template: what stands between those that are put in is text, white space and all. */
  #template(node: Node, { start, end }: Place, textIn: (written: string) => string): readonly Expression[] {
    const parts: Expression[] = []
    let at = start
    const takeText = (to: number): void => {
      if (to > at) {
        parts.push({ kind: 'text', text: textIn(this.#text.slice(at, to)), start: at, end: to, quoted: true })
      }
    }
    for (const part of partsOf(node)) {
      if (part.type !== 'template_interpolation' && part.type !== 'template_directive') continue
      takeText(part.startIndex)
      parts.push(part.type === 'template_directive' ? computed(part) : this.#interpolation(part))
      at = part.endIndex
    }
    takeText(end)
    return parts
  }

  /** `${...}` */
  #interpolation(node: Node): Expression {
    const inner = partsOf(node).find((part) => part.type === 'expression')
    const value = inner === undefined ? undefined : this.#expression(inner)
    return value === undefined || value.kind === 'computed' ? computed(node) : value
  }

  #enter(): void {
    if (++this.#depth > DEEPEST) throw new Refusal(TOO_DEEP)
  }
}

function partsOf(node: Node): readonly Node[] {
  return node.children.filter((child) => child.type !== 'comment')
}

/** What the grammar always has in a text without errors. */
function required(node: Node | undefined, parent: Node): Node {
  if (node === undefined) throw new Refusal(invalid(parent.startIndex))
  return node
}

function placeOf(node: Node): Place {
  return { start: node.startIndex, end: node.endIndex }
}

/** Something that only Terraform can work out. */
function computed(node: Node): Expression {
  return { kind: 'computed', ...placeOf(node) }
}
