import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../../fixtures/scratch.mjs'

/** What `npm publish` would publish, looked at as tools and users see it. */
const ROOT = join(import.meta.dirname, '../..')
const PACKAGES = ['core', 'eslint-plugin'] as const

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })

const tarballs = new Map(
  PACKAGES.map((name) => {
    const [packed] = JSON.parse(
      npm(join(ROOT, 'packages', name), 'pack', '--json', '--pack-destination', root),
    ) as { filename: string; files: { path: string }[] }[]
    if (packed === undefined) throw new Error(`npm packed nothing of ${name}`)
    return [name, { path: join(root, packed.filename), files: packed.files.map(({ path }) => path) }] as const
  }),
)

describe.each([...tarballs])('the tarball of %s', (name, { path, files }) => {
  it('holds what runs, and no tests, sources or build information', () => {
    expect(files).toContain('dist/index.js')
    expect(files).toContain('dist/index.d.ts')
    expect(files.filter((file) => /\.test\.|\/testing\/|^src\/|^tests\/|tsbuildinfo/.test(file))).toEqual([])
  })

  it('passes publint', async () => {
    const { buffer } = readFileSync(path)
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('has types that resolve for every module that may load it', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(path)))
    if (analysis.types === false) throw new Error(`${name} has no types`)
    const problems = analysis.problems.filter(
      ({ kind, ...where }) =>
        // Node 20.19 and newer load an ES module by `require`, which is all that the packages support.
        kind !== 'CJSResolvesToESM' &&
        // TypeScript's resolution of before `exports` knows no entry points but the main one.
        !('resolutionKind' in where && where.resolutionKind === 'node10'),
    )
    expect(problems).toEqual([])
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
