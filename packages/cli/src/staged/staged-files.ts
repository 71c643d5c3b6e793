import { posix } from 'node:path'
import { decodeFile, isPolicyName, shownPath } from '@regionguard/core/surroundings'
import type { Decoded, FileTree } from '@regionguard/core/surroundings'
import { isDotenvFile } from '@regionguard/core/settings'
import type { Files, Visitor } from '../collection/files.ts'
import { isModuleFile, isOfModule } from '../collection/module-files.ts'
import type { Source } from '../collection/collection.ts'
import type { FoundFile } from '../discovery/found-file.ts'
import { isForeignDirectory, isGeneratedFile } from '../discovery/skipped-names.ts'
import { formatOf } from '../read/format-of.ts'
import { isOtherProgram } from '../read/other-programs.ts'
import { LARGEST } from '../scan/file-scanner.ts'
import { asciiOf, mentions } from '../scan/mention.ts'
import type { Mention } from '../scan/mention.ts'
import type { GitIndex } from './git-index.ts'
import { bareTree } from './index-tree.ts'
import type { IndexTree } from './index-tree.ts'
import type { StagedChange } from './raw-diff.ts'

/** How every pointer of Git LFS begins. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/')

export interface StagedFilesInput {
  readonly cwd: string
  readonly index: GitIndex
  readonly tree: IndexTree
  readonly mention: Mention
  /** The staged files that findings are reported for. */
  readonly changes: readonly StagedChange[]
  /** The rest of the index is looked into for what it says about them. */
  readonly withContext: boolean
}

/** The files that are staged, and the rest of the index as their context. Nothing is read from the working tree. */
export class StagedFiles implements Files {
  readonly tree: FileTree
  readonly #input: StagedFilesInput
  /** By path of the index. What neither mentions Twilio nor may matter otherwise is not kept. */
  readonly #contents = new Map<string, Buffer | undefined>()

  constructor(input: StagedFilesInput) {
    this.#input = input
    this.tree = input.withContext ? input.tree : bareTree(input.index.root)
  }

  findReported(visitor: Visitor): boolean {
    const { changes } = this.#input
    const files = changes.filter(({ kind }) => kind === 'file')
    this.#load(files, isPointer)
    for (const { path } of files) visitor.found(this.#found(path, true))
    for (const { path, kind } of changes) {
      if (kind === 'unmerged')
        visitor.skipped(
          { file: this.#shown(path), reason: 'unmerged: resolve the conflict and stage it' },
          false,
        )
    }
    return false
  }

  findContext(_sources: readonly Source[], visitor: Visitor): void {
    const { index, mention, changes, withContext } = this.#input
    if (!withContext) return
    const mentioning = index.mentioning(mention)
    if (mentioning === undefined)
      visitor.skipped(
        {
          file: '.',
          reason: 'what else is in the index cannot be searched, so only what is staged was read',
        },
        false,
      )
    const modules = new Set(
      [...(mentioning ?? []), ...changes.map(({ path }) => path)].filter(isModuleFile).map(directoryOf),
    )
    const matters = (path: string): boolean =>
      mentioning?.has(path) === true ||
      isSettings(path) ||
      (isModuleFile(path) && isOfModule(directoryOf(path), modules))
    const entries = index
      .entriesAt((path) => matters(path) && belongs(path))
      .filter(({ path, kind }) => kind === 'file' || (kind === 'link' && isSettings(path)))
    this.#load(entries.filter(({ path, kind }) => kind === 'file' && !this.#contents.has(path)))
    for (const { path, kind } of entries) {
      if (kind === 'file') visitor.found(this.#found(path, false))
      else this.#follow(path, visitor)
    }
  }

  findOtherPrograms(_sources: readonly Source[], visitor: Visitor): void {
    const { index, mention, withContext } = this.#input
    const mentioning = withContext ? index.mentioning(mention) : undefined
    if (mentioning === undefined) return
    const entries = index
      .entriesAt((path) => mentioning.has(path) && isOwn(path, isOtherProgram))
      .filter(({ kind }) => kind === 'file')
    this.#load(entries.filter(({ path }) => !this.#contents.has(path)))
    for (const { path } of entries) visitor.found(this.#found(path, false))
  }

  read(path: string, always: boolean): Decoded | undefined {
    const inIndex = this.#input.tree.pathOf(path)
    if (inIndex === undefined || !this.#contents.has(inIndex)) return undefined
    const content = this.#contents.get(inIndex)
    if (content === undefined) return { reason: 'its content is not in this clone' }
    if (isPointer(content)) return { reason: 'a pointer of Git LFS: its content is not in the index' }
    if (!always && !mentions(this.#input.mention, asciiOf(content))) return undefined
    if (content.length > LARGEST) return { reason: `larger than ${LARGEST / 1024 / 1024} MB` }
    return decodeFile(content, path)
  }

  /** A link to settings counts where it is, as it does in a working tree: programs load them through it. */
  #follow(path: string, visitor: Visitor): void {
    const { index } = this.#input
    const link = index.entry(path)
    const target = link === undefined ? undefined : index.objects.read(link.id)?.toString('utf8')
    if (target === undefined) return
    const entry = index.entry(posix.join(posix.dirname(path), target))
    // It leads out of the tree, or nowhere: then nobody who has only this repository gets a value from it.
    if (posix.isAbsolute(target) || entry?.kind !== 'file') return
    this.#contents.set(path, index.objects.read(entry.id))
    visitor.found(this.#found(path, false))
  }

  /** @param isToTell of contents that are no settings and do not mention Twilio, and have to be told of */
  #load(
    files: readonly { readonly path: string; readonly id: string }[],
    isToTell: (content: Buffer) => boolean = () => false,
  ): void {
    const paths = new Map<string, string[]>()
    for (const { path, id } of files) paths.set(id, [...(paths.get(id) ?? []), path])
    this.#input.index.objects.visit([...paths.keys()], (id, content) => {
      const same = paths.get(id) ?? []
      const matters =
        content === undefined ||
        same.some((path) => isSettings(path) || isModuleFile(path)) ||
        isToTell(content) ||
        mentions(this.#input.mention, asciiOf(content))
      // A copy: what lies beside it in what git sent is of no interest.
      if (matters) for (const path of same) this.#contents.set(path, content && Buffer.from(content))
    })
  }

  #found(path: string, reported: boolean): FoundFile {
    return {
      path: this.#input.tree.absolute(path),
      file: this.#shown(path),
      name: posix.basename(path),
      named: false,
      // Whatever the rules for untracked files say: this one will be in the commit.
      standing: () => 'published',
      reported,
    }
  }

  #shown(path: string): string {
    return shownPath(this.#input.cwd, this.#input.tree.absolute(path))
  }
}

/** Whether a run would look into a file of this path: a reader handles it, and nobody else wrote it. */
export function belongs(path: string): boolean {
  return isOwn(path, (name) => formatOf(name) !== undefined && !isPolicyName(name))
}

function isOwn(path: string, handles: (name: string) => boolean): boolean {
  const [name = '', ...directories] = path.split('/').reverse()
  return handles(name) && !isGeneratedFile(name) && !directories.some(isForeignDirectory)
}

/** With a final separator. */
function directoryOf(path: string): string {
  return `./${path}`.slice(0, `./${path}`.lastIndexOf('/') + 1)
}

function isPointer(content: Buffer): boolean {
  return content.subarray(0, LFS_POINTER.length).equals(LFS_POINTER)
}

function isSettings(path: string): boolean {
  return isDotenvFile(path)
}
