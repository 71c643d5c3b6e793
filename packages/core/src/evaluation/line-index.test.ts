import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineIndex } from './line-index.ts'

describe('LineIndex', () => {
  it.each([
    ['', 0, 1, 1],
    ['ab\ncd', 1, 1, 2],
    ['ab\ncd', 3, 2, 1],
    ['ab\r\ncd', 4, 2, 1],
    ['ab\rcd', 3, 2, 1],
    ['\u{1f600}x', 2, 1, 3],
  ])('%j at %i is line %i, column %i', (text, offset, line, column) => {
    expect(new LineIndex(text).positionAt(offset)).toEqual({ line, column })
  })

  it('agrees with splitting the text before every offset', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', 'é')), fc.nat(), (parts, at) => {
        const text = parts.join('')
        const offset = text.length === 0 ? 0 : at % (text.length + 1)
        // Between the two halves of a line's end mark, the line has not ended yet.
        if (text.slice(offset - 1, offset + 1) === '\r\n') return
        const before = text.slice(0, offset).split(/\r\n|\n|\r/)
        expect(new LineIndex(text).positionAt(offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        })
      }),
    )
  })

  it('finds the end of a line without its mark', () => {
    const text = 'ab\r\ncd\nef'
    const lines = new LineIndex(text)
    expect([0, 1, 2].map((line) => text.slice(lines.startOf(line), lines.endOf(line)))).toEqual([
      'ab',
      'cd',
      'ef',
    ])
  })
})
