import type { ProjectKnowledge, SourceFile } from '@regionguard/core'

/** What stands around a source file and decides how it will run. */
export interface Surroundings {
  /** The folder of the nearest manifest, relative to the working directory; '' for the working directory itself. */
  readonly project: string
  readonly knowledge: ProjectKnowledge
  /** Git would publish the file. */
  readonly published: boolean
  /** The `.env*` files between the file and its nearest manifest. */
  readonly settings: readonly SourceFile[]
}

/** Of a text that is no file: nothing stands around it, and nothing says that it will not be published. */
export const NO_SURROUNDINGS: Surroundings = {
  project: '',
  knowledge: { versions: {} },
  published: true,
  settings: [],
}
