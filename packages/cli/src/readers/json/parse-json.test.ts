import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainRoots } from '../plain-tree.test.fixture.ts'
import { parseJson } from './parse-json.ts'

const roots = (text: string): readonly unknown[] => plainRoots(parseJson(text))

describe('what a JSON file says', () => {
  it.each<[string, string, unknown]>([
    ['an object', '{"a": "b", "c": [1, true, null]}', { a: 'b', c: ['1', 'true', null] }],
    ['comments and trailing commas', '// x\n{"a": /* y */ "b",}', { a: 'b' }],
    ['escapes', '{"a": "\\u0062\\n"}', { a: 'b\n' }],
    ['a repeated key: the last counts', '{"a": 1, "b": 2, "a": 3}', { b: '2', a: '3' }],
    ['a text', '"a"', 'a'],
  ])('%s', (_case, text, expected) => {
    expect(roots(text)).toEqual([expected])
  })

  it('has comments with places', () => {
    const text = '// a\n{"b": 1 /* c */}'
    const tree = parseJson(text)
    expect('reason' in tree ? tree : tree.comments).toEqual([
      { start: 0, end: 4, text: ' a' },
      { start: 13, end: 20, text: ' c ' },
    ])
  })

  it.each([
    ['{"a": }', { reason: 'not valid JSON (value expected)', offset: 6 }],
    ['{"a": 1', { reason: 'not valid JSON (close brace expected)', offset: 7 }],
    ['{a: 1}', { reason: 'not valid JSON (invalid symbol)', offset: 1 }],
    ['', { reason: 'not valid JSON (value expected)', offset: 0 }],
    ['{"a":'.repeat(50_000), { reason: 'nested too deeply' }],
    ['['.repeat(200_000), { reason: 'nested too deeply' }],
  ])('%.20j is none', (text, expected) => {
    expect(parseJson(text)).toEqual(expected)
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
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      '//',
      '/*',
      '*/',
      '\n',
      '"',
      '\\',
      '1',
      'null',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts, { maxLength: 40 }).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const tree = parseJson(text)
          if ('reason' in tree) expect(tree.offset ?? 0).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
