import type { CheckId } from '../catalogue/rule-id.ts'
import { CHECKS } from '../checks/checks.ts'
import type { Problem } from '../findings/problem.ts'
import type { PolicyMatcher } from '../policy/matching.ts'
import { createScene } from './create-scene.ts'
import type { ProjectKnowledge, SourceFile } from './evaluation-input.ts'
import { FileSuppressions } from './file-suppressions.ts'
import { Hiding } from './hiding.ts'
import { redactMessage, secretsOf } from './secrets-of.ts'

/** One file, with what surrounds it, as an editor has it. */
export interface FileInput {
  readonly source: SourceFile
  /** The settings of its project: they give values, and no findings are wanted for them. */
  readonly context: readonly SourceFile[]
  readonly projects: ReadonlyMap<string, ProjectKnowledge>
  readonly policy: PolicyMatcher
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
}

/** Answers for one file what each check finds. */
export interface FileJudge {
  /**
   * What a check finds in the file, without what comments or the policy hide.
   *
   * @param options the rule's options, before those that the policy gives
   */
  problems(check: CheckId, options?: Readonly<Record<string, unknown>>): readonly Problem[]
}

/** Judges one file by itself, one check at a time; what the checks share is worked out once. */
export function judgeFile(input: FileInput): FileJudge {
  const { reading } = input.source
  const given = new Map<CheckId, Readonly<Record<string, unknown>>>()
  const scene = createScene({
    files: [input.source, ...input.context],
    projects: input.projects,
    policy: input.policy,
    reported: (file) => file === reading.file,
    options: (rule) => given.get(rule),
  })
  const hiding = new Hiding(input.policy, new FileSuppressions([reading]), input)
  const secrets = secretsOf(reading)
  return {
    problems: (id, options) => {
      if (options !== undefined) given.set(id, options)
      if (input.policy.ruleSetting(id)?.severity === 'off') return []
      const check = CHECKS.find((one) => one.id === id)
      return (check?.run(scene) ?? [])
        .filter(({ span }) => span.file === reading.file)
        .flatMap((problem) => hiding.show(problem) ?? [])
        .map((problem) => ({ ...problem, message: redactMessage(problem.message, secrets) }))
    },
  }
}
