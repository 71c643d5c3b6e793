import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFixture, madeUp, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check, program, regionguard } from './cli.ts'
import type { Output, Run } from './cli.ts'
import { IRELAND, sender } from './code.ts'
import { MANIFEST, report } from './projects.ts'
import { repositoryIn, testRepository } from './repository.ts'
import type { TestRepository } from './repository.ts'

/** `check --staged` in real repositories: all of it comes from the index, nothing from the working tree. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function repository(files?: Readonly<Record<string, string>>): TestRepository {
  const made = testRepository(files)
  scratch.push(made.root)
  return made
}

/** A path where nothing is yet, outside of every repository. */
function elsewhere(name: string): string {
  const directory = scratchDirectory()
  scratch.push(directory)
  return join(directory, name)
}

const staged = (cwd: string, ...args: string[]): ReturnType<typeof check> => check(cwd, '--staged', ...args)
const reports = (cwd: string, ...args: string[]): readonly string[] =>
  staged(cwd, ...args).findings.map(report)

function run(cwd: string, environment: Readonly<Record<string, string>>, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'check', '--staged', '--format', 'json', ...args],
    { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...environment } },
  )
  return { status, stdout, stderr }
}
const reportsOf = ({ stdout }: Run): readonly string[] => (JSON.parse(stdout) as Output).findings.map(report)

const NO_EDGE = 'TWILIO_REGION=ie1\n'
const WITH_EDGE = 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n'
const BARE = sender('')
const EDGELESS = ['.env:1 require-edge']

