import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node, Place, Tree } from '@regionguard/core/settings'
import { parseYaml } from './parse-yaml.ts'

function parse(text: string): Tree {
  const tree = parseYaml(text)
  if ('reason' in tree) throw new Error(tree.reason)
  return tree
}

/** The tree as plain data. */
function plain(node: Node): unknown {
  if (node.kind === 'scalar')
    return node.unreadable === undefined ? node.text : { unreadable: node.unreadable }
  if (node.kind === 'sequence') return node.items.map(({ value }) => plain(value))
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]))
}

describe('what a YAML file says', () => {
  it.each<[string, string, readonly unknown[]]>([
    [
      'texts, whatever they look like',
      'a: 1e5\nb: 010\nc: yes\nd: 2001-01-01',
      [{ a: '1e5', b: '010', c: 'yes', d: '2001-01-01' }],
    ],
    ['nothing', 'a:\nb: ~\nc: null\nd: ""', [{ a: '', b: '', c: '', d: '' }]],
    ['several documents', 'a: 1\n---\n- b\n...\n', [{ a: '1' }, ['b']]],
    ['flow style', '{a: [b, "c"], d: {e: f}}', [{ a: ['b', 'c'], d: { e: 'f' } }]],
    ['aliases', 'a: &x {b: c}\nd: *x\ne: &y z\nf: *y', [{ a: { b: 'c' }, d: { b: 'c' }, e: 'z', f: 'z' }]],
    ['a merge', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}', [{ a: { b: '1', c: '2' }, d: { b: '1', c: '3' } }]],
    [
      'several merges: the first goes before',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}',
      [{ a: { b: '1' }, c: { b: '2', d: '3' }, e: { b: '1', d: '3' } }],
    ],
    [
      'a merge of a merge',
      'a: &x {b: 1}\nc: &y {<<: *x}\nd: {<<: *y}',
      [{ a: { b: '1' }, c: { b: '1' }, d: { b: '1' } }],
    ],
    [
      'a quoted `<<`, which merges nothing',
      'a: &x {b: 1}\nc: {"<<": *x}',
      [{ a: { b: '1' }, c: { '<<': { b: '1' } } }],
    ],
    ['a repeated key: the last counts', 'a: 1\nb: 2\na: 3', [{ b: '2', a: '3' }]],
    [
      'an alias of itself',
      'a: &x [*x]',
      [{ a: [{ unreadable: 'an alias of something that is not there yet' }] }],
    ],
    ['an alias of nothing', 'a: *x', [{ a: { unreadable: 'an alias of something that is not there yet' } }]],
    ['a key that is a list', '? [a]\n: b\nc: d', [{ '': 'b', c: 'd' }]],
    ['blocks', 'a: |\n  b\n  c\nd: >-\n  e\n  f', [{ a: 'b\nc\n', d: 'e f' }]],
    ['nothing at all', '', []],
    ['comments only', '# a\n# b', []],
  ])('%s', (_case, text, expected) => {
    expect(parse(text).roots.map(plain)).toEqual(expected)
  })

  it('has exact places', () => {
    const text = 'env:\n  - &a "x y" # c1\n  - name: A\n    value: b c # c2\n'
    const slice = (place: Place | undefined): string | undefined =>
      place && text.slice(place.start, place.end)
    const { roots, comments } = parse(text)
    const [root] = roots
    const list = root?.kind === 'mapping' ? root.entries[0]?.value : undefined
    if (list?.kind !== 'sequence') throw new TypeError('a list')
    const [first, second] = list.items
    expect(slice(first?.unit)).toBe('- &a "x y"'.slice(5))
    expect(first?.unit.joint).toBe('none')
    expect(slice(first?.value)).toBe('"x y"')
    expect(slice(second?.unit)).toBe('- name: A\n    value: b c')
    expect(second?.unit.joint).toBe('line')
    expect(comments.map((one) => [slice(one), one.text])).toEqual([
      ['# c1', ' c1'],
      ['# c2', ' c2'],
    ])
  })

  it.each([
    ['a: "b', { reason: 'not valid YAML (missing char)', offset: 5 }],
    ['a: b: c', { reason: 'not valid YAML (block as implicit key)', offset: 3 }],
    ['\ta: b', { reason: 'not valid YAML (tab as indent)', offset: 0 }],
    ['a:\n  - b\n c: d', { reason: 'not valid YAML (bad indent)', offset: 9 }],
  ])('%j is none, and why says nothing of the text', (text, expected) => {
    expect(parseYaml(text)).toEqual(expected)
  })

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['keys', '? '.repeat(50_000)],
  ])('deeply nested %s are refused', (_case, text) => {
    expect(parseYaml(text)).toEqual({ reason: 'nested too deeply' })
  })

  it('refuses aliases that stand for more than anybody means', () => {
    const laughs = Array.from({ length: 40 }, (_one, index) => {
      const before = `*a${index}`
      return `a${index + 1}: &a${index + 1} [${before}, ${before}, ${before}]`
    })
    expect(parseYaml(['a0: &a0 [x]', ...laughs].join('\n'))).toEqual({
      reason: 'its aliases stand for more than 1000000 nodes',
    })
  })

  it('refuses merges that add more than anybody means', () => {
    const base = Array.from({ length: 1000 }, (_one, index) => `  k${index}: v`)
    const uses = Array.from({ length: 101 }, (_one, index) => `u${index}: {<<: *base}`)
    expect(parseYaml(['base: &base', ...base, ...uses].join('\n'))).toEqual({
      reason: 'its merges add more than 100000 entries',
    })
  })
})

