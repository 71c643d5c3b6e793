import { describe, expect, it } from 'vitest'
import { plainRoots, wronglyWritten } from '../plain-tree.test.fixture.ts'
import { parseToml } from './parse-toml.ts'

describe('what a TOML file says', () => {
  it.each<[string, string, unknown]>([
    ['tables', 'a = 1\n[b]\nc = "d"\n[b.e]\nf = true\n', { a: '1', b: { c: 'd', e: { f: 'true' } } }],
    ['dotted keys', 'a.b."c.d" = 1\na.e = 2\n', { a: { b: { 'c.d': '1' }, e: '2' } }],
    ['a table whose part came before', '[a.b]\nc = 1\n[a]\nd = 2\n', { a: { b: { c: '1' }, d: '2' } }],
    ['inline tables', 'a = { b = [1, { c = "d" }], e = {} }', { a: { b: ['1', { c: 'd' }], e: {} } }],
    ['an inline table of several lines', 'a = {\n  b = 1,\n}', { a: { b: '1' } }],
    [
      'arrays of tables',
      '[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\nb = 3\n[[a.e]]\nf = 4\n',
      {
        a: [
          { b: '1', c: { d: '2' } },
          { b: '3', e: [{ f: '4' }] },
        ],
      },
    ],
    ['escapes', String.raw`a = "\u0062\t\"" # "`, { a: 'b\t"' }],
    ['literal strings', String.raw`a = 'b\n'`, { a: String.raw`b\n` }],
    ['strings of several lines', 'a = """\nb\\\n   c\nd"""', { a: 'bc\nd' }],
    [
      'dates and numbers as they are written',
      'a = 1979-05-27\nb = 0x1F\nc = 1_0\n',
      { a: '1979-05-27', b: '0x1F', c: '1_0' },
    ],
    ['nothing', '# a\n', {}],
  ])('%s', (_case, text, expected) => {
    for (const lineEnd of ['\n', '\r\n']) {
      const lines = text.replaceAll('\n', lineEnd)
      const tree = parseToml(lines)
      expect(JSON.parse(JSON.stringify(plainRoots(tree)).replaceAll('\\r\\n', '\\n'))).toEqual([expected])
      if ('roots' in tree) expect(wronglyWritten(lines, tree)).toEqual([])
    }
  })

  it('has comments with places', () => {
    const text = 'a = "#" # b\n# c\n'
    const tree = parseToml(text)
    if ('reason' in tree) throw new Error(tree.reason)
    expect(tree.comments.map(({ start, end, text: words }) => [text.slice(start, end), words])).toEqual([
      ['# b', ' b'],
      ['# c', ' c'],
    ])
  })

  it.each([
    ['a key that comes twice', 'a = 1\na = 2\n', 6],
    ['a string that does not close', 'token = "0123456789\n', 19],
    ['no TOML at all', 'a: b\n', 1],
    ['a table that is a value', 'a = 1\n[a.b]\n', 7],
  ])('%s is refused, in words that quote nothing', (_case, text, offset) => {
    expect(parseToml(text)).toEqual({ reason: 'not valid TOML', offset })
  })

  it('a text longer than its parser takes is said to be so', () => {
    expect(parseToml(`a = "${'b'.repeat(1_000_000)}"\n`)).toEqual({ reason: 'a text in it is too long' })
  })
})
