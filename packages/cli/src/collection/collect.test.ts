import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPolicyMatcher, EMPTY_POLICY } from '@regionguard/core'
import type { PolicyMatcher } from '@regionguard/core'
import { compileGlob } from '@regionguard/core/policy-parser'
import { shownPath } from '@regionguard/core/surroundings'
import { describe, expect, it } from 'vitest'
import { scratchTree } from '../scratch-tree.test.fixture.ts'
import { mentionOf } from '../scan/mention.ts'
import { collect } from './collect.ts'
import type { Collection } from './collection.ts'
import { WorkingFiles } from './working-files.ts'

function tree(files: Readonly<Record<string, string>>, git = false): string {
  const root = scratchTree(files)
  if (git) execFileSync('git', ['init', '-q', root])
  return root
}

function collected(cwd: string, paths: readonly string[] = [], policy?: PolicyMatcher): Collection {
  return collect({ cwd, files: new WorkingFiles({ cwd, paths, mention: mentionOf(), policy }), policy })
}

/** `src/a.ts` where findings are reported, `(src/a.ts)` where a file is context. */
const sources = ({ sources: all }: Collection): string[] =>
  all.map(({ found: { file, reported } }) => (reported ? file : `(${file})`))

const TWILIO = 'twilio\n'

describe('a run', () => {
  it('takes what mentions Twilio, and counts what it looked into', () => {
    const cwd = tree({ 'a.ts': TWILIO, 'b.ts': 'other', 'c.yaml': TWILIO, 'd.png': TWILIO, 'e.json': '{}' })
    const run = collected(cwd)
    expect(sources(run)).toEqual(['a.ts', 'c.yaml'])
    expect(run).toMatchObject({ files: 4, skipped: [], failed: false, whole: true })
  })

  it('knows the project of every source', () => {
    const cwd = tree({
      'package.json': '{}',
      'a.ts': TWILIO,
      'apps/x/package.json': '{}',
      'apps/x/src/a.ts': TWILIO,
      'apps/y/requirements.txt': '',
      'apps/y/.env': TWILIO,
      'apps/z/a.ts': TWILIO,
    })
    const projects = collected(cwd).sources.map(({ found, project }) => [
      found.file,
      shownPath(cwd, project.directory),
    ])
    expect(projects).toEqual([
      ['a.ts', ''],
      ['apps/x/src/a.ts', 'apps/x'],
      ['apps/y/.env', 'apps/y'],
      ['apps/z/a.ts', ''],
    ])
  })

  it('takes settings that do not mention Twilio where a source beside or below them does', () => {
    const cwd = tree({
      'package.json': '{}',
      '.env': 'REGION=ie1',
      'src/.env': 'EDGE=dublin',
      'src/a.ts': TWILIO,
      'other/.env': 'REGION=us1',
      'apps/x/package.json': '{}',
      'apps/x/.env': 'REGION=au1',
    })
    expect(sources(collected(cwd))).toEqual(['.env', 'src/.env', 'src/a.ts'])
  })

  it('of one file takes the rest of its project as context', () => {
    const cwd = tree({
      'package.json': '{}',
      '.env': 'REGION=ie1',
      'a.ts': TWILIO,
      'b.ts': TWILIO,
      'compose.yaml': TWILIO,
      'apps/x/package.json': '{}',
      'apps/x/a.ts': TWILIO,
    })
    const run = collected(cwd, ['a.ts'])
    expect(sources(run)).toEqual(['(.env)', 'a.ts', '(apps/x/a.ts)', '(b.ts)', '(compose.yaml)'])
    expect(run).toMatchObject({ files: 1, whole: false })
  })

  it('of a part of a project takes the rest of it, also above the working directory', () => {
    const root = tree(
      {
        'p/package.json': '{}',
        'p/.env': TWILIO,
        'p/src/a.ts': TWILIO,
        'p/src/b/c.ts': TWILIO,
        'q/d.ts': TWILIO,
      },
      true,
    )
    expect(sources(collected(join(root, 'p/src/b')))).toEqual(['(../../.env)', '(../a.ts)', 'c.ts'])
  })

  it('in a directory that is no project looks at what lies beside and above the file only', () => {
    const cwd = tree({
      'a/b.ts': TWILIO,
      'a/.env': 'REGION=ie1',
      'c.yaml': TWILIO,
      'd/e.ts': TWILIO,
      'a/f/g.ts': TWILIO,
    })
    expect(sources(collected(cwd, ['a/b.ts']))).toEqual(['(a/.env)', 'a/b.ts', '(c.yaml)'])
  })

  it('of files that do not mention Twilio looks no further', () => {
    const cwd = tree({ 'package.json': '{}', 'a.ts': 'other', 'b.ts': TWILIO })
    expect(sources(collected(cwd, ['a.ts']))).toEqual([])
  })

  it('reads what git ignores if it is named, and knows that it is not published', () => {
    const cwd = tree({ '.gitignore': '.env\n', '.env': 'REGION=ie1', 'a.ts': TWILIO })
    expect(sources(collected(cwd))).toEqual(['a.ts'])
    const named = collected(cwd, ['.env', 'a.ts'])
    expect(named.sources.map(({ found: { file, standing } }) => [file, standing()])).toEqual([
      ['.env', 'unpublished'],
      ['a.ts', 'published'],
    ])
  })

  it('takes a file once, however often it is named', () => {
    const cwd = tree({ 'a/b.ts': TWILIO })
    expect(sources(collected(cwd, ['a/b.ts', './a/b.ts', 'a', '.', join(cwd, 'a/b.ts')]))).toEqual(['a/b.ts'])
  })

  it.each([
    ['its folder', '.', [], true],
    ['a folder below it', 'p', [], false],
    ['its folder, named from below', 'p', ['..'], true],
    ['folders of it', '.', ['p', 'q'], false],
    ['its folder, and a file', '.', ['p/a.ts', '.'], true],
  ])('knows whether all below the policy was looked through: %s', (_title, at, paths, whole) => {
    const root = tree({ 'p/a.ts': TWILIO, 'q/a.ts': TWILIO })
    const cwd = join(root, at)
    const directory = shownPath(cwd, root)
    const policy = createPolicyMatcher({ ...EMPTY_POLICY, directory, workingDirectory: cwd })
    expect(collected(cwd, paths, policy).whole).toBe(whole)
  })

  it('leaves out what the policy ignores, and says so of what was named', () => {
    const ignore = ['gen/**', 'old.ts'].map(compileGlob).flatMap((glob) => ('problem' in glob ? [] : [glob]))
    const policy = createPolicyMatcher({ ...EMPTY_POLICY, ignore })
    const cwd = tree({ 'gen/a.ts': TWILIO, 'old.ts': TWILIO, 'b.ts': TWILIO, 'regionguard.yaml': TWILIO })
    expect(sources(collected(cwd, [], policy))).toEqual(['b.ts'])
    expect(collected(cwd, ['old.ts'], policy)).toMatchObject({
      skipped: [{ file: 'old.ts', reason: 'ignored by the policy' }],
      failed: false,
    })
  })

  it.each([
    ['not valid UTF-8', Buffer.concat([Buffer.from(TWILIO), Buffer.from([0xe9])])],
    ['binary: it holds NUL characters', Buffer.from(`${TWILIO}\0`)],
  ])('skips what it cannot read, and fails if that was named: %s', (reason, bytes) => {
    const cwd = tree({ 'package.json': '{}' })
    writeFileSync(join(cwd, 'a.ts'), bytes)
    expect(collected(cwd)).toMatchObject({
      skipped: [{ file: 'a.ts', reason }],
      failed: false,
      files: 2,
      whole: true,
    })
    expect(collected(cwd, ['a.ts'])).toMatchObject({ skipped: [{ file: 'a.ts', reason }], failed: true })
  })

  it('skips what a minifier wrote, unless it is named', () => {
    const cwd = tree({
      'a.js': `${'x'.repeat(3000)}\ntwilio${'y'.repeat(3000)}`,
      'b.js': `// twilio ${'x'.repeat(900)}`,
    })
    const run = collected(cwd)
    expect(sources(run)).toEqual(['b.js'])
    expect(run.skipped).toEqual([{ file: 'a.js', reason: 'minified' }])
    expect(sources(collected(cwd, ['a.js']))).toContain('a.js')
  })
})
