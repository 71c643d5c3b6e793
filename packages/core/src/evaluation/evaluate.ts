import { findRule } from '../catalogue/rule.ts'
import type { RuleId } from '../catalogue/rule-id.ts'
import { CHECKS } from '../checks/checks.ts'
import type { Reading } from '../facts/reading.ts'
import type { Problem, Severity } from '../findings/problem.ts'
import type { DescribedRemedy } from '../findings/remedy.ts'
import { explainUnused } from '../policy/exception.ts'
import { createPolicyMatcher } from '../policy/matching.ts'
import type { PolicyMatcher } from '../policy/matching.ts'
import type { PolicyException } from '../policy/policy.ts'
import { createScene } from './create-scene.ts'
import type { Evaluation, EvaluationInput, Finding, Mending } from './evaluation-input.ts'
import { FileSuppressions } from './file-suppressions.ts'
import { fingerprintOf, Likenesses } from './fingerprint.ts'
import { Hiding } from './hiding.ts'
import { redactMessage, redactSource, secretsOf } from './secrets-of.ts'

/**
 * All findings of a run, from the facts of all files together. Pure: the same input gives the same findings.
 */
export function evaluate(input: EvaluationInput): Evaluation {
  const reported = input.reported ?? (() => true)
  const policy = createPolicyMatcher(input.policy)
  const scene = createScene({ files: input.files, projects: input.projects, policy, reported })
  const readings = new Map(input.files.map(({ reading }) => [reading.file, reading]))
  const severityOf = (rule: RuleId): Severity | 'off' =>
    input.ruleOverrides?.get(rule) ??
    policy.ruleSetting(rule)?.severity ??
    findRule(rule)?.recommended ??
    'error'

  const problems = CHECKS.filter(({ id }) => severityOf(id) !== 'off').flatMap((check) => check.run(scene))
  const suppressions = new FileSuppressions(
    input.files.map(({ reading }) => reading).filter(({ file }) => reported(file)),
  )
  const hiding = new Hiding(policy, suppressions, input)
  const kept = withoutRepeats(problems)
    .filter(({ span }) => reported(span.file))
    .flatMap((problem) => hiding.show(problem) ?? [])
  const housekeeping = [
    ...suppressions.problems(severityOf),
    // One for a rule that is switched off may still be needed elsewhere.
    ...unusedExceptions(input, policy, hiding)
      .filter(({ rule }) => severityOf(rule) !== 'off')
      .map(unusedException),
  ].filter(({ rule }) => severityOf(rule) !== 'off')

  return {
    findings: toFindings([...kept, ...housekeeping], readings, severityOf),
    suppressed: hiding.suppressed,
    excepted: hiding.excepted,
  }
}

/** One mistake, one finding: the same rule speaks once of a place. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ rule, span }) => {
    const key = `${rule}\0${span.file}\0${String(span.start)}\0${String(span.end)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Exceptions that matched nothing, though all was looked through. */
function unusedExceptions(
  { files, policy: { exceptions }, reported = () => true, whole, skipped = [] }: EvaluationInput,
  policy: PolicyMatcher,
  { used }: Hiding,
): readonly PolicyException[] {
  if (whole !== true) return []
  const unused = exceptions.filter((exception) => !used.has(exception))
  if (skipped.length === 0) return unused
  // What an exception is for may stand in a file that was skipped, or in a folder that could not be entered.
  return unused.filter(
    (exception) =>
      !skipped.some((file) => policy.covers(exception, file)) &&
      files.some(({ reading }) => reported(reading.file) && policy.covers(exception, reading.file)),
  )
}

function unusedException(exception: PolicyException): Problem {
  return {
    rule: 'unused-exception',
    span: exception.span,
    message: explainUnused(exception),
    evidence: [],
  }
}

function toFindings(
  problems: readonly Problem[],
  readings: ReadonlyMap<string, Reading>,
  severityOf: (rule: RuleId) => Severity | 'off',
): readonly Finding[] {
  const likenesses = new Likenesses()
  const secrets = new Map<string, ReadonlySet<string>>()
  const secretsIn = (reading: Reading): ReadonlySet<string> => {
    let known = secrets.get(reading.file)
    if (known === undefined) secrets.set(reading.file, (known = secretsOf(reading)))
    return known
  }
  const sourceOf = (problem: Problem): string => {
    const reading = readings.get(problem.span.file)
    // The policy is no reading; its exceptions are told apart by what they say.
    if (reading === undefined) return problem.message
    return redactSource(reading.text.slice(problem.span.start, problem.span.end), secretsIn(reading))
  }
  return problems.toSorted(byPlace).map((problem): Finding => {
    const reading = readings.get(problem.span.file)
    const likeness = likenesses.next(problem.rule, problem.span.file, sourceOf(problem))
    const fix = problem.fix === undefined ? undefined : mend(problem.fix, reading)
    const suggestions = (problem.suggestions ?? []).flatMap((one) => mend(one, reading) ?? [])
    return {
      rule: problem.rule,
      severity: capped(severityOf(problem.rule), problem.atMost),
      span: problem.span,
      // Messages name credentials by their names; this holds even where a source used a secret as a name.
      message: redactMessage(problem.message, reading === undefined ? [] : secretsIn(reading)),
      evidence: problem.evidence.map((one) => ({ ...one, message: redactSource(one.message, []) })),
      ...(fix === undefined ? {} : { fix }),
      ...(suggestions.length === 0 ? {} : { suggestions }),
      fingerprint: fingerprintOf(problem.rule, problem.span.file, likeness),
      likeness,
      docs: `docs/rules/${problem.rule}.md`,
    }
  })
}

function capped(severity: Severity | 'off', atMost: Severity | undefined): Severity {
  return severity === 'error' && atMost !== 'warning' ? 'error' : 'warning'
}

function mend({ description, remedy }: DescribedRemedy, reading: Reading | undefined): Mending | undefined {
  const edits = reading?.edits(remedy)
  return edits === undefined || edits.length === 0 ? undefined : { description, edits }
}

function byPlace(one: Problem, other: Problem): number {
  return (
    compare(one.span.file, other.span.file) ||
    one.span.start - other.span.start ||
    one.span.end - other.span.end ||
    compare(one.rule, other.rule)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
