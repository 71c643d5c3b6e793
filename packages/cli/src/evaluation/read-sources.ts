import type { ProjectKnowledge, SourceFile } from '@regionguard/core'
import { sdkVersions, shownPath } from '@regionguard/core/surroundings'
import type { Collection } from '../collection/collection.ts'
import { describeInternalError } from '../command-line/internal-error.ts'
import type { Skipped } from '../discovery/found-file.ts'
import type { LoadedPolicy } from '../policy/load-policy.ts'
import { SourceReader } from '../read/source-reader.ts'

export interface ReadInput {
  readonly collection: Collection
  readonly policy: LoadedPolicy | undefined
  /** Absolute. */
  readonly cwd: string
  /** Told of internal errors in a reader; the run goes on. */
  readonly warn: (message: string) => void
}

/** What the sources of a run say, before anybody judges it. */
export interface ReadSources {
  readonly files: readonly SourceFile[]
  /** By their directory, relative to the working directory. */
  readonly projects: ReadonlyMap<string, ProjectKnowledge>
  /** The files that findings are wanted for. */
  readonly reported: ReadonlySet<string>
  /** By file. */
  readonly skipped: readonly Skipped[]
  readonly failed: boolean
  /** Of files that were imported from. */
  readonly moduleTexts: ReadonlyMap<string, string>
}

/** Reads every source. One that cannot be read is skipped, with its reason. */
export async function readSources(input: ReadInput): Promise<ReadSources> {
  const { collection, policy, cwd } = input
  const reader = new SourceReader(cwd, policy?.matcher, collection.tree)
  const files: SourceFile[] = []
  const projects = new Map<string, ProjectKnowledge>()
  const reported = new Set<string>()
  const skipped: Skipped[] = [...collection.skipped]
  let { failed } = collection
  for (const { found, text, project } of collection.sources) {
    const { file } = found
    let reading
    try {
      reading = await reader.read(found, text)
    } catch (error) {
      input.warn(describeInternalError(error, `reading ${file}`))
      reading = { reason: 'internal error' }
      failed = true
    }
    if ('reason' in reading) {
      skipped.push({ file, reason: reading.reason })
      continue
    }
    const directory = shownPath(cwd, project.directory)
    if (!projects.has(directory))
      projects.set(directory, { versions: sdkVersions(project, cwd, collection.tree) })
    if (found.reported) reported.add(file)
    files.push({ reading, project: directory, published: found.standing() === 'published' })
  }
  return {
    files,
    projects,
    reported,
    skipped: skipped.sort((one, other) => (one.file < other.file ? -1 : 1)),
    failed,
    moduleTexts: reader.moduleTexts,
  }
}
