import { createHash } from 'node:crypto'
import { literal } from '@regionguard/core'
import type { Finding, Reading, TextEdit } from '@regionguard/core'
import { describe, expect, it } from 'vitest'
import { EMPTY_REPORT } from '../reporters/report.ts'
import { applyEdits } from './apply-edits.ts'
import { planFixes } from './plan-fixes.ts'

const SECRET = createHash('sha256').update('a secret').digest('hex').slice(0, 32)
const TEXT = `region: 'ie1', token: '${SECRET}'\n`
const AT = TEXT.indexOf(SECRET)
const FILE = 'a.js'

const edit = (start: number, end: number, text: string, file = FILE): TextEdit => ({
  file,
  range: [start, end],
  text,
})

function finding(...edits: TextEdit[]): Finding {
  const fix = { description: 'Mend it.', edits }
  const span = { file: FILE, start: 0, end: 1 }
  return {
    rule: 'require-edge',
    severity: 'error',
    span,
    message: '',
    evidence: [],
    fix,
    fingerprint: '',
    likeness: { source: '', ordinal: 0 },
    docs: '',
  }
}

const span = { file: FILE, start: AT, end: AT + SECRET.length }
const reading: Reading = {
  file: FILE,
  text: TEXT,
  language: 'javascript',
  facts: [{ kind: 'environment-write', id: '1', span, name: 'A', value: literal(SECRET, [span], 'secret') }],
  comments: [],
  edits: () => undefined,
}

const plan = (...findings: Finding[]): string => {
  const report = { ...EMPTY_REPORT, findings, readings: [reading], texts: new Map([[FILE, TEXT]]) }
  const { edits, mended } = planFixes(report, (file) => file === FILE)
  return `${String(mended.length)} ${applyEdits(TEXT, edits.get(FILE) ?? []).replace(SECRET, 'SECRET')}`
}

const AS_IT_IS = `0 region: 'ie1', token: 'SECRET'\n`

describe('a pass', () => {
  it('makes every fix', () => {
    expect(plan(finding(edit(9, 12, 'au1')), finding(edit(0, 6, 'Region')))).toBe(
      `2 Region: 'au1', token: 'SECRET'\n`,
    )
  })

  it('makes a fix that two findings ask for once', () => {
    expect(plan(finding(edit(9, 12, 'au1')), finding(edit(9, 12, 'au1')))).toBe(
      `2 region: 'au1', token: 'SECRET'\n`,
    )
  })

  it.each([
    ['replace the same otherwise', [edit(9, 12, 'us1')]],
    ['overlap', [edit(11, 14, 'x')]],
    ['meet', [edit(12, 12, 'x')]],
    ['hold another', [edit(0, 20, 'x')]],
    ['overlap in one of their edits', [edit(0, 1, 'x'), edit(10, 11, 'x')]],
  ])('leaves fixes that %s to the next one, whole', (_, edits) => {
    expect(plan(finding(edit(9, 12, 'au1')), finding(...edits))).toBe(`1 region: 'au1', token: 'SECRET'\n`)
  })

  it.each([
    ['replaces a secret', edit(AT, AT + 32, 'x')],
    ['cuts into a secret', edit(AT + 31, AT + 34, 'x')],
    ['replaces a line that holds one', edit(0, TEXT.length, '')],
    ['falls into a secret', edit(AT + 5, AT + 5, 'x')],
    ['writes a secret once more', edit(0, 0, `token: '${SECRET}',`)],
    ['writes what looks like one', edit(0, 0, SECRET.split('').reverse().join(''))],
    ['is of another file', edit(0, 1, 'x', 'b.js')],
    ['reaches out of the text', edit(0, TEXT.length + 1, 'x')],
    ['is the wrong way round', edit(5, 4, 'x')],
  ])('never makes a fix that %s', (_, wrong) => {
    expect(plan(finding(wrong))).toBe(AS_IT_IS)
    expect(plan(finding(edit(9, 12, 'au1'), wrong))).toBe(AS_IT_IS)
  })

  it('makes a fix right beside a secret', () => {
    expect(plan(finding(edit(AT + 33, AT + 33, `, edge: 'x'`)))).toBe(
      `1 region: 'ie1', token: 'SECRET', edge: 'x'\n`,
    )
  })

  it('replaces a host in a text that is hidden as a whole', () => {
    const text = 'URL=https://api.ie1.twilio.com/v1'
    const whole = { file: FILE, start: 4, end: text.length }
    const hidden: Reading = {
      ...reading,
      text,
      facts: [
        {
          kind: 'environment-write',
          id: '1',
          span: whole,
          name: 'URL',
          value: literal(text.slice(4), [whole], 'secret'),
        },
      ],
    }
    const report = { ...EMPTY_REPORT, readings: [hidden], texts: new Map([[FILE, text]]) }
    const planned = (one: Finding): number =>
      planFixes({ ...report, findings: [one] }, () => true).mended.length
    expect(planned(finding(edit(12, 30, 'api.dublin.ie1.twilio.com')))).toBe(1)
    expect(planned(finding(edit(11, 30, 'api.dublin.ie1.twilio.com')))).toBe(0)
  })

  it('does not make a fix whose own edits collide', () => {
    expect(plan(finding(edit(0, 5, 'a'), edit(3, 8, 'b')))).toBe(AS_IT_IS)
  })

  it('never makes a suggestion', () => {
    const { fix, ...suggested } = finding(edit(9, 12, 'au1'))
    expect(plan({ ...suggested, suggestions: fix === undefined ? [] : [fix] })).toBe(AS_IT_IS)
  })
})
