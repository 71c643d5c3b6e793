import { describe, expect, it } from 'vitest'
import { check, regionguard } from './cli.ts'
import { IRELAND, sender } from './code.ts'
import { MANIFEST, report, scratchProject } from './projects.ts'

/** What the policy changes, through the command line. Today is given with the hidden option `--today`. */
const project = (policy: readonly string[], files: Readonly<Record<string, string>>): string => {
  return scratchProject({
    'package.json': MANIFEST,
    'regionguard.yaml': ['version: 1', ...policy, ''].join('\n'),
    ...files,
  })
}
const NO_EDGE = sender('IE1', [`region: 'ie1'`])

describe('credentials', () => {
  it('says in which Region a credential was created, before its name does', () => {
    const directory = project(
      [
        'credentials:',
        '  - names: [DESK_*]',
        '    region: ie1',
        '  - names: [TWILIO_US1_*]',
        '    region: ie1',
        '  - sids: ["{{API_KEY policy}}"]',
        '    region: au1',
      ],
      {
        'by-name.js': sender('', []).replaceAll('TWILIO_API', 'DESK_API'),
        'before-the-name.js': sender('US1', IRELAND),
        'by-sid.js': sender('', IRELAND).replace('process.env.TWILIO_API_KEY', `'{{API_KEY policy}}'`),
        'case.js': sender('', []).replaceAll('TWILIO_API', 'desk_API'),
      },
    )
    expect(check(directory).findings.map(report)).toEqual([
      'by-name.js:2 no-region-mismatch',
      'by-sid.js:2 no-region-mismatch',
    ])
  })

  it('the first entry that matches wins', () => {
    const directory = project(
      ['credentials:', '  - {names: [DESK_*], region: us1}', '  - {names: [DESK_API_*], region: ie1}'],
      { 'a.js': sender('', []).replaceAll('TWILIO_API', 'DESK_API') },
    )
    expect(check(directory).findings).toEqual([])
  })

  it('place words count with `nameHints` only', () => {
    const files = { 'a.js': sender('DUBLIN') }
    expect(check(project([], files)).findings).toEqual([])
    expect(check(project(['nameHints: true'], files)).findings.map(report)).toEqual([
      'a.js:2 no-region-mismatch',
    ])
  })
})

describe('regions and areas', () => {
  it('several areas that match a file intersect with what is allowed', () => {
    const directory = project(
      [
        'regions: {allowed: [us1, ie1]}',
        'areas:',
        '  - {files: ["services/**"], regions: [ie1, au1]}',
        '  - {files: ["services/eu/**"], regions: [ie1, us1]}',
      ],
      {
        'us.js': sender('US1'),
        'services/us.js': sender('US1'),
        'services/eu/us.js': sender('US1'),
        'services/eu/ie.js': sender('IE1', IRELAND),
        'services/au.js': sender('AU1', [`region: 'au1'`, `edge: 'sydney'`], 'await client.calls.list()'),
      },
    )
    expect(check(directory).findings.map(report).toSorted()).toEqual([
      'services/au.js:4 allowed-regions',
      'services/eu/us.js:2 allowed-regions',
      'services/us.js:2 allowed-regions',
    ])
  })
})

describe('rules', () => {
  const files = { 'a.js': NO_EDGE }
  it.each([
    ['error', [], ['error'], 1],
    ['warning', ['rules: {require-edge: warning}'], ['warning'], 0],
    ['off', ['rules: {require-edge: off}'], [], 0],
  ] as const)('%s', (_, policy, severities, status) => {
    const output = check(project(policy, files))
    expect(output.findings.map(({ severity }) => severity)).toEqual(severities)
    expect(output.status).toBe(status)
  })

  it('`--rule` comes before the policy', () => {
    const directory = project(['rules: {require-edge: off}'], files)
    expect(
      check(directory, '--rule', 'require-edge:warning').findings.map(({ severity }) => severity),
    ).toEqual(['warning'])
  })

  it('a finding that rests on a disputed fact stays a warning', () => {
    const directory = project(['rules: {valid-region: error}'], {
      'a.js': sender('', [`region: 'jp1'`, `edge: 'tokyo'`]),
    })
    const [finding] = check(directory).findings
    expect(finding).toMatchObject({ rule: 'valid-region', severity: 'warning' })
    expect(finding?.message).toMatch(/https:\/\/www\.twilio\.com/)
  })

  it('takes options', () => {
    const functions = {
      'functions/a.js': [
        'exports.handler = async (context, event, callback) => {',
        '  const client = context.getTwilioClient()',
        `  await client.messages.create({ to: event.to, from: context.FROM, body: 'hello' })`,
        '  callback(null)',
        '}',
        '',
      ].join('\n'),
    }
    expect(check(project([], functions)).findings).toEqual([])
    const strict = project(['rules: {prefer-api-key: [error, {serverless: true}]}'], functions)
    expect(check(strict).findings.map(report)).toEqual(['functions/a.js:2 prefer-api-key'])
  })
})

describe('ignore', () => {
  it('leaves files out', () => {
    const directory = project(['ignore: ["vendor/**"]'], { 'vendor/a.js': NO_EDGE, 'a.js': NO_EDGE })
    expect(check(directory).findings.map(report)).toEqual(['a.js:4 require-edge'])
  })
})

