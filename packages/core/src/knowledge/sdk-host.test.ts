import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SDK_IDS } from './sdk.ts'
import type { SdkId } from './sdk.ts'
import { fillsEdge, sdkHost } from './sdk-host.ts'

const build = (sdk: SdkId, version: string | undefined, region?: string, edge?: string): string =>
  sdkHost({
    sdk,
    product: 'api',
    ...(version === undefined ? {} : { version }),
    ...(region === undefined ? {} : { region }),
    ...(edge === undefined ? {} : { edge }),
  }).host

const SDKS = ['node', 'python', 'java', 'go', 'ruby', 'csharp', 'php', 'terraform', 'twilio-cli'] as const

describe('current releases', () => {
  it.each(SDKS)('%s', (sdk) => {
    expect(build(sdk, undefined)).toBe('api.twilio.com')
    expect(build(sdk, undefined, 'ie1')).toBe('api.ie1.twilio.com')
    expect(build(sdk, undefined, undefined, 'dublin')).toBe('api.dublin.us1.twilio.com')
    expect(build(sdk, undefined, 'ie1', 'dublin')).toBe('api.dublin.ie1.twilio.com')
    expect(build(sdk, undefined, 'au1', 'dublin')).toBe('api.dublin.au1.twilio.com')
    expect(build(sdk, undefined, 'us1')).toBe('api.us1.twilio.com')
    expect(build(sdk, undefined, 'IE1', 'Dublin')).toBe('api.dublin.ie1.twilio.com')
    expect(build(sdk, undefined, '', '')).toBe('api.twilio.com')
  })

  it('the Serverless Toolkit has a builder of its own', () => {
    expect(build('serverless-toolkit', undefined)).toBe('api.twilio.com')
    expect(build('serverless-toolkit', undefined, 'ie1')).toBe('api.dublin.ie1.twilio.com')
    expect(build('serverless-toolkit', undefined, 'au1')).toBe('api.sydney.au1.twilio.com')
    expect(build('serverless-toolkit', undefined, 'us1')).toBe('api.ashburn.us1.twilio.com')
    expect(build('serverless-toolkit', undefined, 'stage')).toBe('api.stage.twilio.com')
    expect(build('serverless-toolkit', undefined, 'de1')).toBe('api.de1.twilio.com')
    expect(build('serverless-toolkit', undefined, undefined, 'dublin')).toBe('api.dublin.twilio.com')
    expect(build('serverless-toolkit', undefined, 'ie1', 'dublin')).toBe('api.dublin.ie1.twilio.com')
    expect(build('serverless-toolkit', '3.4.5', 'ie1')).toBe('api.ie1.twilio.com')
    expect(build('serverless-toolkit', '3.4.5', undefined, 'dublin')).toBe('api.dublin.twilio.com')
  })
})

