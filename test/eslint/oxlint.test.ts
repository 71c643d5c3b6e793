import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../../fixtures/scratch.mjs'

/** The built plugin in oxlint's `jsPlugins`, as `docs/eslint.md` tells to set it up. */
const require = createRequire(import.meta.url)
const OXLINT = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint')
const PLUGIN = join(import.meta.dirname, '../../packages/eslint-plugin')

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

mkdirSync(join(root, 'node_modules/@regionguard'), { recursive: true })
symlinkSync(PLUGIN, join(root, 'node_modules/@regionguard/eslint-plugin'), 'junction')
write('package.json', JSON.stringify({ private: true, dependencies: { twilio: '6.2.0' } }))
write(
  '.oxlintrc.json',
  JSON.stringify({
    jsPlugins: [{ name: 'regionguard', specifier: '@regionguard/eslint-plugin' }],
    categories: { correctness: 'off' },
    rules: {
      'regionguard/require-edge': 'error',
      'regionguard/no-region-mismatch': 'error',
      'regionguard/prefer-api-key': ['warn', { exported: true }],
    },
  }),
)
const CLIENT = `import twilio from 'twilio'
export const ireland = twilio(process.env.TWILIO_IE1_API_KEY!, process.env.TWILIO_IE1_API_SECRET!, {
  accountSid: process.env.TWILIO_ACCOUNT_SID!,
  region: 'ie1',
})
export const client = twilio(process.env.TWILIO_ACCOUNT_SID!, process.env.TWILIO_AUTH_TOKEN!)
await client.messages.create({ to: '+353871234567' })
`

interface Diagnostic {
  readonly code: string
  readonly severity: string
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[]
}

function oxlint(...args: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [OXLINT, '--format', 'json', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stdout, stderr).toMatch(/^\s*\{/)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }
  return diagnostics.map(({ code, severity, labels: [label] }) => {
    const { line, column } = label?.span ?? { line: 0, column: 0 }
    return `${severity} ${code} ${String(line)}:${String(column)}`
  })
}

it('reports in oxlint what it reports in ESLint', () => {
  write('client.ts', CLIENT)
  expect(oxlint('client.ts').toSorted()).toEqual([
    'error regionguard(require-edge) 4:3',
    'warning regionguard(prefer-api-key) 6:23',
  ])
})

it('knows the settings around a file there too', () => {
  write('settings/package.json', '{}')
  write('settings/.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
  write(
    'settings/mismatch.js',
    `module.exports = require('twilio')(process.env.US1_API_KEY, process.env.US1_API_SECRET, { accountSid: process.env.ACCOUNT_SID })\n`,
  )
  expect(oxlint('settings/mismatch.js')).toEqual(['error regionguard(no-region-mismatch) 1:18'])
})

it('mends there too', () => {
  write('fixed.ts', CLIENT)
  // Where oxlint says that the rest stands is its own affair.
  expect(oxlint('--fix', 'fixed.ts').map((line) => line.split(' ')[1])).toEqual([
    'regionguard(prefer-api-key)',
  ])
  expect(readFileSync(join(root, 'fixed.ts'), 'utf8')).toBe(
    CLIENT.replace("region: 'ie1',", "region: 'ie1',\n  edge: 'dublin',"),
  )
})
