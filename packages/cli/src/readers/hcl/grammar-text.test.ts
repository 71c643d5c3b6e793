import { describe, expect, it } from 'vitest'
import { grammarText } from './grammar-text.ts'

describe('what the grammar is given', () => {
  it.each([
    ['keys in brackets', '{ a = b\n  (c) = d\n\t(f("e")) : g }', '{ a = b\n  000 = d\n\t00000000 : g }'],
    ['no other brackets', 'a = b &&\n(c) == d\n(e) => f\n', 'a = b &&\n(c) == d\n(e) => f\n'],
    ['letters of all languages', 'größe = "Ω 🜚"', 'grxxe = "x 🜚"'],
    ['much white space', `a =${' '.repeat(600)}b`, `a =  /*${' '.repeat(594)}*/b`],
    ['many lines', `a # b\r\n${'\n'.repeat(600)}  c`, `a # b\r\n/*${' '.repeat(595)}*/\n  c`],
  ])('%s', (_case, text, expected) => {
    expect(grammarText(text)).toBe(expected)
    expect(grammarText(text)).toHaveLength(text.length)
  })
})
