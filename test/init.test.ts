import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFixture, madeUp, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check, program, regionguard } from './cli.ts'
import type { Run } from './cli.ts'
import { IRELAND, sender } from './code.ts'
import { MANIFEST, scratchProject } from './projects.ts'
import { repositoryIn, testRepository } from './repository.ts'

/** `regionguard init` in real repositories. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

const init = (cwd: string, ...args: string[]): Run => regionguard(cwd, 'init', ...args)

/** A repository with these files in it, none of them committed. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const { root, write } = testRepository()
  scratch.push(root)
  write(files)
  return root
}

const text = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

/** Every file with its text and mode, but those that git keeps for itself. */
function snapshot(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\.git\/(?!hooks\/pre-commit$)/.test(path))
    .map((path) => `${path}\0${String(statSync(path).mode)}\0${readFileSync(path, 'utf8')}`)
    .toSorted()
}

/** `script` of util-linux gives a command a terminal; those of BSD and macOS take other options. */
const canHaveTerminal = String(spawnSync('script', ['--version']).stdout).includes('util-linux')

/** `init` at a terminal of its own, where somebody types an answer when asked. */
async function atTerminal(cwd: string, answer: string): Promise<{ status: number | null; screen: string }> {
  const child = spawn(
    'script',
    ['--quiet', '--return', '--command', `"${process.execPath}" "${program}" init`, '/dev/null'],
    {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const asked = screen.includes('[y/N] ')
    screen += text
    if (!asked && screen.includes('[y/N] ')) child.stdin.write(answer)
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, screen }
}

const VERSION = regionguard(fileURLToPath(new URL('.', import.meta.url)), '--version').stdout.trim()

describe('a run', () => {
  it('where nobody can be asked shows all it would write, and writes nothing', () => {
    const root = repository({ 'package.json': MANIFEST })
    const before = snapshot(root)
    const { status, stdout } = init(root)
    expect(status).toBe(0)
    for (const file of ['regionguard.yaml', '.git/hooks/pre-commit', 'eslint.config.mjs'])
      expect(stdout).toContain(`+++ b/${file}`)
    expect(stdout).toContain('Nothing was written: nobody can be asked here. To write this, add --yes.')
    expect(snapshot(root)).toEqual(before)
  })

  it.skipIf(!canHaveTerminal).each([
    ['y', 0, true],
    ['yes', 0, true],
    [' YES ', 0, true],
    ['', 1, false],
    ['n', 1, false],
    ['yes please', 1, false],
    // Ctrl-D
    ['\u0004', 1, false],
  ])('at a terminal asks, and writes at the answer %j: exit code %i', async (answer, status, written) => {
    const root = repository({ 'package.json': MANIFEST })
    const { status: code, screen } = await atTerminal(root, answer === '\u0004' ? answer : `${answer}\n`)
    expect(screen).toContain('Write these 3 files? [y/N] ')
    expect(code).toBe(status)
    expect(existsSync(join(root, 'regionguard.yaml'))).toBe(written)
    expect(screen.includes('Nothing was written.')).toBe(!written)
  })

  it.each([
    ['git', {}],
    ['pre-commit', { '.pre-commit-config.yaml': 'repos: []\n' }],
    [
      'pre-commit',
      { '.pre-commit-config.yaml': 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n' },
    ],
    ['lefthook', { 'lefthook.yml': 'pre-push:\n  commands: {}\n' }],
    ['husky', { '.husky/pre-commit': 'npm test\n' }],
  ])('twice changes nothing the second time: %s', (_, files: Readonly<Record<string, string>>) => {
    const root = repository({ 'package.json': MANIFEST, 'a.js': sender('US1'), ...files })
    expect(init(root, '--yes').status).toBe(0)
    const after = snapshot(root)
    const again = init(root, '--yes')
    expect(again).toMatchObject({ status: 0, stderr: '' })
    expect(again.stdout).not.toContain('wrote')
    expect(snapshot(root)).toEqual(after)
  })

  it('works on the root of the repository, wherever it is started', () => {
    const root = repository({ 'a/b/c.js': '' })
    expect(init(join(root, 'a/b'), '--yes').status).toBe(0)
    expect(existsSync(join(root, 'regionguard.yaml'))).toBe(true)
    expect(readdirSync(join(root, 'a/b'))).toEqual(['c.js'])
  })

  it('outside of repositories writes no hook and says so', () => {
    const root = scratchProject({ 'package.json': MANIFEST })
    scratch.push(root)
    const { status, stdout } = init(root, '--yes')
    expect(status).toBe(0)
    expect(stdout).toContain('This is no git repository')
    expect(readdirSync(root).toSorted()).toEqual(['eslint.config.mjs', 'package.json', 'regionguard.yaml'])
  })

  it('that cannot write is exit code 2, and writes the rest', () => {
    const root = repository({ '.husky/pre-commit': 'npm test\n' })
    chmodSync(join(root, '.husky/pre-commit'), 0o444)
    const { status, stderr } = init(root, '--yes')
    expect(status).toBe(2)
    expect(stderr).toContain('.husky/pre-commit was not written: it is read-only')
    expect(existsSync(join(root, 'regionguard.yaml'))).toBe(true)
    expect(text(root, '.husky/pre-commit')).toBe('npm test\n')
  })

  it.each([
    [['src'], 'init takes no paths'],
    [['--hook', 'husk'], 'Did you mean "husky"?'],
    [['--hook', 'git', '--no-hook'], 'exclude each other'],
  ])('is a usage error with %j', (args, message) => {
    const { status, stderr } = init(repository(), ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('the hook', () => {
  it('of git refuses a commit that is wrong, and lets one pass that is right', () => {
    const root = repository()
    expect(init(root, '--yes').status).toBe(0)
    const bin = scratchDirectory()
    scratch.push(bin)
    const cli = fileURLToPath(new URL('../packages/cli/bin/regionguard.cjs', import.meta.url))
    writeFileSync(join(bin, 'regionguard'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, {
      mode: 0o755,
    })
    const commit = (message: string): string =>
      execFileSync(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', message],
        {
          cwd: root,
          encoding: 'utf8',
          stdio: 'pipe',
          env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        },
      )
    const { stage } = repositoryIn(root)
    stage({ '.env': 'TWILIO_REGION=ie1\n' })
    expect(() => commit('wrong')).toThrow(/require-edge/)
    stage({ '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' })
    commit('right')
  })

  it('of git keeps what is there, and comes first', () => {
    const root = repository()
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    writeFileSync(join(root, '.git/hooks/pre-commit'), '#!/usr/bin/env bash\nset -e\nexec npm test\n', {
      mode: 0o755,
    })
    expect(init(root, '--yes').status).toBe(0)
    expect(text(root, '.git/hooks/pre-commit')).toBe(
      [
        '#!/usr/bin/env bash',
        '# regionguard: checks what is staged (https://github.com/regionguard/regionguard)',
        'PATH="$PWD/node_modules/.bin:$PATH" regionguard check --staged || exit $?',
        '# end of regionguard',
        'set -e',
        'exec npm test',
        '',
      ].join('\n'),
    )
    expect(statSync(join(root, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111)
  })

  it('of git is not written into a script of another language', () => {
    const root = repository()
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    writeFileSync(join(root, '.git/hooks/pre-commit'), '#!/usr/bin/env python3\n', { mode: 0o755 })
    const { stdout } = init(root, '--yes')
    expect(stdout).toContain(
      '.git/hooks/pre-commit is no shell script, so it is left as it is. Run `regionguard check --staged` in it',
    )
    expect(text(root, '.git/hooks/pre-commit')).toBe('#!/usr/bin/env python3\n')
  })

  it('goes where core.hooksPath says, unless that is outside', () => {
    const root = repository()
    const { git } = repositoryIn(root)
    git('config', 'core.hooksPath', 'tools/hooks')
    expect(init(root, '--yes').stdout).toContain('wrote tools/hooks/pre-commit')
    const other = repository()
    const outside = scratchDirectory()
    scratch.push(outside)
    repositoryIn(other).git('config', 'core.hooksPath', outside)
    expect(init(other, '--yes').stdout).toContain('lies outside of this working tree')
    expect(readdirSync(outside)).toEqual([])
  })

  it('of pre-commit is added to its list', () => {
    const mine = '# mine\nrepos:\n  - repo: meta\n    hooks:\n      - id: identity # first\n'
    const root = repository({ '.pre-commit-config.yaml': mine })
    expect(init(root, '--yes').status).toBe(0)
    expect(text(root, '.pre-commit-config.yaml')).toBe(
      `${mine}  - repo: local
    hooks:
      - id: regionguard
        name: regionguard
        language: node
        additional_dependencies: ['regionguard@${VERSION}']
        entry: regionguard check --staged
        pass_filenames: false
        require_serial: true
        types: [text]
`,
    )
  })

  it.each([
    ['.pre-commit-config.yaml', 'repos:\n- repo: meta\n  hooks:\n  - id: identity\n', true],
    ['.pre-commit-config.yaml', 'repos: [{repo: meta, hooks: [{id: identity}]}]\n', false],
    ['.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks: []\nfail_fast: true\n', false],
    ['.pre-commit-config.yaml', 'repos: [\n', false],
    ['.pre-commit-config.yaml', 'a: *b\nrepos:\n  - repo: meta\n', false],
    ['lefthook.yml', 'pre-push:\n  commands:\n    test:\n      run: npm test\n', true],
    ['lefthook.yml', 'pre-commit:\n  parallel: true\n', false],
    ['lefthook.toml', '[pre-push]\n', false],
  ])('is added to %s only where the rest keeps its meaning: %j', (file, content, added) => {
    const root = repository({ [file]: content })
    const { status, stdout } = init(root, '--yes')
    expect(status).toBe(0)
    expect(text(root, file).startsWith(content)).toBe(true)
    expect(text(root, file) !== content).toBe(added)
    expect(stdout.includes('so it is left as it is. Add this to it:')).toBe(!added)
  })

  it.each([
    ['[pre-push]', 'pre-commit'],
    ['[push]', 'commit'],
    ['\n  - pre-push\n  - manual', 'pre-commit'],
    ['[pre-commit, pre-push]', undefined],
    ['[commit]', undefined],
    ['*none', undefined],
  ])('of pre-commit runs at commits where default_stages is %s', (stages, expected) => {
    const root = repository({ '.pre-commit-config.yaml': `default_stages: ${stages}\nrepos: []\n` })
    const { stdout } = init(root, '--yes')
    const entry = /\n +stages: \[(.*)\]\n/.exec(stdout)?.[1]
    expect(entry).toBe(expected)
  })

  it('has the line ends of the list that it is added to', () => {
    const mine = 'repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity\r\n'
    const root = repository({ '.pre-commit-config.yaml': mine })
    expect(init(root, '--yes').status).toBe(0)
    const after = text(root, '.pre-commit-config.yaml')
    expect(after.startsWith(mine)).toBe(true)
    expect(after).toContain('      - id: regionguard\r\n')
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it.each([
    ['.husky/pre-commit', '# regionguard check --staged\nnpm test\n', true],
    ['.husky/pre-commit', 'npm test # then regionguard\n', true],
    ['.husky/pre-commit', 'npm test\nnpx regionguard check --staged\n', false],
    ['.husky/pre-commit', 'echo a#b; regionguard check\n', false],
    ['lefthook.yml', '# regionguard comes here\npre-push:\n  parallel: true\n', true],
  ])('is added where only a comment names it: %s, %j', (file, content, added) => {
    const root = repository({ [file]: content })
    expect(init(root, '--yes').stdout.includes(`${file} runs regionguard already`)).toBe(!added)
    expect(text(root, file) !== content).toBe(added)
  })

  it.each([
    '[ -n "$CI" ] && exit 0\nnpm test\n',
    'exec npm test\n',
    'cat <<END\ntext\n',
    'npm test \\\n',
    'check() {\n  return 1\n}\n',
  ])('of husky is not added where it might not be run: %j', (content) => {
    const root = repository({ '.husky/pre-commit': content })
    expect(init(root, '--yes').stdout).toContain(
      '.husky/pre-commit may end before its last line, so it is left as it is. Add this to it:\n\n    regionguard check --staged\n',
    )
    expect(text(root, '.husky/pre-commit')).toBe(content)
  })

  it('of husky is added to its script', () => {
    const root = repository({
      'package.json': '{"devDependencies": {"husky": "^9.0.0"}}',
      '.husky/pre-commit': 'npm test',
    })
    expect(init(root, '--yes').status).toBe(0)
    expect(text(root, '.husky/pre-commit')).toBe('npm test\nregionguard check --staged\n')
  })

  it.each([
    ['pre-commit', '.pre-commit-config.yaml'],
    ['lefthook', 'lefthook.yml'],
    ['husky', '.husky/pre-commit'],
    ['git', '.git/hooks/pre-commit'],
  ])('is the one that is named: %s', (name, file) => {
    const root = repository({})
    expect(init(root, '--yes', '--hook', name).stdout).toContain(`wrote ${file}`)
  })

  it('is none with --no-hook', () => {
    const root = repository({})
    expect(init(root, '--yes', '--no-hook').status).toBe(0)
    expect(existsSync(join(root, '.git/hooks/pre-commit'))).toBe(false)
  })
})

describe('the policy', () => {
  it('says what was found: Regions, names with their Region, areas', () => {
    const root = repository({
      'services/eu/package.json': MANIFEST,
      'services/eu/a.js': sender('MAIL', IRELAND),
      'services/us/package.json': MANIFEST,
      'services/us/a.js': sender('US1'),
    })
    expect(init(root, '--yes', '--no-hook').status).toBe(0)
    const policy = text(root, 'regionguard.yaml')
    expect(policy).toContain('    - us1 # services/us/a.js:2\n    - ie1 # services/eu/a.js:2\n')
    expect(policy).toContain('#   - names: [TWILIO_MAIL_API_KEY] # services/eu/a.js:2\n#     region: ie1\n')
    expect(policy).toContain(`  - files: ['services/eu/**']\n    regions: [ie1]\n`)
    expect(policy).toContain(`  - files: ['services/us/**']\n    regions: [us1]\n`)
    expect(policy).not.toMatch(/names:.*(?:US1|ACCOUNT_SID)/)
  })

  it.each(['express-two-regions', 'next-fetch', 'functions-notify'])(
    'makes no finding and hides none: %s',
    (app) => {
      const root = copyFixture(fileURLToPath(new URL(`../fixtures/apps/${app}/broken`, import.meta.url)))
      scratch.push(root)
      const before = check(root).findings
      expect(init(root, '--yes', '--no-hook').status).toBe(0)
      const judged = check(root)
      expect(judged.status).not.toBe(2)
      expect(judged.findings.filter(({ file }) => !file.startsWith('eslint.config'))).toEqual(before)
    },
  )

  it('allows the Regions of hosts and of examples', () => {
    const root = repository({
      'package.json': MANIFEST,
      'a.js': `${sender('US1')}export const hosts = ['api.sydney.au1.twilio.com']\n`,
      'config/.env.example': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
    })
    expect(init(root, '--yes', '--no-hook').status).toBe(0)
    expect(text(root, 'regionguard.yaml')).toMatch(
      /- ie1 # config\/\.env\.example:1\n {4}- au1 # a\.js:\d+\n/,
    )
    expect(check(root).findings.filter(({ rule }) => rule === 'allowed-regions')).toEqual([])
  })

  it('holds no secret, and no output does', () => {
    const secrets = [madeUp('AUTH_TOKEN'), madeUp('API_SECRET')]
    const root = repository({
      'package.json': MANIFEST,
      '.env':
        'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nTWILIO_API_KEY={{API_KEY}}\nTWILIO_API_SECRET={{API_SECRET}}\n',
      'a.js': sender('').replace('process.env.TWILIO_API_SECRET', `'{{API_SECRET}}'`),
      '.husky/pre-commit': 'export TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n',
    })
    const { stdout, stderr } = init(root, '--yes')
    for (const secret of secrets) {
      expect(stdout + stderr).not.toContain(secret)
      expect(text(root, 'regionguard.yaml')).not.toContain(secret)
    }
    expect(text(root, 'regionguard.yaml')).toContain('names: [TWILIO_API_KEY]')
  })

  it('is not written where there is one', () => {
    const root = repository({ 'regionguard.json': '{"version": 1}' })
    expect(init(root, '--yes').stdout).toContain('There is a policy already.')
    expect(existsSync(join(root, 'regionguard.yaml'))).toBe(false)
  })
})

describe('the ESLint configuration', () => {
  const START = `import js from '@eslint/js'\n\n`

  it.each([
    [
      `${START}export default [\n  js.configs.recommended,\n]\n`,
      `import regionguard from '@regionguard/eslint-plugin'\n${START}export default [\n  js.configs.recommended,\n  regionguard.configs.recommended,\n]\n`,
    ],
    [
      `import { defineConfig } from 'eslint/config';\n\nexport default defineConfig([\n  {\n    rules: {},\n  },\n]);\n`,
      `import regionguard from '@regionguard/eslint-plugin';\nimport { defineConfig } from 'eslint/config';\n\nexport default defineConfig([\n  {\n    rules: {},\n  },\n  regionguard.configs.recommended,\n]);\n`,
    ],
    [
      `import tseslint from 'typescript-eslint'\n\nexport default tseslint.config(\n  tseslint.configs.strict,\n)\n`,
      `import regionguard from '@regionguard/eslint-plugin'\nimport tseslint from 'typescript-eslint'\n\nexport default tseslint.config(\n  tseslint.configs.strict,\n  regionguard.configs.recommended,\n)\n`,
    ],
  ])('is added to, where its form is plain', (before, after) => {
    const root = repository({ 'package.json': MANIFEST, 'eslint.config.mjs': before })
    expect(init(root, '--yes').status).toBe(0)
    expect(text(root, 'eslint.config.mjs')).toBe(after)
  })

  it.each([
    `module.exports = [\n  {},\n]\n`,
    `export default [{ rules: {} }]\n`,
    `const all = [\n  {},\n]\nexport default all\n`,
    `export default [\n  {},\n].map((one) => one)\n`,
    `export default [\n  {}\n]\n`,
    `export default [\n  'a', // it's, \n]\n`,
    `export default [\n  {},\n]\nconsole.log(1)\n`,
    `const regionguard = 1\nexport default [\n  {},\n]\n`,
  ])('is left as it is in any other form: %j', (before) => {
    const root = repository({ 'package.json': MANIFEST, 'eslint.config.js': before })
    const { stdout } = init(root, '--yes')
    expect(text(root, 'eslint.config.js')).toBe(before)
    expect(stdout).toContain('eslint.config.js has a form of its own, so it is left as it is.')
  })

  it.each([
    ['{"type": "module"}', 'eslint.config.js'],
    ['{}', 'eslint.config.mjs'],
  ])('is written for %s, and can be loaded', async (manifest, file) => {
    const root = repository({ 'package.json': manifest })
    expect(init(root, '--yes').stdout).toContain(`wrote ${file}`)
    // Resolved from here, where the packages are.
    const copy = fileURLToPath(new URL(`./init-${file}-${process.pid}.mjs`, import.meta.url))
    writeFileSync(copy, text(root, file))
    try {
      const { default: configs } = (await import(/* @vite-ignore */ pathToFileURL(copy).href)) as {
        default: readonly object[]
      }
      expect(configs.length).toBeGreaterThan(0)
    } finally {
      removeScratch(copy)
    }
  })

  it('is not written beside one of the old format, or where there is no package.json', () => {
    expect(init(repository({ 'package.json': '{}', '.eslintrc.json': '{}' }), '--yes').stdout).toContain(
      'the format before version 9',
    )
    expect(init(repository({ 'main.py': '' }), '--yes').stdout).not.toContain('eslint')
  })
})

describe('docs/pre-commit.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../docs/pre-commit.md', import.meta.url)), 'utf8')

  it.each([
    ['pre-commit', '.pre-commit-config.yaml', {}],
    ['lefthook', 'lefthook.yml', { 'package.json': '{}' }],
    ['husky', '.husky/pre-commit', {}],
    ['git', '.git/hooks/pre-commit', {}],
  ])('shows the hook that is written: %s', (name, file, files: Readonly<Record<string, string>>) => {
    const root = repository(files)
    expect(init(root, '--yes', '--hook', name).status).toBe(0)
    expect(page).toContain(text(root, file))
  })
})
