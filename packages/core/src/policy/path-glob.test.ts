import { describe, expect, it } from 'vitest'
import { compileGlob } from './path-glob.ts'

function matches(text: string, path: string): boolean {
  const glob = compileGlob(text)
  if ('problem' in glob) throw new Error(glob.problem)
  return glob.pattern.test(path)
}

describe('compileGlob', () => {
  it.each<[glob: string, yes: readonly string[], no: readonly string[]]>([
    [
      'src/**',
      ['src/a.ts', 'src/a/b/c.ts', 'src/.env', 'src/.github/x.yml', 'src'],
      ['a.ts', 'lib/src/a.ts', 'srca/b'],
    ],
    ['src/*', ['src/a.ts', 'src/.env'], ['src/a/b.ts', 'a.ts']],
    ['**/*.ts', ['a.ts', 'src/a.ts', 'src/.hidden/a.ts', '.a.ts'], ['a.js', 'a.tsx']],
    ['**', ['a', 'a/b', '.env', '.git/config'], []],
    ['*', ['a', '.env'], ['a/b']],
    ['**/.env*', ['.env', '.env.local', 'apps/web/.env'], ['env', 'a/env']],
    ['*.{ts,js}', ['a.ts', 'a.js'], ['a.tsx', 'b/a.ts']],
    ['a?.ts', ['ab.ts'], ['a.ts', 'a/.ts', 'abc.ts']],
    ['[a-c].ts', ['b.ts'], ['d.ts']],
    ['src/!(legacy)', ['src/a.ts', 'src/legacy2'], ['src/legacy']],
    ['services/**/eu/*.ts', ['services/eu/a.ts', 'services/x/y/eu/a.ts'], ['services/eu/x/a.ts']],
    // A path without wildcards
    ['vendor', ['vendor', 'vendor/a.js', 'vendor/a/.b/c.js'], ['vendors/a.js', 'src/vendor/a.js']],
    ['vendor/', ['vendor', 'vendor/a.js'], ['vendor2']],
    ['packages/*/dist/', ['packages/a/dist/x.js', 'packages/a/dist/b/x.js'], ['packages/dist/x.js']],
    ['src/index.ts', ['src/index.ts'], ['src/index.tsx', 'src/index_ts']],
    ['./src/a.ts', ['src/a.ts'], ['a.ts']],
    ['.', ['a', 'a/b', '.env'], []],
    ['./', ['a', 'a/b'], []],
    // Brackets in names
    ['app/[id]/page.tsx', ['app/[id]/page.tsx', 'app/i/page.tsx'], ['app/x/page.tsx']],
    ['app/\\[id\\]/**', ['app/[id]/page.tsx'], ['app/i/page.tsx']],
    ['app/\\[id\\]', ['app/[id]/page.tsx'], ['app/i/page.tsx']],
    // Case counts
    ['SRC/**', ['SRC/a'], ['src/a']],
  ])('%s', (glob, yes, no) => {
    expect([...yes, ...no].filter((path) => matches(glob, path))).toEqual(yes)
  })

  it.each<[glob: string, all: boolean]>([
    ['vendor/**', true],
    ['vendor', true],
    ['vendor/', true],
    ['**', true],
    ['.', true],
    ['vendor/*', false],
    ['**/*.ts', false],
    ['{a,b/**}', false],
    ['a/x**', false],
  ])('%s takes all below a folder that it matches: %s', (glob, all) => {
    expect(compileGlob(glob)).toMatchObject({ text: glob, takesAllBelow: all })
  })

  it.each([
    ['a[b', 'a "]" is missing'],
    ['a(b', 'a ")" is missing'],
    ['a{b', 'a "}" is missing'],
    ['a)b', 'a "(" is missing'],
    ['[z-a]', 'is no valid glob'],
    ['/abs/**', 'is an absolute path'],
    ['C:\\x', 'is an absolute path'],
    ['src\\**\\x', 'has a backslash between names'],
    ['../up', 'leaves the folder'],
    ['a/../../up', 'leaves the folder'],
    ['a/!(b)/c', 'has "!(...)" before its end'],
    ['!/a', 'is an absolute path'],
    ['!', 'takes nothing out'],
    ['!!a', 'begins with "!" twice'],
    ['a'.repeat(70_000), 'is no valid glob'],
  ])('refuses %.20s', (glob, why) => {
    expect(compileGlob(glob)).toMatchObject({ problem: expect.stringContaining(why) as string })
  })
})
