import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { whyMissing } from '../run/programs.ts'
import { PATH } from '../run/run-process.ts'

/**
 * Every guide is followed as a reader would: its named code blocks are written to files, and its `sh run` block is
 * executed, against the built package. A `text output` block is what that prints, a `text summary` block is in what it
 * says on standard error; else the tests of the guide have to pass, all of them.
 */
const GUIDES = fileURLToPath(new URL('../../docs/emulator-guides/', import.meta.url))
const SCRATCH = fileURLToPath(new URL('../../scratch/', import.meta.url))
const BIN = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
const FENCE = /^```(\w+) (\S+)\n([\s\S]*?)^```$/gm

/** What a guide is about, and a command that ends with 0 where it is there. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'curl.md': ['curl', '--version'],
  'go.md': ['go', 'version'],
  'java.md': ['java', '--version'],
  'php.md': ['php', '-r', 'curl_init();'],
  'pytest.md': ['/usr/bin/python3', '-c', 'import pytest, twilio'],
  'ruby.md': ['ruby', '--version'],
  'shell.md': ['curl', '--version'],
  'twilio-cli.md': [
    join(process.env['REGIONGUARD_TWILIO_CLI'] ?? '', 'node_modules/.bin/twilio'),
    '--version',
  ],
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const guides = readdirSync(GUIDES)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, page: readFileSync(join(GUIDES, name), 'utf8') }))

it('a guide that is not executed says so', () => {
  const silent = guides.filter(({ page }) => !page.includes('```sh run\n'))
  expect(silent.map(({ name }) => name)).toEqual(['docker-compose.md'])
  for (const { page } of silent) expect(page).toContain('Not executed by our tests')
})

describe.each(guides.filter(({ page }) => page.includes('```sh run\n')))('$name', ({ name, page }) => {
  const blocks = [...page.matchAll(FENCE)].map(([, , label = '', text = '']) => ({ label, text }))
  const labelled = (wanted: string): string | undefined => blocks.find(({ label }) => label === wanted)?.text

  it('runs as written', { timeout: 180_000 }, ({ skip }) => {
    const needs = NEEDS[name]
    const missing = needs === undefined ? undefined : whyMissing(`what ${name} is about`, needs)
    if (missing !== undefined) skip(missing)
    // Below the repository, so that packages are found.
    mkdirSync(SCRATCH, { recursive: true })
    const folder = mkdtempSync(join(SCRATCH, 'guide-'))
    folders.push(folder)
    writeFileSync(join(folder, 'package.json'), '{"private": true}')
    // Vitest looks for its configuration upward, and would find ours.
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {}')
    for (const { label, text } of blocks) {
      if (!['run', 'output', 'summary'].includes(label)) writeFileSync(join(folder, label), text)
    }
    const command = labelled('run')?.trim() ?? ''
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command.replaceAll('npx ', '')], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: [BIN, ...(needs === undefined ? [] : [dirname(needs[0] ?? '')]), PATH].join(delimiter),
        HOME: folder,
        NO_COLOR: '1',
        CI: '1',
      },
    })
    const output = `${stdout}${stderr}`
    expect(status, output).toBe(0)
    const printed = labelled('output')
    if (printed !== undefined) expect(stdout).toBe(printed)
    const summary = labelled('summary')
    if (summary !== undefined) expect(stderr).toContain(summary)
    const tests = blocks.map(({ text }) => text.match(/^ *test\(|^def test_/gm)?.length ?? 0)
    const count = tests.reduce((sum, each) => sum + each, 0)
    // Vitest, Jest and pytest say `2 passed`, node:test `pass 4`.
    if (count > 0)
      expect(output).toMatch(new RegExp(`\\b${String(count)} passed|\\bpass ${String(count)}\\b`))
    else expect(printed).toBeDefined()
  })
})
