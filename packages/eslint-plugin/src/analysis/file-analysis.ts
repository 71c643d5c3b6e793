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
import { parsePluginSettings } from '../context/plugin-settings.ts'
import { policySource, type PolicySource } from '../context/policy-source.ts'
import { fileSurroundings } from '../context/file-surroundings.ts'
import { readProgram } from '../reader/read-program.ts'
import { mentionsTwilio } from './mention.ts'
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
  readonly settings: unknown
  readonly analysis: (() => FileAnalysis) | undefined
}

const KNOWN = new WeakMap<object, Known>()

/**
 * The analysis of the file that a rule is asked about, made when it is first needed; undefined for a file that does
 * not concern Twilio.
 *
 * @throws Error if the policy or `settings.regionguard` is invalid
 */
export function analysisOf(context: AnalysisContext): (() => FileAnalysis) | undefined {
  const { sourceCode, settings } = context
  const known = KNOWN.get(sourceCode)
  if (known?.settings === settings) return known.analysis
  const source = policySource(context.cwd, parsePluginSettings(settings['regionguard']).policy)
  const analysis = mentionsTwilio(sourceCode.text, source.recent().texts)
    ? once(() => analyse(context, source))
    : undefined
  KNOWN.set(sourceCode, { settings, analysis })
  return analysis
}

function analyse(context: AnalysisContext, source: PolicySource): FileAnalysis {
  const { sourceCode, cwd, physicalFilename } = context
  const settings = parsePluginSettings(context.settings['regionguard'])
  const { matcher } = source.current()
  const file = isAbsolute(physicalFilename) ? shownPath(cwd, physicalFilename) : physicalFilename
  const reading = readProgram({
    file,
    text: sourceCode.text,
    ast: sourceCode.ast,
    scopeManager: () => sourceCode.scopeManager ?? { scopes: [] },
    comments: sourceComments(sourceCode, file),
  })
  if (matcher.isIgnored(file)) return { reading, problems: () => [] }
  const surroundings = fileSurroundings(physicalFilename, {
    cwd,
    matcher,
    environment: settings.environment ?? true,
  })
  const judge = judgeFile({
    source: { reading, project: surroundings.project, published: surroundings.published },
    context: surroundings.settings,
    projects: new Map([[surroundings.project, surroundings.knowledge]]),
    policy: matcher,
    today: settings.today ?? new Date().toISOString().slice(0, 10),
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