describe('of what is staged', () => {
  it('the rest of a file that is staged in part does not count', () => {
    const { root, stage, write } = repository({})
    stage({ '.env': WITH_EDGE })
    write({ '.env': NO_EDGE })
    expect(reports(root)).toEqual([])
    stage({ '.env': NO_EDGE })
    write({ '.env': WITH_EDGE })
    expect(reports(root)).toEqual(EDGELESS)
  })

  it('files that are not staged are not reported', () => {
    const { root, stage, write } = repository({ 'old.env': NO_EDGE, 'changed.env': WITH_EDGE })
    write({ 'changed.env': NO_EDGE, 'new.env': NO_EDGE })
    stage({ 'b.env': 'PORT=1\n' })
    expect(staged(root)).toMatchObject({ findings: [], status: 0, summary: { files: 1 } })
  })

  it('the policy is that of the index', () => {
    const denied = 'version: 1\nregions: {allowed: [us1]}\n'
    const allowed = 'version: 1\nregions: {allowed: [us1, ie1]}\n'
    const { root, stage, write } = repository({ 'regionguard.yaml': denied })
    stage({ '.env': WITH_EDGE })
    write({ 'regionguard.yaml': allowed })
    expect(reports(root)).toEqual(['.env:1 allowed-regions'])
    stage({ 'regionguard.yaml': allowed })
    write({ 'regionguard.yaml': denied })
    expect(reports(root)).toEqual([])
  })

  it('a policy that is not staged is none, and one that is named must be', () => {
    const { root, stage, write } = repository({})
    stage({ '.env': WITH_EDGE })
    write({ 'regionguard.yaml': 'version: 1\nregions: {allowed: [us1]}\n' })
    expect(reports(root)).toEqual([])
    const named = regionguard(root, 'check', '--staged', '--policy', 'regionguard.yaml')
    expect(named).toMatchObject({ status: 2 })
    expect(named.stderr).toContain('The policy regionguard.yaml is not in the index: stage it (git add)')
  })

  it('a policy that is wrong is exit code 2, though nothing else is staged', () => {
    const { root, stage } = repository({})
    stage({ 'regionguard.yaml': 'version: 1\nregion: {}\n' })
    const { status, stderr } = regionguard(root, 'check', '--staged')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^regionguard\.yaml:2:1: /)
  })

  it('the settings of a program are those of the index, staged or not', () => {
    const first = { 'package.json': MANIFEST, '.env': WITH_EDGE }
    const { root, stage, write } = repository(first)
    stage({ 'a.js': sender('US1') })
    write({ '.env': 'TWILIO_REGION=us1\n' })
    expect(reports(root)).toEqual(['a.js:2 no-region-mismatch'])
    stage({ '.env': 'TWILIO_REGION=us1\n' })
    write({ '.env': WITH_EDGE })
    expect(reports(root)).toEqual([])
  })

  it.each([
    ['package-lock.json', lock('5.12.0'), lock('6.2.0'), '{"dependencies": {"twilio": "^5.0.0"}}'],
    ['package.json', '{"dependencies": {"twilio": "5.12.0"}}', '{"dependencies": {"twilio": "6.2.0"}}', ''],
  ])('the SDK release is what %s in the index says', (file, filling, bare, manifest) => {
    const files = manifest === '' ? {} : { 'package.json': manifest }
    const { root, stage, write } = repository({ ...files, [file]: filling })
    stage({ 'a.js': sender('IE1', [`region: 'ie1'`]) })
    write({ [file]: bare })
    const messages = (): readonly string[] => staged(root).findings.map(({ message }) => message)
    expect(messages()).toEqual([expect.stringContaining('works in the SDK releases 5.10.7 to 5.12.0 only')])
    stage({ [file]: bare })
    write({ [file]: filling })
    expect(messages()).toEqual([expect.not.stringContaining('works in the SDK releases')])
  })

  it('imports are those of the index, whether they mention Twilio or not', () => {
    const importing = sender('IE1', ['region: REGION', `edge: 'dublin'`]).replace(
      '\n',
      `\nimport { REGION } from './region.js'\n`,
    )
    const { root, stage, write, remove } = repository({
      'package.json': MANIFEST,
      'region.js': `export const REGION = 'us1'\n`,
    })
    stage({ 'a.js': importing })
    const found = reports(root)
    expect(found.length).toBeGreaterThan(0)
    write({ 'region.js': `export const REGION = 'ie1'\n` })
    expect(reports(root)).toEqual(found)
    remove('region.js')
    expect(reports(root)).toEqual(found)
    stage({ 'region.js': `export const REGION = 'ie1'\n` })
    remove('region.js')
    expect(reports(root)).toEqual([])
    // In the working tree alone, it is as if it were not there.
    const other = repository({ 'package.json': MANIFEST })
    other.stage({ 'a.js': importing })
    other.write({ 'region.js': `export const REGION = 'us1'\n` })
    expect(reports(other.root)).toEqual([])
  })

  it('the manifest of the index makes the project', () => {
    const { root, stage, write, git } = repository({ '.env': WITH_EDGE, 'app/package.json': MANIFEST })
    stage({ 'app/a.js': sender('US1') })
    expect(reports(root)).toEqual([])
    git('rm', '--quiet', '--cached', 'app/package.json')
    write({ 'app/package.json': MANIFEST })
    expect(reports(root)).toEqual(['app/a.js:2 no-region-mismatch'])
  })

  it('a file that lies in the working tree no more is read from the index', () => {
    const { root, stage, remove } = repository({})
    stage({ '.env': NO_EDGE })
    remove('.env')
    expect(reports(root)).toEqual(EDGELESS)
  })

  it('a file that git would ignore is published all the same', () => {
    const { root, stage } = repository({ '.gitignore': '.env\n' })
    stage({ '.env': `TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nTWILIO_ACCOUNT_SID={{ACCOUNT_SID}}\n` })
    const { stdout } = regionguard(root, 'check', '--staged')
    expect(stdout).toContain('no-hardcoded-credential')
    expect(stdout).not.toContain(madeUp('AUTH_TOKEN'))
  })
})

function lock(version: string): string {
  return JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/twilio': { version } } })
}

