/** One file of one format, and what it reports. */
export interface FormatRow {
  /** Rows of one format stand together in the output; each format has at least one mistake and two right files. */
  readonly format: string
  readonly name: string
  readonly file: string
  /** With placeholders of `fixtures/scratch.mjs` where a secret that looks live belongs. */
  readonly text: string
  /** The texts of files that it has settings from, by path. */
  readonly beside?: Readonly<Record<string, string>>
  /** `line:column rule`, with the file in front if it is another one, in the order of the output; none: the file is right, and close to the mistake. */
  readonly reports: readonly string[]
}

/** Puts a format's name to its rows. */
export function rowsOf(
  format: string,
  rows: readonly (readonly [name: string, file: string, text: string, ...reports: string[]])[],
): readonly FormatRow[] {
  return rows.map(([name, file, text, ...reports]) => ({ format, name, file, text, reports }))
}