describe('releases that filled the edge', () => {
  it.each<[SdkId, before: string, first: string, last: string, after: string]>([
    ['node', '5.10.6', '5.10.7', '5.12.0', '5.12.1'],
    ['python', '9.8.7', '9.8.8', '9.10.0', '9.10.1'],
    ['java', '11.1.1', '11.2.0', '11.3.2', '11.3.3'],
    ['go', '1.28.7', '1.28.8', '1.30.0', '1.30.1'],
    ['ruby', '7.8.7', '7.8.8', '7.10.0', '7.10.1'],
    ['csharp', '7.13.7', '7.13.8', '7.14.2', '7.14.3'],
    ['php', '8.8.9', '8.9.0', '8.10.1', '8.11.0'],
    ['twilio-cli', '6.2.1', '6.2.2', '6.2.3', '6.2.4'],
  ])('%s: not %s, %s to %s, not %s', (sdk, before, first, last, after) => {
    for (const version of [before, after, '99.0.0', undefined]) {
      expect(build(sdk, version, 'ie1'), version).toBe('api.ie1.twilio.com')
      expect(fillsEdge(sdk, version), version).toMatchObject({ fills: false, first, last, until: after })
    }
    for (const version of [first, last]) {
      expect(build(sdk, version, 'ie1')).toBe('api.dublin.ie1.twilio.com')
      expect(build(sdk, version, 'au1')).toBe('api.sydney.au1.twilio.com')
      expect(build(sdk, version, 'us1')).toBe('api.ashburn.us1.twilio.com')
      expect(build(sdk, version, 'br1')).toBe('api.sao-paulo.br1.twilio.com')
      expect(build(sdk, version, 'de1')).toBe('api.frankfurt.de1.twilio.com')
      expect(build(sdk, version, 'jp1')).toBe('api.tokyo.jp1.twilio.com')
      expect(build(sdk, version, 'jp2')).toBe('api.osaka.jp2.twilio.com')
      expect(build(sdk, version, 'sg1')).toBe('api.singapore.sg1.twilio.com')
      expect(build(sdk, version, 'us2')).toBe('api.umatilla.us2.twilio.com')
      expect(build(sdk, version, 'gll')).toBe('api.gll.twilio.com')
      expect(build(sdk, version, 'ie1', 'sydney')).toBe('api.sydney.ie1.twilio.com')
      expect(build(sdk, version, undefined, 'dublin')).toBe('api.dublin.us1.twilio.com')
      expect(build(sdk, version)).toBe('api.twilio.com')
      // The tables of the SDKs know no upper case.
      expect(build(sdk, version, 'IE1')).toBe('api.ie1.twilio.com')
      expect(fillsEdge(sdk, version)).toMatchObject({ fills: true, first, last, assumedCurrent: false })
    }
  })

  it.each([
    ['5.11.2', true],
    ['5.9.0', false],
    ['5.13.0', false],
    ['6.0.0', false],
    ['4.23.0', false],
    ['v5.11.0', true],
    ['5.10.7-rc.1', true],
    ['5.12.1-rc.1', false],
  ])('compares versions as numbers: twilio-node %s: %s', (version, fills) => {
    expect(fillsEdge('node', version).fills).toBe(fills)
  })

  it('say that they filled it', () => {
    expect(sdkHost({ sdk: 'node', version: '5.12.0', product: 'verify', region: 'ie1' })).toMatchObject({
      host: 'verify.dublin.ie1.twilio.com',
      edgeFilled: true,
    })
    expect(
      sdkHost({ sdk: 'node', version: '5.12.0', product: 'verify', region: 'ie1', edge: 'dublin' })
        .edgeFilled,
    ).toBe(false)
  })

  it.each<[SdkId, string, boolean]>([
    ['node', '5.12.0', false],
    ['java', '11.3.0', false],
    ['ruby', '7.9.0', false],
    ['php', '8.10.0', false],
    ['python', '9.9.0', true],
    ['go', '1.29.0', true],
    ['csharp', '7.14.0', true],
  ])('%s %s fills an edge that is an empty text: %s', (sdk, version, edgeFilled) => {
    expect(sdkHost({ sdk, version, product: 'api', region: 'ie1', edge: '' }).edgeFilled).toBe(edgeFilled)
  })

  it('in Python only for the region that the constructor is given', () => {
    const python = { sdk: 'python', version: '9.9.0', product: 'api', region: 'ie1' } as const
    expect(sdkHost({ ...python, regionFrom: 'option' }).host).toBe('api.dublin.ie1.twilio.com')
    expect(sdkHost({ ...python, regionFrom: 'environment' }).host).toBe('api.ie1.twilio.com')
    expect(sdkHost({ ...python, sdk: 'node', version: '5.12.0', regionFrom: 'environment' }).host).toBe(
      'api.dublin.ie1.twilio.com',
    )
  })

  it('are none of Terraform’s', () => {
    for (const version of ['0.3.0', '0.18.46', undefined]) {
      const filling = fillsEdge('terraform', version)
      expect(filling.fills).toBe(false)
      expect(filling).not.toHaveProperty('first')
      expect(filling).not.toHaveProperty('last')
    }
  })

  it('are all of the Serverless Toolkit’s since November 2022', () => {
    expect(fillsEdge('serverless-toolkit', undefined)).toMatchObject({ fills: true, first: '3.5.0' })
    expect(fillsEdge('serverless-toolkit', '3.4.5').fills).toBe(false)
    expect(fillsEdge('serverless-toolkit', undefined)).not.toHaveProperty('last')
  })
})

describe('releases of before', () => {
  it.each<[SdkId, string]>([
    ['node', '3.42.2'],
    ['python', '6.39.0'],
    ['java', '7.51.0'],
    ['ruby', '5.34.1'],
    ['csharp', '5.40.0'],
    ['php', '6.4.0'],
  ])('%s %s knows regions but no edges', (sdk, version) => {
    expect(build(sdk, version, 'ie1')).toBe('api.ie1.twilio.com')
    expect(build(sdk, version, 'ie1', 'dublin')).toBe('api.ie1.twilio.com')
    expect(build(sdk, version, undefined, 'dublin')).toBe('api.twilio.com')
  })

  it('twilio-node 3.43.0 alone leaves an edge without a region', () => {
    expect(build('node', '3.43.0', undefined, 'dublin')).toBe('api.dublin.twilio.com')
    expect(build('node', '3.43.0', 'ie1', 'dublin')).toBe('api.dublin.ie1.twilio.com')
    expect(build('node', '3.43.1', undefined, 'dublin')).toBe('api.dublin.us1.twilio.com')
  })
})

describe('a version that is not exact', () => {
  it.each(['latest', '^5.10.7', '', 'workspace:*'])(
    '%j counts as the current release, and says so',
    (version) => {
      const host = sdkHost({ sdk: 'node', version, product: 'api', region: 'ie1' })
      expect(host).toMatchObject({ host: 'api.ie1.twilio.com', edgeFilled: false, assumedCurrent: true })
      expect(fillsEdge('node', version)).toMatchObject({ fills: false, assumedCurrent: true })
    },
  )

  it('is not assumed where the version is exact', () => {
    expect(sdkHost({ sdk: 'node', version: '6.2.0', product: 'api' }).assumedCurrent).toBe(false)
  })
})

it('is total: any SDK, any version, any text', () => {
  const optional = fc.option(fc.string(), { nil: undefined })
  fc.assert(
    fc.property(fc.constantFrom(...SDK_IDS), optional, optional, optional, (sdk, version, region, edge) => {
      const host = build(sdk, version, region, edge)
      expect(host.startsWith('api.')).toBe(true)
      expect(host.endsWith('.twilio.com')).toBe(true)
    }),
  )
})
