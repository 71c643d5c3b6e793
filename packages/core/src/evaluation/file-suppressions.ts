import type { RuleId } from '../catalogue/rule-id.ts'
import type { Reading } from '../facts/reading.ts'
import type { Problem, Severity } from '../findings/problem.ts'
import { LineIndex } from './line-index.ts'
import { suppressionsOf } from './suppression.ts'
import type { Suppression } from './suppression.ts'

/** The suppressions of all reported files, and which of them were needed. */
export class FileSuppressions {
  readonly #byFile = new Map<string, { readonly lines: LineIndex; readonly list: readonly Suppression[] }>()
  readonly #used = new Map<Suppression, Set<RuleId>>()
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
    // ESLint has its own; of ours the nearest is needed, and any further one is not.
    const needed = matching.findLast((one) => !one.isEslint)
    if (needed !== undefined) this.#used.set(needed, (this.#used.get(needed) ?? new Set()).add(problem.rule))
    return matching.length > 0
  }

  /** Invalid ones, and those of which a rule hides nothing. One that is switched off may still be needed elsewhere. */
  problems(severityOf: (rule: RuleId) => Severity | 'off'): readonly Problem[] {
    const unused = [...this.#byFile.values()].flatMap(({ list }) => {
      const own = list.filter((one) => !one.isEslint)
      return own.flatMap((one): readonly Problem[] => {
        const rules = one.rules.filter(
          (rule) => severityOf(rule) !== 'off' && this.#used.get(one)?.has(rule) !== true,
        )
        if (rules.length === 0) return []
        const isTwice = rules.every((rule) =>
          own.some((other) => other.line === one.line && this.#used.get(other)?.has(rule) === true),
        )
        const why = isTwice
          ? 'but another comment for the same line does so already'
          : 'but there is no such finding on the line that it covers'
        const what = rules.length === one.rules.length ? 'it' : rules.join(', ')
        return [
          {
            rule: 'unused-suppression',
            span: one.span,
            message: `This comment suppresses ${rules.join(', ')}, ${why}. Remove ${what}.`,
            evidence: [],
          },
        ]
      })
    })
    return [...this.#invalid, ...unused]
  }
}
