import type { Finding, Reading, Span } from '@regionguard/core'
import { describe, expect, it } from 'vitest'
import { prettyReport } from './pretty.ts'
import { EMPTY_REPORT } from './report.ts'
import type { Report } from './report.ts'
import { COLOURED, PLAIN, wantsColour } from './style.ts'

const SOURCE = `import twilio from 'twilio'

export const client = twilio(key, secret, {
\t/* 日本 */ region: 'ie1',
\taccountSid,
})
`
const SETTINGS = 'TWILIO_REGION=ie1\nTWILIO_EDGE=\n'

function spanOf(text: string, file = 'src/a.ts', within = file.endsWith('.env') ? SETTINGS : SOURCE): Span {
  const start = within.indexOf(text)
  return { file, start, end: start + text.length }
}

function finding(parts: Partial<Finding>): Finding {
  return {
    rule: 'require-edge',
    severity: 'error',
    span: spanOf(`region: 'ie1'`),
    message: 'The client names the Region IE1, but no edge.',
    evidence: [],
    fingerprint: '0',
    likeness: { source: '', ordinal: 0 },
    docs: 'docs/rules/require-edge.md',
    ...parts,
  }
}

function report(findings: readonly Finding[], rest: Partial<Report> = {}): Report {
  const texts = new Map([
    ['src/a.ts', SOURCE],
    ['.env', SETTINGS],
  ])
  return { ...EMPTY_REPORT, findings, texts, readings: [] as Reading[], files: 2, ...rest }
}

describe('the report for people', () => {
  it('shows place, rule, reason, source, evidence, remedies and where to read on', () => {
    const whole = finding({
      evidence: [
        { span: spanOf('TWILIO_EDGE=', '.env'), message: 'The edge is empty.' },
        { span: spanOf(`region: 'ie1'`), message: 'The region is `ie1`.' },
      ],
      fix: { description: "Add `edge: 'dublin'`.", edits: [] },
      suggestions: [
        { description: 'Take the region out.', edits: [] },
        { description: 'Take another.', edits: [] },
      ],
    })
    expect(prettyReport(report([whole]), PLAIN)).toMatchInlineSnapshot(`
      "src/a.ts:4:11  error  require-edge
        The client names the Region IE1, but no edge.
          3 | export const client = twilio(key, secret, {
        > 4 |     /* 日本 */ region: 'ie1',
            |                ^^^^^^^^^^^^^
          5 |     accountSid,
        because .env:2:1 The edge is empty.
          > 2 | TWILIO_EDGE=
              | ^^^^^^^^^^^^
        because src/a.ts:4:11 The region is \`ie1\`.
        fix Add \`edge: 'dublin'\`.
        or Take the region out.
        or Take another.
        see docs/rules/require-edge.md

      2 files checked: 1 error.
      "
    `)
  })

  it('underlines what spans lines on each of them, and of long ones shows the beginning', () => {
    const text = SOURCE.slice(SOURCE.indexOf('twilio(key'), SOURCE.indexOf('})') + 2)
    expect(prettyReport(report([finding({ span: spanOf(text) })]), PLAIN)).toMatchInlineSnapshot(`
      "src/a.ts:3:23  error  require-edge
        The client names the Region IE1, but no edge.
        > 3 | export const client = twilio(key, secret, {
            |                       ^^^^^^^^^^^^^^^^^^^^^
        > 4 |     /* 日本 */ region: 'ie1',
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^
        > 5 |     accountSid,
            |     ^^^^^^^^^^^
        > 6 | })
            | ^^
        see docs/rules/require-edge.md

      2 files checked: 1 error.
      "
    `)
  })

  it('shows no secret of a neighbour', () => {
    const text = 'DB_PASSWORD=correct-horse-battery-9\nTWILIO_REGION=ie1\nSTRIPE_SECRET_KEY=sk_live_51abc\n'
    const span = spanOf('TWILIO_REGION=ie1', 'a/.env', text)
    const shown = prettyReport(report([finding({ span })], { texts: new Map([['a/.env', text]]) }), PLAIN)
    expect(shown).toContain(
      '    1 | DB_PASSWORD=co****-9\n  > 2 | TWILIO_REGION=ie1\n      | ^^^^^^^^^^^^^^^^^\n    3 | STRIPE_SECRET_KEY=sk****bc\n',
    )
  })

  it('cuts long lines around what it shows', () => {
    const long = `${'a'.repeat(300)} region: 'ie1' ${'b'.repeat(300)}`
    const span = spanOf(`region: 'ie1'`, 'long.js', long)
    const lines = prettyReport(
      report([finding({ span })], { texts: new Map([['long.js', long]]) }),
      PLAIN,
    ).split('\n')
    const [source = '', mark = ''] = lines.filter((line) => line.includes('|'))
    expect(source.length).toBeLessThan(125)
    expect(source).toMatch(/\u2026a+ region: 'ie1' b+\u2026$/)
    expect(source.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe(`region: 'ie1'`)
  })

  it('ends with what was skipped, and one line that sums up', () => {
    const skipped = [{ file: 'b\u001b.ts', reason: 'not valid UTF-8' }]
    expect(prettyReport(report([], { skipped, suppressed: 2, excepted: 1 }), PLAIN)).toMatchInlineSnapshot(`
      "Skipped 1 file:
        b\u241b.ts  not valid UTF-8

      2 files checked: no findings, 2 suppressed, 1 excepted by the policy.
      "
    `)
    const warning = finding({ severity: 'warning' })
    expect(prettyReport(report([warning, warning], { files: 1 }), PLAIN)).toMatch(
      /\n1 file checked: no errors, 2 warnings\.\n$/,
    )
  })

  it('has the same text with colours', () => {
    const coloured = prettyReport(report([finding({}), finding({ severity: 'warning' })]), COLOURED)
    expect(coloured).toContain('\u001b[31;1merror\u001b[39;22m')
    // eslint-disable-next-line no-control-regex -- the escape character begins a colour
    const plain = coloured.replaceAll(/\u001b\[[\d;]+m/g, '')
    expect(plain).toBe(prettyReport(report([finding({}), finding({ severity: 'warning' })]), PLAIN))
  })
})

describe('colour', () => {
  it.each([
    [true, 'a terminal', {}, true, false],
    [false, 'no terminal', {}, false, false],
    [false, '--no-color before all', { FORCE_COLOR: '1' }, true, true],
    [false, 'NO_COLOR', { NO_COLOR: '1' }, true, false],
    [true, 'an empty NO_COLOR is none', { NO_COLOR: '' }, true, false],
    [true, 'FORCE_COLOR', { FORCE_COLOR: '1' }, false, false],
    [true, 'FORCE_COLOR without a value', { FORCE_COLOR: '' }, false, false],
    [true, 'FORCE_COLOR before NO_COLOR, as Node has it', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
    [false, 'FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    [false, 'a terminal that has none', { TERM: 'dumb' }, true, false],
  ])('%s: %s', (expected, _, environment, isTerminal, noColor) => {
    expect(wantsColour({ noColor, environment, isTerminal: () => isTerminal })).toBe(expected)
  })
})
