import type { PolicyMatcher } from '@regionguard/core'
import type { FoundFile, Skipped } from '../discovery/found-file.ts'
import { namedPaths, rootAt } from '../discovery/named-paths.ts'
import {
  Projects,
  directoriesUpTo,
  isPolicyName,
  repositoryAround,
  withSeparator,
} from '@regionguard/core/surroundings'
import { walk } from '../discovery/walk.ts'
import type { Root } from '../discovery/walk.ts'
import { formatOf } from '../read/format-of.ts'
import { FileScanner } from '../scan/file-scanner.ts'
import type { Mention } from '../scan/mention.ts'
import { looksMinified } from './minified.ts'
import type { Collection, Source } from './collection.ts'

export interface CollectionInput {
  /** Absolute. */
  readonly cwd: string
  /** As given on the command line; none: the working directory. */
  readonly paths: readonly string[]
  readonly mention: Mention
  readonly policy: PolicyMatcher | undefined
}

/**
 * Finds the files that belong to a run, and decodes those that mention Twilio.
 *
 * What a file means depends on its project (its settings, and who else uses a credential). So where parts of a project
 * were named, the rest is read as well without being reported: a finding is the same however its file was named.
 */
export function collect(input: CollectionInput): Collection {
  return new Collector(input).run()
}

class Collector {
  readonly #cwd: string
  readonly #policy: PolicyMatcher | undefined
  readonly #paths: readonly string[]
  readonly #scanner: FileScanner
  readonly #projects: Projects
  readonly #sources: Source[] = []
  /** Settings that do not mention Twilio: they matter where a source beside or below them does. */
  readonly #quietSettings: FoundFile[] = []
  readonly #skipped = new Map<string, Skipped>()
  readonly #looked = new Set<string>()
  readonly #walked = new Set<string>()
  #files = 0
  #failed = false

  constructor({ cwd, paths, mention, policy }: CollectionInput) {
    this.#cwd = cwd
    this.#paths = paths
    this.#policy = policy
    this.#scanner = new FileScanner(mention)
    this.#projects = new Projects(cwd)
  }

  run(): Collection {
    const named = namedPaths(this.#cwd, this.#paths.length === 0 ? ['.'] : this.#paths)
    for (const unreadable of named.unreadable) this.#skip(unreadable, true)
    for (const file of named.files) this.#lookNamed(file)
    for (const root of named.roots) this.#walk(root, { reported: true, deep: true })
    if (this.#sources.length > 0) {
      this.#readContext()
      this.#readQuietSettings()
    }
    return {
      sources: this.#sources.sort(({ found: one }, { found: other }) => compare(one.file, other.file)),
      skipped: [...this.#skipped.values()].sort((one, other) => compare(one.file, other.file)),
      files: this.#files,
      failed: this.#failed,
      complete: named.roots.some(({ shown }) => shown === '') && this.#skipped.size === 0,
    }
  }

  #walk(root: Root, { reported, deep }: { reported: boolean; deep: boolean }): void {
    walk(root, {
      cwd: withSeparator(this.#cwd),
      reported,
      deep,
      seen: this.#walked,
      handles: (name) => formatOf(name) !== undefined && !isPolicyName(name),
      passesOver: (directory) => this.#policy?.ignoresFolder(directory) ?? false,
      found: (file) => {
        this.#look(file)
      },
      skipped: (skipped) => {
        this.#skip(skipped, reported && skipped.file === (root.shown || '.'))
      },
    })
  }

  #lookNamed(file: FoundFile): void {
    const reason =
      formatOf(file.name) === undefined
        ? 'no reader for files of this kind'
        : this.#policy?.isIgnored(file.file)
          ? 'ignored by the policy'
          : undefined
    if (reason === undefined) this.#look(file)
    else this.#skip({ file: file.file, reason }, false)
  }

  #look(found: FoundFile): void {
    if (this.#looked.has(found.path)) return
    this.#looked.add(found.path)
    const isSettings = formatOf(found.name) === 'dotenv'
    if (found.reported) this.#files += 1
    const decoded = this.#scanner.read(found.path, found.named && isSettings)
    if (decoded === undefined) {
      if (isSettings) this.#quietSettings.push(found)
    } else if (this.#isWanted(found)) {
      if ('text' in decoded) this.#take(found, decoded.text)
      else this.#skip({ file: found.file, reason: decoded.reason }, found.named)
    }
  }

  /** Asked only of files that matter: matching rules costs more than reading. */
  #isWanted({ file, named, standing }: FoundFile): boolean {
    return named || (standing() !== 'ignored' && !(this.#policy?.isIgnored(file) ?? false))
  }

  #take(found: FoundFile, text: string): void {
    if (!found.named && formatOf(found.name) === 'javascript' && looksMinified(text)) {
      this.#skip({ file: found.file, reason: 'minified' }, false)
      return
    }
    this.#sources.push({ found, text, project: this.#projects.of(found.path) })
  }

  /**
   * The projects of what was named, and the working directory, unless it is a directory like any other (a home
   * directory): then what lies beside the sources and above them has to do.
   */
  #readContext(): void {
    const working = withSeparator(this.#cwd)
    const isProject =
      repositoryAround(working) !== undefined || this.#projects.of(`${working}x`).manifests.length > 0
    const whole = new Set(isProject ? [working] : [])
    const flat = new Set<string>()
    for (const { project, found } of this.#sources) {
      if (project.manifests.length > 0) whole.add(project.directory)
      else for (const directory of directoriesUpTo(project, found.path)) flat.add(directory)
    }
    for (const directory of whole) this.#walk(rootAt(directory, this.#cwd), { reported: false, deep: true })
    for (const directory of flat) this.#walk(rootAt(directory, this.#cwd), { reported: false, deep: false })
  }

  #readQuietSettings(): void {
    const above = new Set(this.#sources.flatMap(({ project, found }) => directoriesUpTo(project, found.path)))
    for (const found of this.#quietSettings) {
      if (!above.has(found.path.slice(0, -found.name.length)) || !this.#isWanted(found)) continue
      const decoded = this.#scanner.read(found.path, true)
      if (decoded === undefined) continue
      if ('text' in decoded)
        this.#sources.push({ found, text: decoded.text, project: this.#projects.of(found.path) })
      else this.#skip({ file: found.file, reason: decoded.reason }, false)
    }
  }

  #skip(skipped: Skipped, fails: boolean): void {
    this.#skipped.set(skipped.file, skipped)
    if (fails) this.#failed = true
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
