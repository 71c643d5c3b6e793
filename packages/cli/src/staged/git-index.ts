import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readIfThere, repositoryAround, withSeparator } from '@regionguard/core/surroundings'
import type { Mention } from '../scan/mention.ts'
import { gitAt } from './git.ts'
import type { Git } from './git.ts'
import { parseListing } from './listing.ts'
import type { IndexEntry } from './listing.ts'
import { ObjectStore } from './object-store.ts'
import { parseRawDiff } from './raw-diff.ts'
import type { StagedChange } from './raw-diff.ts'

/** Begin texts in UTF-16, which a search for other bytes would pass over. */
const BYTE_ORDER_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]

/**
 * What git would commit now. Every question costs a process of git's, so that each is asked when its answer is needed
 * and at most once.
 */
export class GitIndex {
  /** Of the working tree, absolute, with a final separator. */
  readonly root: string
  /** What differs from the last commit; of a repository without one, all there is. */
  readonly changes: readonly StagedChange[]
  readonly objects: ObjectStore
  readonly #git: Git
  readonly #file: Buffer | undefined
  readonly #absent = new Map<string, boolean>()
  #entries: ReadonlyMap<string, IndexEntry> | undefined

  /**
   * @param cwd absolute
   * @param environment all of it: in hooks, git says there which index it is about
   * @throws UsageError if there is no git, or no repository
   */
  constructor(cwd: string, environment: Readonly<Record<string, string | undefined>>) {
    this.#git = gitAt(cwd, environment)
    const plain = plainRepository(cwd, environment)
    // First: outside of repositories "git diff" compares files, and complains of options.
    this.root = plain?.root ?? rootOf(this.#git, cwd)
    this.changes = parseRawDiff(
      this.#git
        .run([
          // Whatever is configured for people: all of the repository, whole ids, no renames, no colours.
          ...['-c', 'diff.relative=false', 'diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames'],
          ...['--no-color', '--no-ext-diff', '--ignore-submodules=dirty'],
        ])
        .toString('utf8'),
    )
    this.#file = plain === undefined ? undefined : indexFile(plain.root, plain.git, cwd, environment)
    this.objects = new ObjectStore(
      this.#git,
      plain === undefined || environment['GIT_OBJECT_DIRECTORY'] !== undefined
        ? undefined
        : `${plain.git}objects/`,
    )
  }

  /** Everything in the index by path, from the root, with `/`. */
  get entries(): ReadonlyMap<string, IndexEntry> {
    this.#entries ??= parseListing(
      this.#git.run(['ls-files', '--stage', '-z', '--full-name', '--', ':/']).toString('utf8'),
    )
    return this.#entries
  }

  /**
   * Whether no path in the index holds this text; false where that is not known without asking git.
   *
   * Releases 2 and 3 of the format write every path in full, so one look at the bytes is enough; 4 writes what differs
   * from the path before, and with the extensions `link` and `sdir` paths are elsewhere.
   * https://git-scm.com/docs/index-format
   */
  surelyLacks(text: string): boolean {
    if (this.#entries !== undefined || this.#file === undefined) return false
    let absent = this.#absent.get(text)
    if (absent === undefined) this.#absent.set(text, (absent = !this.#file.includes(text)))
    return absent
  }

  /**
   * The paths whose contents may mention something: all that do, and some that do not.
   *
   * @returns undefined if git cannot search, since contents are missing from this clone for example
   */
  mentioning({ needles }: Mention): ReadonlySet<string> | undefined {
    const lines = [...needles, ...BYTE_ORDER_MARKS].filter((line) => line.length > 0 && !line.includes(10))
    const patterns = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
    const found = this.#git.attempt(
      [
        ...['grep', '--cached', '--files-with-matches', '-z', '--text', '--fixed-strings', '--full-name'],
        ...['--no-color', '--no-recurse-submodules', '--no-textconv', '-f', '-', '--', ':/'],
      ],
      [1],
      patterns,
    )
    return found === undefined ? undefined : new Set(found.toString('utf8').split('\0').slice(0, -1))
  }
}

interface PlainRepository {
  readonly root: string
  /** With a final separator. */
  readonly git: string
}

/**
 * The repository, where it is sure without asking git: found as git finds it, with nothing set that would make git look
 * elsewhere.
 */
function plainRepository(
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): PlainRepository | undefined {
  const { GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR } = environment
  if ([GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR].some((value) => value !== undefined)) return undefined
  const root = repositoryAround(withSeparator(cwd))?.root
  if (root === undefined) return undefined
  // On its way up, git takes a directory that looks like a repository without a working tree for one.
  for (let at = withSeparator(cwd); ; at = withSeparator(dirname(at))) {
    if (existsSync(`${at}HEAD`)) return undefined
    if (at === root) break
  }
  const git = `${root}.git/`
  // Of worktrees and submodules `.git` is a file.
  const config = readIfThere(`${git}config`)
  return config === undefined || /worktree/i.test(config) || !existsSync(`${git}HEAD`)
    ? undefined
    : { root, git }
}

function rootOf(git: Git, cwd: string): string {
  const root = git.run(['rev-parse', '--show-toplevel']).toString('utf8').replace(/\n$/, '')
  const real = withSeparator(resolve(root))
  // As the working directory is written, where that is through a symbolic link.
  const below = withSeparator(realpathSync(cwd))
  const written = withSeparator(cwd)
  const tail = below.startsWith(real) ? below.slice(real.length) : undefined
  return tail !== undefined && written.endsWith(tail) ? written.slice(0, written.length - tail.length) : real
}

/** The bytes of the index, if all paths stand in them. */
function indexFile(
  root: string,
  git: string,
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): Buffer | undefined {
  const given = environment['GIT_INDEX_FILE']
  // Git takes it from the root; below that, nobody should have to guess.
  if (given !== undefined && withSeparator(cwd) !== root) return undefined
  let bytes
  try {
    bytes = readFileSync(given === undefined ? `${git}index` : resolve(cwd, given))
  } catch {
    // No index yet, or none that may be read: git will say what it is to it.
    return undefined
  }
  const version = bytes.length < 12 ? 0 : bytes.readUInt32BE(4)
  // Their names are followed by a size, whose first byte is zero below 16 MB.
  const isWhole = !bytes.includes('link\0') && !bytes.includes('sdir\0')
  return (version === 2 || version === 3) && isWhole ? bytes : undefined
}
