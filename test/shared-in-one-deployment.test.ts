import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** One credential for two Regions is a mistake where one deployment uses both. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function found(files: Readonly<Record<string, string>>): readonly string[] {
  const root = scratchProject({ 'package.json': '{"dependencies": {"twilio": "6.2.0"}}', ...files })
  scratch.push(root)
  return check(root).findings.map(report)
}

const IMPORT = `import twilio from 'twilio'
const key = process.env.TWILIO_API_KEY
const secret = process.env.TWILIO_API_SECRET
const accountSid = process.env.TWILIO_ACCOUNT_SID
`
const IE1 = `twilio(key, secret, { accountSid, region: 'ie1', edge: 'dublin' })`
const US1 = `twilio(key, secret, { accountSid, region: 'us1' })`
const AU1 = `twilio(key, secret, { accountSid, region: 'au1', edge: 'sydney' })`

describe('the deployment chooses one of them', () => {
  it.each([
    ['a conditional expression', `export const c = process.env.EU === 'true' ? ${IE1} : ${US1}`],
    ['if and else', `let c\nif (process.env.EU) { c = ${IE1} } else { c = ${US1} }\nexport { c }`],
    ['an early return', `export function make() { if (process.env.EU) return ${IE1}\n return ${US1} }`],
    [
      'two early returns',
      `export function make() { if (process.env.R === 'ie1') { return ${IE1} }\n if (process.env.R === 'au1') return ${AU1}\n return ${US1} }`,
    ],
    [
      'a switch',
      `export function make() { switch (process.env.R) { case 'ie1': return ${IE1}\n case 'au1': return ${AU1}\n default: return ${US1} } }`,
    ],
    ['a constant', `const isEu = Boolean(process.env.EU)\nexport const c = isEu ? ${IE1} : ${US1}`],
    ['another file', `import { isEu } from './config.js'\nexport const c = isEu ? ${IE1} : ${US1}`],
    [
      'a parameter that is given the environment',
      `const make = (eu) => (eu ? ${IE1} : ${US1})\nexport const c = make(process.env.EU)`,
    ],
    ['an object', `export const c = { ie1: ${IE1}, us1: ${US1} }[process.env.R]`],
    [
      'functions in an object',
      `const make = { ie1: () => ${IE1}, us1: () => ${US1} }\nexport const c = make[process.env.R]()`,
    ],
    ['a nested condition', `export const c = process.env.EU ? ${IE1} : process.env.AU ? ${AU1} : ${US1}`],
    [
      'a request',
      `const headers = { Authorization: 'Basic ' + Buffer.from(key + ':' + secret).toString('base64') }
export const list = () => process.env.EU ? fetch('https://api.dublin.ie1.twilio.com/2010-04-01/Accounts.json', { headers }) : fetch('https://api.twilio.com/2010-04-01/Accounts.json', { headers })`,
    ],
    [
      'the program sets the variable itself',
      `export function a() { process.env.TWILIO_API_KEY = 'x'; process.env.TWILIO_API_SECRET = 'y'; return ${IE1} }\nexport const b = () => ${US1}`,
    ],
    [
      'a test stubs the variable',
      `vi.stubEnv('TWILIO_API_KEY', 'x'); vi.stubEnv('TWILIO_API_SECRET', y); ${IE1}; ${US1}`,
    ],
  ])('%s', (_, code) => {
    expect(found({ 'a.js': IMPORT + code })).toEqual([])
  })
})

describe('one deployment may use both', () => {
  it.each([
    ['beside each other', `export const c = [${US1}, ${IE1}]`, 'a.js:5'],
    ['in one branch', `export const c = process.env.BOTH ? [${US1}, ${IE1}] : []`, 'a.js:5'],
    [
      'who calls chooses',
      `export const make = (user) => (user.country === 'IE' ? ${IE1} : ${US1})`,
      'a.js:5',
    ],
    [
      'who calls chooses, by an early return',
      `export function make(user) { const region = user.region\n if (region === 'ie1') return ${IE1}\n return ${US1} }`,
      'a.js:7',
    ],
    [
      'an object, by name',
      `const make = { ie1: () => ${IE1}, us1: () => ${US1} }\nexport const c = [make.ie1(), make.us1()]`,
      'a.js:5',
    ],
    [
      'an object, by who calls',
      `const make = { ie1: () => ${IE1}, us1: () => ${US1} }\nexport const c = (r) => make[r]()`,
      'a.js:5',
    ],
    [
      'each turn of a loop',
      `export const all = []\nfor (const region of ['ie1', 'us1']) { if (region === 'ie1') all.push(${IE1})\n else all.push(${US1}) }`,
      'a.js:7',
    ],
  ])('%s', (_, code, place) => {
    expect(found({ 'a.js': IMPORT + code }).filter((line) => line.includes('no-shared-credential'))).toEqual([
      expect.stringContaining(place),
    ])
  })
})
