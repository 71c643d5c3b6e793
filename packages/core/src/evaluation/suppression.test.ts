import { describe, expect, it } from 'vitest'
import type { Comment, Reading } from '../facts/reading.ts'
import { suppressionsOf } from './suppression.ts'

/** A reading of a text in which every line that starts with `//` or `#` is a comment. */
function reading(lines: readonly string[], language: Reading['language'] = 'javascript'): Reading {
  const text = lines.join('\n')
  const comments: Comment[] = []
  let start = 0
  for (const line of lines) {
    const mark = /\/\/|#/.exec(line)
    if (mark !== null) {
      const from = start + mark.index
      comments.push({
        span: { file: 'a', start: from, end: start + line.length },
        text: line.slice(mark.index + mark[0].length),
      })
    }
    start += line.length + 1
  }
  return { file: 'a', text, language, facts: [], comments, edits: () => undefined }
}

describe('suppressionsOf', () => {
  it.each<[string, string[], { rules: string[]; line: number }[]]>([
    [
      'one rule',
      ['// regionguard-disable-next-line require-edge -- old SDK', 'x'],
      [{ rules: ['require-edge'], line: 1 }],
    ],
    [
      'several rules',
      ['# regionguard-disable-next-line require-edge, valid-edge -- both are wanted', 'x'],
      [{ rules: ['require-edge', 'valid-edge'], line: 1 }],
    ],
    [
      'the ids as ESLint writes them',
      ['// regionguard-disable-next-line regionguard/require-edge -- old SDK', 'x'],
      [{ rules: ['require-edge'], line: 1 }],
    ],
    [
      'comments between directive and code',
      ['// regionguard-disable-next-line require-edge -- old SDK', '  // more words', '// still more', 'x'],
      [{ rules: ['require-edge'], line: 3 }],
    ],
    [
      'behind code: the next line all the same',
      ['x // regionguard-disable-next-line require-edge -- old SDK', 'y'],
      [{ rules: ['require-edge'], line: 1 }],
    ],
    [
      'ESLint’s own directive, other plugins’ rules left out',
      ['// eslint-disable-next-line no-console, regionguard/require-edge -- old SDK', 'x'],
      [{ rules: ['require-edge'], line: 1 }],
    ],
    ['ESLint’s own directive without our rules', ['// eslint-disable-next-line no-console -- loud', 'x'], []],
    ['a comment that only speaks of it', ['// see regionguard-disable-next-line in the manual', 'x'], []],
  ])('%s', (_title, lines, expected) => {
    const { list, problems } = suppressionsOf(reading(lines))
    expect(list.map(({ rules, line }) => ({ rules, line }))).toEqual(expected)
    expect(problems).toEqual([])
  })

  it.each([
    ['no rule', '// regionguard-disable-next-line', 'names no rule'],
    ['no rule, but a reason', '// regionguard-disable-next-line -- because', 'names no rule'],
    ['no reason', '// regionguard-disable-next-line require-edge', 'gives no reason'],
    ['an empty reason', '// regionguard-disable-next-line require-edge -- ', 'gives no reason'],
    ['an unknown rule', '// regionguard-disable-next-line require-egde -- x', 'Did you mean `require-edge`?'],
    ['a whole file', '// regionguard-disable require-edge -- x', 'is no directive'],
    ['the same line', '// regionguard-disable-line require-edge -- x', 'is no directive'],
    [
      'ESLint’s own without a reason',
      '// eslint-disable-next-line regionguard/require-edge',
      'gives no reason',
    ],
  ])('%s is reported', (_title, line, words) => {
    const { list, problems } = suppressionsOf(reading([line, 'x']))
    expect(list).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.rule).toBe('invalid-suppression')
    expect(problems[0]?.message).toContain(words)
  })

  it('ESLint’s directive is nothing in settings', () => {
    const lines = ['# eslint-disable-next-line regionguard/require-edge -- x', 'x']
    expect(suppressionsOf(reading(lines, 'settings'))).toEqual({ list: [], problems: [] })
  })
})
