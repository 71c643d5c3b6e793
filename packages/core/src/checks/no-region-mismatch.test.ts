import { describe, expect, it } from 'vitest'
import { client, evaluateGiven, findingsOf, keyClient, request, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'key of ie1, no region set',
    { files: { 'a.ts': [keyClient('TWILIO_IE1')] } },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'key of us1 with the region ie1',
    { files: { 'a.ts': [keyClient('TWILIO_US1', { region: 'ie1', edge: 'dublin' })] } },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'key of ie1 in ie1',
    { files: { 'a.ts': [keyClient('TWILIO_IE1', { region: 'ie1', edge: 'dublin' })] } },
    [],
  ],
  [
    'key of ie1 in ie1 by the settings of the project',
    {
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' })],
        'src/a.ts': [keyClient('TWILIO_IE1')],
      },
    },
    [],
  ],
  [
    'key of us1 in ie1 by the settings of the project',
    {
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' })],
        'src/a.ts': [keyClient('TWILIO_US1')],
      },
    },
    ['no-region-mismatch error src/a.ts client'],
  ],
  [
    'a key whose name says nothing',
    { files: { 'a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin' })] } },
    [],
  ],
  [
    'region that cannot be read',
    { files: { 'a.ts': [keyClient('TWILIO_IE1', { region: '<TWILIO_REGION>' })] } },
    [],
  ],
  [
    'region mentioned in a template only',
    {
      files: {
        '.env.example': [settings({ TWILIO_REGION: '' }, 'template')],
        'a.ts': [keyClient('TWILIO_IE1')],
      },
    },
    [],
  ],
  [
    'compose disagrees',
    {
      files: {
        'compose.yaml': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' }, 'deployment')],
        'a.ts': [keyClient('TWILIO_IE1')],
      },
    },
    [],
  ],
  [
    'one of two regions, both wrong',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO_AU1', {
            region: {
              kind: 'oneOf',
              via: [],
              values: [
                { kind: 'literal', text: 'ie1', via: [] },
                { kind: 'literal', text: 'us1', via: [] },
              ],
            },
            edge: 'dublin',
          }),
        ],
      },
    },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'one of two regions, one right',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO_IE1', {
            region: {
              kind: 'oneOf',
              via: [],
              values: [
                { kind: 'literal', text: 'ie1', via: [] },
                { kind: 'literal', text: 'us1', via: [] },
              ],
            },
            edge: 'dublin',
          }),
        ],
      },
    },
    [],
  ],
  [
    'an Account SID has no Region',
    {
      files: { 'a.ts': [client({ username: '<TWILIO_IE1_ACCOUNT_SID>', password: '<TWILIO_AUTH_TOKEN>' })] },
    },
    [],
  ],
  [
    'an Auth Token has one',
    {
      files: { 'a.ts': [client({ username: '<TWILIO_ACCOUNT_SID>', password: '<TWILIO_IE1_AUTH_TOKEN>' })] },
    },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'edge without region: which Region is meant is not known',
    { files: { 'a.ts': [keyClient('TWILIO_IE1', { edge: 'dublin' })] } },
    ['no-edge-only error a.ts edge'],
  ],
  [
    'region without edge still intends the Region',
    { files: { 'a.ts': [keyClient('TWILIO_US1', { region: 'ie1' })] } },
    ['no-region-mismatch error a.ts client', 'require-edge error a.ts region'],
  ],
  ['custom HTTP client', { files: { 'a.ts': [keyClient('TWILIO_IE1', { more: { rerouted: true } })] } }, []],
  [
    'request to the wrong host',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.dublin.ie1.twilio.com',
            username: '<TWILIO_US1_API_KEY>',
            password: '<TWILIO_US1_API_SECRET>',
          }),
        ],
      },
    },
    ['no-region-mismatch error a.ts request'],
  ],
  [
    'request to the right host',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.dublin.ie1.twilio.com',
            username: '<TWILIO_IE1_API_KEY>',
            password: '<TWILIO_IE1_API_SECRET>',
          }),
        ],
      },
    },
    [],
  ],
  [
    'request without credentials',
    { files: { 'a.ts': [request({ host: 'api.dublin.ie1.twilio.com' })] } },
    [],
  ],
  [
    'settings whose generic key is an alias',
    {
      files: {
        'compose.yaml': [
          settings(
            {
              TWILIO_REGION: 'ie1',
              TWILIO_EDGE: 'dublin',
              TWILIO_API_KEY: '<TWILIO_US1_API_KEY>',
              TWILIO_API_SECRET: '<TWILIO_US1_API_SECRET>',
            },
            'deployment',
          ),
        ],
      },
    },
    ['no-region-mismatch error compose.yaml TWILIO_API_KEY'],
  ],
  [
    'settings with a key of a Region of its own',
    {
      files: {
        '.env': [
          settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin', TWILIO_US1_API_KEY: '<SOMETHING>' }),
        ],
      },
    },
    [],
  ],
  [
    'an alias in the settings is followed',
    { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: '<TWILIO_IE1_AUTH_TOKEN>' })], 'a.ts': [client({})] } },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'alias and region in the same settings: one finding, there',
    {
      files: {
        '.env': [
          settings({
            TWILIO_REGION: 'ie1',
            TWILIO_EDGE: 'dublin',
            TWILIO_AUTH_TOKEN: '<TWILIO_US1_AUTH_TOKEN>',
          }),
        ],
        'a.ts': [client({})],
      },
    },
    ['no-region-mismatch error .env TWILIO_AUTH_TOKEN'],
  ],
  [
    'the policy knows where a key belongs',
    {
      files: {
        'a.ts': [
          client({
            username: '<MESSAGING_KEY_SID>',
            password: '<MESSAGING_KEY_SECRET>',
            accountSid: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
      policy: {
        credentials: [
          {
            names: ['MESSAGING_KEY*'],
            sids: [],
            region: 'ie1',
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
    },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'the policy goes before the name',
    {
      files: { 'a.ts': [keyClient('TWILIO_IE1')] },
      policy: {
        credentials: [
          {
            names: ['TWILIO_IE1_*'],
            sids: [],
            region: 'us1',
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
    },
    [],
  ],
  [
    'another project’s settings do not count',
    {
      projects: ['', 'one', 'two'],
      files: {
        'one/.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' })],
        'two/a.ts': [keyClient('TWILIO_US1')],
        'one/a.ts': [keyClient('TWILIO_US1')],
      },
    },
    ['no-region-mismatch error one/a.ts client'],
  ],
  [
    'settings above a project make it unknown',
    {
      projects: ['', 'one'],
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' })],
        'one/a.ts': [keyClient('TWILIO_IE1')],
      },
    },
    [],
  ],
  [
    'env files that disagree make it unknown',
    {
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' })],
        '.env.us': [settings({ TWILIO_REGION: 'us1', TWILIO_EDGE: 'dublin' })],
        'a.ts': [keyClient('TWILIO_US1')],
      },
    },
    [],
  ],
]

describe('no-region-mismatch', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })

  it('names the alias that the policy knows', () => {
    const [found] = evaluateGiven({
      files: {
        '.env': [
          settings({ TWILIO_API_KEY: '<SMS_KEY>', TWILIO_API_SECRET: '<SMS_SECRET>', TWILIO_REGION: 'us1' }),
        ],
        'a.ts': [keyClient('TWILIO', { region: 'us1' })],
      },
      policy: {
        credentials: [
          {
            names: ['SMS_*'],
            sids: [],
            region: 'ie1',
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
      reported: (file) => file === 'a.ts',
    })
    expect(found?.message).toContain('for the policy says that `SMS_KEY` was created in IE1')
  })
})
