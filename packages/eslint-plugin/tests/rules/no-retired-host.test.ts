import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { basicRequests } from './basic-requests.ts'

const USER = 'process.env.TWILIO_ACCOUNT_SID'
const TOKEN = 'process.env.TWILIO_AUTH_TOKEN'

ruleCases('no-retired-host', {
  valid: [
    ...basicRequests('api.dublin.ie1.twilio.com', USER, TOKEN),
    `await fetch('https://api.twilio.com/2010-04-01/Accounts.json')`,
    `await fetch('https://api.us1.twilio.com/2010-04-01/Accounts.json')`,
    `await fetch('https://api.ashburn.us1.twilio.com/2010-04-01/Accounts.json')`,
    `await fetch('https://verify.sydney.au1.twilio.com/v2/Services')`,
    `export const url = 'https://www.twilio.com/docs/global-infrastructure'`,
    // Real-time, SIP, PSTN, media and web hosts
    `export const hosts = ['voice-js.roaming.twilio.com', 'chunderw-vpc-gll-ie1.twilio.com']`,
    `export const host = 'wss://tsock.ie1.twilio.com/v3/wsconnect'`,
    `export const sip = 'sip:me@example.sip.ie1.twilio.com'`,
    `export const pstn = 'example.pstn.dublin.twilio.com'`,
    `export const gateway = 'https://eventgw.ie1.twilio.com'`,
    `export const media = 'https://mcs.ie1.twilio.com/v1/Services'`,
    // Not known, or none
    'await fetch(`https://api.${region}.twilio.com/2010-04-01/Accounts.json`)',
    'await fetch(`https://${product}.ie1.twilio.com/v1/Services`)',
    'export const url = (host) => `https://${host}/v1`',
    `export const pattern = /api\\.ie1\\.twilio\\.com/`,
    `// https://api.ie1.twilio.com was the old host\nexport const none = 'twilio'`,
    // Told of, not used
    `console.log('Do not use api.ie1.twilio.com any more: it processes in the US')`,
    `throw new Error("api.ie1.twilio.com is retired")`,
    'export const help = (name) => `${name}: use api.dublin.ie1.twilio.com instead of api.ie1.twilio.com`',
    'throw new RetiredHostError(`The host api.ie1.twilio.com of ${name}`)',
    `it('never calls api.ie1.twilio.com', () => undefined)`,
    // Compared, looked for, asserted: another host there would mean something else
    `export const upgrade = (url) => url.replace('api.ie1.twilio.com', 'api.dublin.ie1.twilio.com')`,
    `export const isOld = (host) => host === 'api.ie1.twilio.com' || 'api.au1.twilio.com' != host`,
    `export const NEW_HOSTS = { 'api.ie1.twilio.com': 'api.dublin.ie1.twilio.com' }`,
    `export const isDenied = (host) => ['api.ie1.twilio.com', 'api.au1.twilio.com'].includes(host)`,
    // Addresses that Twilio sent are looked up in it.
    `const HOSTS = new Set(['api.twilio.com', 'api.ie1.twilio.com'])\nexport const isOurs = (url) => HOSTS.has(new URL(url).hostname)`,
    `const HOSTS = Object.freeze(['api.twilio.com', 'api.ie1.twilio.com'])\nexport const isOurs = (host) => HOSTS.includes(host)`,
    `export function refuse(url) { if (url.startsWith('https://api.ie1.twilio.com')) throw new Error('old') }`,
    `switch (host) { case 'api.ie1.twilio.com': throw new Error('old') }`,
    `expect(url).not.toContain('api.ie1.twilio.com')`,
    `expect(request).toEqual({ to: ['https://api.ie1.twilio.com'] })`,
    `assert.notEqual(host, ('api.ie1.twilio.com'))`,
    ts(`expect(host).toBe('api.ie1.twilio.com' as string)`),
    `export const mail = 'someone@api.ie1.twilio.com.example'`,
    `export const other = 'https://api.ie1.nottwilio.com'`,
    `// regionguard-disable-next-line no-retired-host -- a test of the migration\nexport const old = 'https://api.ie1.twilio.com'`,
    {
      code: `export const url = 'https://api.ie1.twilio.com'`,
      project: { 'regionguard.yaml': 'version: 1\nfacts: {legacyHosts: regional}\n' },
    },
    {
      code: `export const url = 'https://api.ie1.twilio.com'`,
      project: { 'regionguard.yaml': 'version: 1\nfacts: {legacyHosts: us1}\n' },
    },
  ],
  invalid: [
    ...basicRequests('api.ie1.twilio.com', USER, TOKEN),
    `await fetch('https://api.au1.twilio.com/2010-04-01/Accounts.json')`,
    `export const url = "https://API.IE1.twilio.com:443/2010-04-01"`,
    `export const host = 'api.ie1.twilio.com'`,
    `export const hosts = ['api.ie1.twilio.com', 'api.au1.twilio.com']`,
    `const hosts = ['api.ie1.twilio.com']\nif (hosts.includes(host)) for (const one of hosts) await ask(one)`,
    `export const hosts = new Set(['api.ie1.twilio.com'])\nexport const isOurs = (host) => hosts.has(host)`,
    `export const text = 'api.ie1.twilio.com, api.au1.twilio.com'`,
    `export const downgrade = (url) => url.replace('api.dublin.ie1.twilio.com', 'api.ie1.twilio.com')`,
    `export const options = { host: 'api.ie1.twilio.com', path: '/2010-04-01/Accounts.json' }`,
    // May have to stay as they are
    `expect(mended('https://api.ie1.twilio.com/x')).toBe(url)`,
    `assert.equal(regionOf(new URL('https://api.ie1.twilio.com')), 'us1')`,
    `it.each([['api.ie1.twilio.com', 'us1']])('%s', (host, region) => expect(regionOf(host)).toBe(region))`,
    `export const url = 'https://api.ie1.twilio.com/2010-04-01'.replace('ie1', region)`,
    `expect(await fetch('https://api.ie1.twilio.com/2010-04-01')).toBe(url)`,
    'export const url = `https://verify.ie1.twilio.com/v2/Services/${service}`',
    `export const url = 'https://api.dublin.twilio.com/2010-04-01'`,
    `export const url = 'https://api.sydney.twilio.com/2010-04-01'`,
    `export const url = 'https://conversations.ie1.twilio.com/v1'`,
    `export const url = 'https://video.ie1.twilio.com/v1/Rooms'`,
    `export const url = 'https://messaging.au1.twilio.com/v1/Services'`,
    `export const url = 'https://api.sg1.twilio.com/2010-04-01'`,
    `export const url = 'https://api.br1.twilio.com/2010-04-01'`,
    `const region = 'ie1'\nexport const url = \`https://api.\${region}.twilio.com/2010-04-01\``,
    `export const link = <a href="https://api.ie1.twilio.com/2010-04-01">API</a>`,
    ts(`export const HOST = 'studio.ie1.twilio.com' as const`),
    ts(`export enum Host { Ireland = 'api.ie1.twilio.com' }`),
    `import config from './twilio.json'\nexport default { ...config, baseUrl: 'https://api.ie1.twilio.com' }`,
  ],
})