const PARTS = fc.array(
  fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '&a',
    '*a',
    '<<',
    '#',
    '|',
    '>',
    '!t ',
    '? ',
    '---\n',
    ',',
    '\t',
    '\r\n',
  ),
  { maxLength: 50 },
)

function check(node: Node, text: string, within: number): void {
  expect(within).toBeLessThan(1000)
  expect(node.start).toBeLessThanOrEqual(node.end)
  expect(node.end).toBeLessThanOrEqual(text.length)
  if (node.kind === 'scalar') {
    if (node.written !== undefined) expect(text.slice(node.written.start, node.written.end)).toBe(node.text)
  } else if (node.kind === 'mapping') {
    expect(new Set(node.entries.map(({ key }) => key.text)).size).toBe(node.entries.length)
    for (const { value, alias } of node.entries) if (alias === undefined) check(value, text, within + 1)
  } else {
    for (const { value, alias } of node.items) if (alias === undefined) check(value, text, within + 1)
  }
}

describe('any text', () => {
  it('is read or refused, and every place lies in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          PARTS.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const tree = parseYaml(text)
          if ('reason' in tree) return
          for (const root of tree.roots) check(root, text, 0)
          for (const { start, end } of tree.comments) expect(text.slice(start, end)).toMatch(/^#/)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a large file', () => {
  it.each<[string, string]>([
    ['lines', 'TWILIO_A: 1\n'.repeat(400_000)],
    ['a list in brackets', `[${'a,'.repeat(400_000)}a]`],
    ['dashes', '- \n'.repeat(400_000)],
    ['quotes', `a: ${'"b"'.repeat(400_000)}`],
    ['brackets that close nothing', '{}'.repeat(400_000)],
  ])('of too many %s is refused before it is parsed', (_case, text) => {
    expect(parseYaml(text)).toEqual({ reason: 'more than 250000 lines and items' })
  })

  it('of few is read, however long they are', () => {
    expect(parseYaml(`a: "${'x, y '.repeat(40_000)}"\nb: ${'x'.repeat(3_000_000)}\n`)).toHaveProperty('roots')
  })

  it('of errors is refused at the first', () => {
    expect(parseYaml(']'.repeat(200_000))).toEqual({ reason: 'not valid YAML (unexpected token)', offset: 0 })
  })
})
