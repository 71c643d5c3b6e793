import type { PolicyMatcher } from '@regionguard/core'
import type { FoundFile, Skipped } from '../discovery/found-file.ts'
import { isTwilioFile } from '@regionguard/core/settings'
import { Projects, directoriesUpTo } from '@regionguard/core/surroundings'
import { formatOf } from '../read/format-of.ts'
import { readerOf } from '../readers/registry.ts'
import { isModuleFile, isOfModule } from './module-files.ts'
import { looksMinified } from './minified.ts'
import type { Collection, Source } from './collection.ts'
import type { Files, Visitor } from './files.ts'

export interface CollectionInput {
  /** Absolute. */
  readonly cwd: string
  readonly files: Files
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

class Collector implements Visitor {
  readonly #files: Files
  readonly #policy: PolicyMatcher | undefined
  readonly #projects: Projects
  readonly #sources: Source[] = []
  /** Settings that do not mention Twilio: they matter where a source beside or below them does, or is of their module. */
  readonly #quietSettings: FoundFile[] = []
  readonly #skipped = new Map<string, Skipped>()
  readonly #looked = new Set<string>()
  readonly #named = new Set<string>()
  #count = 0
  #failed = false

  constructor({ cwd, files, policy }: CollectionInput) {
    this.#files = files
    this.#policy = policy
    this.#projects = new Projects(cwd, files.tree)
  }

  run(): Collection {
    const whole = this.#files.findReported(this)
    if (this.#sources.length > 0) {
      this.#files.findContext([...this.#sources], this)
      this.#readQuietSettings()
    }
    return {
      sources: this.#sources.sort(({ found: one }, { found: other }) => compare(one.file, other.file)),
      skipped: [...this.#skipped.values()].sort((one, other) => compare(one.file, other.file)),
      files: this.#count,
      failed: this.#failed,
      whole,
      otherPrograms: () => this.#otherPrograms(),
      tree: this.#files.tree,
    }
  }

  #otherPrograms(): readonly Source[] {
    const programs: Source[] = []
    this.#files.findOtherPrograms(this.#sources, {
      found: (found) => {
        const decoded = this.#files.read(found.path, false)
        if (decoded === undefined || !('text' in decoded) || !this.#isWanted(found)) return
        programs.push({ found, text: decoded.text, project: this.#projects.of(found.path) })
      },
      // Nobody asked for them.
      skipped: () => undefined,
    })
    return programs
  }

  found(file: FoundFile): void {
    const reason = !file.named
      ? undefined
      : formatOf(file.name) === undefined
        ? 'no reader for files of this kind'
        : this.#policy?.isIgnored(file.file)
          ? 'ignored by the policy'
          : undefined
    if (reason === undefined) this.#look(file)
    else this.#skip({ file: file.file, reason }, false)
  }

  /** A file that was named is looked at, whatever a walk around it says of it. */
  skipped(skipped: Skipped, fails: boolean): void {
    if (!this.#named.has(skipped.file)) this.#skip(skipped, fails)
  }

  #skip(skipped: Skipped, fails: boolean): void {
    this.#skipped.set(skipped.file, skipped)
    if (fails) this.#failed = true
  }

  #look(found: FoundFile): void {
    if (this.#looked.has(found.path)) return
    this.#looked.add(found.path)
    if (found.named) this.#named.add(found.file)
    const isSettings = formatOf(found.name) === 'dotenv'
    if (found.reported) this.#count += 1
    const decoded = this.#files.read(found.path, (found.named && isSettings) || isTwilioFile(found.file))
    if (decoded === undefined) {
      if (isSettings || isModuleFile(found.name)) this.#quietSettings.push(found)
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
    if (!found.named && readerOf(found.name)?.concerns?.(text) === false) return
    if (!found.named && formatOf(found.name) === 'javascript' && looksMinified(text)) {
      this.#skip({ file: found.file, reason: 'minified' }, false)
      return
    }
    this.#sources.push({ found, text, project: this.#projects.of(found.path) })
  }

  #readQuietSettings(): void {
    const above = new Set(this.#sources.flatMap(({ project, found }) => directoriesUpTo(project, found.path)))
    const modules = new Set(
      this.#sources.flatMap(({ found }) => (isModuleFile(found.name) ? [directoryOf(found)] : [])),
    )
    for (const found of this.#quietSettings) {
      const directory = directoryOf(found)
      const matters = isModuleFile(found.name) ? isOfModule(directory, modules) : above.has(directory)
      if (!matters || !this.#isWanted(found)) continue
      const decoded = this.#files.read(found.path, true)
      if (decoded === undefined) continue
      if ('text' in decoded)
        this.#sources.push({ found, text: decoded.text, project: this.#projects.of(found.path) })
      else this.#skip({ file: found.file, reason: decoded.reason }, false)
    }
  }
}

/** With a final separator. */
function directoryOf({ path, name }: FoundFile): string {
  return path.slice(0, -name.length)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
