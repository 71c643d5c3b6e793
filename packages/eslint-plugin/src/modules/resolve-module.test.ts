import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resolveModule } from './resolve-module.ts'

const root = mkdtempSync(join(tmpdir(), 'regionguard-modules-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})
const FILES = [
  'a.ts',
  'b.js',
  'b.ts',
  'c.mts',
  'd/index.js',
  'e.config.ts',
  'f.json',
  'node_modules/x.js',
  'src/app.ts',
  'src/index.ts',
  'view.tsx',
]
for (const file of FILES) {
  mkdirSync(join(root, dirname(file)), { recursive: true })
  writeFileSync(join(root, file), '')
}

describe('resolveModule', () => {
  it.each([
    ['../a', 'a.ts'],
    ['../a.ts', 'a.ts'],
    ['../a.js', 'a.ts'],
    ['../b', 'b.ts'],
    ['../b.js', 'b.js'],
    ['../c.mjs', 'c.mts'],
    ['../d', 'd/index.js'],
    ['../e.config', 'e.config.ts'],
    ['../view.js', 'view.tsx'],
    ['.', 'src/index.ts'],
    ['./app', 'src/app.ts'],
    ['../f.json', undefined],
    ['../nothing', undefined],
    ['../node_modules/x.js', undefined],
    ['../d/', 'd/index.js'],
    ['twilio', undefined],
    ['#config', undefined],
    ['/a', undefined],
    ['.hidden', undefined],
  ])('%s', (specifier, file) => {
    const found = resolveModule(specifier, join(root, 'src/main.ts'))
    expect(found === undefined ? undefined : relative(root, found.path)).toBe(file)
  })
})
