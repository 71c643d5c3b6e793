import { findRule } from '../catalogue/rule.ts'
import type { RuleId } from '../catalogue/rule-id.ts'
import { CHECKS } from '../checks/checks.ts'
import type { Reading } from '../facts/reading.ts'
import type { Problem, Severity } from '../findings/problem.ts'
import type { DescribedRemedy } from '../findings/remedy.ts'
import { explainExpired, explainUnused } from '../policy/exception.ts'
import { createPolicyMatcher } from '../policy/matching.ts'
import type { PolicyException } from '../policy/policy.ts'
import { createScene } from './create-scene.ts'
import type { Evaluation, EvaluationInput, Finding, Mending } from './evaluation-input.ts'
import { Fingerprints } from './fingerprint.ts'
import { LineIndex } from './line-index.ts'
import { redactSource, secretsOf } from './secrets-of.ts'
import { suppressionsOf } from './suppression.ts'
import type { Suppression } from './suppression.ts'

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
  const usedExceptions = new Set<PolicyException>()
  const examined = new Set<PolicyException>()
  for (const exception of input.policy.exceptions) {
    const covers = [...readings.keys()].some((file) => reported(file) && policy.covers(exception, file))
    if (covers || input.complete === true) examined.add(exception)
  }

  const kept: Problem[] = []
  let suppressed = 0
  let excepted = 0
  for (const problem of withoutRepeats(problems)) {
    if (!reported(problem.span.file)) continue
    if (suppressions.hides(problem)) {
      suppressed += 1
      continue
    }
    const exception = policy.exceptionFor(problem.rule, problem.span.file, input.today)
    if (exception !== undefined) usedExceptions.add(exception.exception)
    if (exception?.state === 'active') {
      excepted += 1
      continue
    }
    kept.push(
      exception === undefined
        ? problem
        : { ...problem, message: `${problem.message} ${explainExpired(exception.exception)}` },
    )
  }
  const housekeeping = [
    ...suppressions.problems(severityOf),
    ...[...examined]
      .filter((exception) => !usedExceptions.has(exception))
      .map((exception) => unusedException(exception)),
  ].filter(({ rule }) => severityOf(rule) !== 'off')

  return {
    findings: toFindings([...kept, ...housekeeping], readings, severityOf),
    suppressed,
    excepted,
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

function unusedException(exception: PolicyException): Problem {
  return { rule: 'unused-exception', span: exception.span, message: explainUnused(exception), evidence: [] }
}

/** The suppressions of all reported files, and which of them were needed. */
class FileSuppressions {
  readonly #byFile = new Map<string, { readonly lines: LineIndex; readonly list: readonly Suppression[] }>()
  readonly #used = new Set<Suppression>()
  readonly #invalid: Problem[] = []

  constructor(readings: readonly Reading[]) {
    for (const reading of readings) {
      const { list, problems } = suppressionsOf(reading)
      this.#invalid.push(...problems)
      if (list.length > 0) this.#byFile.set(reading.file, { lines: new LineIndex(reading.text), list })
    }
  }

  hides(problem: Problem): boolean {
    const file = this.#byFile.get(problem.span.file)
    if (file === undefined) return false
    const line = file.lines.lineAt(problem.span.start)
    const matching = file.list.filter((one) => one.line === line && one.rules.includes(problem.rule))
    for (const suppression of matching) this.#used.add(suppression)
    return matching.length > 0
  }

  /** Invalid and unused ones. A suppression of a rule that is switched off may still be needed elsewhere. */
  problems(severityOf: (rule: RuleId) => Severity | 'off'): readonly Problem[] {
    const unused = [...this.#byFile.values()]
      .flatMap(({ list }) => list)
      .filter((one) => !one.isEslint && !this.#used.has(one))
      .filter(({ rules }) => rules.every((rule) => severityOf(rule) !== 'off'))
      .map(({ rules, span }): Problem => ({
        rule: 'unused-suppression',
        span,
        message: `This comment suppresses ${rules.join(', ')}, but there is no such finding on the line that it covers. Remove it.`,
        evidence: [],
      }))
    return [...this.#invalid, ...unused]
  }
}

function toFindings(
  problems: readonly Problem[],
  readings: ReadonlyMap<string, Reading>,
  severityOf: (rule: RuleId) => Severity | 'off',
): readonly Finding[] {
  const fingerprints = new Fingerprints()
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
    const fix = problem.fix === undefined ? undefined : mend(problem.fix, reading)
    const suggestions = (problem.suggestions ?? []).flatMap((one) => mend(one, reading) ?? [])
    return {
      rule: problem.rule,
      severity: capped(severityOf(problem.rule), problem.atMost),
      span: problem.span,
      // Messages name credentials by their names; this holds even where a source used a secret as a name.
      message: redactSource(problem.message, reading === undefined ? [] : secretsIn(reading)),
      evidence: problem.evidence.map((one) => ({ ...one, message: redactSource(one.message, []) })),
      ...(fix === undefined ? {} : { fix }),
      ...(suggestions.length === 0 ? {} : { suggestions }),
      fingerprint: fingerprints.next(problem.rule, problem.span.file, sourceOf(problem)),
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
