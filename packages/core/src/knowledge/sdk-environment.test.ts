import { describe, expect, it } from 'vitest'
import { SDK_IDS } from './sdk.ts'
import type { SdkId } from './sdk.ts'
import { sdkEnvironment } from './sdk-environment.ts'

describe('what an SDK reads from the environment', () => {
  it.each<
    [SdkId, username: string[], password: string[], accountSid: string[], region: string[], edge: string[]]
  >([
    ['node', ['TWILIO_ACCOUNT_SID'], ['TWILIO_AUTH_TOKEN'], [], ['TWILIO_REGION'], ['TWILIO_EDGE']],
    ['python', ['TWILIO_ACCOUNT_SID'], ['TWILIO_AUTH_TOKEN'], [], ['TWILIO_REGION'], ['TWILIO_EDGE']],
    ['java', ['TWILIO_ACCOUNT_SID'], ['TWILIO_AUTH_TOKEN'], [], ['TWILIO_REGION'], ['TWILIO_EDGE']],
    ['go', ['TWILIO_ACCOUNT_SID'], ['TWILIO_AUTH_TOKEN'], [], ['TWILIO_REGION'], ['TWILIO_EDGE']],
    ['php', ['TWILIO_ACCOUNT_SID'], ['TWILIO_AUTH_TOKEN'], [], ['TWILIO_REGION'], ['TWILIO_EDGE']],
    ['ruby', [], [], [], [], []],
    ['csharp', [], [], [], [], []],
    [
      'terraform',
      ['TWILIO_API_KEY', 'TWILIO_ACCOUNT_SID'],
      ['TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'],
      ['TWILIO_SUBACCOUNT_SID', 'TWILIO_ACCOUNT_SID'],
      ['TWILIO_REGION'],
      ['TWILIO_EDGE'],
    ],
    [
      'twilio-cli',
      ['TWILIO_API_KEY', 'TWILIO_ACCOUNT_SID'],
      ['TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'],
      ['TWILIO_ACCOUNT_SID'],
      ['TWILIO_REGION'],
      ['TWILIO_EDGE'],
    ],
    [
      'serverless-toolkit',
      ['ACCOUNT_SID'],
      ['AUTH_TOKEN'],
      ['ACCOUNT_SID'],
      ['TWILIO_REGION'],
      ['TWILIO_EDGE'],
    ],
  ])('%s', (sdk, username, password, accountSid, region, edge) => {
    expect(sdkEnvironment(sdk)).toMatchObject({ username, password, accountSid, region, edge })
  })

  it('is API keys for the CLI and Terraform only', () => {
    const readers = SDK_IDS.filter((sdk) => sdkEnvironment(sdk).username.includes('TWILIO_API_KEY'))
    expect(readers).toEqual(['terraform', 'twilio-cli'])
  })

  it('is blocked by an empty option in Node and Go', () => {
    expect(SDK_IDS.filter((sdk) => sdkEnvironment(sdk).emptyOption === 'blocks')).toEqual(['node', 'go'])
    expect(SDK_IDS.filter((sdk) => sdkEnvironment(sdk).emptyOption === 'falls-through')).toEqual([
      'python',
      'php',
      'twilio-cli',
      'serverless-toolkit',
    ])
  })

  it('is disputed for the CLI, where documentation and code differ', () => {
    expect(SDK_IDS.filter((sdk) => sdkEnvironment(sdk).disputed !== undefined)).toEqual(['twilio-cli'])
  })
})
