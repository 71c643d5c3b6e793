import fc from 'fast-check'
import type { Log } from 'sarif'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { githubReport } from './github/github.ts'
import { jobSummary } from './github/job-summary.ts'
import { gitlabReport } from './gitlab/gitlab.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit/junit.ts'
import { EMPTY_REPORT } from './report.ts'
import type { Report } from './report.ts'
import { RepositoryPaths } from './repository-paths.ts'
import { sarifReport } from './sarif/sarif.ts'

/** Messages quote what stands in sources: whatever it is, every format can be read. */
const special = [
  '\ud800',
  '\udfff',
  ']]>',
  '<!--',
  '&amp;',
  '%0A',
  '\r\n::warning::',
  '{0}',
  '{ a }',
  '[a](1)',
  '`|`',
  '\0',
]
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...special))
const file = text.map((name) => `d/${name.replaceAll(/[/\\\0]/g, '_')}x`)
const run = { paths: new RepositoryPaths('/nowhere'), version: '1.2.3', failed: false }

const report: fc.Arbitrary<Report> = fc
  .record({ message: text, evidence: text, fix: text, reason: text, file, source: text })
  .map(({ message, evidence, fix, reason, file: path, source }) => {
    const span = { file: path, start: 0, end: source.length }
    return {
      ...EMPTY_REPORT,
      files: 2,
      skipped: [{ file: `${path}.skipped`, reason }],
      texts: new Map([[path, source]]),
      findings: [
        {
          rule: 'require-edge',
          severity: 'error',
          span,
          message: `m${message}`,
          evidence: [{ span, message: `e${evidence}` }],
          fix: { description: `f${fix}`, edits: [{ file: path, range: [0, 1], text: fix }] },
          suggestions: [{ description: `s${fix}`, edits: [] }],
          docs: 'docs/rules/require-edge.md',
          fingerprint: '0'.repeat(32),
          likeness: { source: '', ordinal: 0 },
        },
      ],
    }
  })

/** What a reader of the output gets: half of a surrogate pair is no UTF-8. */
const written = (output: string): string => Buffer.from(output).toString()
const anyReport = (check: (one: Report) => void): void => {
  fc.assert(fc.property(report, check), { numRuns: 500 })
}

describe('whatever a message says', () => {
  it('JSON can be parsed, and has the message', () => {
    anyReport((one) => {
      const { findings } = JSON.parse(written(jsonReport(one))) as { findings: { message: string }[] }
      expect(findings.map(({ message }) => message)).toEqual(one.findings.map(({ message }) => message))
    })
  })

  it('SARIF can be parsed, without placeholders, with paths that are URIs', () => {
    anyReport((one) => {
      const log = JSON.parse(written(sarifReport(one, run))) as Log
      const [result] = log.runs[0]?.results ?? []
      const messages = [result?.message.text, result?.fixes?.[0]?.description?.text]
      for (const message of messages) expect((message ?? '').replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/)
      // Of what looks like a link only ours is one.
      expect(result?.message.text?.match(/(?<!\\)\]\(/g)).toEqual([']('])
      const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''
      expect(uri).toMatch(/^(?:[\w.~!*'()/-]|%[0-9A-F]{2})+$/)
    })
  })

  it('GitLab gets JSON', () => {
    anyReport((one) => {
      expect(JSON.parse(written(gitlabReport(one, run)))).toHaveLength(1)
    })
  })

  it('JUnit is well-formed', () => {
    anyReport((one) => {
      const names: string[] = []
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', ({ name }) => names.push(name))
      parser.write(written(junitReport(one, run))).close()
      expect(names).toEqual([
        ...['testsuites', 'testsuite', 'testcase', 'failure'],
        ...['testsuite', 'testcase', 'skipped'],
      ])
    })
  })

  it('GitHub gets two commands, and a summary of one row', () => {
    anyReport((one) => {
      const lines = written(githubReport(one, run)).split(/\r\n|\r|\n/)
      expect(lines.map((line) => /^::(\w+) /.exec(line)?.[1])).toEqual([
        'error',
        'notice',
        undefined,
        undefined,
      ])
      const summary = written(jobSummary(one, run)).split(/\r\n|\r|\n/)
      expect(summary.filter((line) => line.startsWith('|'))).toHaveLength(3)
      expect(summary).toHaveLength(11)
    })
  })

  it('GitHub gets it back', () => {
    const data = fc.string({ unit: fc.constantFrom('%', '0', 'A', '2', '5', ':', ',', '=', 'a', '3') })
    fc.assert(
      fc.property(data, data, (message, name) => {
        const path = `d/${name}x`
        const one: Report = {
          ...EMPTY_REPORT,
          texts: new Map([[path, 'x']]),
          findings: [
            {
              rule: 'require-edge',
              severity: 'warning',
              span: { file: path, start: 0, end: 1 },
              message,
              evidence: [],
              docs: '',
              fingerprint: '',
              likeness: { source: '', ordinal: 0 },
            },
          ],
        }
        const [line = ''] = githubReport(one, run).split('\n')
        const [, properties = '', back = ''] = /^::warning (.*?)::(.*)$/.exec(line) ?? []
        const values = properties.split(',').map((pair) => unescape(pair.slice(pair.indexOf('=') + 1)))
        expect(values).toEqual([path, '1', '1', '1', '2', 'regionguard require-edge'])
        expect(unescape(back).split('\n')[0]).toBe(message)
      }),
    )
  })
})

/** As the runner reads it. */
function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
