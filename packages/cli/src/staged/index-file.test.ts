import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scratchTree } from '../scratch-tree.test.fixture.ts'
import { IndexFile } from './index-file.ts'
import { namesByDirectory, parseListing } from './listing.ts'

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

interface Repository {
  readonly root: string
  readonly git: (args: readonly string[], input?: string) => string
  readonly index: () => Buffer
}

function repository(...options: readonly string[]): Repository {
  const root = scratchTree({})
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', env: ENVIRONMENT, input, stdio: 'pipe' })
  git(['init', '--quiet', ...options])
  return { root, git, index: () => readFileSync(join(root, '.git/index')) }
}

const PATHS = [
  '.env',
  'a b.env',
  'a-b/c',
  'a.txt',
  'a/b',
  'a/b0',
  'a/c/d/e.yaml',
  'a0',
  'abc/é 日本.env',
  'z\n"quoted"\t.env',
]

/** What git says of its index is what is read from the file. */
function expectSame({ git, index }: Repository, idLength: 20 | 32 = 20): IndexFile {
  const listed = parseListing(git(['ls-files', '--stage', '-z']))
  const file = IndexFile.from(index(), idLength)
  if (file === undefined) throw new Error('the index is not read')
  expect(new Map(file.entriesAt(() => true).map((entry) => [entry.path, entry]))).toEqual(
    new Map(
      // Of what is unmerged the id means nothing.
      [...listed].map(([path, entry]) => [path, entry.kind === 'unmerged' ? expect.anything() : entry]),
    ),
  )
  for (const [path, { kind }] of listed) expect(file.find(path)).toMatchObject({ path, kind })
  for (const [directory, names] of namesByDirectory(listed.keys()))
    expect([...file.names(directory)].sort()).toEqual([...new Set(names)].sort())
  for (const path of ['', 'a', 'a/', 'b', 'zz', '.en', 'a/c/d']) {
    if (!listed.has(path)) expect(file.find(path)).toBeUndefined()
  }
  expect(file.names('nowhere/')).toEqual([])
  return file
}

function write(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `content of ${path}`)
  }
}

describe('the index as a file', () => {
  it('holds what git says that it holds', () => {
    const made = repository()
    write(made.root, PATHS)
    symlinkSync('a.txt', join(made.root, 'link'))
    made.git(['add', '.'])
    const file = expectSame(made)
    expect(file).toHaveLength(PATHS.length + 1)
    expect(file.find('link')?.kind).toBe('link')
    const at = file.positionOf('a.txt') ?? -1
    expect(file.isFile(at)).toBe(true)
    expect(file.isFile(file.positionOf('link') ?? -1)).toBe(false)
    const id = Buffer.from(file.find('a.txt')?.id ?? '', 'hex')
    expect(file.words[file.idAt(at)]).toBe(new Int32Array(Uint8Array.from(id).buffer)[0])
  })

  it('holds ids of SHA-256', () => {
    const made = repository('--object-format=sha256')
    write(made.root, PATHS)
    made.git(['add', '.'])
    expect(expectSame(made, 32).find('.env')?.id).toMatch(/^[0-9a-f]{64}$/)
  })

  it('holds entries with more flags, which are of release 3', () => {
    const made = repository()
    write(made.root, PATHS)
    made.git(['add', '.'])
    write(made.root, ['m.env'])
    made.git(['add', '--intent-to-add', 'm.env'])
    made.git(['update-index', '--skip-worktree', 'a/b'])
    expect(made.index().readUInt32BE(4)).toBe(3)
    expectSame(made)
  })

  it('holds what is unmerged, a submodule, and paths of any length', () => {
    const made = repository()
    const id = made.git(['hash-object', '-w', '--stdin'], 'text').trim()
    const long = Array.from({ length: 30 }, (_, at) => `${at}`.padStart(200, 'd')).join('/')
    const lines = [
      ...[1, 2, 3].map((stage) => `100644 ${id} ${stage}\tboth.env`),
      `160000 ${'1'.repeat(40)} 0\tsub`,
      `100755 ${id} 0\t${long}`,
      ...Array.from({ length: 20 }, (_, at) => `100644 ${id} 0\t${'p'.repeat(at + 1)}`),
    ]
    made.git(['update-index', '--index-info'], `${lines.join('\n')}\n`)
    const file = expectSame(made)
    expect(file.find('both.env')?.kind).toBe('unmerged')
    expect(file.isFile(file.positionOf('both.env') ?? -1)).toBe(false)
    expect(file.find('sub')?.kind).toBe('submodule')
    expect(file.find(long)?.kind).toBe('file')
  })

  it('may be empty', () => {
    const made = repository()
    made.git(['read-tree', '--empty'])
    expect(expectSame(made)).toHaveLength(0)
  })

  it('is left to git where paths are not written in full, or not all in it', () => {
    const four = repository()
    write(four.root, PATHS)
    four.git(['add', '.'])
    four.git(['update-index', '--index-version', '4'])
    expect(IndexFile.from(four.index(), 20)).toBeUndefined()
    const split = repository()
    write(split.root, PATHS)
    split.git(['add', '.'])
    split.git(['update-index', '--split-index'])
    expect(IndexFile.from(split.index(), 20)).toBeUndefined()
  })

  it('is never read wrong and always to an end, whatever it is', () => {
    const made = repository()
    write(made.root, PATHS)
    made.git(['add', '.'])
    const whole = made.index()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1 }), fc.nat(), (at, noise, cut) => {
        const bytes = Buffer.from(whole)
        bytes.set(noise.subarray(0, bytes.length - at), at)
        for (const broken of [bytes, whole.subarray(0, cut % whole.length), Buffer.from(noise)]) {
          const file = IndexFile.from(broken, 20)
          file?.entriesAt(() => true)
          file?.names('a/')
          file?.find('a/b')
        }
      }),
      { numRuns: 1000 },
    )
  })
})
