import { ParseError, parseTOML } from 'toml-eslint-parser'
import type { AST } from 'toml-eslint-parser'
import type { Mapping, Node, Place, Scalar, Tree, Unit, Unreadable } from '@regionguard/core/settings'
import { nestingOf } from './nesting.ts'
import { TableBuilder } from '../table-builder.ts'

/** Deeper than anybody writes; keeps the parser and every walk of the tree within the stack. */
const DEEPEST = 256

/**
 * Parses TOML (dotted keys, inline tables, arrays of tables, all four kinds of strings), with the place of everything.
 * The tables of one name, wherever they stand, are one mapping, as a program sees them.
 */
export function parseToml(text: string): Tree | Unreadable {
  if (nestingOf(text) > DEEPEST) return TOO_DEEP
  let program: AST.TOMLProgram
  try {
    program = parseTOML(text, { tomlVersion: '1.1' })
  } catch (error) {
    // The message is the parser's own; that it quotes nothing today is no promise.
    if (error instanceof ParseError) {
      return { reason: 'not valid TOML', offset: Math.min(error.index, text.length) }
    }
    // The parser gives all characters of a text to one call; nesting was looked at before.
    if (error instanceof RangeError) return TOO_LONG
    throw error
  }
  const [table] = program.body
  if (deepestKey(table) > DEEPEST) return TOO_DEEP
  return {
    roots: [new DocumentBuilder(text).build(table)],
    comments: program.comments.map(({ range, value }) => ({ start: range[0], end: range[1], text: value })),
  }
}

const TOO_DEEP: Unreadable = { reason: 'nested too deeply' }
const TOO_LONG: Unreadable = { reason: 'a text in it is too long' }

/** How deeply dotted keys nest by themselves, and below the tables that they stand in. */
function deepestKey(document: AST.TOMLTopLevelTable): number {
  const lengthsOf = (body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[]): readonly number[] =>
    body.map((one) => (one.type === 'TOMLTable' ? one.resolvedKey.length + longest(one.body) : keysIn(one)))
  const longest = (body: readonly AST.TOMLKeyValue[]): number =>
    body.reduce((most, one) => Math.max(most, keysIn(one)), 0)
  return lengthsOf(document.body).reduce((most, one) => Math.max(most, one), 0)
}

/** The keys above the innermost value of an entry; the nesting of its brackets is bounded already. */
function keysIn(entry: AST.TOMLKeyValue): number {
  let most = 0
  const open: { node: AST.TOMLKeyValue | AST.TOMLContentNode; depth: number }[] = [{ node: entry, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next
    most = Math.max(most, depth)
    if (node.type === 'TOMLKeyValue') open.push({ node: node.value, depth: depth + node.key.keys.length })
    else if (node.type === 'TOMLInlineTable') for (const one of node.body) open.push({ node: one, depth })
    else if (node.type === 'TOMLArray') {
      for (const one of node.elements) open.push({ node: one, depth: depth + 1 })
    }
  }
  return most
}

class DocumentBuilder {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  build(document: AST.TOMLTopLevelTable): Mapping {
    const root = new TableBuilder(placeOf(document))
    for (const part of document.body) {
      if (part.type === 'TOMLKeyValue') {
        this.#add(root, part, 'line')
        continue
      }
      const place = placeOf(part)
      const keys = part.key.keys.map((key) => this.#key(key))
      const table = part.kind === 'array' ? root.item(keys, place) : root.table(keys, place)
      for (const entry of part.body) this.#add(table, entry, 'line')
    }
    return root.build()
  }

  #add(table: TableBuilder, entry: AST.TOMLKeyValue, joint: Unit['joint']): void {
    // Of a dotted key the whole is where the setting begins, and the last part what may be replaced.
    const { start } = placeOf(entry)
    const keys = entry.key.keys.map((key) => ({ ...this.#key(key), start }))
    table.set(keys, this.#value(entry.value), { ...placeOf(entry), joint })
  }

  #key(key: AST.TOMLBare | AST.TOMLQuoted): Scalar {
    const place = placeOf(key)
    if (key.type === 'TOMLBare') return { kind: 'scalar', ...place, text: key.name, written: place }
    const inner = { start: place.start + 1, end: place.end - 1 }
    return { kind: 'scalar', ...place, text: key.value, quoted: true, ...this.#written(inner, key.value) }
  }

  #value(source: AST.TOMLContentNode): Node {
    const place = placeOf(source)
    switch (source.type) {
      case 'TOMLInlineTable': {
        const table = new TableBuilder(place)
        for (const entry of source.body) this.#add(table, entry, 'comma')
        return table.build()
      }
      case 'TOMLArray':
        return {
          kind: 'sequence',
          ...place,
          items: source.elements.map((element) => ({
            value: this.#value(element),
            unit: { ...placeOf(element), joint: 'comma' },
          })),
        }
      case 'TOMLValue':
        return source.kind === 'string' ? this.#string(source, place) : this.#plain(place)
    }
  }

  #string({ value, multiline }: AST.TOMLStringValue, place: Place): Scalar {
    const quotes = multiline ? 3 : 1
    const inner = { start: place.start + quotes, end: place.end - quotes }
    const written = /[\r\n]/.test(value) ? {} : this.#written(inner, value)
    return { kind: 'scalar', ...place, text: value, quoted: true, ...written }
  }

  /** A number, a boolean, a date: as it is written. */
  #plain(place: Place): Scalar {
    return { kind: 'scalar', ...place, text: this.#text.slice(place.start, place.end), written: place }
  }

  #written(inner: Place, text: string): { written?: Place } {
    return this.#text.slice(inner.start, inner.end) === text ? { written: inner } : {}
  }
}

function placeOf({ range: [start, end] }: AST.TOMLNode): Place {
  return { start, end }
}
