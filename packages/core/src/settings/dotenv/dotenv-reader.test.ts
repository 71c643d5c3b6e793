import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeReading } from '../describe-reading.ts'
import { isUnreadable } from '../reader.ts'
import { dotenvReader } from './dotenv-reader.ts'

/** Looks live, and is nobody's. */
const TOKEN = createHash('md5').update('an Auth Token for tests').digest('hex')

function read(
  text: string,
  file = '.env',
  policyNames: (name: string) => boolean = () => false,
): readonly string[] {
  const reading = dotenvReader.read({ file, text, context: { policyNames } })
  if (isUnreadable(reading)) throw new Error(reading.reason)
  return describeReading(reading)
}

describe('a .env file', () => {
  it('is one group of settings, with places', () => {
    expect(read('# Ireland\nTWILIO_REGION=ie1\r\nexport TWILIO_EDGE="dublin" # near\n')).toEqual([
      'dotenv .env',
      '  2:1-2:18 TWILIO_REGION = "ie1"',
      '  3:8-3:28 TWILIO_EDGE = "dublin"',
    ])
  })

  it('counts no byte order mark', () => {
    expect(read('\uFEFFTWILIO_REGION=ie1')).toEqual(['dotenv .env', '  1:1-1:18 TWILIO_REGION = "ie1"'])
  })

  it('hides secrets', () => {
    expect(read(`TWILIO_AUTH_TOKEN=${TOKEN}`)[1]).toBe(
      `  1:1-1:51 TWILIO_AUTH_TOKEN = "${TOKEN.slice(0, 2)}****${TOKEN.slice(-2)}"`,
    )
  })

  it('keeps the credentials of a Twilio Function, which name no Twilio', () => {
    expect(read('ACCOUNT_SID=\nAUTH_TOKEN=\nAPI_KEY=\nAPI_SECRET=')).toEqual([
      'dotenv .env',
      '  1:1-1:13 ACCOUNT_SID = ""',
      '  2:1-2:12 AUTH_TOKEN = ""',
      '  3:1-3:9 API_KEY = ""',
      '  4:1-4:12 API_SECRET = ""',
    ])
  })

  it.each([
    ['another vendor’s Auth Token', 'TWILIO_REGION=ie1\nAUTH_TOKEN=x', 'AUTH_TOKEN'],
    ['another vendor’s API key', 'TWILIO_ACCOUNT_SID=\nAPI_KEY=x\nAPI_SECRET=y', 'API_KEY'],
    ['another vendor’s account', 'ACCOUNT_SID=123456789012\nAUTH_TOKEN=x', 'AUTH_TOKEN'],
  ])('does not take %s for Twilio’s', (_case, text, key) => {
    expect(read(text).filter((line) => line.includes(` ${key} `))).toEqual([])
  })

  it('keeps what is not Twilio’s, for a name that is mentioned is not absent, but no secret and no long text of it', () => {
    const long = 'https://ingest.example.com/0123456789'
    expect(read(`AWS_REGION=eu-west-1\nSENTRY_AUTH_TOKEN=${TOKEN}\nDSN=${long}`)).toEqual([
      'dotenv .env',
      '  1:1-1:21 AWS_REGION = "eu-west-1"',
      '  2:1-2:51 SENTRY_AUTH_TOKEN ? not read: it is not of Twilio',
      '  3:1-3:42 DSN = "ht****89"',
    ])
  })

  it('keeps an API key by its SID, and what the policy names', () => {
    const sid = `SK${TOKEN}`
    expect(read(`API_KEY=${sid}\nAPI_SECRET=\nAPP_API_KEY=`)).toEqual([
      'dotenv .env',
      `  1:1-1:43 API_KEY = "${sid}"`,
      '  2:1-2:12 API_SECRET = ""',
    ])
    expect(read('APP_API_KEY=', '.env', (name) => name === 'APP_API_KEY')[1]).toBe(
      '  1:1-1:13 APP_API_KEY = ""',
    )
  })

  it.each([
    ['A=${B}', '-> env B'],
    ['A=$B', '-> env B'],
    ['A="${B}"', '-> env B'],
    ["A='${B}'", '= "${B}"'],
    ['A=${B:-ie1}', '-> env B else = "ie1"'],
    ['A=${B-ie1}', '-> env B else = "ie1"'],
    ['A=${B:-${C:-ie1}}', '-> env B else -> env C else = "ie1"'],
    ['A=${B:?no B}', '-> env B'],
    ['A=${B:+ie1}', '? a text that is put together when it is used'],
    ['A=x${B}', '? a text that contains a reference'],
    ['A=$(cat region)', '? a text that is put together when it is used'],
    ['A=op://vault/twilio/ie1', '-> secret vault/twilio/ie1 @.env#'],
    ['A=encrypted:BKx', '? encrypted, or kept in a secret store'],
    ['A={{ region }}', '? a template'],
    ['A=a$', '= "a$"'],
    ['A=a$$B', '= "a$B"'],
    ['A=${', '? a text that is put together when it is used'],
  ])('%s', (text, expected) => {
    const name = text.replaceAll('A=', 'TWILIO_SENDER=')
    expect(read(name)[1]?.replace(/^\s+\S+ TWILIO_SENDER /, '')).toBe(expected)
  })

  it('follows names within the file: to a text for a region, to the ultimate name for a credential', () => {
    expect(
      read(
        'REGION=ie1\nKEY=${TWILIO_US1_KEY}\nTWILIO_REGION=$REGION\nTWILIO_API_KEY=$KEY\nTWILIO_EDGE=${REGION}-x',
      ),
    ).toEqual([
      'dotenv .env',
      '  1:1-1:11 REGION = "ie1"',
      '  2:1-2:22 KEY -> env TWILIO_US1_KEY',
      '  3:1-3:22 TWILIO_REGION = "ie1"',
      '  4:1-4:20 TWILIO_API_KEY -> env TWILIO_US1_KEY',
      '  5:1-5:24 TWILIO_EDGE = "ie1-x"',
    ])
    expect(read('TWILIO_IE1_API_KEY=x\nTWILIO_API_KEY=$TWILIO_IE1_API_KEY')[2]).toBe(
      '  2:1-2:35 TWILIO_API_KEY -> env TWILIO_IE1_API_KEY',
    )
  })

  it('names what a template leaves to be filled in, and reads what it does say', () => {
    expect(
      read('TWILIO_AUTH_TOKEN=\nTWILIO_API_SECRET=your-secret\nTWILIO_REGION=ie1\n', '.env.example'),
    ).toEqual([
      'template .env.example',
      '  1:1-1:19 TWILIO_AUTH_TOKEN ? to be filled in',
      '  2:1-2:30 TWILIO_API_SECRET ? to be filled in',
      '  3:1-3:18 TWILIO_REGION = "ie1"',
    ])
  })

  it('finds Twilio hosts in values, not in comments', () => {
    expect(read('# https://api.ie1.twilio.com\nURL="https://api.ie1.twilio.com/x" # api.twilio.com')).toEqual(
      ['dotenv .env', '  2:1-2:35 URL = "ht****/x"', 'host api.ie1.twilio.com 2:14-2:32'],
    )
  })

  it('emits nothing for a file without settings', () => {
    expect(read('# nothing\n\n')).toEqual([])
  })
})
