import { describe, expect, it } from 'vitest'
import { rendered } from '../testing/render-facts.ts'

const API = 'https://api.twilio.com/2010-04-01/Accounts'
const SID_AND_TOKEN = 'const sid = process.env.SID, token = process.env.TOKEN\n'
const AS_USER = 'username=$SID password=$TOKEN account=$SID'
const POSTED = `request POST api.twilio.com/2010-04-01/Accounts/{}/Messages host 'api.twilio.com' ${AS_USER}`
const UNKNOWN_CREDENTIALS = [
  "request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?",
]
const GOT = `request GET api.twilio.com/2010-04-01/Accounts/{}/Messages host 'api.twilio.com' ${AS_USER}`
const URL_ = `\`${API}/\${sid}/Messages.json\``
const BASIC = "'Basic ' + Buffer.from(`${sid}:${token}`).toString('base64')"

function requests(source: string): string[] {
  return rendered(SID_AND_TOKEN + source, ['request'], 'app.ts')
}

describe('who asks Twilio, and as whom', () => {
  it.each<[name: string, source: string, expected: string]>([
    ['fetch', `fetch(${URL_}, { method: 'POST', headers: { Authorization: ${BASIC} } })`, POSTED],
    [
      'fetch without settings',
      `fetch('${API}.json')`,
      "request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com'",
    ],
    ['window.fetch', `globalThis.fetch(${URL_}, { headers: { authorization: ${BASIC} } })`, GOT],
    ['fetch of a Request', `fetch(new Request(${URL_}, { headers: { Authorization: ${BASIC} } }))`, GOT],
    ['Headers', `fetch(${URL_}, { headers: new Headers({ Authorization: ${BASIC} }) })`, GOT],
    [
      'Headers that are set',
      `const headers = new Headers(); headers.set('Accept', '*/*'); headers.set('authorization', ${BASIC}); fetch(${URL_}, { headers })`,
      GOT,
    ],
    ['node-fetch', `import f from 'node-fetch'; f(${URL_}, { headers: { Authorization: ${BASIC} } })`, GOT],
    [
      'undici',
      `import { request } from 'undici'; request(${URL_}, { method: 'POST', headers: { authorization: ${BASIC} } })`,
      POSTED,
    ],
    [
      'axios',
      `import axios from 'axios'; axios.post(${URL_}, body, { auth: { username: sid, password: token } })`,
      POSTED,
    ],
    [
      'axios, get',
      `const axios = require('axios'); axios.get(${URL_}, { auth: { username: sid, password: token } })`,
      GOT,
    ],
    [
      'axios, called',
      `import axios from 'axios'; axios(${URL_}, { method: 'post', auth: { username: sid, password: token } })`,
      POSTED,
    ],
    [
      'axios, with settings alone',
      `import axios from 'axios'; axios({ url: ${URL_}, method: 'POST', auth: { username: sid, password: token } })`,
      POSTED,
    ],
    [
      'axios, request',
      `import axios from 'axios'; axios.request({ url: ${URL_}, method: 'POST', auth: { username: sid, password: token } })`,
      POSTED,
    ],
    [
      'axios, an instance',
      `import axios from 'axios'; const api = axios.create({ baseURL: '${API}', auth: { username: sid, password: token } }); api.post(\`/\${sid}/Messages.json\`, body)`,
      POSTED,
    ],
    [
      'axios, an instance with headers',
      `import axios from 'axios'; const api = axios.create({ baseURL: 'https://api.twilio.com/', headers: { Authorization: ${BASIC} } }); api.get(\`2010-04-01/Accounts/\${sid}/Messages.json\`)`,
      GOT,
    ],
    [
      'axios, settings in a variable',
      `import axios from 'axios'; const config = { auth: { username: sid, password: token } }; axios.post(${URL_}, body, config)`,
      POSTED,
    ],
    ['got', `import got from 'got'; got.post(${URL_}, { username: sid, password: token, form: {} })`, POSTED],
    [
      'got, an instance',
      `import got from 'got'; const api = got.extend({ prefixUrl: '${API}', username: sid, password: token }); api(\`\${sid}/Messages.json\`)`,
      GOT,
    ],
    ['ky', `import ky from 'ky'; ky.post(${URL_}, { headers: { Authorization: ${BASIC} } })`, POSTED],
    [
      'superagent',
      `const superagent = require('superagent'); superagent.post(${URL_}).type('form').auth(sid, token).send({})`,
      POSTED,
    ],
    [
      'ofetch',
      `import { ofetch } from 'ofetch'; ofetch(${URL_}, { method: 'POST', headers: { Authorization: ${BASIC} } })`,
      POSTED,
    ],
    [
      'needle',
      `import needle from 'needle'; needle.post(${URL_}, body, { username: sid, password: token })`,
      POSTED,
    ],
    [
      'superagent, header',
      `import request from 'superagent'; await request.get(${URL_}).set('Authorization', ${BASIC})`,
      GOT,
    ],
    [
      'superagent, headers',
      `import request from 'superagent'; await request.get(${URL_}).set({ Authorization: ${BASIC} })`,
      GOT,
    ],
    [
      'request',
      `const request = require('request'); request.post({ url: ${URL_}, auth: { user: sid, pass: token } }, (e, r) => r)`,
      POSTED,
    ],
    [
      'https, options',
      `const https = require('https'); https.request({ hostname: 'api.twilio.com', path: \`/2010-04-01/Accounts/\${sid}/Messages.json\`, method: 'POST', auth: \`\${sid}:\${token}\` }, (res) => res)`,
      POSTED,
    ],
    [
      'https, URL',
      `import https from 'node:https'; https.request(${URL_}, { method: 'POST', auth: sid + ':' + token })`,
      POSTED,
    ],
    [
      'https, get',
      `import { get } from 'https'; get(${URL_}, { headers: { Authorization: ${BASIC} } }, (res) => res)`,
      GOT,
    ],
    [
      'a user in the URL',
      `fetch(\`https://\${sid}:\${token}@api.twilio.com/2010-04-01/Accounts/\${sid}/Messages.json\`)`,
      GOT,
    ],
    [
      'a URL object',
      `fetch(new URL(\`/2010-04-01/Accounts/\${sid}/Messages.json\`, 'https://api.twilio.com'), { headers: { Authorization: ${BASIC} } })`,
      GOT,
    ],
    // How the header is put together
    ['btoa', `fetch(${URL_}, { headers: { Authorization: 'Basic ' + btoa(sid + ':' + token) } })`, GOT],
    [
      'btoa in a template',
      `fetch(${URL_}, { headers: { Authorization: \`Basic \${btoa(\`\${sid}:\${token}\`)}\` } })`,
      GOT,
    ],
    [
      'a variable',
      `const auth = Buffer.from(sid + ':' + token).toString('base64'); fetch(${URL_}, { headers: { Authorization: 'Basic ' + auth } })`,
      GOT,
    ],
    [
      'a helper',
      `function basic(user, password) { return 'Basic ' + Buffer.from(user + ':' + password, 'utf-8').toString('base64') } fetch(${URL_}, { headers: { Authorization: basic(sid, token) } })`,
      GOT,
    ],
    [
      'a helper that gives headers',
      `const headers = () => ({ Authorization: ${BASIC} }); fetch(${URL_}, { headers: headers() })`,
      GOT,
    ],
    [
      'new Buffer',
      `fetch(${URL_}, { headers: { Authorization: 'Basic ' + new Buffer(sid + ':' + token).toString('base64') } })`,
      GOT,
    ],
    [
      'headers in a variable',
      `const headers = { Authorization: ${BASIC} }; fetch(${URL_}, { headers })`,
      GOT,
    ],
    [
      'a header assigned',
      `const headers = {}; headers.Authorization = ${BASIC}; fetch(${URL_}, { headers })`,
      GOT,
    ],
    [
      'a header assigned by name',
      `const headers = {}; headers['Authorization'] = ${BASIC}; fetch(${URL_}, { headers })`,
      GOT,
    ],
    [
      'headers spread',
      `const base = { Authorization: ${BASIC} }; fetch(${URL_}, { headers: { ...base, Accept: 'x' } })`,
      GOT,
    ],
    [
      'a package',
      `import { encode } from 'js-base64'; fetch(${URL_}, { headers: { Authorization: 'Basic ' + encode(sid + ':' + token) } })`,
      GOT,
    ],
    ['join', `fetch(${URL_}, { headers: { Authorization: 'Basic ' + btoa([sid, token].join(':')) } })`, GOT],
    [
      'a URL from constants',
      `const base = 'https://api.twilio.com', version = '2010-04-01'; fetch(\`\${base}/\${version}/Accounts/\${sid}/Messages.json\`, { headers: { Authorization: ${BASIC} } })`,
      GOT,
    ],
    [
      'a URL with +',
      `fetch('${API}/' + sid + '/Messages.json?PageSize=1', { headers: { Authorization: ${BASIC} } })`,
      GOT,
    ],
    [
      'a URL by replace-free field',
      `class C { base = '${API}'; get() { return fetch(this.base + '/' + sid + '/Messages.json', { headers: { Authorization: ${BASIC} } }) } }`,
      GOT,
    ],
  ])('%s', (_, source, expected) => {
    expect(requests(source)).toEqual([expected])
  })

  it.each<[string, string, string[]]>([
    [
      'credentials not known',
      `fetch('${API}.json', { headers })`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?"],
    ],
    [
      'settings not known',
      `fetch('${API}.json', init)`,
      ["request ? api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?"],
    ],
    [
      'a bearer token',
      `fetch('${API}.json', { headers: { Authorization: \`Bearer \${t}\` } })`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?"],
    ],
    [
      'interceptors',
      `import axios from 'axios'; const a = axios.create({}); a.interceptors.request.use(f); a.get('${API}.json')`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?"],
    ],
    [
      'interceptors, and credentials of its own',
      `import axios from 'axios'; const a = axios.create({}); a.interceptors.request.use(f); a.get('${API}.json', { auth: { username: sid, password: token } })`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'interceptors of responses',
      `import axios from 'axios'; const a = axios.create({}); a.interceptors.response.use(f); a.get('${API}.json')`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com'"],
    ],
    [
      'defaults that replace those of an instance',
      `import axios from 'axios'; const a = axios.create({ baseURL: 'https://api.ie1.twilio.com' }); if (eu) a.defaults.baseURL = x; a.get('/2010-04-01/Accounts.json')`,
      [],
    ],
    [
      'credentials that replace those of an instance',
      `import axios from 'axios'; const a = axios.create({ auth: { username: sid, password: token } }); a.defaults.headers.common.Authorization = x; a.get('${API}.json')`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'defaults that change neither host nor credentials',
      `import axios from 'axios'; const a = axios.create({ auth: { username: 'u', password: 'p' } }); a.defaults.timeout = 5; a.defaults.headers.common['User-Agent'] = 'x'; a.get('${API}.json')`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username='u' password='p'"],
    ],
    [
      'hooks',
      `import got from 'got'; const a = got.extend({ username: 'u', password: 'p', hooks: { beforeRequest: [f] } }); a.get('${API}.json')`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'credentials that are set twice',
      `import superagent from 'superagent'; superagent.get('${API}.json').auth('u', 'p').auth('v', 'q')`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'a plugin',
      `import superagent from 'superagent'; superagent.get('${API}.json').use(signed)`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'a header that is set later',
      `import https from 'node:https'; const r = https.request('${API}.json', { auth: 'u:p' }); r.setHeader('Authorization', x); r.end()`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'a request that is made anew',
      `const r = new Request('${API}.json', { headers: { Authorization: 'Basic dTpw' } }); await fetch(new Request(r, { headers: h }))`,
      UNKNOWN_CREDENTIALS,
    ],
    [
      'a request whose headers are set',
      `const r = new Request('${API}.json', { headers: { Authorization: 'Basic dTpw' } }); r.headers.set('Authorization', x)`,
      UNKNOWN_CREDENTIALS,
    ],
    ['a URL whose host is set', `const u = new URL('${API}.json'); if (eu) u.host = x; await fetch(u)`, []],
    [
      'a URL whose host is set elsewhere',
      `const led = (u, h) => { u.hostname = h; return u }; await fetch(led(new URL('${API}.json'), x)); const u = new URL('${API}.json'); led(u); fetch(u)`,
      [],
    ],
    [
      'a URL that is searched',
      `const u = new URL('${API}.json'); u.searchParams.set('PageSize', '50'); u.search = 'x'; await fetch(u)`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com'"],
    ],
    [
      'defaults',
      `import axios from 'axios'; axios.defaults.auth = x; axios.get('${API}.json')`,
      ["request GET api.twilio.com/2010-04-01/Accounts host 'api.twilio.com' username=? password=?"],
    ],
    [
      'a path not known',
      'fetch(`https://api.twilio.com${path}`)',
      ["request GET api.twilio.com ? host 'api.twilio.com' account=?"],
    ],
    [
      'a host from a constant',
      "const region = 'ie1'; fetch(`https://api.${region}.twilio.com/x`)",
      ["request GET api.ie1.twilio.com/x host 'api.${region}.twilio.com'"],
    ],
    [
      'a host put together',
      "const region = 'ie1'; fetch('https://api.' + region + '.twilio.com/x')",
      ["request GET api.ie1.twilio.com/x host ''https://api.' + region + '.twilio.com/x''"],
    ],
    ['a host from the environment', 'fetch(`https://api.${process.env.R}.twilio.com/x`)', []],
    ['a host from a caller', 'function f(host) { fetch(`https://${host}/x`) }', []],
    ['another host', "fetch('https://api.example.com/x')", []],
    ['a host that ends like Twilio', "fetch('https://api.twilio.com.example/x')", []],
    ['another fetch', `function f(fetch) { fetch('${API}.json') }`, []],
    ['another axios', `const axios = mine(); axios.get('${API}.json')`, []],
    [
      'a SID in the path',
      "fetch('https://verify.twilio.com/v2/Services/VA00000000000000000000000000000000/Verifications', { method: 'POST' })",
      ["request POST verify.twilio.com/v2/Services/{}/Verifications host 'verify.twilio.com'"],
    ],
  ])('%s', (_, source, expected) => {
    expect(requests(source)).toEqual(expected)
  })
})

