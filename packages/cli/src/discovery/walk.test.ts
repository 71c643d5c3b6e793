import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchTree } from '../scratch-tree.test.fixture.ts'
import type { FoundFile, Skipped } from './found-file.ts'
import { rootAt } from './named-paths.ts'
import { walk } from './walk.ts'

function walked(
  root: string,
  { from = '', cwd = root, handles = (): boolean => true } = {},
): { files: string[]; skipped: Skipped[]; found: FoundFile[] } {
  const found: FoundFile[] = []
  const skipped: Skipped[] = []
  walk(rootAt(from === '' ? root + sep : join(root, from) + sep, cwd), {
    cwd: cwd + sep,
    reported: true,
    deep: true,
    seen: new Set(),
    handles,
    passesOver: () => false,
    found: (file) => {
      if (file.standing() !== 'ignored') found.push(file)
    },
    skipped: (one) => {
      skipped.push(one)
    },
  })
  return { files: found.map(({ file }) => file), skipped, found }
}

describe('a walk', () => {
  it('visits files in the order of their names, and asks of each whether anybody handles it', () => {
    const root = scratchTree({
      'b.ts': '',
      'a/z.ts': '',
      'a.ts': '',
      'a/b/c.ts': '',
      'B.ts': '',
      'a/y.txt': '',
    })
    const { files } = walked(root, { handles: (name?: string) => !name?.endsWith('.txt') })
    expect(files).toEqual(['B.ts', 'a/b/c.ts', 'a/z.ts', 'a.ts', 'b.ts'])
  })

  it('visits what git tracks although its rules ignore it', () => {
    const root = scratchTree({
      '.gitignore': 'a.yml\nbuild/\nother/\n',
      'a.yml': '',
      'b/a.yml': '',
      'build/deep/c.yml': '',
      'build/d.yml': '',
      'other/e.yml': '',
    })
    execFileSync('git', ['init', '-q'], { cwd: root })
    execFileSync('git', ['add', '-f', 'a.yml', 'build/deep/c.yml'], { cwd: root })
    const { files, found } = walked(root, { handles: (name?: string) => name?.endsWith('.yml') === true })
    expect(files).toEqual(['a.yml', 'build/deep/c.yml'])
    expect(found.map((file) => file.standing())).toEqual(['published', 'published'])
    const inside = walked(root, { from: 'build', handles: () => true })
    expect(inside.found.map(({ file, standing }) => [file, standing()])).toEqual([
      ['build/d.yml', 'unpublished'],
      ['build/deep/c.yml', 'published'],
    ])
  })

  it('enters nothing that others wrote', () => {
    const root = scratchTree({
      'node_modules/x/a.js': '',
      'packages/p/node_modules/a.js': '',
      'vendor/a.js': '',
      'src/third_party/a.js': '',
      'bower_components/a.js': '',
      '.git/a.js': '',
      'a.min.js': '',
      'a-min.js': '',
      'package-lock.json': '',
      'pnpm-lock.yaml': '',
      'src/vendors/a.js': '',
      'mini.js': '',
    })
    expect(walked(root).files).toEqual(['mini.js', 'src/vendors/a.js'])
  })

  it('enters what is named, whatever it is called', () => {
    const root = scratchTree({ 'node_modules/x/a.js': '', 'node_modules/x/node_modules/b.js': '' })
    expect(walked(root, { from: 'node_modules/x' }).files).toEqual(['node_modules/x/a.js'])
  })

  it('shows paths from the working directory', () => {
    const root = scratchTree({ 'a/b.ts': '', 'c/d.ts': '', 'c/e/f.ts': '', 'c/e/g/h.ts': '' })
    expect(walked(root, { cwd: join(root, 'c/e') }).files).toEqual([
      '../../a/b.ts',
      '../d.ts',
      'f.ts',
      'g/h.ts',
    ])
  })

  it('ends where links make circles, and finds every file once', () => {
    const root = scratchTree({
      'a/b.ts': '',
      'a/up@': '..',
      'a/self@': '.',
      'again@': 'a',
      'c.ts@': 'a/b.ts',
    })
    expect(walked(root).files).toEqual(['a/b.ts'])
  })

  it('does not follow links out of the tree, unless one is named', () => {
    const outside = scratchTree({ 'x.ts': '', '.env': '' })
    const root = scratchTree({ 'a.ts': '', 'out@': outside, 'b/.env@': join(outside, '.env') })
    expect(walked(root)).toMatchObject({
      files: ['a.ts'],
      skipped: [{ file: 'b/.env', reason: 'a symbolic link that leads out of the tree' }],
    })
    expect(walked(root, { from: 'out' }).files).toEqual(['out/.env', 'out/x.ts'])
  })

  it('reads linked settings where the link is, and reports them where they are', () => {
    const root = scratchTree({ '.env': '', 'a/.env@': '../.env', 'b/.env@': 'nowhere' })
    const { found, skipped } = walked(root)
    expect(found.map(({ file, reported }) => [file, reported])).toEqual([
      ['.env', true],
      ['a/.env', false],
    ])
    expect(skipped).toEqual([{ file: 'b/.env', reason: 'a symbolic link that leads nowhere (ENOENT)' }])
  })
})

