import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../../fixtures/scratch.mjs'
import { needless, npm, pack, publintMessages, ROOT, typeProblems } from '../tarballs.ts'

const PACKAGES = ['core', 'eslint-plugin'] as const

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const tarballs = new Map(PACKAGES.map((name) => [name, pack(name, root)] as const))

describe.each([...tarballs])('the tarball of %s', (_name, tarball) => {
  it('holds what runs, and no tests, sources or build information', () => {
    expect(tarball.files).toContain('dist/index.js')
    expect(tarball.files).toContain('dist/index.d.ts')
    expect(needless(tarball)).toEqual([])
  })

  it('passes publint', async () => {
    expect(await publintMessages(tarball)).toEqual([])
  })

  it('has types that resolve for every module that may load it', async () => {
    expect(await typeProblems(tarball)).toEqual([])
  })
})

describe('a project that installs the tarballs and ESLint', () => {
  beforeAll(() => {
    write(
      'package.json',
      JSON.stringify({ private: true, type: 'module', dependencies: { twilio: '6.2.0' } }),
    )
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/eslint/package.json'), 'utf8')) as {
      version: string
    }
    // Not the SDK: linting needs none. What is in npm's cache is taken from there.
    write('package.json', JSON.stringify({ private: true, type: 'module' }))
    npm(
      root,
      'install',
      '--prefer-offline',
      ...[...tarballs.values()].map(({ path }) => path),
      `eslint@${version}`,
    )
    write('src/ireland.js', CODE)
    write('.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    write('src/mismatch.cjs', MISMATCH)
  }, 180_000)

  const CODE = `import twilio from 'twilio'\n\nexport const ireland = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'sydney',\n})\n`
  const MISMATCH = `module.exports = require('twilio')(process.env.US1_API_KEY, process.env.US1_API_SECRET, { accountSid: process.env.ACCOUNT_SID })\n`

  const CONFIGS = [
    [
      'eslint.config.js',
      `import regionguard from '@regionguard/eslint-plugin'\nimport { defineConfig } from 'eslint/config'\nexport default defineConfig([regionguard.configs.recommended])\n`,
    ],
    [
      'eslint.config.cjs',
      `const regionguard = require('@regionguard/eslint-plugin')\nmodule.exports = [regionguard.configs.recommended]\n`,
    ],
  ] as const

  it.each(CONFIGS)('lints with %s', (config, text) => {
    write(config, text)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/eslint/bin/eslint.js'), '--config', config, '--format', 'json', 'src'],
      { cwd: root, encoding: 'utf8' },
    )
    expect(stderr.replace(/^\(node:\d+\) ExperimentalWarning: .*\n.*\n/, '')).toBe('')
    expect(status).toBe(1)
    const results = JSON.parse(stdout) as { messages: { ruleId: string; line: number; column: number }[] }[]
    const found = results.map(({ messages }) =>
      messages.map(({ ruleId, line, column }) => [ruleId, line, column]),
    )
    expect(found).toEqual([[['regionguard/valid-edge', 6, 3]], [['regionguard/no-region-mismatch', 1, 18]]])
  })
})
