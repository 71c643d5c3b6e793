import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrap } from './wrap.ts'

describe('wrapped text', () => {
  it.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 100, ['one two three']],
    ['a-word-that-is-longer', 5, ['a-word-that-is-longer']],
  ] as const)('%j in %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('holds every word in order, and no line longer than it has to be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }).filter((word) => !word.includes(' '))),
        fc.nat(20),
        (words, width) => {
          const lines = wrap(words.join(' '), width)
          expect(lines.join(' ')).toBe(words.join(' '))
          for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
