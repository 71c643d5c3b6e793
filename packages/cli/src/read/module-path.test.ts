import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORKING_TREE } from '@regionguard/core/surroundings'
import { scratchTree } from '../scratch-tree.test.fixture.ts'
import { modulePath } from './module-path.ts'

const root = scratchTree({
  'src/a.ts': '',
  'src/config.ts': '',
  'src/both.js': '',
  'src/both.ts': '',
  'src/view.tsx': '',
  'src/data.json': '',
  'src/dir/index.js': '',
  'src/esm.mts': '',
  'src/node_modules/x.js': '',
  'lib.cjs': '',
})

describe('the file that an import means', () => {
  it.each([
    ['./config', 'src/config.ts'],
    ['./config.ts', 'src/config.ts'],
    ['./config.js', 'src/config.ts'],
    ['./both.js', 'src/both.js'],
    ['./view.js', 'src/view.tsx'],
    ['./view', 'src/view.tsx'],
    ['./esm.mjs', 'src/esm.mts'],
    ['./dir', 'src/dir/index.js'],
    ['./dir/', 'src/dir/index.js'],
    ['.', undefined],
    ['../lib.cjs', 'lib.cjs'],
    ['../lib', 'lib.cjs'],
    ['./nothing', undefined],
    ['./data.json', undefined],
    ['./node_modules/x.js', undefined],
    ['twilio', undefined],
    ['@/config', undefined],
    ['/src/config', undefined],
    ['.config', undefined],
  ])('%s: %s', (specifier, file) => {
    const path = modulePath(specifier, join(root, 'src/a.ts'), WORKING_TREE)
    expect(path === undefined ? undefined : relative(root, path)).toBe(file)
  })
})
