import { readFileSync } from 'node:fs'
import {
  EDGES,
  ERROR_CODES,
  HOST_KINDS,
  HOUSEKEEPING_IDS,
  PRODUCTS,
  REGIONS,
  RULE_IDS,
} from '@regionguard/core'
import { parsePolicy } from '@regionguard/core/policy-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../command-line/usage-error.ts'
import { PLAIN } from '../reporters/style.ts'
import { explainWord } from './explain-word.ts'
import { renderExplanation } from './render-explanation.ts'

const explained = (word: string): string => renderExplanation(explainWord(word, undefined), PLAIN)

describe('a word is explained', () => {
  it.each([
    ...RULE_IDS,
    ...HOUSEKEEPING_IDS,
    ...REGIONS.map(({ id }) => id),
    ...EDGES.map(({ id }) => id),
    ...ERROR_CODES.map(({ code }) => String(code)),
    ...PRODUCTS.map(({ host }) => `${host}.dublin.ie1.twilio.com`),
    ...PRODUCTS.map(({ host }) => `${host}.au1.twilio.com`),
    ...HOST_KINDS.map(({ label }) => `${label.replace('*', 'x')}.twilio.com`),
  ])('%s', (word) => {
    const text = explained(word)
    expect(text).toMatch(/source|Source|page/)
    expect(text).not.toMatch(/undefined|\[object|\bNaN\b/)
    for (const line of text.split('\n')) {
      // A longer word, such as a URL, keeps a line of its own; examples stand as they are.
      if (line.length > 100) expect(line).toMatch(/^ +\S*$|^ {2}|https?:/)
    }
  })

  it.each([
    [
      'api.ie1.twilio.com',
      ['processed in US1 until 28 April 2026 and is retired', 'api.dublin.ie1.twilio.com'],
    ],
    ['API.IE1.TWILIO.COM:443', ['Use api.dublin.ie1.twilio.com with credentials of IE1']],
    ['https://AC0:pw@verify.sydney.au1.twilio.com:8443/v2/x?y#z', ['verify.sydney.au1.twilio.com', 'Verify']],
    ['api.twilio.com/2010-04-01/Accounts', ['processed in US1, the default', 'credentials of US1']],
    ['taskrouter.sydney.au1.twilio.com', ['Australia (AU1) does not offer', 'taskrouter.twilio.com']],
    ['example.com', ['is no host name of Twilio']],
    ['api.ie1.twillio.com', ['is no host name of Twilio']],
    ['foo.ie1.example.com', ['is no host name of Twilio']],
    [
      'http://api.Dublin.ie1.twilio.localhost:8100/',
      ['A name of this machine', 'answers as api.dublin.ie1.twilio.com.', 'Ireland (IE1)'],
    ],
    ['dublin.ie1', ['An edge location and a Region', 'api.dublin.ie1.twilio.com']],
    ['chunderw-vpc-gll.twilio.com', ['signalling of the Voice SDKs', 'no part of the REST API']],
    [
      'ie1',
      [
        'Ireland (IE1)',
        'Restricted keys do not exist there',
        '{product}.dublin.ie1.twilio.com',
        'taskrouter',
      ],
    ],
    ['IE1', ['Ireland (IE1)']],
    ['us1', ['but none is needed', '{product}.twilio.com']],
    ['jp1', ['No Region', 'which no client should be given', 'uncertain']],
    ['gll', ['whichever edge location is nearest']],
    ['sydney', ['Australia (AU1)', 'never chooses the Region']],
    ['roaming', ['Voice SDKs only']],
    ['20003', ['belongs to another Region', 'api.sydney.au1.twilio.com', '401']],
    ['70051', ['HTTP status  401']],
    ['20008', ['Test Credentials']],
    ['20404', ['404']],
    ['21470', ['400']],
    ['TWILIO_IE1_API_KEY', ['the SID of an API key', 'Ireland (IE1), because the name says so']],
    ['config.au1.authToken', ['an Auth Token', 'Australia (AU1)']],
    ['TWILIO_AUTH_TOKEN', ['an Auth Token', 'not known: the name says none']],
    ['TWILIO_ACCOUNT_SID', ['no secret', 'none of its own']],
    ['TWILIO_IE1_AU1_API_KEY', ['the name says two']],
    ['regionguard/require-edge', ['mended by --fix', "region: 'ie1'", 'docs/rules/require-edge.md']],
  ])('%s says', (word, parts) => {
    const text = explained(word).replaceAll(/\s+/g, ' ')
    for (const part of parts) expect(text).toContain(part.replaceAll(/\s+/g, ' '))
  })

  it.each([
    ['requir-edge', 'Nothing is known of "requir-edge". Did you mean "require-edge"?'],
    ['ie2', 'Nothing is known of "ie2". Did you mean "ie1"?'],
    ['dubln', 'Nothing is known of "dubln". Did you mean "dublin"?'],
    ['12345678', 'Nothing is known here of the error code 12345678'],
    ['!', 'Nothing is known of "!". --help tells what can be asked'],
  ])('unless it is none: %s', (word, message) => {
    expect(() => explained(word)).toThrow(message)
    expect(() => explained(word)).toThrow(UsageError)
  })

  it('or refused, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${text}.twilio.com`),
          fc.webUrl(),
        ),
        (word) => {
          try {
            expect(explained(word)).not.toBe('')
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('by what the policy says', () => {
    const parsed = parsePolicy(
      [
        'version: 1',
        'credentials: [{names: [MESSAGING_API_KEY], region: au1, type: standard}]',
        'nameHints: true',
        'facts: {legacyHosts: us1, products: {wireless: [us1, ie1]}}',
      ].join('\n'),
      'regionguard.yaml',
      '/x',
    )
    if (!parsed.ok) throw new Error('the policy is not as it must be')
    const say = (word: string): string =>
      renderExplanation(explainWord(word, parsed.policy), PLAIN).replaceAll(/\s+/g, ' ')
    expect(say('MESSAGING_API_KEY')).toContain('Australia (AU1), because the policy says so')
    expect(say('TWILIO_DUBLIN_API_KEY')).toContain('Ireland (IE1), because the name says so')
    expect(say('api.ie1.twilio.com')).toContain('because `legacyHosts` is "us1"')
    expect(say('ie1')).toMatch(/offered [a-z, -]*wireless/)
  })

  it('with the examples of its page', async () => {
    const script = new URL('../../../../scripts/rule-examples.mjs', import.meta.url).href
    const { ruleExamplesModule } = (await import(script)) as { ruleExamplesModule: () => string }
    // Where they differ, run: node scripts/rule-examples.mjs
    const path = new URL('./rule-examples.generated.ts', import.meta.url)
    expect(readFileSync(path, 'utf8')).toBe(ruleExamplesModule())
  })
})
