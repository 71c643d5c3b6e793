import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { main } from '../main.ts'
import { parseBaseline } from './baseline-text.ts'

/** A baseline knows its findings wherever they move to in their file. */
const directory = mkdtempSync(join(tmpdir(), 'regionguard-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})

/** Of each kind of file: what comes first, blocks with and without findings, and lines that mean nothing. */
const kinds = [
  {
    file: 'a.js',
    head: `import twilio from 'twilio'\nconst account = process.env.TWILIO_ACCOUNT_SID`,
    blocks: [
      // Two are equal: their order is what tells them apart.
      `twilio(account, process.env.TWILIO_AUTH_TOKEN, {\n  region: 'ie1',\n}).messages.list()`,
      `twilio(account, process.env.TWILIO_AUTH_TOKEN, {\n  region: 'ie1',\n}).messages.list()`,
      `function f() {\n  return twilio(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, { accountSid: account, region: 'ie1', edge: 'dublin' })\n}`,
      `await fetch('https://api.ie1.twilio.com/2010-04-01/Accounts.json')`,
      `export const right = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, { accountSid: account, region: 'ie1', edge: 'dublin' })`,
    ],
    noise: ['', '// a comment', 'g()', '/* region: ie1 */'],
  },
  {
    file: 'compose.yaml',
    head: 'services:',
    blocks: [
      `  a:\n    environment:\n      TWILIO_REGION: ie1`,
      `  b:\n    environment:\n      TWILIO_REGION: ie1`,
      `  c:\n    environment:\n      - TWILIO_EDGE=sydney`,
      `  d:\n    image: web`,
    ],
    noise: ['', '  # a comment'],
  },
  {
    file: '.env',
    head: '# settings',
    blocks: ['TWILIO_REGION=us3', 'export TWILIO_US1_API_KEY=', 'PORT=80'],
    noise: ['', '# a comment', 'B=1'],
  },
] as const

interface Layout {
  readonly order: readonly number[]
  readonly noise: readonly (readonly string[])[]
}

const text = ({ head, blocks }: (typeof kinds)[number], { order, noise }: Layout): string =>
  [head, ...order.flatMap((at, index) => [...(noise[index] ?? []), blocks[at] ?? '']), ''].join('\n')

const layouts = fc.tuple(
  ...kinds.map(({ blocks, noise }) => {
    const numbers = blocks.map((_, index) => index)
    return fc.record({
      order: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
      noise: fc.array(fc.array(fc.constantFrom(...noise), { maxLength: 3 }), {
        minLength: numbers.length,
        maxLength: numbers.length,
      }),
    })
  }),
)

async function check(...args: string[]): Promise<{ out: string; err: string }> {
  const said = { out: '', err: '' }
  await main(['check', '--format', 'json', '--baseline', 'baseline.txt', ...args], {
    cwd: directory,
    environment: {},
    today: '2026-11-22',
    out: (part) => (said.out += part),
    err: (part) => (said.err += part),
    isTerminal: () => false,
  })
  return said
}

it('survives moved, added and removed lines, and another order', { timeout: 120_000 }, async () => {
  writeFileSync(join(directory, 'package.json'), '{"dependencies": {"twilio": "6.2.0"}}')
  const write = (layout: readonly Layout[], end: (text: string) => string = (all) => all): void => {
    kinds.forEach((kind, index) => {
      const one = layout[index]
      if (one !== undefined) writeFileSync(join(directory, kind.file), end(text(kind, one)))
    })
  }
  write(kinds.map(({ blocks }) => ({ order: blocks.map((_, index) => index), noise: [] })))
  await check('--update-baseline')
  const before = JSON.parse((await check()).out) as { summary: { baselined: number } }
  const entries = parseBaseline(readFileSync(join(directory, 'baseline.txt'), 'utf8'))
  const filesOfEntries = 'message' in entries ? [] : entries.map(({ file }) => file)
  for (const { file } of kinds) expect(filesOfEntries).toContain(file)
  expect(before.summary.baselined).toBe(filesOfEntries.length)
  await fc.assert(
    fc.asyncProperty(layouts, fc.boolean(), async (layout, crlf) => {
      write(layout, (all) => (crlf ? all.replaceAll('\n', '\r\n') : all))
      const { out, err } = await check()
      expect(err).toBe('')
      expect(JSON.parse(out)).toMatchObject({ findings: [], summary: before.summary })
    }),
    { numRuns: 150 },
  )
})