describe('the whole index is context', () => {
  const shared = (region: string, edge: string): string =>
    `TWILIO_REGION=${region}\nTWILIO_EDGE=${edge}\nTWILIO_API_KEY={{API_KEY}}\nTWILIO_API_SECRET=\n`

  it('a credential is compared with what is committed, in whatever project', () => {
    const { root, stage, write } = repository({
      'one/package.json': MANIFEST,
      'one/prod.env': shared('ie1', 'dublin'),
      'two/package.json': MANIFEST,
    })
    write({ 'one/prod.env': '' })
    stage({ 'two/prod.env': shared('us1', 'ashburn') })
    const { findings } = staged(root)
    expect(findings.map(report)).toEqual(['two/prod.env:3 no-shared-credential'])
    expect(findings[0]?.evidence.map(({ file }) => file)).toContain('one/prod.env')
  })

  it('a client elsewhere that brings its own edge explains settings without one', () => {
    const { root, stage, git } = repository({
      'package.json': MANIFEST,
      'a.js': sender('', ['region: process.env.TWILIO_REGION', `edge: 'dublin'`]),
    })
    stage({ '.env': NO_EDGE })
    expect(reports(root)).toEqual([])
    git('rm', '--quiet', '--cached', 'a.js')
    expect(reports(root)).toEqual(EDGELESS)
  })

  it('what mentions Twilio in UTF-16 is found too', () => {
    const { root, stage, git } = repository({ 'two/package.json': MANIFEST })
    const text = shared('ie1', 'dublin').replace('{{API_KEY}}', madeUp('API_KEY'))
    mkdirSync(join(root, 'one'))
    writeFileSync(
      join(root, 'one/prod.env'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    )
    git('add', '--force', 'one/prod.env')
    git('commit', '--quiet', '-m', 'utf-16')
    stage({ 'two/prod.env': shared('us1', 'ashburn') })
    expect(reports(root)).toEqual(['two/prod.env:3 no-shared-credential'])
  })

  it('a name of the policy makes a file worth reading, in the context too', () => {
    const { root, stage } = repository({
      'package.json': MANIFEST,
      'regionguard.yaml': 'version: 1\ncredentials: [{names: [MAIL_KEY], region: ie1}]\n',
    })
    stage({
      'a.js': sender('').replaceAll('process.env.TWILIO_API_KEY', 'process.env.MAIL_KEY'),
    })
    expect(reports(root)).toEqual(['a.js:2 no-region-mismatch'])
  })

  it.each(['express-two-regions', 'next-fetch', 'functions-notify'])(
    'all of %s staged says what a check of the tree says',
    (app) => {
      const from = fileURLToPath(new URL(`../fixtures/apps/${app}/broken`, import.meta.url))
      const root = copyFixture(from)
      scratch.push(root)
      const { git } = repositoryIn(root)
      git('init', '--quiet')
      git('add', '.')
      const tree = check(root)
      expect(tree.findings.length).toBeGreaterThan(0)
      const { findings, skipped, summary } = staged(root)
      expect({ findings, skipped, summary }).toEqual({
        findings: tree.findings,
        skipped: tree.skipped,
        summary: tree.summary,
      })
    },
  )
})

describe('of every kind of change', () => {
  it('what is renamed is reported under its new name', () => {
    const { root, git } = repository({ 'old.env': NO_EDGE })
    git('mv', 'old.env', 'new.env')
    expect(reports(root)).toEqual(['new.env:1 require-edge'])
  })

  it('what is deleted is gone, as context too', () => {
    const { root, git, stage } = repository({
      'package.json': MANIFEST,
      '.env': WITH_EDGE,
      'a.js': sender('US1'),
    })
    git('rm', '--quiet', '--cached', '.env', 'a.js')
    stage({ 'b.js': sender('US1') })
    expect(staged(root)).toMatchObject({ findings: [], skipped: [], summary: { files: 1 } })
  })

  it('a link that becomes a file is read; a file that becomes a link is not followed', () => {
    const { root, stage, git, remove } = repository({ 'a.env': NO_EDGE, 'z/real.env': 'PORT=1\n' })
    symlinkSync('z/real.env', join(root, 'b.env'))
    git('add', 'b.env')
    git('commit', '--quiet', '-m', 'a link')
    remove('b.env')
    stage({ 'b.env': NO_EDGE })
    expect(reports(root)).toEqual(['b.env:1 require-edge'])
    git('commit', '--quiet', '-m', 'a file')
    remove('a.env')
    symlinkSync('b.env', join(root, 'a.env'))
    git('add', 'a.env')
    expect(staged(root)).toMatchObject({ findings: [], summary: { files: 0 } })
  })

  it('a link to settings gives its values where it is, from the index', () => {
    const { root, git, stage, write } = repository({
      'package.json': MANIFEST,
      'shared/settings.env': WITH_EDGE,
    })
    symlinkSync('shared/settings.env', join(root, '.env'))
    git('add', '.env')
    stage({ 'a.js': sender('US1') })
    write({ 'shared/settings.env': 'TWILIO_REGION=us1\n' })
    expect(reports(root)).toEqual(['a.js:2 no-region-mismatch'])
  })

  it('what changed its mode only is looked at', () => {
    const { root, git } = repository({ 'a.env': NO_EDGE })
    chmodSync(join(root, 'a.env'), 0o755)
    git('add', 'a.env')
    expect(reports(root)).toEqual(['a.env:1 require-edge'])
  })

  it('a submodule is passed over, with all that is in it', () => {
    const inner = repository({ '.env': NO_EDGE })
    const outer = repository({})
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner')
    outer.stage({ '.env': WITH_EDGE })
    expect(staged(outer.root)).toMatchObject({ findings: [], skipped: [], status: 0 })
    // In the submodule itself, its own index counts.
    const inside = repositoryIn(join(outer.root, 'inner'))
    inside.stage({ 'b.env': NO_EDGE })
    expect(reports(inside.root)).toEqual(['b.env:1 require-edge'])
  })

  it('what is only intended to be added is not in the commit', () => {
    const { root, git, write } = repository({})
    write({ '.env': NO_EDGE })
    git('add', '--intent-to-add', '--force', '.env')
    expect(staged(root)).toMatchObject({ findings: [], summary: { files: 0 } })
  })

  it('what is unmerged is skipped and says so; the rest is checked', () => {
    const { root, git, stage } = repository({ 'a.env': 'PORT=1\n', 'b.env': 'PORT=1\n' })
    git('checkout', '--quiet', '-b', 'other')
    stage({ 'a.env': 'PORT=2\n', 'b.env': NO_EDGE })
    git('commit', '--quiet', '-m', 'other')
    git('checkout', '--quiet', 'main')
    stage({ 'a.env': 'PORT=3\n' })
    git('commit', '--quiet', '-m', 'main')
    expect(() => git('merge', '--quiet', 'other')).toThrow()
    const { findings, skipped, status } = staged(root)
    expect(findings.map(report)).toEqual(['b.env:1 require-edge'])
    expect(skipped).toEqual([{ file: 'a.env', reason: 'unmerged: resolve the conflict and stage it' }])
    expect(status).toBe(1)
  })

  it('a pointer of Git LFS is skipped and says so', () => {
    const { root, stage } = repository({})
    stage({
      'twilio.env': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`,
      'b.env': NO_EDGE,
    })
    expect(staged(root).skipped).toEqual([
      { file: 'twilio.env', reason: 'a pointer of Git LFS: its content is not in the index' },
    ])
  })

  it('so is one in a file of any kind', () => {
    const { root, stage } = repository({})
    stage({
      'data.json': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`,
    })
    expect(staged(root).skipped).toEqual([
      { file: 'data.json', reason: 'a pointer of Git LFS: its content is not in the index' },
    ])
  })

  it('a policy that is a symbolic link counts, and one that is unmerged is a usage error', () => {
    const { root, git, stage } = repository({
      'config/policy.yaml': 'version: 1\nrules: {require-edge: off}\n',
    })
    symlinkSync('config/policy.yaml', join(root, 'regionguard.yaml'))
    git('add', 'regionguard.yaml')
    stage({ '.env': NO_EDGE })
    expect(reports(root)).toEqual([])
    expect(reports(root, '--policy', 'regionguard.yaml')).toEqual([])

    git('commit', '--quiet', '-m', 'a link')
    git('checkout', '--quiet', '-b', 'other')
    stage({ 'config/policy.yaml': 'version: 1\nrules: {require-edge: warning}\n' })
    git('commit', '--quiet', '-m', 'other')
    git('checkout', '--quiet', 'main')
    stage({ 'config/policy.yaml': 'version: 1\n' })
    git('commit', '--quiet', '-m', 'main')
    expect(() => git('merge', '--quiet', 'other')).toThrow()
    stage({ 'b.env': NO_EDGE })
    const { status, stderr } = run(root, {})
    expect(stderr).toContain('The policy regionguard.yaml is unmerged: resolve the conflict and stage it.')
    expect(status).toBe(2)
  })

  it('what others wrote, and what the policy ignores, is passed over', () => {
    const { root, stage } = repository({ 'regionguard.yaml': 'version: 1\nignore: [gen/**]\n' })
    stage({
      'node_modules/x/.env': NO_EDGE,
      'vendor/.env': NO_EDGE,
      'gen/.env': NO_EDGE,
      'a.min.js': sender('IE1', [`region: 'ie1'`]),
      'notes.md': 'TWILIO_REGION=ie1\n',
    })
    expect(staged(root)).toMatchObject({ findings: [], status: 0 })
  })

  it('line ends are those of the index, whatever they are in the working tree', () => {
    const { root, git, write } = repository({ '.gitattributes': '*.env text eol=crlf\n' })
    write({ 'a.env': 'PORT=1\r\nTWILIO_REGION=ie1\r\n' })
    git('add', 'a.env')
    const [finding] = staged(root).findings
    expect(finding).toMatchObject({ line: 2, column: 1, endLine: 2, endColumn: 18 })
  })
})

describe('in every kind of repository', () => {
  it('without a commit, all that is staged is reported', () => {
    const { root, stage } = repository()
    expect(staged(root)).toMatchObject({ findings: [], status: 0, summary: { files: 0 } })
    stage({ '.env': NO_EDGE })
    expect(reports(root)).toEqual(EDGELESS)
  })

  it('in a worktree, its own index counts', () => {
    const { root, git, stage } = repository({ 'package.json': MANIFEST })
    const tree = elsewhere('tree')
    git('worktree', 'add', '--quiet', tree)
    stage({ 'a.env': NO_EDGE })
    const other = repositoryIn(tree)
    other.stage({ '.env': NO_EDGE, 'c.js': sender('IE1', IRELAND) })
    expect(reports(tree)).toEqual(EDGELESS)
    expect(reports(root)).toEqual(['a.env:1 require-edge'])
  })

  it('in a sparse checkout, what is not checked out is context all the same', () => {
    const { root, git, stage } = repository({
      'package.json': MANIFEST,
      'app/a.js': sender('', ['region: process.env.TWILIO_REGION', `edge: 'dublin'`]),
      'lib/b.js': '',
    })
    git('sparse-checkout', 'set', '--cone', '--sparse-index', 'lib')
    stage({ '.env': NO_EDGE })
    expect(reports(root)).toEqual([])
  })

  it.each([
    ['version 4 of the index', ['-c', 'core.quotepath=true', 'update-index', '--index-version', '4']],
    ['a split index', ['update-index', '--split-index']],
  ])('with %s', (_, args) => {
    const { root, git, stage } = repository({
      'a/regionguard.yaml': 'version: 1\nregions: {allowed: [us1]}\n',
      'regionguard.yml': 'version: 1\nregions: {allowed: [us1]}\n',
    })
    git(...args)
    stage({ '.env': WITH_EDGE })
    expect(reports(root)).toEqual(['.env:1 allowed-regions'])
  })

  it('with objects in packs', () => {
    const { root, git, stage } = repository({ 'package.json': MANIFEST, '.env': WITH_EDGE })
    stage({ 'a.js': sender('US1') })
    git('commit', '--quiet', '-m', 'second')
    git('gc', '--quiet', '--prune=now')
    git('reset', '--quiet', '--soft', 'HEAD~1')
    expect(reports(root)).toEqual(['a.js:2 no-region-mismatch'])
  })

  it('with any names', () => {
    const { root, stage } = repository({})
    const names = [
      'ü/é.env',
      'a b.env',
      'q"uote.env',
      'tab\there.env',
      'new\nline/.env',
      '-dash.env',
      ':colon.env',
    ]
    stage(Object.fromEntries(names.map((name) => [name, NO_EDGE])))
    const found = staged(root).findings.map(({ file }) => file)
    expect(found.toSorted()).toEqual(names.toSorted())
  })

  it('from a subdirectory, all that is staged is reported, relative to it', () => {
    const { root, stage } = repository({ 'regionguard.yaml': 'version: 1\nregions: {allowed: [us1, ie1]}\n' })
    stage({ '.env': NO_EDGE, 'a/b/.env': NO_EDGE, 'a/b/c/.env': NO_EDGE })
    expect(reports(join(root, 'a/b'))).toEqual([
      '../../.env:1 require-edge',
      '.env:1 require-edge',
      'c/.env:1 require-edge',
    ])
    expect(reports(join(root, 'a/b'), '.')).toEqual(['.env:1 require-edge', 'c/.env:1 require-edge'])
  })

  it('whatever is configured for people', () => {
    const { root, git, stage } = repository({})
    for (const [key, value] of [
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
      ['core.quotepath', 'true'],
      ['core.abbrev', '4'],
      ['submodule.recurse', 'true'],
      ['grep.patternType', 'perl'],
    ] as const)
      git('config', key, value)
    stage({ 'ü.env': `${NO_EDGE}TWILIO_API_KEY={{API_KEY}}\n`, 'a/b.env': 'PORT=1\n' })
    expect(reports(join(root, 'a'))).toEqual(['../ü.env:1 require-edge'])
  })
})

describe('narrowed down by paths', () => {
  it('reports what lies below them; the rest is context', () => {
    const { root, stage } = repository({ 'package.json': MANIFEST })
    stage({
      '.env': WITH_EDGE,
      'a/x.js': sender('US1'),
      'ab/y.js': sender('US1'),
      'b/package.json': MANIFEST,
      'b/.env': 'TWILIO_REGION=ei1\n',
    })
    expect(reports(root, 'a')).toEqual(['a/x.js:2 no-region-mismatch'])
    expect(reports(root, './a/', 'b/.env')).toEqual(['a/x.js:2 no-region-mismatch', 'b/.env:1 valid-region'])
    expect(reports(root, root)).toHaveLength(3)
  })

  it('a path that is not staged gives nothing; one that is nowhere is exit code 2', () => {
    const { root, stage, git } = repository({ 'a/b.env': NO_EDGE, 'c.env': NO_EDGE })
    git('rm', '--quiet', 'c.env')
    stage({ 'd.env': WITH_EDGE })
    expect(staged(root, 'a', 'c.env')).toMatchObject({ findings: [], status: 0 })
    expect(staged(root, 'nowhere')).toMatchObject({
      status: 2,
      skipped: [{ file: 'nowhere', reason: 'there is no such file or directory' }],
    })
    expect(staged(root, '/nowhere').skipped).toMatchObject([{ reason: 'outside of the repository' }])
  })
})

describe('in a hook', () => {
  const HOOK = `#!/bin/sh\nexec "${process.execPath}" "${program}" check --staged --format json > `

  it.each([
    ['git commit -a', ['commit', '-a', '-m', 'x'], ['a.env:1 require-edge', 'b.env:1 require-edge']],
    ['git commit <path>', ['commit', '-m', 'x', '--', 'a.env'], ['a.env:1 require-edge']],
    ['git commit', ['commit', '-m', 'x'], ['b.env:1 require-edge']],
  ] as const)('%s: what would be committed is checked', (_, args, expected) => {
    const made = repository({ 'a.env': 'PORT=1\n', 'b.env': 'PORT=1\n', 'report.json': '' })
    made.write({ 'a.env': NO_EDGE })
    made.stage({ 'b.env': NO_EDGE })
    const hook = join(made.root, '.git/hooks/pre-commit')
    const out = elsewhere('report.json')
    mkdirSync(join(made.root, '.git/hooks'), { recursive: true })
    writeFileSync(hook, `${HOOK}'${out}'\n`, { mode: 0o755 })
    expect(() => made.git(...args)).toThrow()
    expect(reportsOf({ status: 1, stdout: readFileSync(out, 'utf8'), stderr: '' })).toEqual(expected)
  })

  it('GIT_DIR and GIT_WORK_TREE are what git takes them for', () => {
    const made = repository({ 'package.json': MANIFEST, '.env': WITH_EDGE })
    made.stage({ 'sub/a.js': sender('US1') })
    const moved = elsewhere('git')
    renameSync(join(made.root, '.git'), moved)
    const environment = { GIT_DIR: moved, GIT_WORK_TREE: made.root }
    expect(reportsOf(run(made.root, environment))).toEqual(['sub/a.js:2 no-region-mismatch'])
    expect(reportsOf(run(join(made.root, 'sub'), environment))).toEqual(['a.js:2 no-region-mismatch'])
  })
})

describe('is a usage error', () => {
  const refused = (
    cwd: string,
    environment: Readonly<Record<string, string>> = {},
    ...args: string[]
  ): string => {
    const { status, stdout, stderr } = run(cwd, environment, ...args)
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] })
    expect(stderr).not.toContain('internal error')
    return stderr
  }

  it('where there is no repository', () => {
    const root = scratchDirectory()
    scratch.push(root)
    expect(refused(root)).toContain('--staged needs a git repository')
  })

  it('where there is no working tree', () => {
    const { root, git } = repository({})
    git('clone', '--quiet', '--bare', root, join(root, 'bare.git'))
    expect(refused(join(root, 'bare.git'))).toContain('Check without --staged')
  })

  it('where there is no git', () => {
    const { root } = repository({})
    const { status, stderr } = run(root, { PATH: '/nowhere' })
    expect(status).toBe(2)
    expect(stderr).toContain('--staged needs git, and there is none on the PATH')
  })

  it.each(['--fix', '--fix-dry-run'])('with %s', (option) => {
    const { root } = repository({})
    expect(refused(root, {}, option)).toContain(`${option} cannot be used with --staged`)
  })
})

