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

/**
 * Problems as errors in the order of the source. Of several equal ones, as an alias makes them, one remains.
 *
 * @param text the text that the offsets are of
 */
export function placeProblems(problems: readonly PolicyProblem[], text: string, file: string): PolicyError[] {
  const sorted = problems.toSorted((a, b) => a.offset - b.offset)
  const errors: PolicyError[] = []
  let line = 1
  let lineStart = 0
  let seen = new Set<string>()
  let lastOffset = -1
  for (const { offset, message, suggestion } of sorted) {
    if (offset !== lastOffset) seen = new Set()
    lastOffset = offset
    if (seen.has(message)) continue
    seen.add(message)
    for (
      let end = text.indexOf('\n', lineStart);
      end >= 0 && end < offset;
      end = text.indexOf('\n', lineStart)
    ) {
      line += 1
      lineStart = end + 1
    }
    const column = offset - lineStart + 1
    errors.push({ message, file, line, column, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  return errors
}