describe('exceptions', () => {
  const exception = [
    'exceptions:',
    '  - rule: require-edge',
    '    files: ["legacy/**"]',
    '    reason: replaced by the new gateway',
    '    owner: platform-team',
    '    expires: 2027-01-31',
  ]
  const files = { 'legacy/a.js': NO_EDGE, 'a.js': NO_EDGE }

  it('holds until its day, counted in the summary', () => {
    const output = check(project(exception, files), '--today', '2027-01-30')
    expect(output.findings.map(report)).toEqual(['a.js:4 require-edge'])
    expect(output.summary.excepted).toBe(1)
  })

  it.each(['2027-01-31', '2028-01-01'])('from that day on (%s) the finding is back and says so', (today) => {
    const output = check(project(exception, files), '--today', today)
    const findings = output.findings.filter(({ rule }) => rule === 'require-edge')
    expect(findings.map(report).toSorted()).toEqual(['a.js:4 require-edge', 'legacy/a.js:4 require-edge'])
    const [legacy] = findings.filter(({ file }) => file.startsWith('legacy/'))
    expect(legacy?.message).toContain('2027-01-31')
    expect(output.summary.excepted).toBe(0)
  })

  it('one that excepts nothing is reported in the policy', () => {
    const output = check(project(exception, { 'a.js': sender('IE1', IRELAND) }), '--today', '2026-12-01')
    expect(output.findings).toHaveLength(1)
    expect(output.findings[0]).toMatchObject({
      rule: 'unused-exception',
      severity: 'warning',
      file: 'regionguard.yaml',
      line: 3,
    })
  })

  it('one that is needed elsewhere is not called unused by a run that does not look there', () => {
    const directory = project([...exception.slice(0, 2), '    files: ["**"]', ...exception.slice(3)], {
      'legacy/a.js': NO_EDGE,
      'b/b.js': sender('IE1', IRELAND),
    })
    const today = ['--today', '2026-12-01']
    expect(check(directory, ...today).findings).toEqual([])
    expect(check(`${directory}/b`, ...today).findings).toEqual([])
    expect(check(directory, 'b', ...today).findings).toEqual([])
    expect(check(directory, '--rule', 'require-edge:off', ...today).findings).toEqual([])
  })
})

describe('facts', () => {
  it('says when a product became available before we know it', () => {
    const verify = sender(
      'AU1',
      [`region: 'au1'`, `edge: 'sydney'`],
      `await client.messages.create({ to: '+61491570156', from: '+61491570157', body: 'hello' })`,
    )
    expect(check(project([], { 'a.js': verify })).findings.map(report)).toEqual([
      'a.js:7 no-unavailable-product',
    ])
    const later = project(['facts: {products: {api: [us1, ie1, au1]}}'], { 'a.js': verify })
    expect(check(later).findings).toEqual([])
  })

  it('says what region-only hosts have become', () => {
    const files = { 'a.js': `export const url = 'https://api.ie1.twilio.com/'\n`, 'b.js': NO_EDGE }
    expect(check(project([], files)).findings.map(report).toSorted()).toEqual([
      'a.js:1 no-retired-host',
      'b.js:4 require-edge',
    ])
    expect(check(project(['facts: {legacyHosts: regional}'], files)).findings).toEqual([])
  })
})

describe('finding the policy', () => {
  it('looks upward from the working directory; paths stay relative to that, globs to the policy', () => {
    const directory = project(['areas: [{files: ["services/eu/**"], regions: [ie1]}]'], {
      'services/eu/us.js': sender('US1'),
    })
    expect(check(`${directory}/services`).findings.map(report)).toEqual(['eu/us.js:2 allowed-regions'])
  })

  it('takes JSON, and the file that `--policy` names', () => {
    const directory = project(['rules: {require-edge: error}'], {
      'a.js': NO_EDGE,
      'other/policy.json': '{"version": 1, "rules": {"require-edge": "off"}}',
    })
    expect(check(directory, '--policy', 'other/policy.json').findings).toEqual([])
  })
})

describe('an invalid policy', () => {
  it.each([
    ['an unknown key', ['regoins: {allowed: [us1]}'], /regionguard\.yaml:2:1\b.*regoins.*regions/s],
    [
      'an unknown rule',
      ['rules: {requires-edge: error}'],
      /regionguard\.yaml:2:9\b.*requires-edge.*require-edge/s,
    ],
    ['an unknown Region', ['regions: {allowed: [ie2]}'], /regionguard\.yaml:2:21\b.*ie2.*ie1/s],
    [
      'an exception without owner',
      ['exceptions: [{rule: require-edge, files: [a], reason: b, expires: 2027-01-31}]'],
      /regionguard\.yaml:2:\d+.*owner/s,
    ],
    [
      'a date that does not exist',
      ['exceptions: [{rule: require-edge, files: [a], reason: b, owner: c, expires: 2027-02-30}]'],
      /regionguard\.yaml:2:\d+.*2027-02-30/s,
    ],
    ['no YAML', ['regions: ['], /regionguard\.yaml:\d+:\d+/],
  ] as const)('%s: exit code 2, with file, line and column', (_, policy, message) => {
    const run = regionguard(project(policy, { 'a.js': NO_EDGE }), 'check')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(message)
  })

  it('with `--format json` there is one JSON document all the same', () => {
    const run = regionguard(project(['regoins: {}'], { 'a.js': NO_EDGE }), 'check', '--format', 'json')
    expect(run.status).toBe(2)
    expect(() => JSON.parse(run.stdout) as unknown).not.toThrow()
  })
})