describe('costs no more than it must', () => {
  /** The git commands that a run starts. */
  function commands(cwd: string): readonly string[] {
    const trace = elsewhere('trace')
    run(cwd, { GIT_TRACE: trace })
    const stdout = readFileSync(trace, 'utf8')
    return [...stdout.matchAll(/trace: built-in: git (\S+)/g)].map(([, command = '']) => command)
  }

  it('nothing that concerns us is staged: one question', () => {
    const { root, stage } = repository({ 'a.js': BARE, 'regionguard.yaml': 'version: 1\n' })
    stage({ 'notes.md': 'twilio\n' })
    expect(commands(root)).toEqual(['diff'])
  })

  it('a .env that speaks for itself: one question', () => {
    const { root, stage } = repository({ 'a.js': BARE })
    stage({ '.env': WITH_EDGE })
    expect(commands(root)).toEqual(['diff'])
  })

  it('a .env with the SID of its account: one question', () => {
    const { root, stage } = repository({ 'a.js': BARE, 'b.env': 'TWILIO_ACCOUNT_SID={{ACCOUNT_SID}}\n' })
    stage({
      '.env': `${WITH_EDGE}TWILIO_ACCOUNT_SID={{ACCOUNT_SID}}\nexport MAIN_ACCOUNT_SID="{{ACCOUNT_SID}}"\n`,
    })
    expect(commands(root)).toEqual(['diff'])
  })

  it('a .env of which something is to be said: the index is searched, once', () => {
    const { root, stage } = repository({ 'package.json': MANIFEST, ...fillers(300) })
    stage({ '.env': NO_EDGE })
    expect(commands(root)).toContain('grep')
    expect(commands(root)).not.toContain('grep')
    stage({ 'b.env': WITH_EDGE })
    expect(commands(root)).not.toContain('grep')
  })

  it('a .env with the SID of a key: one question, once the index was searched', () => {
    const { root, git, stage } = repository({ 'package.json': MANIFEST, 'a.js': BARE, ...fillers(300) })
    const settings = `${WITH_EDGE}TWILIO_API_KEY={{API_KEY}}\n`
    stage({ '.env': settings })
    expect(commands(root)).toContain('grep')
    expect(commands(root)).toEqual(['diff'])
    git('commit', '--quiet', '-m', 'settings')
    // Its own last version holds the same SID.
    stage({ '.env': `${settings}PORT=3000\n` })
    expect(commands(root)).toEqual(['diff'])
  })
})

