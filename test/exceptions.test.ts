import { describe, expect, it } from 'vitest'
import { regionguard } from './cli.ts'
import { scratchProject } from './projects.ts'

/** `regionguard exceptions`: what the policy lets through, and until when. */
const POLICY = `version: 1
exceptions:
  - rule: prefer-api-key
    files: ["src/legacy/**", "!src/legacy/new.js"]
    reason: replaced by the new gateway
    owner: platform-team
    expires: 2027-01-31
  - rule: require-edge
    files: ["proxy/**"]
    reason: the proxy fills the edge in
    owner: web
    expires: 2026-11-20
  - rule: valid-edge
    files: ["a.js"]
    reason: waiting for Twilio
    owner: web
    expires: 2026-12-22
`
const root = scratchProject({ 'regionguard.yaml': POLICY, 'sub/x.txt': '' })
const list = (...args: string[]): ReturnType<typeof regionguard> =>
  regionguard(root, 'exceptions', '--today', '2026-11-22', ...args)

describe('regionguard exceptions', () => {
  it('lists all of them, expired ones first, then those that expire soonest', () => {
    const { status, stdout, stderr } = list()
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toBe(`regionguard.yaml:8:5  require-edge  expired on 2026-11-20, 2 days ago
  files   proxy/**
  reason  the proxy fills the edge in
  owner   web

regionguard.yaml:13:5  valid-edge  expires on 2026-12-22, 30 days left
  files   a.js
  reason  waiting for Twilio
  owner   web

regionguard.yaml:3:5  prefer-api-key  expires on 2027-01-31, 70 days left
  files   src/legacy/**, !src/legacy/new.js
  reason  replaced by the new gateway
  owner   platform-team

3 exceptions, 1 of them expired.
`)
  })

  it('as JSON', () => {
    expect(JSON.parse(list('--format', 'json', '--expiring', '0d').stdout)).toEqual({
      version: 1,
      policy: 'regionguard.yaml',
      today: '2026-11-22',
      exceptions: [
        {
          rule: 'require-edge',
          files: ['proxy/**'],
          reason: 'the proxy fills the edge in',
          owner: 'web',
          expires: '2026-11-20',
          daysLeft: -2,
          state: 'expired',
          line: 8,
          column: 5,
        },
      ],
    })
  })

  it.each([
    ['30d', '2026-11-22', ['require-edge', 'valid-edge'], 1],
    ['29d', '2026-11-22', ['require-edge'], 1],
    ['0d', '2026-11-19', [], 0],
    ['1d', '2026-11-19', ['require-edge'], 1],
    ['0d', '2026-11-20', ['require-edge'], 1],
    ['70d', '2026-11-22', ['require-edge', 'valid-edge', 'prefer-api-key'], 1],
  ])('--expiring %s on %s', (expiring, today, rules, status) => {
    const run = regionguard(root, 'exceptions', '--expiring', expiring, '--today', today, '--format', 'json')
    const { exceptions } = JSON.parse(run.stdout) as { exceptions: { rule: string }[] }
    expect(exceptions.map(({ rule }) => rule)).toEqual(rules)
    expect(run.status).toBe(status)
  })

  it('finds the policy as check does, or takes the one that is named', () => {
    const above = regionguard(`${root}/sub`, 'exceptions', '--today', '2026-11-22')
    expect(above.stdout).toContain('../regionguard.yaml:8:5  require-edge')
    const named = scratchProject({ 'p.yaml': POLICY })
    expect(regionguard(named, 'exceptions', '--policy', 'p.yaml').stdout).toContain('3 exceptions')
  })

  it('says so where there is no policy, and where it has none', () => {
    const nothing = regionguard(scratchProject({}), 'exceptions', '--expiring', '30d')
    expect(nothing).toEqual({
      status: 0,
      stdout: 'There is no policy, so there are no exceptions.\n',
      stderr: '',
    })
    const none = scratchProject({ 'regionguard.yaml': 'version: 1\n' })
    expect(regionguard(none, 'exceptions')).toEqual({ status: 0, stdout: '0 exceptions.\n', stderr: '' })
  })

  it.each([
    [['--expiring', '30'], '--expiring needs a number of days, such as 30d, not "30".'],
    [['--expiring', 'soon'], '--expiring needs a number of days, such as 30d, not "soon".'],
    [['--format', 'xml'], 'Unknown format "xml". There are pretty and json.'],
    [['src'], 'exceptions takes no operand, but got "src".'],
    [['--policy', 'no.yaml'], 'There is no policy no.yaml.'],
  ])('%j is a usage error', (args, message) => {
    expect(regionguard(root, 'exceptions', ...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `regionguard: ${message}\n`,
    })
  })

  it('an invalid policy is one too, with its place', () => {
    const wrong = scratchProject({ 'regionguard.yaml': 'version: 1\nexceptoins: []\n' })
    const { status, stderr } = regionguard(wrong, 'exceptions')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^regionguard\.yaml:2:1: .*"exceptions"/)
  })
})
