import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check, regionguard } from './cli.ts'
import type { Run } from './cli.ts'
import { sender } from './code.ts'
import { MANIFEST, project } from './projects.ts'

/** Adopting the tool where there are findings already. */
const BROKEN = sender('IE1', [`region: 'ie1'`])
const FIXED = sender('IE1', [`region: 'ie1'`, `edge: 'dublin'`])
const NAME = 'regionguard-baseline.txt'

const text = (root: string): string => readFileSync(join(root, NAME), 'utf8')
const entries = (root: string): readonly string[] =>
  text(root)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.slice(33))
const update = (root: string, ...args: string[]): Run =>
  regionguard(root, 'check', '--baseline', NAME, '--update-baseline', ...args)
const against = (root: string, ...args: string[]): ReturnType<typeof check> =>
  check(root, '--baseline', NAME, ...args)
const write = (root: string, file: string, content: string): void => {
  writeFileSync(join(root, file), content)
}

describe('in a repository', () => {
  it('means the same wherever the command runs and the baseline lies', () => {
    const root = project({
      'a.js': BROKEN,
      'packages/web/a.js': BROKEN,
      'packages/web/package.json': MANIFEST,
      'ci/keep': '',
    })
    spawnSync('git', ['init', '-q'], { cwd: root })
    const web = join(root, 'packages/web')
    const baseline = '../../ci/baseline.txt'
    regionguard(root, 'check', 'a.js', '--baseline', 'ci/baseline.txt', '--update-baseline')
    // The path of one is that of the other, from the working directory.
    expect(check(web, '--baseline', baseline).findings.map(({ file }) => file)).toEqual(['a.js'])
    regionguard(web, 'check', '--baseline', baseline, '--update-baseline')
    expect(readFileSync(join(root, 'ci/baseline.txt'), 'utf8')).toMatch(
      / require-edge a\.js\n.* require-edge packages\/web\/a\.js\n$/,
    )
    expect(check(root, '--baseline', 'ci/baseline.txt').findings).toEqual([])
    expect(check(web, '--baseline', baseline).findings).toEqual([])
    write(web, 'a.js', FIXED)
    const run = regionguard(web, 'check', '--baseline', baseline)
    expect(run.stderr).toContain('1 entry of the baseline')
    expect(run.stdout).toMatch(/1 stale entry in .*\n {2}a\.js {2}require-edge/)
  })
})

