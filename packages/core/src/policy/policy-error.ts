import type { LineIndex } from '../evaluation/line-index.ts'

/** What is wrong with a policy, and where. */
export interface PolicyError {
  /** One sentence or more, with the suggestion if there is one. Holds no secret. */
  readonly message: string
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** The word that was probably meant. */
  readonly suggestion?: string
}

/** `regionguard.yaml:7:3: unknown key "credentails" — did you mean "credentials"?` */
export function formatPolicyError(error: PolicyError): string {
  return `${error.file}:${error.line}:${error.column}: ${error.message}`
}

/** Something wrong at an offset of the text. */
export interface PolicyProblem {
  readonly offset: number
  readonly message: string
  readonly suggestion?: string
}

/** A problem whose message ends with the suggestion, if there is one, and else with a full stop. */
export function problemAt(offset: number, statement: string, suggestion?: string): PolicyProblem {
  return suggestion === undefined
    ? { offset, message: `${statement}.` }
    : { offset, message: `${statement} — did you mean ${JSON.stringify(suggestion)}?`, suggestion }
}

/** More than anyone reads; a file that is no policy at all has thousands. */
const MOST_ERRORS = 200

/**
 * Problems as errors in the order of the source. Of several equal ones, as an alias makes them, one remains; of very
 * many the first two hundred and how many more there are.
 *
 * @param lines of the text that the offsets are of
 */
export function placeProblems(
  problems: readonly PolicyProblem[],
  lines: LineIndex,
  file: string,
): readonly PolicyError[] {
  const distinct = new Map(problems.map((problem) => [`${problem.offset} ${problem.message}`, problem]))
  const sorted = [...distinct.values()].toSorted((a, b) => a.offset - b.offset)
  const next = sorted[MOST_ERRORS]
  const shown = sorted.slice(0, MOST_ERRORS)
  if (next !== undefined) {
    const rest = sorted.length - MOST_ERRORS
    shown.push(
      problemAt(
        next.offset,
        rest === 1 ? 'and one more problem, here' : `and ${rest} more problems, from here on`,
      ),
    )
  }
  return shown.map(({ offset, message, suggestion }) => ({
    message,
    file,
    ...lines.positionAt(offset),
    ...(suggestion === undefined ? {} : { suggestion }),
  }))
}
