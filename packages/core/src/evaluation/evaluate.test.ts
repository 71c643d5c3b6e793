import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../catalogue/rule-id.ts'
import type { RuleId } from '../catalogue/rule-id.ts'
import { CHECKS } from '../checks/checks.ts'
import {
  accessToken,
  client,
  evaluateGiven,
  findingsOf,
  hostLiteral,
  keyClient,
  LIST_KEYS,
  request,
  SEND_MESSAGE,
  settings,
} from '../checks/given.test.fixture.ts'
import type { Draft, Given } from '../checks/given.test.fixture.ts'
import { literal, unknown } from '../facts/value.ts'
import type { PolicyException } from '../policy/policy.ts'
import { fingerprintOf } from './fingerprint.ts'

const exception: PolicyException = {
  rule: 'require-edge',
  files: [{ text: 'src/**', pattern: /^src\// }],
  reason: 'replaced soon',
  owner: 'platform-team',
  expires: '2027-01-31',
  span: { file: 'regionguard.yaml', start: 0, end: 9 },
}

describe('evaluate', () => {
  it('has one check for every rule of the catalogue, in its order', () => {
    expect(CHECKS.map(({ id }) => id)).toEqual(RULE_IDS)
  })

  it('an exception hides a finding until it expires, and then says so', () => {
    const given = { files: { 'src/a.ts': [client({ region: 'ie1' })] }, policy: { exceptions: [exception] } }
    expect(findingsOf({ ...given, today: '2027-01-30' })).toEqual([])
    const [finding] = evaluateGiven({ ...given, today: '2027-01-31' })
    expect(finding?.rule).toBe('require-edge')
    expect(finding?.message).toMatch(
      /The exception for this \(owner: platform-team\) expired on 2027-01-31\.$/,
    )
  })

  it('an exception that nothing needs is reported in the policy', () => {
    const given = {
      files: { 'src/a.ts': [client({ region: 'ie1', edge: 'dublin' })] },
      policy: { exceptions: [exception] },
    }
    expect(evaluateGiven(given).map(({ rule, severity, span }) => [rule, severity, span.file])).toEqual([
      ['unused-exception', 'warning', 'regionguard.yaml'],
    ])
  })

  it.each<[string, Partial<Given>]>([
    ['of a run that did not look through all that lies below the policy', { whole: false }],
    ['for a rule that this run switches off', { rules: new Map([['require-edge', 'off']]) }],
    [
      'for a rule that the policy switches off',
      { policy: { rules: { 'require-edge': { severity: 'off' } } } },
    ],
    ['for a file that could not be read', { skipped: ['src/b.ts'] }],
    ['for files of which none was read, where some could not be', { files: {}, skipped: ['src'] }],
  ])('an exception without a match is no finding: %s', (_title, more) => {
    const files = { 'src/a.ts': [client({ region: 'ie1', edge: 'dublin' })] }
    const policy = { exceptions: [exception], ...more.policy }
    expect(findingsOf({ files, ...more, policy })).toEqual([])
  })

  it('an exception without a match is a finding whatever else could not be read', () => {
    const files = { 'src/a.ts': [client({ region: 'ie1', edge: 'dublin' })] }
    const given = { files, policy: { exceptions: [exception] }, skipped: ['lib/b.ts'] }
    expect(evaluateGiven(given).map(({ rule }) => rule)).toEqual(['unused-exception'])
  })

  it.each<[string, ReadonlyMap<RuleId, 'error' | 'warning' | 'off'>, string[]]>([
    ['as recommended', new Map(), ['require-edge error a.ts region']],
    ['as a warning', new Map([['require-edge', 'warning']]), ['require-edge warning a.ts region']],
    ['switched off', new Map([['require-edge', 'off']]), []],
  ])('severity %s', (_title, rules, findings) => {
    expect(findingsOf({ files: { 'a.ts': [client({ region: 'ie1' })] }, rules })).toEqual(findings)
  })

  it('a disputed fact is never more than a warning', () => {
    const rules = new Map<RuleId, 'error'>([['valid-region', 'error']])
    expect(findingsOf({ files: { 'a.ts': [client({ region: 'jp1' })] }, rules })).toEqual([
      'valid-region warning a.ts region',
    ])
  })

  it('fingerprints tell equal mistakes of one file apart and do not depend on other files', () => {
    const twice = evaluateGiven({ files: { 'a.ts': [client({ region: 'ie1' }), client({ region: 'ie1' })] } })
    expect(new Set(twice.map(({ fingerprint }) => fingerprint)).size).toBe(2)
    const among = evaluateGiven({
      files: {
        '0.ts': [client({ region: 'ie1' })],
        'a.ts': [client({ region: 'ie1' }), client({ region: 'ie1' })],
      },
    })
    expect(among.slice(1).map(({ fingerprint }) => fingerprint)).toEqual(
      twice.map(({ fingerprint }) => fingerprint),
    )
  })

  it('a fingerprint is the same for ever: baselines hold it', () => {
    const [finding] = evaluateGiven({ files: { 'a.ts': [client({ region: 'ie1' })] } })
    expect(finding?.fingerprint).toBe('ccce2450aa9ec883a8c7abc89b850597')
  })

  it('a likeness gives the fingerprint that the finding has where its file has another path', () => {
    const drafts = (): Draft[] => [client({ region: 'ie1' }), client({ region: 'ie1' })]
    const below = evaluateGiven({ files: { 'a.ts': drafts() } })
    const above = evaluateGiven({ files: { 'packages/x/a.ts': drafts() } })
    expect(below.map(({ rule, likeness }) => fingerprintOf(rule, 'packages/x/a.ts', likeness))).toEqual(
      above.map(({ fingerprint }) => fingerprint),
    )
  })

  it('no message or evidence holds a secret, wherever the source puts it', () => {
    const secret = createHash('sha256').update('leak').digest('hex').slice(0, 32)
    const drafts: Draft[] = [
      client({
        username: 'AC00000000000000000000000000000001',
        password: secret,
        region: secret,
        edge: secret,
      }),
      client({
        username: secret,
        password: secret,
        accountSid: secret,
        region: 'ie1',
        edge: secret,
        operations: [LIST_KEYS, SEND_MESSAGE],
      }),
      request({
        host: 'api.sydney.au1.twilio.com',
        method: 'POST',
        path: `/2010-04-01/Accounts/{}/Messages`,
        username: secret,
        password: secret,
      }),
      accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret, region: secret }),
      settings({
        TWILIO_AUTH_TOKEN: secret,
        TWILIO_REGION: secret,
        TWILIO_EDGE: secret,
        [`VITE_TWILIO_${secret}_AUTH_TOKEN`]: secret,
      }),
    ]
    const findings = evaluateGiven({ files: { 'a.ts': drafts } })
    expect(findings.length).toBeGreaterThan(0)
    expect(JSON.stringify(findings)).not.toContain(secret)
  })

  it('an unknown never makes a finding', () => {
    const anyUnknown = fc.constantFrom('parameter', 'spread', 'call').map((why) => unknown(why))
    const mayBeKnown = fc.oneof(
      anyUnknown,
      fc.constant(undefined),
      fc.constantFrom('ie1', 'us1').map((text) => literal(text, [])),
    )
    fc.assert(
      fc.property(anyUnknown, anyUnknown, mayBeKnown, anyUnknown, (username, password, region, edge) => {
        const drafts: Draft[] = [
          client({
            username,
            password,
            accountSid: unknown('spread'),
            ...(region === undefined ? {} : { region }),
            edge,
            operations: [SEND_MESSAGE, LIST_KEYS],
          }),
          request({ host: 'api.dublin.ie1.twilio.com', username, password }),
          accessToken({ keySid: username, secret: password, region: edge }),
          settings({ TWILIO_API_KEY: username, TWILIO_AUTH_TOKEN: password, TWILIO_REGION: edge }),
          hostLiteral('api.twilio.com'),
        ]
        expect(findingsOf({ files: { 'a.ts': drafts } })).toEqual([])
      }),
    )
  })

  it('more than one client of one key in one Region is no sharing', () => {
    const files = { 'a.ts': [keyClient('TWILIO'), keyClient('TWILIO', { region: 'us1' })] }
    expect(findingsOf({ files })).toEqual([])
  })
})