describe('--update-baseline', () => {
  it('writes what is found, one line each, and the run then finds nothing', () => {
    const root = project({ 'b.js': BROKEN, 'a.js': `${BROKEN}{\n${BROKEN.replace(/^import.*\n/, '')}}\n` })
    const run = update(root)
    expect(run.status).toBe(0)
    expect(run.stdout).toMatch(/ no findings, 3 in the baseline\.\n$/)
    expect(run.stderr).toBe(`regionguard: wrote ${NAME}: 3 entries, 3 new, 0 taken out.\n`)
    expect(entries(root)).toEqual(['require-edge a.js', 'require-edge a.js', 'require-edge b.js'])
    const { findings, summary, status } = against(root)
    expect({ findings, status }).toEqual({ findings: [], status: 0 })
    expect(summary).toMatchObject({ errors: 0, warnings: 0, baselined: 3 })
  })

  it('gives the same file whenever it is written', () => {
    const root = project({ 'a.js': BROKEN, 'b.js': BROKEN })
    update(root)
    const first = text(root)
    update(root)
    expect(text(root)).toBe(first)
    expect(first).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  it('takes out what is mended, and nothing that the run did not look at', () => {
    const root = project({ 'src/a.js': BROKEN, 'src/b.js': BROKEN, 'lib/c.js': BROKEN, 'lib/d.js': BROKEN })
    update(root)
    for (const file of ['src/a.js', 'lib/c.js']) write(root, file, FIXED)
    expect(update(root, 'src').stderr).toContain('3 entries, 0 new, 1 taken out')
    expect(entries(root)).toEqual(['require-edge lib/c.js', 'require-edge lib/d.js', 'require-edge src/b.js'])
    // A file that cannot be read may still hold what it held.
    write(root, 'lib/d.js', `${BROKEN}twilio(`)
    update(root)
    expect(entries(root)).toEqual(['require-edge lib/d.js', 'require-edge src/b.js'])
    // A rule that is off for this run only was not looked for.
    update(root, '--rule', 'require-edge:off')
    expect(entries(root)).toHaveLength(2)
    rmSync(join(root, 'lib/d.js'))
    update(root)
    expect(entries(root)).toEqual(['require-edge src/b.js'])
  })

  it('replaces the file whole, and leaves nothing beside it', () => {
    const root = project({ 'a.js': BROKEN })
    write(root, NAME, '# regionguard baseline 1\n')
    const before = statSync(join(root, NAME)).ino
    update(root)
    expect(statSync(join(root, NAME)).ino).not.toBe(before)
    const beside = spawnSync('ls', ['-A'], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n')
    expect(beside).toEqual(['a.js', 'package.json', NAME])
  })

  it('never overwrites a file that is no baseline', () => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', '--baseline', 'package.json', '--update-baseline')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^package\.json:1:1: this is no baseline/)
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe(MANIFEST)
  })

  it('says where it cannot write, prints what was found, and exits with 2', () => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', '--baseline', 'no/such/b.txt', '--update-baseline')
    expect(run.status).toBe(2)
    expect(run.stderr).toBe('regionguard: no/such/b.txt cannot be written (ENOENT).\n')
    expect(run.stdout).toContain('require-edge')
  })
})

describe('--baseline', () => {
  it('reports what is new only, and exits accordingly', () => {
    const root = project({ 'a.js': BROKEN })
    update(root)
    write(root, 'b.js', BROKEN)
    const { findings, summary, status } = against(root)
    expect(findings.map(({ file }) => file)).toEqual(['b.js'])
    expect(status).toBe(1)
    expect(summary).toMatchObject({ errors: 1, baselined: 1 })
  })

  it('reports one more of what it knows', () => {
    const root = project({ 'a.js': BROKEN })
    update(root)
    write(root, 'a.js', `${BROKEN}{\n${BROKEN.replace(/^import.*\n/, '')}}\n`)
    expect(against(root).findings).toHaveLength(1)
  })

  it('a file under another name is another file', () => {
    const root = project({ 'a.js': BROKEN })
    update(root)
    renameSync(join(root, 'a.js'), join(root, 'z.js'))
    expect(against(root)).toMatchObject({ findings: [{ file: 'z.js' }], summary: { baselined: 0 } })
  })

  it('names entries that are stale, and fails for none of them', () => {
    const root = project({ 'a.js': BROKEN, 'b.js': BROKEN })
    update(root)
    write(root, 'a.js', FIXED)
    const run = regionguard(root, 'check', '--baseline', NAME)
    expect(run.status).toBe(0)
    expect(run.stdout).toContain(`1 stale entry in ${NAME}:\n  a.js  require-edge  `)
    expect(run.stderr).toBe(
      `regionguard: 1 entry of the baseline ${NAME} is stale: nothing like that is found any more. --update-baseline takes it out.\n`,
    )
    // Of what a run did not look at it says nothing.
    expect(regionguard(root, 'check', '--baseline', NAME, 'b.js').stderr).toBe('')
  })

  it('an exception that nothing needs is not stale where its rule is off', () => {
    const exception = '{rule: require-edge, files: ["*.js"], reason: r, owner: o, expires: 2099-01-01}'
    const root = project({
      'a.js': FIXED,
      'regionguard.yaml': `version: 1\nexceptions: [${exception}]\n`,
    })
    update(root)
    expect(entries(root)).toEqual(['unused-exception regionguard.yaml'])
    expect(regionguard(root, 'check', '--baseline', NAME, '--rule', 'require-edge:off').stderr).toBe('')
  })

  it.each([
    ['there is none', undefined, `regionguard: There is no baseline ${NAME}.`],
    ['it is malformed', '# regionguard baseline 1\n\nnonsense\n', `${NAME}:3:1: an entry begins with`],
    [
      'it is in conflict',
      '# regionguard baseline 1\n<<<<<<< HEAD\n',
      `${NAME}:2:1: this is the mark of a merge`,
    ],
    ['it is binary', '\0\0\0', `regionguard: The baseline ${NAME} cannot be read: binary`],
  ])('is an error where %s, before anything is done', (_, content, message) => {
    const root = project({ 'a.js': BROKEN })
    if (content !== undefined) write(root, NAME, content)
    const run = regionguard(root, 'check', '--fix', '--format', 'json', '--baseline', NAME)
    expect(run.status).toBe(2)
    expect(run.stderr.startsWith(message)).toBe(true)
    expect(JSON.parse(run.stdout)).toMatchObject({ findings: [] })
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe(BROKEN)
  })

  it('a directory is no baseline', () => {
    const root = project({ 'a.js': BROKEN })
    mkdirSync(join(root, NAME))
    expect(regionguard(root, 'check', '--baseline', NAME)).toMatchObject({
      status: 2,
      stderr: `regionguard: The baseline ${NAME} cannot be read (EISDIR).\n`,
    })
  })

  it('needs its file', () => {
    const root = project({})
    expect(regionguard(root, 'check', '--update-baseline').status).toBe(2)
    expect(regionguard(root, 'check', '--baseline=').status).toBe(2)
  })

  it.each(['json', 'sarif', 'junit', 'github', 'gitlab'])('hides from every format: %s', (format) => {
    const root = project({ 'a.js': BROKEN })
    update(root)
    const { stdout, status } = regionguard(root, 'check', '--baseline', NAME, '--format', format)
    expect(status).toBe(0)
    expect(stdout).not.toContain('a.js')
  })
})

describe('in git', () => {
  const git = (root: string, ...args: string[]): Run => {
    const { status, stdout, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
      { cwd: root, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } },
    )
    return { status, stdout, stderr }
  }
  const commit = (root: string): void => {
    git(root, 'add', '-A')
    git(root, 'commit', '-qm', 'x')
  }

  it('two branches merge, and what neither side knows is left over as stale', () => {
    const root = project({
      '.gitattributes': `${NAME} merge=union\n`,
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.js`, BROKEN])),
    })
    git(root, 'init', '-q', '-b', 'main')
    update(root)
    commit(root)
    git(root, 'checkout', '-qb', 'one')
    write(root, 'a.js', FIXED)
    write(root, 'e.js', BROKEN)
    update(root)
    commit(root)
    git(root, 'checkout', '-q', 'main')
    write(root, 'b.js', FIXED)
    write(root, 'f.js', BROKEN)
    update(root)
    commit(root)
    expect(git(root, 'merge', '-q', '-m', 'x', 'one').status).toBe(0)
    const { findings, summary, status } = against(root)
    expect({ findings, status }).toEqual({ findings: [], status: 0 })
    expect(summary.baselined).toBe(4)
    update(root)
    expect(entries(root).map((entry) => entry.split(' ')[1])).toEqual(['c.js', 'd.js', 'e.js', 'f.js'])
  })

  it('--staged holds what is staged against the baseline that is staged', () => {
    const root = project({ 'a.js': BROKEN, 'b.js': BROKEN })
    git(root, 'init', '-q', '-b', 'main')
    expect(regionguard(root, 'check', '--staged', '--baseline', NAME)).toMatchObject({
      status: 2,
      stderr: `regionguard: The baseline ${NAME} is not in the index: stage it (git add), or check without --staged.\n`,
    })
    update(root)
    git(root, 'add', 'package.json', 'a.js', NAME)
    // What lies in the working tree does not count.
    rmSync(join(root, NAME))
    const known = regionguard(root, 'check', '--staged', '--baseline', NAME)
    // The other entry is not stale: its file is not staged.
    expect(known).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(root, NAME))).toBe(false)
    write(root, 'c.js', BROKEN)
    git(root, 'add', 'c.js')
    const run = regionguard(root, 'check', '--staged', '--baseline', NAME, '--format', 'json')
    expect(run.status).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ findings: [{ file: 'c.js' }], summary: { baselined: 1 } })
    expect(update(root, '--staged').status).toBe(2)
  })
})
