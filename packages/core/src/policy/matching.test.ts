import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuleId } from '../catalogue/rule-id.ts'
import { createPolicyMatcher } from './matching.ts'
import type { PolicyMatcher } from './matching.ts'
import { formatPolicyError, parsePolicy } from './parse-policy.ts'
import { EMPTY_POLICY } from './policy.ts'

interface Given {
  readonly matcher: PolicyMatcher
  readonly textAt: (span: { readonly start: number; readonly end: number }) => string
}

function given(body: string, file = 'regionguard.yaml', workingDirectory?: string): Given {
  const text = `version: 1\n${body}`
  const parsed = parsePolicy(text, file, workingDirectory)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatPolicyError).join('\n'))
  return {
    matcher: createPolicyMatcher(parsed.policy),
    textAt: ({ start, end }) => text.slice(start, end),
  }
}

describe('allowedRegions', () => {
  const areas = `areas:
  - {files: ["services/eu/**"], regions: [ie1]}
  - {files: ["services/**"], regions: [ie1, au1]}
  - {files: ["apps/**"], environment: {A: x}}
  - {files: ["services/us/**"], regions: [us1]}
`
  it.each<[policy: string, file: string, regions: readonly string[] | undefined, from: readonly string[]]>([
    ['', 'a.ts', undefined, []],
    ['regions: {allowed: [us1, ie1]}', 'a.ts', ['us1', 'ie1'], ['[us1, ie1]']],
    [areas, 'a.ts', undefined, []],
    [areas, 'apps/a.ts', undefined, []],
    [areas, 'services/a.ts', ['ie1', 'au1'], ['[ie1, au1]']],
    [areas, 'services/eu/a.ts', ['ie1'], ['[ie1]', '[ie1, au1]']],
    [areas, 'services/us/a.ts', [], ['[ie1, au1]', '[us1]']],
    [`regions: {allowed: [au1, us1]}\n${areas}`, 'services/a.ts', ['au1'], ['[au1, us1]', '[ie1, au1]']],
    [`regions: {allowed: [us1]}\n${areas}`, 'services/eu/a.ts', [], ['[us1]', '[ie1]', '[ie1, au1]']],
    [`regions: {allowed: [us1]}\n${areas}`, '../outside.ts', ['us1'], ['[us1]']],
  ])('%#: of %s', (policy, file, regions, from) => {
    const { matcher, textAt } = given(policy)
    const allowed = matcher.allowedRegions(file)
    expect(allowed?.regions).toEqual(regions)
    expect(allowed?.from.map(textAt) ?? []).toEqual(from)
  })
})

