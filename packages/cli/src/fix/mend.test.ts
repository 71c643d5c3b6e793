import type { Finding, Reading } from '@regionguard/core'
import { describe, expect, it } from 'vitest'
import { EMPTY_REPORT } from '../reporters/report.ts'
import { mend } from './mend.ts'
import type { Look } from './mend.ts'

const FILE = 'a.txt'

/** A program that may be mended by replacing words: finds each word that has a replacement. */
function looksFor(source: string, replacements: Readonly<Record<string, string>>, unreadable?: string): Look {
  return (texts) => {
    const text = texts.get(FILE) ?? source
    if (text.includes(unreadable ?? '\0')) {
      return Promise.resolve({
        report: { ...EMPTY_REPORT, skipped: [{ file: FILE, reason: 'syntax' }] },
        failed: false,
      })
    }
    const findings = [...text.matchAll(/\w+/g)].flatMap(({ 0: word, index }): Finding[] => {
      const by = replacements[word]
      if (by === undefined) return []
      const span = { file: FILE, start: index, end: index + word.length }
      const fix = {
        description: `Write ${by}.`,
        edits: [{ file: FILE, range: [span.start, span.end] as const, text: by }],
      }
      const rule = 'valid-region'
      const likeness = { source: '', ordinal: 0 }
      return [
        {
          rule,
          severity: 'error',
          span,
          message: '',
          evidence: [],
          fix,
          fingerprint: '',
          likeness,
          docs: '',
        },
      ]
    })
    const reading: Reading = {
      file: FILE,
      text,
      language: 'settings',
      facts: [],
      comments: [],
      edits: () => undefined,
    }
    const report = { ...EMPTY_REPORT, findings, readings: [reading], texts: new Map([[FILE, text]]) }
    return Promise.resolve({ report, failed: false })
  }
}

describe('mending', () => {
  it('goes on while a fix shows another', async () => {
    const { changes, mended, after } = await mend(looksFor('one\nx one', { one: 'two', two: 'three' }))
    expect(changes).toEqual([{ file: FILE, before: 'one\nx one', after: 'three\nx three' }])
    expect(mended.map(({ line, column, description }) => `${line}:${column} ${description}`)).toEqual([
      '1:1 Write two.',
      '2:3 Write two.',
      '1:1 Write three.',
      '2:3 Write three.',
    ])
    expect(after.report.findings).toEqual([])
  })

  it('ends where fixes go in circles', async () => {
    const { changes, mended } = await mend(looksFor('one', { one: 'other', other: 'one' }))
    expect(mended).toHaveLength(10)
    expect(changes).toEqual([])
  })

  it('leaves a file that would not be readable any more', async () => {
    const { changes, mended, refused, after } = await mend(looksFor('one', { one: 'two', two: '{' }, '{'))
    expect(refused).toEqual([FILE])
    expect(changes).toEqual([{ file: FILE, before: 'one', after: 'two' }])
    expect(mended.map(({ description }) => description)).toEqual(['Write two.'])
    expect(after.report.readings[0]?.text).toBe('two')
  })

  it('changes nothing where there is nothing to mend', async () => {
    const { changes, before, after } = await mend(looksFor('three', { one: 'two' }))
    expect(changes).toEqual([])
    expect(after).toBe(before)
  })
})
