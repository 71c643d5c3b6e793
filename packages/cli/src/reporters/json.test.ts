import { describe, expect, it } from 'vitest'
import { jsonReport } from './json.ts'
import { EMPTY_REPORT } from './report.ts'
import type { Report } from './report.ts'

const TEXT = 'a\r\n🇮🇪 b\n'

const report: Report = {
  ...EMPTY_REPORT,
  files: 3,
  suppressed: 1,
  excepted: 2,
  skipped: [{ file: 'c.js', reason: 'not valid UTF-8' }],
  texts: new Map([['a.js', TEXT]]),
  findings: [
    {
      rule: 'require-edge',
      severity: 'error',
      span: { file: 'a.js', start: 8, end: 9 },
      message: 'm',
      evidence: [{ span: { file: 'a.js', start: 0, end: 1 }, message: 'e' }],
      fix: { description: 'f', edits: [{ file: 'a.js', range: [8, 8], text: 'x' }] },
      docs: 'docs/rules/require-edge.md',
      fingerprint: '0f',
      likeness: { source: '', ordinal: 0 },
    },
    {
      rule: 'no-edge-only',
      severity: 'warning',
      span: { file: 'a.js', start: 0, end: 9 },
      message: 'm',
      evidence: [],
      suggestions: [{ description: 's', edits: [] }],
      docs: 'docs/rules/no-edge-only.md',
      fingerprint: '1f',
      likeness: { source: '', ordinal: 0 },
    },
  ],
}

describe('the JSON document', () => {
  it('has exactly the keys that its version promises', () => {
    expect(JSON.parse(jsonReport(report))).toEqual({
      version: 1,
      findings: [
        {
          rule: 'require-edge',
          severity: 'error',
          file: 'a.js',
          line: 2,
          column: 6,
          endLine: 2,
          endColumn: 7,
          message: 'm',
          evidence: [{ file: 'a.js', line: 1, column: 1, message: 'e' }],
          fix: { description: 'f', edits: [{ file: 'a.js', range: [8, 8], text: 'x' }] },
          docs: 'docs/rules/require-edge.md',
          fingerprint: '0f',
        },
        {
          rule: 'no-edge-only',
          severity: 'warning',
          file: 'a.js',
          line: 1,
          column: 1,
          endLine: 2,
          endColumn: 7,
          message: 'm',
          evidence: [],
          suggestions: [{ description: 's', edits: [] }],
          docs: 'docs/rules/no-edge-only.md',
          fingerprint: '1f',
        },
      ],
      skipped: [{ file: 'c.js', reason: 'not valid UTF-8' }],
      summary: { files: 3, errors: 1, warnings: 1, skipped: 1, suppressed: 1, excepted: 2, baselined: 0 },
    })
  })

  it('is one line end after one document', () => {
    expect(jsonReport(EMPTY_REPORT)).toMatch(/^\{[^]*\}\n$/)
  })
})