/** Files that mention Twilio or not, none of which says anything of a Region. */
function fillers(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `src/${at}.js`,
      at % 20 === 0 ? `// twilio ${at}\n` : `// something else ${at}\n`,
    ]),
  )
}

describe('what earlier runs saw', () => {
  const settings = (region: string, edge: string): string =>
    `TWILIO_REGION=${region}\nTWILIO_EDGE=${edge}\nTWILIO_API_KEY={{API_KEY}}\n`
  const IRISH = settings('ie1', 'dublin')
  const AMERICAN = settings('us1', 'ashburn')
  const SHARED = ['.env:3 no-shared-credential']
  const kept = (root: string): string => join(root, '.git/regionguard')
  const files = (root: string): readonly string[] => readdirSync(kept(root))

  /** Where a run has seen all, and kept it. */
  function seen(others: Readonly<Record<string, string>> = {}): TestRepository {
    const made = repository({ 'package.json': MANIFEST, ...fillers(40), ...others })
    made.stage({ '.env': IRISH })
    expect(reports(made.root)).toEqual([])
    expect(files(made.root)).toEqual([expect.stringMatching(/^contents-[0-9a-f]{1,8}$/)])
    return made
  }

  it('does not hide what was committed since', () => {
    const { root, git, stage } = seen()
    git('reset', '--quiet')
    stage({ 'two/prod.env': AMERICAN })
    git('commit', '--quiet', '-m', 'the same key elsewhere')
    stage({ '.env': IRISH })
    expect(reports(root)).toEqual(SHARED)
  })

  it.each([
    ['in a .env', 'two/prod.env', AMERICAN],
    ['in YAML', 'two/values.yaml', AMERICAN.replaceAll('=', ': ')],
    [
      'in base64',
      'two/secret.yaml',
      `apiVersion: v1\nkind: Secret\nstringData: {TWILIO_REGION: us1, TWILIO_EDGE: ashburn}\ndata:\n  TWILIO_API_KEY: ${Buffer.from(madeUp('API_KEY')).toString('base64')}\n`,
    ],
    ['in UTF-16', 'two/prod.env', `\uFEFF${AMERICAN}`],
  ])('says where the same value is: %s', (_, path, text) => {
    const { root, git, stage, write } = repository({ 'package.json': MANIFEST, ...fillers(40) })
    if (text.startsWith('\uFEFF')) {
      write({ [path]: '' })
      writeFileSync(join(root, path), text.replace('{{API_KEY}}', madeUp('API_KEY')), 'utf16le')
      git('add', '--force', path)
    } else stage({ [path]: text })
    git('commit', '--quiet', '-m', 'the same key elsewhere')
    stage({ '.env': IRISH })
    expect(reports(root)).toEqual(SHARED)
    expect(files(root)).toHaveLength(1)
    expect(reports(root)).toEqual(SHARED)
  })

  it('is the same for all worktrees of a repository, in their hooks too', () => {
    const { root, git } = seen({ 'two/prod.env': AMERICAN.replace('TWILIO_API_KEY', 'PORT') })
    git('commit', '--quiet', '-m', 'settings')
    const tree = elsewhere('tree')
    git('worktree', 'add', '--quiet', tree)
    const other = repositoryIn(tree)
    other.stage({ 'three/.env': AMERICAN })
    const trace = elsewhere('trace')
    const hook = join(root, '.git/hooks/pre-commit')
    const command = `'${process.execPath}' '${program}' check --staged --format json`
    writeFileSync(hook, `#!/bin/sh\nGIT_TRACE='${trace}' ${command} > '${trace}.out'\n`, { mode: 0o755 })
    expect(() => other.git('commit', '--quiet', '-m', 'the same key')).toThrow()
    const { findings } = JSON.parse(readFileSync(`${trace}.out`, 'utf8')) as Output
    expect(findings.map(report)).toEqual(['three/.env:3 no-shared-credential'])
    expect(readFileSync(trace, 'utf8')).not.toMatch(/built-in: git (?:rev-parse|ls-files|grep)/)
    other.stage({ 'three/.env': WITH_EDGE })
    other.git('commit', '--quiet', '-m', 'another key')
    expect(files(root)).toHaveLength(1)
  })

  it('goes with a content wherever it is moved, and with it when it is deleted', () => {
    const { root, git, stage } = repository({
      'package.json': MANIFEST,
      'two/a.env': AMERICAN,
      ...fillers(40),
    })
    stage({ '.env': IRISH })
    expect(reports(root)).toEqual(SHARED)
    git('reset', '--quiet')
    git('mv', 'two/a.env', 'two/b.env')
    git('commit', '--quiet', '-m', 'moved')
    git('add', '.env')
    expect(staged(root).findings[0]?.evidence.map(({ file }) => file)).toContain('two/b.env')
    git('rm', '--quiet', '--cached', 'two/b.env')
    expect(reports(root)).toEqual([])
  })

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -50)],
    ['empty', () => Buffer.alloc(0)],
    ['of another release', (bytes: Buffer) => Buffer.concat([Buffer.from('other'), bytes.subarray(5)])],
    ['full', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 16), Buffer.alloc(bytes.length - 16, 7)])],
  ])('counts for nothing where its file is %s', (_, broken) => {
    const { root, git, stage } = seen()
    git('reset', '--quiet')
    stage({ 'two/prod.env': AMERICAN })
    git('commit', '--quiet', '-m', 'the same key elsewhere')
    stage({ '.env': IRISH })
    const [name = ''] = files(root)
    writeFileSync(join(kept(root), name), broken(readFileSync(join(kept(root), name))))
    expect(reports(root)).toEqual(SHARED)
  })

  it('is not kept where that cannot be done, and nothing else changes', () => {
    const { root, stage } = repository({ 'package.json': MANIFEST, 'two/prod.env': AMERICAN, ...fillers(40) })
    writeFileSync(kept(root), '')
    stage({ '.env': IRISH })
    expect(reports(root)).toEqual(SHARED)
    expect(readFileSync(kept(root), 'utf8')).toBe('')
  })

  it('is seen anew for a policy that names other credentials, and kept for one policy', () => {
    const { root, git, stage } = seen({
      'one.js': sender('IE1').replaceAll('TWILIO_IE1_API_KEY', 'MAIL_KEY'),
    })
    const before = files(root)
    stage({ 'regionguard.yaml': 'version: 1\ncredentials: [{names: [MAIL_KEY], region: us1}]\n' })
    git('add', '.')
    staged(root)
    expect(files(root)).toHaveLength(1)
    expect(files(root)).not.toEqual(before)
  })
})
