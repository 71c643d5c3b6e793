import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf } from '@regionguard/core/settings'
import { parseYaml } from './parse-yaml.ts'
import { offsetsInScalar } from './scalar-offsets.ts'

/** The scalar of the key `a`, its text, and the letters of the file at its offsets. */
function mapped(source: string): readonly [string, string | undefined] | undefined {
  const tree = parseYaml(source)
  const value = 'reason' in tree ? undefined : entryOf(tree.roots[0], 'a')?.value
  if (value?.kind !== 'scalar') return undefined
  const offsets = offsetsInScalar(source, value)
  return [value.text, offsets?.map((at) => source[at] ?? '$').join('')]
}

describe('the places of a scalar’s text', () => {
  it.each<[string, string, string, string]>([
    ['plain', 'a: b c\n', 'b c', 'b c\n'],
    ['plain, on two lines', 'a: b\n  c\n\n  d\n', 'b c\nd', 'b\nc\nd\n'],
    ['in single quotes', "a: 'b''c'\n", "b'c", "b'c'"],
    ['in double quotes', 'a: "b\\"c\\u0064\\n\\\n  e"\n', 'b"cd\ne', 'b\\c\\\\e"'],
    ['beyond the first plane', 'a: "\\U0001F600b"\n', '\u{1F600}b', '\\\\b"'],
    ['a block', 'a: |\n  b\n   c\n\n  d\n', 'b\n c\n\nd\n', 'b\n c\n\nd\n\n'],
    ['a block with a comment, an indentation and no end', 'a: |2- # x\n    b\n  c\n', '  b\nc', '  b\nc\n'],
    ['a block that keeps its end', 'a: |+\n  b\n\n\nc: d\n', 'b\n\n\n', 'b\n\n\n\n'],
    ['a block without a line end', 'a: |\n  b', 'b\n', 'b$$'],
    ['with other line ends', 'a: |\r\n  b\r\n  c\r\n', 'b\nc\n', 'b\rc\r\r'],
    ['folded', 'a: >\n  b\n  c\n\n  d\n    e\n  f\n', 'b c\nd\n  e\nf\n', 'b\nc\nd\n  e\nf\n\n'],
  ])('%s', (_case, source, text, letters) => {
    expect(mapped(source)).toEqual([text, letters])
  })

  it('are right for every text, or not given', () => {
    const piece = fc.constantFrom(
      ...[
        'b',
        'c d',
        ' ',
        '\n',
        '\n  ',
        '\n\n   ',
        '\r\n  ',
        '\\n',
        '\\"',
        "''",
        '\\\n',
        '#',
        ': ',
        '\\x41',
        '\t',
      ],
    )
    const head = fc.constantFrom(
      ...['', '"', "'", '|\n  ', '|-\n  ', '|+\n   ', '>\n  ', '>-\n ', '|2\n   ', '|\r\n  '],
    )
    let known = 0
    fc.assert(
      fc.property(head, fc.array(piece, { maxLength: 12 }), (start, pieces) => {
        const quote = start.length === 1 ? start : ''
        const source = `x: 1\na: ${start}${pieces.join('')}${quote}\n`
        const tree = parseYaml(source)
        const value = 'reason' in tree ? undefined : entryOf(tree.roots[0], 'a')?.value
        if (value?.kind !== 'scalar') return
        const offsets = offsetsInScalar(source, value)
        if (offsets === undefined) return
        known++
        expect(offsets).toHaveLength(value.text.length + 1)
        expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
        for (const [index, letter] of Array.from(
          { length: value.text.length },
          (_one, at) => value.text[at],
        ).entries()) {
          const at = offsets[index] ?? -1
          if (/\w/.test(letter ?? '') && source[at] !== '\\') expect(source[at]).toBe(letter)
        }
      }),
      { numRuns: 5_000 },
    )
    expect(known).toBeGreaterThan(2_000)
  })
})
