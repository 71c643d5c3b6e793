import { dirname, isAbsolute } from 'node:path'
import type { PolicyMatcher, ProjectKnowledge, SourceFile } from '@regionguard/core'
import { shownPath } from '@regionguard/core/surroundings'
import { directorySurroundings } from './directory-surroundings.ts'
import { mentioning, mentionsIn } from './environment-mentions.ts'
import { settingsIn } from './settings-files.ts'

/** What stands around a source file and decides how it will run. */
export interface FileSurroundings {
  /** The folder of the nearest manifest, relative to the working directory; '' for the working directory itself. */
  readonly project: string
  readonly knowledge: ProjectKnowledge
  /** Whether git would publish the file. Few rules ask. */
  readonly isPublished: () => boolean
  /** The `.env*` files between the file and its nearest manifest. */
  readonly settings: readonly SourceFile[]
  /**
   * What mentions the SDKs' own variables around the file and gives no value that can be told: files of configuration
   * beside and above it, and the modules that it imports.
   *
   * @param modules absolute paths
   */
  readonly mentions: (modules: readonly string[]) => readonly SourceFile[]
}

/** Of a text that is no file: nothing stands around it, and nothing says that it will not be published. */
const NOTHING: FileSurroundings = {
  project: '',
  knowledge: { versions: {} },
  isPublished: () => true,
  settings: [],
  mentions: () => [],
}

/** What of ESLint's run and the policy the surroundings depend on. */
export interface SurroundingsContext {
  /** Absolute. */
  readonly cwd: string
  readonly matcher: PolicyMatcher
  /** `.env*` files are read. */
  readonly environment: boolean
}

/** @param path as ESLint gives it: absolute, or a name such as `<input>` for a text that is no file */
export function fileSurroundings(
  path: string,
  { cwd, matcher, environment }: SurroundingsContext,
): FileSurroundings {
  if (!isAbsolute(path)) return NOTHING
  const { project, knowledge, upToProject, aboveProject, isPublished } = directorySurroundings(
    dirname(path),
    cwd,
  )
  const context = { cwd, matcher, isPublished, project }
  return {
    project,
    knowledge,
    isPublished: () => isPublished(path),
    settings: environment ? upToProject.flatMap((directory) => settingsIn(directory, context)) : [],
    mentions: (modules) =>
      environment
        ? [
            ...[...upToProject, ...aboveProject].flatMap((directory) => mentionsIn(directory, context)),
            ...modules.flatMap((module) => mentioning(module, context)),
          ].filter(({ reading }) => reading.file !== shownPath(cwd, path))
        : [],
  }
}
