import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { analyze } from '@typescript-eslint/scope-manager'
import type { TSESTree } from '@typescript-eslint/types'
import { visitorKeys } from '@typescript-eslint/visitor-keys'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../hosts/parse-source.ts'
import type { Node } from '../syntax/node.ts'
import { Tree } from '../syntax/tree.ts'
import { Scopes } from './scopes.ts'

/** What every identifier of a program means: where that is declared, and whether this place reads or writes it. */
interface Meanings {
  readonly ours: readonly string[]
  /** By the scope analysis of typescript-eslint, which is complete. */
  readonly theirs: readonly string[]
}

function meaningsOf(file: string, program: string): Meanings {
  // The other analysis wants to know of types, so that the tree has to have them.
  const text = `${program}\n// type`
  const parsed = parseSource(file, text)
  if ('message' in parsed) throw new Error(`${file}: ${parsed.message}`)
  const ast = parsed.ast as TSESTree.Program
  const tree = new Tree(ast)
  const names = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
  const identifiers = new Set([...names].flatMap((name) => tree.identifiers(name)))

  const scopes = new Scopes(tree)
  const ours = new Map<Node, string>()
  for (const identifier of identifiers) {
    const variables = scopes.variablesOf(identifier)
    const use = variables[0]?.references.find((reference) => reference.identifier === identifier)
    const places = variables.map(({ defs }) => placesOf(defs.map(({ name }) => name)))
    if (places.length > 0) ours.set(identifier, `${places.sort().join(' & ')}${how(use?.reads, use?.writes)}`)
  }

  const manager = analyze(ast, {
    sourceType: parsed.sourceType,
    childVisitorKeys: visitorKeys,
    lib: [],
    globalReturn: parsed.sourceType === 'commonjs',
  })
  const theirs = new Map<Node, string>()
  const isOurs = (node: Node): node is TSESTree.Identifier => identifiers.has(node as TSESTree.Identifier)
  const valuesOf = (defs: readonly { readonly name: Node }[]): Node[] =>
    defs.map(({ name }) => name).filter(isOurs)
  const declared = new Map<Node, string[]>()
  for (const { defs } of manager.scopes.flatMap(({ variables }) => variables)) {
    for (const name of valuesOf(defs))
      declared.set(name, [...(declared.get(name) ?? []), placesOf(valuesOf(defs))])
  }
  for (const [name, places] of declared) theirs.set(name, places.sort().join(' & '))
  for (const reference of manager.scopes.flatMap(({ references }) => references)) {
    const identifier = reference.identifier as Node
    const isType = tree.parentOf(identifier)?.type === 'TSTypeQuery' || !reference.isValueReference
    if (!isOurs(identifier) || theirs.has(identifier) || isType) continue
    const variable = reference.resolved ?? manager.scopes[0]?.set.get(identifier.name)
    const places = valuesOf(variable?.defs ?? [])
    if (places.length > 0)
      theirs.set(identifier, placesOf(places) + how(reference.isRead(), reference.isWrite()))
  }

  const shown = (meanings: Map<Node, string>): string[] =>
    [...meanings]
      .map(([node, meaning]) => `${text.slice(...node.range)} at ${String(node.range[0])}: ${meaning}`)
      .sort()
  return { ours: shown(ours), theirs: shown(theirs) }
}

function placesOf(names: readonly Node[]): string {
  return [...new Set(names.map((name) => name.range[0]))].sort((a, b) => a - b).join(',')
}

function how(reads?: boolean, writes?: boolean): string {
  return `${(reads ?? false) ? ' read' : ''}${(writes ?? false) ? ' written' : ''}`
}

const PROGRAMS: readonly (readonly [name: string, text: string])[] = [
  ['hoisting', 'use(a); { var a = 1 } function f() { a; var a; { var a = 2 } }'],
  ['blocks', 'let a; { let a = 1; a } { const a = 2; { a } } a'],
  ['parameters', 'var b; function f(a, { c = a, d: [e] }, ...g) { a; c; e; g; var b } f((x = b) => x, b)'],
  [
    'a parameter that a name in the body does not reach',
    'let x = 1; function f(a = x) { let x = 2; return a + x }',
  ],
  ['function names', 'const f = function g() { g; f }; function h() { h } { function h() {} h } g'],
  ['classes', 'class A { m() { A } static { var x; x } } const B = class C extends A { p = C }; A; C'],
  [
    'loops',
    'let i; for (let i = 0; i < 1; i++) { i } for (const i of i) i; for (i in i) {} for (var j of i) j',
  ],
  ['switch', 'let a; switch (a) { case a: let a = 1; default: a }'],
  [
    'catch',
    'let e; try { e } catch (e) { e; { let e } } try {} catch ({ message: e }) { e } try {} catch { e }',
  ],
  ['assignments', 'let a, b; a = 1; a += 1; a++; [a, b] = c; ({ a, b: [b = a] } = a); a ||= b; delete a.b'],
  [
    'keys and labels',
    'let a; a: for (;;) break a; ({ a: 1, [a]: a, a }); x.a; x[a]; class X { a = a; [a]() {} }',
  ],
  [
    'imports and exports',
    "import a, { b, c as d } from 'a'; import * as e from 'e'; export { a, d as f }; export { b } from 'b'; export default e",
  ],
  [
    'overloads and enums',
    'function f(a: string): void; function f(a: any) { f } enum E { A = 1, B = A } E; A; namespace N { const a = 1; a }',
  ],
  [
    'types',
    'type T = string; interface I { a: T } let a: I; a as unknown as I; a! ; <T>a; a satisfies I; (a as any) = 1',
  ],
  ['parameter properties', 'class A { constructor(private a: string, readonly b = a) { a; b; this.a } }'],
  ['import equals', "import a = require('a'); a.b; export = a"],
]

describe('what a name means', () => {
  it.each(PROGRAMS)('as a complete analysis has it: %s', (_name, text) => {
    const { ours, theirs } = meaningsOf('a.ts', text)
    expect(ours).toEqual(theirs)
    expect(ours.length).toBeGreaterThan(1)
  })

  it('in published programs too', () => {
    for (const file of published()) {
      const { ours, theirs } = meaningsOf(file, readFileSync(file, 'utf8'))
      expect(ours, file).toEqual(theirs)
    }
  })
})

/** Programs of all ages and styles: what the development of this repository needs anyway. */
function published(): string[] {
  const { resolve } = createRequire(import.meta.url)
  const files = ['fast-check', 'eslint', 'prettier/doc', 'typescript-eslint', 'yaml'].map((name) =>
    dirname(resolve(name)),
  )
  return files.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?[jt]s$/.test(entry.name))
      .map((entry) => join(folder, entry.name)),
  )
}
