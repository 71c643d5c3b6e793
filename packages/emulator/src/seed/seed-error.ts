/** What is wrong with a seed, and where. */
export interface SeedMistake {
  /** A sentence or more. Holds no secret. */
  readonly message: string
  /** The path as it was given; `seed` for an object. */
  readonly file: string
  /** From 1; columns in UTF-16 units. 0 where there is no text. */
  readonly line: number
  readonly column: number
}

/** That a seed is none: `world.yaml:7:11: unknown key "autToken" — did you mean "authToken"?`, a line for each mistake. */
export class SeedError extends Error {
  readonly mistakes: readonly SeedMistake[]

  constructor(mistakes: readonly SeedMistake[]) {
    super(mistakes.map(formatMistake).join('\n'))
    this.name = 'SeedError'
    this.mistakes = mistakes
  }
}

function formatMistake({ file, line, column, message }: SeedMistake): string {
  return line === 0 ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`
}
