import type { RuleId } from '../catalogue/rule-id.ts'
import type { Reading } from '../facts/reading.ts'
import type { Problem, Severity } from '../findings/problem.ts'
import { LineIndex } from './line-index.ts'
import { suppressionsOf } from './suppression.ts'
import type { Suppression } from './suppression.ts'

/** The suppressions of all reported files, and which of them were needed. */
export class FileSuppressions {
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

  /** Whether a comment hides the problem; the comment then counts as needed. */
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
