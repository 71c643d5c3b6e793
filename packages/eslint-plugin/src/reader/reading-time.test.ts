import { describe, expect, it } from 'vitest'
import { readJavaScript } from './read-javascript.ts'

const IMPORT = "import twilio from 'twilio'\n"

/** A program of about so many characters. */
const PROGRAMS: Readonly<Record<string, (length: number) => string>> = {
  clients: (length) =>
    lines(length / 70, (at) => `const c${at} = twilio(process.env.A${at}, B, { region: 'ie1' })\n`),
  'functions with a client': (length) =>
    lines(
      length / 90,
      (at) => `async function f${at}() { await twilio(A, B).messages.create({ to: '${at}' }) }\n`,
    ),
  'methods of a client': (length) =>
    `class C { constructor() { this.c = twilio(A, B, { region: 'ie1' }) }\n${lines(length / 50, (at) => `m${at}() { return this.c.messages.list() }\n`)}}`,
  'calls of a wrapper': (length) =>
    `function make(region) { return twilio(A, B, { region }) }\n${lines(length / 12, (at) => `make('r${at}')\n`)}`,
  'wrappers of wrappers': (length) =>
    `function f0(region) { return twilio(A, B, { region }) }\n${lines(length / 50, (at) => `function f${at + 1}(region) { return f${at}(region) }\n`)}`,
  'values of one variable': (length) =>
    `let region\n${lines(length / 50, (at) => `region = 'r${at}'\ntake(twilio(A, B, { region }))\n`)}`,
  'names of one value': (length) =>
    `const r0 = 'ie1'\n${lines(length / 24, (at) => `const r${at + 1} = r${at}\n`)}twilio(A, B, { region: r9 })`,
  'members of one object': (length) =>
    `const o = {\n${lines(length / 70, (at) => `k${at}: 'v',\n`)}}\n${lines(length / 70, (at) => `twilio(o.k${at}, B, { region: o.k1 })\n`)}`,
  'members of one enumeration': (length) =>
    `enum E {\n${lines(length / 70, (at) => `k${at} = 'v',\n`)}}\n${lines(length / 70, (at) => `twilio(E.k${at}, B, { region: E.k1 })\n`)}`,
  'elements of one list': (length) =>
    `const o = [\n${lines(length / 70, () => `'v',\n`)}]\n${lines(length / 70, (at) => `twilio(o[${at}], B, { region: o[1] })\n`)}`,
  'fields of one class': (length) =>
    `class C {\n${lines(length / 70, (at) => `k${at} = 'v'\n`)}${lines(length / 90, (at) => `m${at}() { return twilio(this.k${at}, B, { region: this.k1 }) }\n`)}}`,
  'spreads of one object': (length) =>
    `const o = { region: 'ie1' }\n${lines(length / 50, (at) => `twilio(A, B, { ...o, k${at}: 'v' })\n`)}`,
  'clients in one object': (length) =>
    `const m = {\n${lines(length / 70, (at) => `k${at}: twilio(A, B, { region: 'ie1' }),\n`)}}\n${lines(length / 70, (at) => `m.k${at}.messages.list()\n`)}`,
  'clients that one function is given': (length) =>
    `function f(c) { ${lines(length / 600, (at) => `c.messages.create({ to: '${at}' })\n`)} }\n${lines(length / 70, (at) => `f(twilio(A, B, { region: 'r${at}' }))\n`)}`,
  'changes of one object': (length) =>
    `const o = {}\n${lines(length / 50, (at) => `o.k${at} = 'v'\ntwilio(A, B, { region: o.k1 })\n`)}`,
  'objects that spread each other twice': (length) =>
    `const o0 = { region: 'ie1' }\n${lines(length / 50, (at) => `const o${at + 1} = { ...o${at}, ...o${at} }\n`)}twilio(A, B, o19)\ntwilio(A, B, o${Math.floor(length / 60)})`,
  'deployments that are told apart': (length) =>
    `export function f() {\n${lines(length / 70, (at) => `if (process.env.R === 'r${at}') return twilio(A, B, { region: 'r${at}' })\n`)}}`,
  'requests to one host': (length) =>
    lines(
      length / 100,
      (at) => `fetch('https://api.dublin.ie1.twilio.com/${at}', { headers: { Authorization: A } })\n`,
    ),
  'keys that are made': (length) =>
    `const c = twilio(A, B)\n${lines(length / 70, (at) => `const k${at} = await c.newKeys.create({}); save(k${at}.secret)\n`)}`,
  'environments that are written': (length) =>
    lines(length / 50, (at) => `process.env.TWILIO_REGION = 'r${at}'; twilio(A, B)\n`),
  'hosts in one text': (length) => `const a = '${'api.ie1.twilio.com '.repeat(length / 19)}'`,
  sids: (length) => lines(length / 50, (at) => `const a${at} = 'AC${String(at).padStart(32, '0')}'\n`),
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_one, at) => line(at)).join('')
}

describe('a program', () => {
  // Asked again on a busy machine, which takes its time.
  it.each(Object.keys(PROGRAMS))(
    'is read in time that grows with its text alone: %s',
    { timeout: 120_000 },
    (name) => {
      const make = PROGRAMS[name] ?? ((): string => '')
      const time = (length: number): number => {
        const text = IMPORT + make(length)
        const start = performance.now()
        const reading = readJavaScript({ file: 'a.ts', text })
        const milliseconds = performance.now() - start
        expect(reading).toHaveProperty('facts')
        return milliseconds
      }
      time(5_000)
      // A quadratic reader takes sixteen times as long for four times the text. One that is busy with something else for
      // a moment is asked again.
      let ratio = Infinity
      for (let round = 0; round < 3 && ratio >= 10; round += 1)
        ratio = Math.min(ratio, time(200_000) / Math.max(time(50_000), time(50_000), 20))
      expect(ratio).toBeLessThan(10)
    },
  )
})
