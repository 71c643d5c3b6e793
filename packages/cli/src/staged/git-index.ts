import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { withSeparator } from '@regionguard/core/surroundings'
import { SUPPRESSION } from '../scan/mention.ts'
import type { Mention } from '../scan/mention.ts'
import { gitAt } from './git.ts'
import type { Git } from './git.ts'
import { IndexContents } from './index-contents.ts'
import type { IndexEntry, IndexFile } from './index-file.ts'
import { namesByDirectory, parseListing } from './listing.ts'
import { ObjectStore } from './object-store.ts'
import { indexFile, plainRepository } from './plain-repository.ts'
import { parseRawDiff } from './raw-diff.ts'
import type { StagedChange } from './raw-diff.ts'

/** Of an account or an API key. */
const SID = Buffer.from('(AC|SK)[0-9a-fA-F]{32}')

/** In git's own directory, for files that belong to this program and to one repository. */
const OWN = 'regionguard/'

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
  readonly #file: IndexFile | undefined
  /** With a final separator. */
  readonly #own: string | undefined
  #listing: ReadonlyMap<string, IndexEntry> | undefined
  #names: ReadonlyMap<string, readonly string[]> | undefined
  #contents: IndexContents | undefined

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
    this.#file = plain === undefined ? undefined : indexFile(plain, cwd, environment)
    this.#own = plain && plain.common + OWN
    this.objects = new ObjectStore(
      this.#git,
      plain === undefined || environment['GIT_OBJECT_DIRECTORY'] !== undefined
        ? undefined
        : `${plain.common}objects/`,
    )
  }

  /** What is in the index at a path, from the root, with `/`; undefined if nothing is. */
  entry(path: string): IndexEntry | undefined {
    return this.#file === undefined ? this.#listed().get(path) : this.#file.find(path)
  }

  /** All there is at such paths; of an unmerged path up to three times. */
  entriesAt(isWanted: (path: string) => boolean): readonly IndexEntry[] {
    return (
      this.#file?.entriesAt(isWanted) ?? [...this.#listed().values()].filter(({ path }) => isWanted(path))
    )
  }

  /** The names of the files in a directory, which is `''` for the root, else with a final `/`. */
  names(directory: string): readonly string[] {
    if (this.#file !== undefined) return this.#file.names(directory)
    this.#names ??= namesByDirectory(this.#listed().keys())
    return this.#names.get(directory) ?? []
  }

  #listed(): ReadonlyMap<string, IndexEntry> {
    this.#listing ??= parseListing(
      this.#git.run(['ls-files', '--stage', '-z', '--full-name', '--', ':/']).toString('utf8'),
    )
    return this.#listing
  }

  /** What the contents of the index hold, as far as it can be kept from run to run; undefined if it cannot. */
  contents(mention: Mention): IndexContents | undefined {
    if (this.#contents === undefined && this.#file !== undefined && this.#own !== undefined) {
      this.#contents = new IndexContents({
        file: this.#file,
        objects: this.objects,
        mention,
        folder: this.#own,
        search: () => this.#search(mention),
      })
    }
    return this.#contents
  }

  /** Leaves what was seen in contents to the next run. */
  async keep(): Promise<void> {
    await this.#contents?.keep()
  }

  /**
   * The paths whose contents may mention something: all that do, and some that do not.
   *
   * @returns undefined if contents are missing from this clone
   */
  mentioning(mention: Mention): ReadonlySet<string> | undefined {
    const contents = this.contents(mention)
    return contents === undefined ? this.#search(mention) : contents.mentioning()
  }

  #search({ needles }: Mention): ReadonlySet<string> | undefined {
    const lines = [...needles.map(literally), SUPPRESSION, SID, ...BYTE_ORDER_MARKS].filter(
      (line) => line.length > 0 && !line.includes(10),
    )
    const patterns = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
    const found = this.#git.attempt(
      [
        ...['grep', '--cached', '--files-with-matches', '-z', '--text', '--extended-regexp', '--full-name'],
        ...['--no-color', '--no-recurse-submodules', '--no-textconv', '-f', '-', '--', ':/'],
      ],
      [1],
      patterns,
    )
    return found === undefined ? undefined : new Set(found.toString('utf8').split('\0').slice(0, -1))
  }
}

/** A text as an extended regular expression. */
function literally(text: Buffer): Buffer {
  return Buffer.from(text.toString('latin1').replaceAll(/[.[\]{}()*+?^$|\\]/g, '\\$&'), 'latin1')
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
