import { isAbsolute } from 'node:path'
import {
  type CheckId,
  type FileJudge,
  judgeFile,
  type PolicyMatcher,
  type Problem,
  type Reading,
} from '@regionguard/core'
import { shownPath } from '@regionguard/core/surroundings'
import type { RuleContext } from '@typescript-eslint/utils/ts-eslint'
import { runOf } from '../context/run.ts'
import { fileSurroundings } from '../context/file-surroundings.ts'
import { moduleLoader } from '../modules/load-modules.ts'
import { readProgram } from '../reader/read-program.ts'
import { importedModules } from './imported-modules.ts'
import { sourceComments } from './source-comments.ts'

/** The parts of a rule's context that an analysis depends on: the same for all rules of a run. */
export type AnalysisContext = Pick<
  Readonly<RuleContext<string, readonly unknown[]>>,
  'sourceCode' | 'settings' | 'cwd' | 'physicalFilename' | 'languageOptions'
>

/** One file, read and judged once for all rules. */
export interface FileAnalysis {
  readonly reading: Reading
  /**
   * @param options what the ESLint configuration gives the rule, with defaults
   */
  problems(check: CheckId, options: object | undefined): readonly Problem[]
}

interface Known {
  readonly settings: object
  readonly analysis: () => FileAnalysis
}

/** Analyses by program: rules ask one after the other, and some hosts ask for a program again. */
const ANALYSES = new WeakMap<object, Known>()

/**
 * The analysis of the file that a rule is asked about, made when it is first needed.
 *
 * @throws Error, when it is made, if the policy or `settings.regionguard` is invalid
 */
export function analysisOf(context: AnalysisContext): () => FileAnalysis {
  const { sourceCode, settings } = context
  let known = ANALYSES.get(sourceCode)
  if (known?.settings !== settings) {
    known = { settings, analysis: once(() => analyse(context)) }
    ANALYSES.set(sourceCode, known)
  }
  return known.analysis
}

function analyse(context: AnalysisContext): FileAnalysis {
  const { sourceCode, cwd, physicalFilename } = context
  const { settings, policy } = runOf(context.settings, cwd)
  const { matcher } = policy.current()
  const file = isAbsolute(physicalFilename) ? shownPath(cwd, physicalFilename) : physicalFilename
  const reading = readProgram({
    file,
    text: sourceCode.text,
    ast: sourceCode.ast,
    comments: sourceComments(sourceCode, file),
    loadModule: moduleLoader(cwd, context.languageOptions),
  })
  if (reading.facts.length === 0 || matcher.isIgnored(file)) return { reading, problems: () => [] }
  const surroundings = fileSurroundings(physicalFilename, {
    cwd,
    matcher,
    environment: settings.environment ?? true,
  })
  const judge = judgeFile({
    source: {
      reading,
      project: surroundings.project,
      get published() {
        return surroundings.isPublished()
      },
    },
    context: [
      ...surroundings.settings,
      // Where there is no client nobody asks what the SDKs find in the environment.
      ...(reading.facts.some(({ kind }) => kind === 'client')
        ? surroundings.mentions(importedModules(sourceCode.ast, physicalFilename))
        : []),
    ],
    projects: new Map([[surroundings.project, surroundings.knowledge]]),
    policy: matcher,
    get today() {
      return settings.today ?? new Date().toISOString().slice(0, 10)
    },
  })
  return { reading, problems: (check, options) => ask(judge, matcher, check, options) }
}

/** What the ESLint configuration switches on stays on; of the rest the policy decides. */
function ask(
  judge: FileJudge,
  matcher: PolicyMatcher,
  check: CheckId,
  options: object | undefined,
): readonly Problem[] {
  const switchedOn = Object.entries(options ?? {}).filter(([, value]) => value !== false)
  return judge.problems(check, { ...matcher.ruleSetting(check)?.options, ...Object.fromEntries(switchedOn) })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
