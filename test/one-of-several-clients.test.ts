import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** Where one of several clients makes a call, or nobody's client, nothing is wrong for certain. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function found(code: string): readonly string[] {
  const root = scratchProject({ 'package.json': '{"dependencies": {"twilio": "6.2.0"}}', 'a.ts': code })
  scratch.push(root)
  return check(root).findings.map(report)
}

const CLIENTS = `import twilio from 'twilio'
const accountSid = process.env.A
const ie = () => twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, { accountSid, region: 'ie1', edge: 'dublin' })
const us = () => twilio(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, { accountSid })
`

describe('a product that one of them has', () => {
  it.each([
    [
      'a selector',
      `const get = (p: string) => { if (p === 'voice') return ie(); return us() }\nexport const rooms = () => get('video').video.v1.rooms.list()`,
    ],
    [
      'a branch',
      `let client; if (process.env.EU) client = ie(); else client = us()\nexport const x = () => client.sync.v1.services.list()`,
    ],
    [
      'a class that is given one',
      `class G { constructor(private c: any) {} rooms() { return this.c.video.v1.rooms.list() } }\nexport const all = [new G(ie()), new G(us())]`,
    ],
  ])('%s', (_, code) => {
    expect(found(CLIENTS + code)).toEqual([])
  })

  it('but not where neither has it, or there is but one', () => {
    const both = `const c = process.env.X ? ie() : ie()\nexport const x = () => c.sync.v1.services.list()`
    expect(found(CLIENTS + both)).toEqual(['a.ts:6 no-unavailable-product'])
    expect(found(`${CLIENTS}export const x = () => ie().sync.v1.services.list()`)).toEqual([
      'a.ts:5 no-unavailable-product',
    ])
  })
})

it.each([
  ['TWILIO_TEST_ACCOUNT_SID', 'TWILIO_TEST_AUTH_TOKEN', []],
  ['TWILIO_TEST_SID', 'TWILIO_TEST_TOKEN', []],
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', ['a.ts:2 prefer-api-key']],
  ['LATEST_TWILIO_ACCOUNT_SID', 'LATEST_TWILIO_AUTH_TOKEN', ['a.ts:2 prefer-api-key']],
])('test credentials are a SID and a token: %s', (sid, token, expected) => {
  const code = `import twilio from 'twilio'\nconst client = twilio(process.env.${sid}, process.env.${token})\nawait client.messages.create({ to: '+1', from: '+15005550006', body: 'x' })\n`
  expect(found(code)).toEqual(expected)
})

it.each(['vi.mock', 'jest.mock', 'mock.module'])(
  'what a test puts in the place of the SDK is its own: %s',
  (mock) => {
    const code = `import twilio from 'twilio'\nexport const c = twilio('AC0', 'token', { region: 'ie1' })\n`
    expect(found(code)).toEqual(['a.ts:2 require-edge'])
    expect(found(`${code}${mock}('twilio', () => ({}))\n`)).toEqual([])
    expect(found(`${code}${mock}('./other', () => ({}))\n`)).toEqual(['a.ts:2 require-edge'])
  },
)

describe('a client that is changed where it was not followed', () => {
  const IE1 = `twilio(process.env.K, process.env.S, { accountSid, region: 'ie1' })`

  it.each([
    ['in a loop', `const clients = [${IE1}, ${IE1}]\nfor (const c of clients) c.edge = 'dublin'`],
    ['in a map', `const m = new Map([['ie', ${IE1}]])\nm.get('ie').edge = 'dublin'`],
    ['by a method of the list', `const clients = [${IE1}]\nclients.forEach((c) => { c.edge = 'dublin' })`],
  ])('%s', (_, code) => {
    const head = `import twilio from 'twilio'\nconst accountSid = process.env.A\n`
    expect(found(head + code)).toEqual([])
    expect(found(head + code.replace(/edge = /g, 'other = '))).not.toEqual([])
  })
})

describe('an account that one of several parents fetches', () => {
  const TOKENS = `import twilio from 'twilio'
const ie = () => twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_IE1_AUTH_TOKEN, { region: 'ie1', edge: 'dublin' })
const us = () => twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_US1_AUTH_TOKEN)
`
  const use = (parent: string): string => `${TOKENS}export async function child(sid: string, eu: boolean) {
  const parent = ${parent}
  const account = await parent.api.v2010.accounts(sid).fetch()
  return twilio(sid, account.authToken)
}`

  it('has the Auth Token of who knows which Region', () => {
    expect(found(use('eu ? ie() : us()'))).toEqual([])
    expect(found(use('ie()'))).toEqual(['a.ts:7 no-foreign-auth-token'])
  })
})

describe('a subclass of the client', () => {
  const subclass = (rest: string): string => `import { Twilio } from 'twilio'
export class Eu extends Twilio {
  constructor() {
    super(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, { accountSid: process.env.A, region: 'ie1', edge: 'dublin' })
    ${rest}
  }
`

  it('is judged by what it gives to its parent', () => {
    expect(found(`${subclass('')}}`)).toEqual(['a.ts:4 no-region-mismatch'])
  })

  it.each([
    ['sets its Region itself', `this.region = process.env.R }`],
    ['has a Region of its own', `}\n  get region() { return process.env.R`],
    ['sends its requests itself', `}\n  async request(o) { return send(o)`],
  ])('is not where it %s', (_, rest) => {
    const [inside = '', member = ''] = rest.split('}\n')
    expect(found(`${subclass(inside.replace(' }', ''))}${member === '' ? '' : `${member} }\n`}}`)).toEqual([])
  })
})
