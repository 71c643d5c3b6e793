import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../../../../fixtures/scratch.mjs'
import { unifiedDiff } from './unified-diff.ts'

const diff = (before: string, after: string): string =>
  unifiedDiff('a.txt', before, after, (text, start, end) =>
    (text === 'before' ? before : after).slice(start, end),
  )

/** What `patch` does, without its tolerance: every line of context must be where the hunk says. */
function patched(before: string, patch: string): string {
  const lines = before.split(/(?<=\n)/)
  const out: string[] = []
  let at = 0
  let side: string[] = out
  for (const line of patch.split('\n').slice(2, -1)) {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line)
    if (head !== null) {
      const start = head[2] === '0' ? Number(head[1]) : Number(head[1]) - 1
      while (at < start) out.push(lines[at++] ?? '')
      expect(out.length).toBe(head[4] === '0' ? Number(head[3]) : Number(head[3]) - 1)
    } else if (line.startsWith('\\')) {
      side.push((side.pop() ?? '').replace(/\n$/, ''))
    } else if (line.startsWith('+')) {
      side = out
      out.push(`${line.slice(1)}\n`)
    } else {
      expect(`${line.slice(1)}\n`.startsWith(lines[at] ?? '?')).toBe(true)
      side = line.startsWith(' ') ? out : []
      if (line.startsWith(' ')) out.push(lines[at] ?? '')
      at += 1
    }
  }
  return [...out, ...lines.slice(at)].join('')
}

describe('a unified diff', () => {
  it('shows a change with three lines around it', () => {
    expect(diff('1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nfive\n6\n7\n8\n9\n')).toBe(
      ['--- a/a.txt', '+++ b/a.txt', '@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five']
        .concat([' 6', ' 7', ' 8', ''])
        .join('\n'),
    )
  })

  it.each([
    ['no change', 'a\n', 'a\n', ''],
    ['an empty file', '', 'a\n', '@@ -0,0 +1,1 @@\n+a\n'],
    ['a file made empty', 'a\n', '', '@@ -1,1 +0,0 @@\n-a\n'],
    ['no line feed at the end', 'a', 'a\nb', '@@ -1,1 +1,2 @@\n-a\n'],
    ['a line feed given to the end', 'a', 'a\n', '@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nc\r\n', '@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n'],
  ])('of %s', (_, before, after, hunk) => {
    expect(diff(before, after)).toContain(hunk)
    if (hunk === '') expect(diff(before, after)).toBe('')
  })

  it.each(['a b.env', 'a\tb "c" \\d\n\x01.env', 'ä.env', ' a'])('names a file as git does: %j', (name) => {
    const root = scratchDirectory()
    try {
      execFileSync('git', ['init', '-q'], { cwd: root })
      writeFileSync(join(root, name), 'a\n')
      execFileSync('git', ['-c', 'core.autocrlf=false', 'add', '.'], { cwd: root })
      writeFileSync(join(root, name), 'b\n')
      const patch = unifiedDiff(name, 'a\n', 'b\n', (text) => (text === 'before' ? 'a' : 'b'))
      const real = execFileSync('git', ['-c', 'core.quotepath=off', 'diff'], { cwd: root, encoding: 'utf8' })
      expect(patch.split('\n').slice(0, 2)).toEqual(real.split('\n').slice(2, 4))
      execFileSync('git', ['apply', '-R'], { cwd: root, input: patch })
      expect(readFileSync(join(root, name), 'utf8')).toBe('a\n')
    } finally {
      removeScratch(root)
    }
  })

  it('makes two hunks of distant changes', () => {
    const lines = Array.from({ length: 40 }, (_, index) => String(index))
    const before = `${lines.join('\n')}\n`
    const after = before.replace('\n3\n', '\nthree\n').replace('\n33\n', '\n')
    expect(diff(before, after).match(/^@@.*$/gm)).toEqual(['@@ -1,7 +1,7 @@', '@@ -31,7 +31,6 @@'])
  })

  it('leads from the one text to the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'a\r', ''), { maxLength: 30 })
      .chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const patch = diff(before, after)
        expect(patch === '' ? before : patched(before, patch)).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })
})
