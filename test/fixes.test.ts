import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import type { Edits, Finding } from './cli.ts'
import { layOutCases } from './layout.ts'

/**
 * A fix that is offered mends what it is offered for: applied, the finding is gone, nothing new is there, and the file
 * can still be read. A suggestion, which is for a person to choose, at least leaves a file that can be read. Neither
 * touches a secret.
 */
const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})
layOutCases(root)
const before = check(root)

const fixable = before.findings.flatMap(({ fix, ...finding }) =>
  fix === undefined ? [] : [{ ...finding, fix }],
)
const suggested = before.findings.flatMap(({ suggestions = [], ...finding }) =>
  suggestions.map((suggestion) => ({ ...finding, suggestion })),
)

/** Applies edits, checks everything anew, and puts the files back. */
function checkedWith({ edits }: Edits): ReturnType<typeof check> {
  const originals = new Map<string, string>()
  for (const { file, range, text } of edits.toSorted((one, other) => other.range[0] - one.range[0])) {
    const path = join(root, file)
    const source = readFileSync(path, 'utf8')
    if (!originals.has(path)) originals.set(path, source)
    writeFileSync(path, source.slice(0, range[0]) + text + source.slice(range[1]))
  }
  try {
    return check(root)
  } finally {
    for (const [path, source] of originals) writeFileSync(path, source)
  }
}

const keyOf = ({ rule, file, message }: Pick<Finding, 'rule' | 'file' | 'message'>): string =>
  `${file} ${rule} ${message}`

describe('a fix', () => {
  it('is offered for what can surely be mended', () => {
    const rules = new Set(fixable.map(({ rule }) => rule))
    for (const rule of [
      'require-edge',
      'valid-edge',
      'valid-region',
      'no-retired-host',
      'access-token-region',
    ]) {
      expect(rules).toContain(rule)
    }
  })

  it.each(fixable)('$rule in $file: $fix.description', (finding) => {
    const after = checkedWith(finding.fix)
    expect(after.skipped).toEqual([])
    const left = after.findings.map(keyOf)
    expect(left).not.toContain(keyOf(finding))
    const known = new Set(before.findings.map(keyOf))
    expect(left.filter((key) => !known.has(key))).toEqual([])
  })
})

describe('a suggestion', () => {
  it.each(suggested)('$rule in $file: $suggestion.description', (finding) => {
    const after = checkedWith(finding.suggestion)
    expect(after.skipped).toEqual([])
    expect(after.findings.map(keyOf)).not.toContain(keyOf(finding))
  })
})
