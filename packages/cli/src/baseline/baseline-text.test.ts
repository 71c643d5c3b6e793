import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBaseline, printBaseline } from './baseline-text.ts'

const HEADER = '# regionguard baseline 1\n'
const print = (n: number): string => n.toString(16).padStart(32, '0')
const entry = (file: string, rule = 'require-edge', fingerprint = print(1)): string =>
  `${fingerprint} ${rule} ${file}\n`

describe('a baseline as text', () => {
  it('is sorted, with one line for an entry, each once', () => {
    const entries = [
      { file: 'b.js', rule: 'require-edge', fingerprint: print(1) },
      { file: 'a.js', rule: 'valid-edge', fingerprint: print(2) },
      { file: 'a.js', rule: 'require-edge', fingerprint: print(4) },
      { file: 'a.js', rule: 'require-edge', fingerprint: print(3) },
      { file: 'b.js', rule: 'require-edge', fingerprint: print(1) },
    ]
    const text = printBaseline(entries)
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines).toEqual([
      `${print(3)} require-edge a.js`,
      `${print(4)} require-edge a.js`,
      `${print(2)} valid-edge a.js`,
      `${print(1)} require-edge b.js`,
    ])
    expect(text.startsWith(HEADER)).toBe(true)
    expect(text.endsWith('\n')).toBe(true)
  })

  it.each([
    ['another order and repetitions, as a merge leaves them', entry('b') + entry('a') + entry('b'), 2],
    ['comments and empty lines', `\n# why\n${entry('a')}\n`, 1],
    ['rules that this release does not know', entry('a', 'some-later-rule'), 1],
    ['nothing', '', 0],
  ])('may have %s', (_, body, count) => {
    expect(parseBaseline(HEADER + body)).toHaveLength(count)
    expect(parseBaseline((HEADER + body).replaceAll('\n', '\r\n'))).toHaveLength(count)
    expect(parseBaseline(`\ufeff${HEADER}${body}`)).toHaveLength(count)
  })

  it.each([
    ['another file', '{"name": "x"}\n', 1, 1, 'this is no baseline'],
    ['an empty file', '', 1, 1, 'this is no baseline'],
    ['another version', '# regionguard baseline 2\n', 1, 1, 'this is no baseline'],
    ['a conflict', `${HEADER}${entry('a')}<<<<<<< HEAD\n`, 3, 1, 'merge conflict'],
    ['the middle of a conflict', `${HEADER}=======\n`, 2, 1, 'merge conflict'],
    ['no fingerprint', `${HEADER}require-edge a.js\n`, 2, 1, 'begins with a fingerprint'],
    ['half a fingerprint', `${HEADER}${print(1).slice(1)} require-edge a.js\n`, 2, 1, 'fingerprint'],
    ['no rule', `${HEADER}${print(1)} Require a.js\n`, 2, 34, 'the id of a rule'],
    ['no file', `${HEADER}${print(1)} require-edge \n`, 2, 47, 'ends with the path of a file'],
    ['a broken name', `${HEADER}${print(1)} require-edge "a\n`, 2, 47, 'ends with the path of a file'],
  ])('is refused with its place: %s', (_, text, line, column, message) => {
    expect(parseBaseline(text)).toEqual({
      line,
      column,
      message: expect.stringContaining(message) as string,
    })
  })

  it('comes back as it was, whatever the names of files', () => {
    const file = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(' a', 'a ', '"a"', 'a\nb', 'a b', '#', '\ud800', 'a\u2028b', '\u00a0a'),
    )
    const one = fc.record({
      file,
      rule: fc.constantFrom('require-edge', 'valid-region', 'x'),
      fingerprint: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((n) => n.toString(16).padStart(32, '0')),
    })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ fingerprint }) => fingerprint }), (entries) => {
        const text = printBaseline(entries)
        const written = Buffer.from(text).toString()
        const back = parseBaseline(written)
        expect(new Set(Array.isArray(back) ? back : [])).toEqual(new Set(entries))
        expect(printBaseline(Array.isArray(back) ? back : [])).toBe(text)
        expect(text.split('\n')).toHaveLength(entries.length + 3)
      }),
      { numRuns: 500 },
    )
  })

  it('any text is a baseline or has a place', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom(HEADER.trim(), entry('a').trim(), '<<<<<<<'))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const parsed = parseBaseline(lines.join('\n'))
        if ('message' in parsed) {
          expect(parsed.line).toBeLessThanOrEqual(Math.max(1, lines.join('\n').split('\n').length))
          expect(parsed.column).toBeGreaterThan(0)
        }
      }),
    )
  })
})
