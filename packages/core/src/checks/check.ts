import type { CheckId } from '../catalogue/rule-id.ts'
import type { Problem } from '../findings/problem.ts'
import type { Scene } from './scene.ts'

/** One rule's judgement: facts and resolution in, problems out. */
export interface Check {
  readonly id: CheckId
  /** `file`: one file's facts decide, with settings and policy for context. `project`: needs all files. */
  readonly scope: 'file' | 'project'
  run(scene: Scene): readonly Problem[]
}