describe('headers that may say something else', () => {
  it.each([
    `const headers = new Headers(); if (x) headers.set('Authorization', ${BASIC}); fetch(${URL_}, { headers })`,
    `const headers = new Headers({ Authorization: other }); headers.set('Authorization', ${BASIC}); fetch(${URL_}, { headers })`,
    `const headers = new Headers(); headers.set(name, ${BASIC}); fetch(${URL_}, { headers })`,
    `const headers = new Headers(); headers.set('Authorization', other); headers.set('authorization', ${BASIC}); fetch(${URL_}, { headers })`,
  ])('%s', (source) => {
    const [request] = requests(source)
    expect(request).toContain('username=? password=?')
  })
})

describe('host names in literals', () => {
  const hosts = (source: string): string[] => rendered(source, ['host-literal'], 'app.ts')
  it.each<[string, string[]]>([
    ["const u = 'https://api.ie1.twilio.com/x'", ["host api.ie1.twilio.com 'api.ie1.twilio.com'"]],
    ["const u = 'api.dublin.ie1.twilio.com'", ["host api.dublin.ie1.twilio.com 'api.dublin.ie1.twilio.com'"]],
    ['const u = `https://api.ie1.twilio.com/${x}`', ["host api.ie1.twilio.com 'api.ie1.twilio.com'"]],
    [
      'const u = `https://${user}@api.ie1.twilio.com:443/${x}`',
      ["host api.ie1.twilio.com 'api.ie1.twilio.com'"],
    ],
    ["const u = 'https://API.IE1.Twilio.Com/x'", ["host API.IE1.Twilio.Com 'API.IE1.Twilio.Com'"]],
    ["const u = 'https://a:b@api.twilio.com/x'", ["host api.twilio.com 'api.twilio.com'"]],
    [
      "const u = 'api.ie1.twilio.com, api.au1.twilio.com.'",
      ["host api.ie1.twilio.com 'api.ie1.twilio.com'", "host api.au1.twilio.com 'api.au1.twilio.com'"],
    ],
    [
      "const region = 'ie1'; const u = `https://api.${region}.twilio.com/${x}`",
      ["host api.ie1.twilio.com 'api.${region}.twilio.com'"],
    ],
    [
      "const region = 'ie1'; const u = `api.${region}.twilio.com`",
      ["host api.ie1.twilio.com 'api.${region}.twilio.com'"],
    ],
    ['const u = `https://api.${region}.twilio.com`', []],
    ['const u = `https://${product}.twilio.com`', []],
    ["const u = 'help@twilio.com'", []],
    ["const u = '*.twilio.com'", []],
    ["const u = 'https://mytwilio.com'", []],
    ["const u = 'https://api.twilio.com.example'", []],
    ['const u = /api.twilio.com/', []],
    ['// https://api.ie1.twilio.com', []],
    ["x = <a href='https://api.ie1.twilio.com'>x</a>", ["host api.ie1.twilio.com 'api.ie1.twilio.com'"]],
  ])('%s', (source, expected) => {
    expect(rendered(source, ['host-literal'], 'app.tsx')).toEqual(expected)
    if (!source.includes('<')) expect(hosts(source)).toEqual(expected)
  })

  it('gives a request and a literal for the same place', () => {
    const source = "fetch('https://api.ie1.twilio.com/x')"
    expect(rendered(source, ['request', 'host-literal'])).toEqual([
      "request GET api.ie1.twilio.com/x host 'api.ie1.twilio.com'",
      "host api.ie1.twilio.com 'api.ie1.twilio.com'",
    ])
  })
})