describe('what git ignores', () => {
  const FILES = {
    '.gitignore':
      '\uFEFF# comment\n*.log\n/build\n!keep.log\ndocs/*.ts\nsrc/**/gen\n.env*\n!.env.example\nsp\\ ace.ts\n',
    'a.log': '',
    'keep.log': '',
    'build/a.ts': '',
    'src/build/a.ts': '',
    'docs/a.ts': '',
    'docs/deep/a.ts': '',
    'src/x/gen/a.ts': '',
    'src/x/gen.ts': '',
    '.env': '',
    '.env.example': '',
    'sp ace.ts': '',
    'A.LOG': '',
    'p/.gitignore': '*.ts\n!*.log\n',
    'p/a.ts': '',
    'p/a.log': '',
    'p/q/.gitignore': '!b.ts\n/r/\n',
    'p/q/b.ts': '',
    'p/q/r/b.ts': '',
    'excluded.ts': '',
    'p/excluded.ts.txt': '',
    'empty/.gitignore': '\n# nothing\n',
    'empty/a.ts': '',
  }

  const git = (root: string, ...args: string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'core.excludesFile=/dev/null', ...args], { encoding: 'utf8' })
  const repository = (): string => {
    const root = scratchTree(FILES)
    git(root, 'init', '-q')
    writeFileSync(join(root, '.git/info/exclude'), 'excluded.ts\n!a.log\n')
    return root
  }
  const publishedBy = (root: string): string[] =>
    git(root, 'ls-files', '-z', '--others', '--exclude-standard').split('\0').filter(Boolean).sort()

  it('is passed over: nested rules, negation, info/exclude, as git has it', () => {
    const root = repository()
    expect(walked(root).files.sort()).toEqual(publishedBy(root))
  })

  it('is so without a repository, from the working directory on', () => {
    const root = scratchTree(FILES)
    const withRepository = publishedBy(repository())
    expect(walked(root).files.sort()).toEqual([...withRepository, 'excluded.ts'].sort())
  })

  it('is so from within, where rules above count', () => {
    const root = repository()
    const { files } = walked(root, { from: 'p', cwd: join(root, 'p') })
    expect(files.sort()).toEqual(
      publishedBy(root).flatMap((file) => (file.startsWith('p/') ? [file.slice(2)] : [])),
    )
  })

  it('is read if it is named, and known not to be published', () => {
    const root = repository()
    const { found } = walked(root, { from: 'build' })
    expect(found.map(({ file, standing }) => [file, standing()])).toEqual([['build/a.ts', 'unpublished']])
  })

  it('is its own in a repository within a repository', () => {
    const root = repository()
    const inner = join(root, 'src/inner')
    mkdirSync(inner)
    writeFileSync(join(inner, 'a.log'), '')
    writeFileSync(join(inner, 'b.log'), '')
    git(inner, 'init', '-q')
    writeFileSync(join(inner, '.gitignore'), 'b.log\n')
    expect(walked(root).files.filter((file) => file.startsWith('src/inner'))).toEqual([
      'src/inner/.gitignore',
      'src/inner/a.log',
    ])
  })
})