describe('environment', () => {
  const { matcher, textAt } = given(`environment: {TWILIO_REGION: us1, SHARED: base, constructor: c}
areas:
  - {files: ["eu/**"], environment: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}}
  - {files: ["**/*.worker.ts"], environment: {TWILIO_REGION: au1, QUEUE: q}}
`)
  it.each<[file: string, values: Record<string, string>]>([
    ['a.ts', { TWILIO_REGION: 'us1', SHARED: 'base', constructor: 'c' }],
    ['eu/a.ts', { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin', SHARED: 'base', constructor: 'c' }],
    ['x/a.worker.ts', { TWILIO_REGION: 'au1', QUEUE: 'q', SHARED: 'base', constructor: 'c' }],
    [
      'eu/a.worker.ts',
      { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin', QUEUE: 'q', SHARED: 'base', constructor: 'c' },
    ],
  ])('of %s', (file, values) => {
    const environment = matcher.environment(file)
    expect(Object.fromEntries([...environment].map(([name, { value }]) => [name, value]))).toEqual(values)
    for (const [name, { value, span }] of environment) expect(textAt(span)).toBe(`${name}: ${value}`)
  })

  it('is empty where the policy says nothing', () => {
    expect(given('').matcher.environment('a.ts').size).toBe(0)
  })
})

describe('credentials', () => {
  const live = `SK${'0a'.repeat(16)}`
  const { matcher } = given(`credentials:
  - {names: [MESSAGING_KEY*, "*_DUBLIN"], region: ie1}
  - {sids: [${live}], region: au1, type: standard}
  - {names: ["MESSAGING_*", keys.eu], sids: [${live}], region: us1}
`)
  it.each<[name: string, region: string | undefined]>([
    ['MESSAGING_KEY_SID', 'ie1'],
    ['MESSAGING_TOKEN', 'us1'],
    ['TWILIO_KEY_DUBLIN', 'ie1'],
    ['twilio_key_dublin', undefined],
    ['keys.eu', 'us1'],
    ['constructor', undefined],
  ])('by the name %s: %s', (name, region) => {
    expect(matcher.credentialByName(name)?.region).toBe(region)
    expect(matcher.credentialByName(name)?.region).toBe(region)
  })

  it.each<[sid: string, region: string | undefined]>([
    [live, 'au1'],
    [live.slice(0, 2) + live.slice(2).toUpperCase(), 'au1'],
    [`SK${'0b'.repeat(16)}`, undefined],
    ['', undefined],
  ])('by the SID %s: %s', (sid, region) => {
    expect(matcher.credentialBySid(sid)?.region).toBe(region)
  })

  it.each<[names: readonly string[], sid: string | undefined, region: string | undefined]>([
    [['MESSAGING_TOKEN'], live, 'au1'],
    [['MESSAGING_TOKEN', 'X_DUBLIN'], live, 'ie1'],
    [['MESSAGING_TOKEN'], undefined, 'us1'],
    [[], undefined, undefined],
  ])('by %j and %s the first entry: %s', (names, sid, region) => {
    expect(matcher.credentialOf(names, sid)?.region).toBe(region)
  })

  it('says what files that use them contain', () => {
    expect(matcher.mentionedNames()).toEqual({
      names: ['MESSAGING_KEY*', '*_DUBLIN', 'MESSAGING_*', 'keys.eu'],
      sids: [live],
      texts: ['MESSAGING_KEY', '_DUBLIN', 'MESSAGING_', 'keys', live],
    })
  })

  it('tells OAuth apps apart by case', () => {
    const app = `OQ${'aB'.repeat(16)}`
    const oauth = given(`credentials: [{sids: [${app}], region: us1}]`).matcher
    expect(oauth.credentialBySid(app)?.region).toBe('us1')
    expect(oauth.credentialBySid(app.toUpperCase())).toBeUndefined()
  })
})

describe('isIgnored', () => {
  it.each<[where: string, globs: string, file: string, ignored: boolean]>([
    ['regionguard.yaml', '[]', 'a.ts', false],
    ['regionguard.yaml', '["vendor/**"]', 'vendor/a.js', true],
    ['regionguard.yaml', '["vendor/**"]', 'vendor/.hidden/a.js', true],
    ['regionguard.yaml', '["vendor/**"]', './vendor/a.js', true],
    ['regionguard.yaml', '["vendor/**"]', 'src/vendor/a.js', false],
    ['regionguard.yaml', '["src/**", "!src/new/**"]', 'src/a.js', true],
    ['regionguard.yaml', '["src/**", "!src/new/**"]', 'src/new/a.js', false],
    ['regionguard.yaml', '["!src/new", "src"]', 'src/new/a.js', false],
    ['regionguard.yaml', '["!src/new", "src"]', 'src/newer/a.js', true],
    ['regionguard.yaml', '["src/**", "!**/*.ts", "src/a.ts"]', 'src/a.ts', false],
    ['regionguard.yaml', '["**"]', '../a.js', false],
    ['regionguard.yaml', '["**/a.js"]', '/a.js', false],
    ['apps/shop/regionguard.yaml', '["src/**"]', 'apps/shop/src/a.ts', true],
    ['apps/shop/regionguard.yaml', '["src/**"]', 'src/a.ts', false],
    ['apps/shop/regionguard.yaml', '["**"]', 'apps/shopping/a.ts', false],
  ])('the policy %s with %s: %s: %s', (where, globs, file, ignored) => {
    expect(given(`ignore: ${globs}`, where).matcher.isIgnored(file)).toBe(ignored)
  })

  it.each<[where: string, globs: string, file: string, ignored: boolean]>([
    ['../regionguard.yaml', '["app/src/**"]', 'src/a.ts', true],
    ['../regionguard.yaml', '["src/**"]', 'src/a.ts', false],
    ['../regionguard.yaml', '["lib/**"]', '../lib/a.ts', true],
    ['../../regionguard.yaml', '["work/app/**"]', 'src/a.ts', true],
    ['../../regionguard.yaml', '["**"]', '../../../a.ts', false],
    ['/home/work/regionguard.yaml', '["app/src/**"]', 'src/a.ts', true],
    ['/home/work/regionguard.yaml', '["app/src/**"]', '/home/work/app/src/a.ts', true],
    ['/elsewhere/regionguard.yaml', '["**"]', 'src/a.ts', false],
    ['regionguard.yaml', '["src/**"]', '/home/work/app/src/a.ts', true],
    ['/regionguard.yaml', '["home/**"]', 'src/a.ts', true],
  ])('in /home/work/app, the policy %s with %s: %s: %s', (where, globs, file, ignored) => {
    expect(given(`ignore: ${globs}`, where, '/home/work/app').matcher.isIgnored(file)).toBe(ignored)
  })

  it.each(['../regionguard.yaml', '/srv/regionguard.yaml', 'a/../../regionguard.yaml'])(
    'needs to know the working directory for the policy %s',
    (where) => {
      expect(() => given('', where)).toThrow('parsePolicy needs to be told')
    },
  )

  it.each<[globs: string, folder: string, ignored: boolean]>([
    ['["vendor/**"]', 'vendor', true],
    ['["vendor/**"]', 'vendor/a/b', true],
    ['["vendor/**"]', '.', false],
    ['["vendor"]', 'vendor', true],
    ['["**"]', '.', true],
    ['["**/generated/**"]', 'src/generated', true],
    ['["vendor/*"]', 'vendor', false],
    ['["vendor/*"]', 'vendor/a', false],
    ['["src/**", "!src/new/**"]', 'src', false],
    ['["src/**", "!src/new/**"]', 'src/old', false],
    ['["**/*.ts"]', 'src', false],
    ['["**"]', '..', false],
  ])('with %s need not look into %s: %s', (globs, folder, ignored) => {
    expect(given(`ignore: ${globs}`).matcher.ignoresFolder(folder)).toBe(ignored)
  })

  it('ignores every file below a folder that need not be entered', () => {
    const segment = fc.constantFrom('a', 'b', '*', '**', '.x', '{a,b}')
    const globs = fc.array(
      fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    const path = fc.array(fc.constantFrom('a', 'b', '.x', 'c'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(globs, path, path, (list, folder, rest) => {
        const parsed = parsePolicy(JSON.stringify({ version: 1, ignore: list }), 'regionguard.json')
        if (!parsed.ok) throw new Error('no policy')
        const matcher = createPolicyMatcher(parsed.policy)
        fc.pre(matcher.ignoresFolder(folder.join('/')))
        expect(matcher.isIgnored([...folder, ...rest].join('/'))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('exceptionFor', () => {
  const { matcher } = given(`exceptions:
  - {rule: prefer-api-key, files: ["src/legacy/**"], reason: first, owner: a, expires: 2027-01-31}
  - {rule: prefer-api-key, files: ["src/**"], reason: second, owner: b, expires: 2027-06-30}
  - {rule: valid-edge, files: ["src/legacy/a.ts"], reason: third, owner: c, expires: 2027-01-31}
`)
  it.each<[rule: RuleId, file: string, today: string, expected: string | undefined]>([
    ['prefer-api-key', 'src/legacy/a.ts', '2026-11-22', 'first active'],
    ['prefer-api-key', 'src/legacy/a.ts', '2027-01-30', 'first active'],
    ['prefer-api-key', 'src/legacy/a.ts', '2027-01-31', 'second active'],
    ['prefer-api-key', 'src/legacy/a.ts', '2027-06-30', 'first expired'],
    ['prefer-api-key', 'src/a.ts', '2027-06-29', 'second active'],
    ['prefer-api-key', 'src/a.ts', '2030-01-01', 'second expired'],
    ['prefer-api-key', 'lib/a.ts', '2026-11-22', undefined],
    ['valid-edge', 'src/legacy/a.ts', '2026-11-22', 'third active'],
    ['valid-edge', 'src/legacy/b.ts', '2026-11-22', undefined],
    ['valid-region', 'src/legacy/a.ts', '2026-11-22', undefined],
  ])('%s in %s on %s: %s', (rule, file, today, expected) => {
    const found = matcher.exceptionFor(rule, file, today)
    expect(found && `${found.exception.reason} ${found.state}`).toBe(expected)
    if (found !== undefined) {
      expect(matcher.policy.exceptions).toContain(found.exception)
      expect(matcher.covers(found.exception, file)).toBe(true)
    }
  })
})

describe('a matcher', () => {
  it('says what a rule is set to', () => {
    const { matcher } = given('rules: {prefer-api-key: [error, {serverless: true}], valid-edge: off}')
    expect(matcher.ruleSetting('prefer-api-key')).toEqual({
      severity: 'error',
      options: { serverless: true },
    })
    expect(matcher.ruleSetting('valid-edge')).toEqual({ severity: 'off' })
    expect(matcher.ruleSetting('valid-region')).toBeUndefined()
  })

  it('of no policy says nothing', () => {
    const matcher = createPolicyMatcher(EMPTY_POLICY)
    expect(matcher.areasOf('a.ts')).toEqual([])
    expect(matcher.allowedRegions('a.ts')).toBeUndefined()
    expect(matcher.environment('a.ts').size).toBe(0)
    expect(matcher.credentialByName('TWILIO_API_KEY')).toBeUndefined()
    expect(matcher.credentialBySid(`SK${'0'.repeat(32)}`)).toBeUndefined()
    expect(matcher.isIgnored('a.ts')).toBe(false)
    expect(matcher.ignoresFolder('.')).toBe(false)
    expect(matcher.exceptionFor('valid-edge', 'a.ts', '2026-11-22')).toBeUndefined()
    expect(matcher.ruleSetting('valid-edge')).toBeUndefined()
    expect(matcher.mentionedNames()).toEqual({ names: [], sids: [], texts: [] })
  })
})
