import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainRoots, wronglyWritten } from '../plain-tree.test.fixture.ts'
import { parseJson5 } from './parse-json5.ts'

const roots = (text: string): readonly unknown[] => plainRoots(parseJson5(text))

describe('what a JSON5 file says', () => {
  it.each<[string, string, unknown]>([
    [
      'keys without quotes',
      '{a: "b", $c_1: [1, true, null], ü:2}',
      { a: 'b', $c_1: ['1', 'true', null], ü: '2' },
    ],
    ['no space behind a colon', "{region:'ie1'}", { region: 'ie1' }],
    ['both quotes, each within the other', `{'a': '"', "b": "'"}`, { a: '"', b: "'" }],
    ['trailing commas', '{a: [1, 2,],}', { a: ['1', '2'] }],
    ['comments', '// x\n{a: /* y\n */ "b" // c: 1\n}/**/', { a: 'b' }],
    ['a comment within a text', '{a: "// b", c: \'/* d */\'}', { a: '// b', c: '/* d */' }],
    ['escapes', String.raw`{a: '\'\x62\u0063\n\q\0'}`, { a: "'bc\nq\0" }],
    ['a text that goes on', "{a: 'b\\\nc\\\r\nd'}", { a: 'bcd' }],
    [
      'numbers',
      '[0x1F, .5, 5., +1, -Infinity, NaN, 1e3]',
      ['0x1F', '.5', '5.', '+1', '-Infinity', 'NaN', '1e3'],
    ],
    ['a repeated key: the last counts', '{a: 1, b: 2, a: 3}', { b: '2', a: '3' }],
  ])('%s', (_case, text, expected) => {
    const tree = parseJson5(text)
    expect(plainRoots(tree)).toEqual([expected])
    expect('reason' in tree ? tree : wronglyWritten(text, tree)).toEqual([])
  })

  it('has comments with places', () => {
    const text = '// a\n{b: 1 /* c */}'
    const tree = parseJson5(text)
    expect('reason' in tree ? tree : tree.comments).toEqual([
      { start: 0, end: 4, text: ' a' },
      { start: 11, end: 18, text: ' c ' },
    ])
  })

  it.each([
    ['{a: }', { reason: 'not valid JSON5 (unexpected })', offset: 4 }],
    ['{a: 1', { reason: 'not valid JSON5 (unexpected end of input)', offset: 5 }],
    ['{a b}', { reason: 'not valid JSON5 (unexpected identifier)', offset: 3 }],
    ['{1: 2}', { reason: 'not valid JSON5 (unexpected number)', offset: 1 }],
    ['{a: b}', { reason: 'not valid JSON5 (unexpected identifier)', offset: 4 }],
    ["{a: 'b\n}", { reason: 'not valid JSON5 (unexpected end of input)', offset: 8 }],
    [String.raw`'\xg0'`, { reason: 'not valid JSON5 (unexpected character)', offset: 2 }],
    ['{} x', { reason: 'not valid JSON5 (unexpected identifier)', offset: 3 }],
    ['{} /*', { reason: 'not valid JSON5 (unexpected end of input)', offset: 5 }],
    ['', { reason: 'not valid JSON5 (unexpected end of input)', offset: 0 }],
    ["{a: 'b\\", { reason: 'not valid JSON5 (unexpected end of input)', offset: 7 }],
    ['{a:'.repeat(50_000), { reason: 'nested too deeply' }],
    ['['.repeat(200_000), { reason: 'nested too deeply' }],
  ])('%.20j is none', (text, expected) => {
    expect(parseJson5(text)).toEqual(expected)
  })

  it('says what JSON.parse says, of any JSON', () => {
    const texts = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(texts)
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, texts(one)]))
      }
      return value === null || typeof value === 'string' ? value : JSON.stringify(value)
    }
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.constantFrom(undefined, 2),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent)
          expect(roots(text)).toEqual([texts(JSON.parse(text))])
        },
      ),
    )
  })

  it('reads or refuses any text', () => {
    const parts = fc.constantFrom(
      ...['{', '}', '[', ']', "'a'", 'b', ':', ',', '//', '/*', '*/', '\n', "'", '"', '\\', '1', 'null'],
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts, { maxLength: 40 }).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const tree = parseJson5(text)
          if ('reason' in tree) expect(tree.offset ?? 0).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is read in time that grows with the text', () => {
    const start = performance.now()
    parseJson5(`{a: '${"b\\'".repeat(300_000)}', ${'// c\n'.repeat(100_000)}}`)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
