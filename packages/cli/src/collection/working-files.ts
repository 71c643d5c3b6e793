import { resolve } from 'node:path'
import type { PolicyMatcher } from '@regionguard/core'
import {
  Projects,
  WORKING_TREE,
  directoriesUpTo,
  isPolicyName,
  repositoryAround,
  withSeparator,
} from '@regionguard/core/surroundings'
import type { Decoded } from '@regionguard/core/surroundings'
import { namedPaths, rootAt } from '../discovery/named-paths.ts'
import type { NamedPaths } from '../discovery/named-paths.ts'
import { walk } from '../discovery/walk.ts'
import type { Root, Walk } from '../discovery/walk.ts'
import { formatOf } from '../read/format-of.ts'
import { isOtherProgram } from '../read/other-programs.ts'
import { FileScanner } from '../scan/file-scanner.ts'
import type { Mention } from '../scan/mention.ts'
import type { Source } from './collection.ts'
import type { Files, Visitor } from './files.ts'

export interface WorkingFilesInput {
  /** Absolute. */
  readonly cwd: string
  /** As given on the command line; none: the working directory. */
  readonly paths: readonly string[]
  readonly mention: Mention
  readonly policy: PolicyMatcher | undefined
}

/** Which files a walk is for, and where it has been. */
type Wanted = Pick<Walk, 'handles' | 'seen'>

function isReadable(name: string): boolean {
  return formatOf(name) !== undefined && !isPolicyName(name)
}

/** The files on disk that the command line names, and the rest of their projects. */
export class WorkingFiles implements Files {
  readonly tree = WORKING_TREE
  readonly #cwd: string
  readonly #paths: readonly string[]
  readonly #policy: PolicyMatcher | undefined
  readonly #scanner: FileScanner
  readonly #walked = new Set<string>()

  constructor({ cwd, paths, mention, policy }: WorkingFilesInput) {
    this.#cwd = cwd
    this.#paths = paths
    this.#policy = policy
    this.#scanner = new FileScanner(mention)
  }

  findReported(visitor: Visitor): boolean {
    const named = this.#named()
    for (const unreadable of named.unreadable) visitor.skipped(unreadable, true)
    for (const file of named.files) visitor.found(file)
    for (const root of named.roots)
      this.#walk(root, { reported: true, deep: true, handles: isReadable, seen: this.#walked }, visitor)
    const top = withSeparator(resolve(this.#cwd, this.#policy?.policy.directory ?? ''))
    return named.roots.some(({ path }) => top.startsWith(path))
  }

  /**
   * The projects of what was named, and the working directory, unless it is a directory like any other (a home
   * directory): then what lies beside the sources and above them has to do.
   */
  findContext(sources: readonly Source[], visitor: Visitor): void {
    this.#around(sources, { handles: isReadable, seen: this.#walked }, visitor)
  }

  findOtherPrograms(sources: readonly Source[], visitor: Visitor): void {
    const what = { handles: isOtherProgram, seen: new Set<string>() }
    for (const root of this.#named().roots)
      this.#walk(root, { reported: false, deep: true, ...what }, visitor)
    this.#around(sources, what, visitor)
  }

  #named(): NamedPaths {
    return namedPaths(this.#cwd, this.#paths.length === 0 ? ['.'] : this.#paths)
  }

  #around(sources: readonly Source[], what: Wanted, visitor: Visitor): void {
    const working = withSeparator(this.#cwd)
    const isProject =
      repositoryAround(working) !== undefined ||
      new Projects(this.#cwd).of(`${working}x`).manifests.length > 0
    const whole = new Set(isProject ? [working] : [])
    const flat = new Set<string>()
    for (const { project, found } of sources) {
      if (project.manifests.length > 0) whole.add(project.directory)
      else for (const directory of directoriesUpTo(project, found.path)) flat.add(directory)
    }
    for (const directory of whole)
      this.#walk(rootAt(directory, this.#cwd), { reported: false, deep: true, ...what }, visitor)
    for (const directory of flat)
      this.#walk(rootAt(directory, this.#cwd), { reported: false, deep: false, ...what }, visitor)
  }

  read(path: string, always: boolean): Decoded | undefined {
    return this.#scanner.read(path, always)
  }

  #walk(
    root: Root,
    { reported, ...how }: Wanted & { readonly reported: boolean; readonly deep: boolean },
    visitor: Visitor,
  ): void {
    walk(root, {
      cwd: withSeparator(this.#cwd),
      reported,
      ...how,
      passesOver: (directory) => this.#policy?.ignoresFolder(directory) ?? false,
      found: (file) => {
        visitor.found(file)
      },
      skipped: (skipped) => {
        visitor.skipped(skipped, reported && skipped.file === (root.shown || '.'))
      },
    })
  }
}
