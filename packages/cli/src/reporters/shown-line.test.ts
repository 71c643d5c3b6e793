import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownLine, widthOf } from './shown-line.ts'

describe('a line on a terminal', () => {
  it.each([
    ['plain text', 'const a = 1', [], 'const a = 1', 10],
    ['a tab reaches to the next stop', '\ta\tb', [], '    a   b', 8],
    ['a wide character takes two cells', '日本 a', [], '日本 a', 5],
    ['so do an emoji and a flag', '🇮🇪 🔥 a', [], '🇮🇪 🔥 a', 6],
    ['an accent of its own takes none', 'e\u0301 a', [], 'e\u0301 a', 2],
    ['a control character is shown', 'a\u001b[31mb', [], 'a\u241b[31mb', 6],
    ['so is one that turns the text', 'a\u202eb', [], 'a\ufffdb', 2],
    ['a secret is redacted', `k = "${'x'.repeat(20)}" a`, [[5, 25]], 'k = "xx****xx" a', 15],
    ['a short one gives nothing away', 'k = "hunter2" a', [[5, 12]], 'k = "****" a', 11],
  ] as const)('%s', (_, line, masked, text, cell) => {
    const shown = shownLine(line, masked)
    expect(shown.text).toBe(text)
    // The last character of each line is where a caret would have to stand.
    expect(shown.cellAt(line.length - 1)).toBe(cell)
    expect(shown.cellAt(line.length)).toBe(cell + 1)
  })

  it('has every character in its place, whatever the line', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, (before, secret, behind) => {
        const line = before + secret + behind
        const masked = secret === '' ? [] : [[before.length, before.length + secret.length] as const]
        const { text, cellAt } = shownLine(line, masked)
        const cells = Array.from({ length: line.length + 1 }, (_, offset) => cellAt(offset))
        cells.forEach((cell, index) => {
          expect(cell).toBeGreaterThanOrEqual(cells[index - 1] ?? 0)
        })
        expect(cells.at(-1)).toBe(widthOf(text))
        // eslint-disable-next-line no-control-regex -- none may be left
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })
})
