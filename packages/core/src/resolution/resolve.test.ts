import { describe, expect, it } from 'vitest'
import { client } from '../checks/given.test.fixture.ts'
import type { ClientFact } from '../facts/fact.ts'
import { literal } from '../facts/value.ts'
import type { SdkId } from '../knowledge/sdk.ts'
import type { Environment } from './environment.ts'
import { EMPTY_ENVIRONMENT } from './environment.ts'
import { resolve } from './resolve.ts'

function given(draft: Parameters<typeof client>[0], sdk: SdkId = 'node'): ClientFact {
  let next = 0
  const fact = client(draft)(() => ({ file: 'a', start: (next += 10), end: next + 5 }))
  return { ...(fact as ClientFact), sdk }
}

const environment = (values: Record<string, string>): Environment => ({
  lookup: (name) => (values[name] === undefined ? { kind: 'absent', via: [] } : literal(values[name], [])),
})

describe('resolve', () => {
  it.each<[string, Parameters<typeof client>[0], Record<string, string>, unknown]>([
    ['nothing', {}, {}, { intended: 'us1', host: '{product}.twilio.com', basis: 'assumed' }],
    ['region', { region: 'ie1' }, {}, { intended: 'ie1', host: '{product}.ie1.twilio.com', basis: 'stated' }],
    [
      'edge',
      { edge: 'dublin' },
      {},
      { intended: undefined, host: '{product}.dublin.us1.twilio.com', basis: 'assumed' },
    ],
    [
      'both',
      { region: 'ie1', edge: 'dublin' },
      {},
      { intended: 'ie1', host: '{product}.dublin.ie1.twilio.com', basis: 'stated' },
    ],
    [
      'upper case',
      { region: 'IE1', edge: 'DUBLIN' },
      {},
      { intended: 'ie1', host: '{product}.dublin.ie1.twilio.com' },
    ],
    [
      'from the environment',
      {},
      { TWILIO_REGION: 'au1', TWILIO_EDGE: 'sydney' },
      { intended: 'au1', host: '{product}.sydney.au1.twilio.com', basis: 'settings' },
    ],
    ['a Region within Twilio', { region: 'stage-us1' }, {}, { intended: undefined, flaw: undefined }],
    [
      'options before the environment',
      { region: 'ie1', edge: 'dublin' },
      { TWILIO_REGION: 'au1', TWILIO_EDGE: 'sydney' },
      { intended: 'ie1', basis: 'stated' },
    ],
    [
      'an empty option switches the environment off',
      { region: '', edge: '' },
      { TWILIO_REGION: 'au1', TWILIO_EDGE: 'sydney' },
      { intended: 'us1', host: '{product}.twilio.com' },
    ],
    [
      'an empty variable is absent',
      {},
      { TWILIO_REGION: '' },
      { intended: 'us1', host: '{product}.twilio.com' },
    ],
    [
      'a variable without a value is unknown, not absent',
      { region: '<TWILIO_REGION>' },
      {},
      { intended: undefined, host: undefined, flaw: undefined },
    ],
  ])('%s', (_title, draft, values, expected) => {
    expect(resolve(given(draft), environment(values))).toMatchObject(expected as object)
  })

  it.each<[SdkId, string | undefined, unknown]>([
    ['node', '5.10.6', { host: '{product}.ie1.twilio.com' }],
    [
      'node',
      '5.10.7',
      { host: '{product}.dublin.ie1.twilio.com', edgeFilledBy: { first: '5.10.7', last: '5.12.0' } },
    ],
    ['node', '5.12.0', { host: '{product}.dublin.ie1.twilio.com' }],
    ['node', '5.12.1', { host: '{product}.ie1.twilio.com' }],
    ['node', undefined, { host: '{product}.ie1.twilio.com' }],
    ['python', '9.10.0', { host: '{product}.dublin.ie1.twilio.com' }],
    ['python', '9.10.1', { host: '{product}.ie1.twilio.com' }],
    ['java', '11.3.2', { host: '{product}.dublin.ie1.twilio.com' }],
    ['php', '8.11.0', { host: '{product}.ie1.twilio.com' }],
  ])('region without edge in %s %s', (sdk, version, expected) => {
    const options = version === undefined ? {} : { version }
    expect(resolve(given({ region: 'ie1' }, sdk), EMPTY_ENVIRONMENT, options)).toMatchObject({
      ...(expected as object),
      intended: 'ie1',
      flaw: { rule: 'require-edge' },
    })
  })

  it('twilio-python 9.10.0 does not fill the edge for a region from the environment', () => {
    const resolution = resolve(given({}, 'python'), environment({ TWILIO_REGION: 'ie1' }), {
      version: '9.10.0',
    })
    expect(resolution.host).toBe('{product}.ie1.twilio.com')
    expect(resolution.edgeFilledBy).toBeUndefined()
  })

  it('an SDK that reads no environment ignores it', () => {
    const resolution = resolve(
      given({}, 'ruby'),
      environment({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' }),
    )
    expect(resolution).toMatchObject({ intended: 'us1', basis: 'assumed' })
  })
})
