/**
 * Where a row of a table comes from.
 *
 * `documentation` a page of Twilio's documentation, `changelog` Twilio's changelog, `support` an article or answer of
 * Twilio's support, `sdk-source` read in the public source of an SDK or tool, `executed` seen by running a published
 * release, `issue` a public issue or pull request, `observed` reported by another project that uses Twilio (weaker),
 * `inference` our own deduction from the others (weakest).
 */
export type EvidenceKind =
  'documentation' | 'changelog' | 'support' | 'sdk-source' | 'executed' | 'issue' | 'observed' | 'inference'

export interface Source {
  readonly evidence: EvidenceKind
  /** A URL, the path of a file in a public repository, or an issue (`twilio-java#936`). */
  readonly ref: string
  /** Of the page, the release or the comment; of the reading where the page has none. `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date: string
}

/** A row that says where it comes from. */
export interface Sourced {
  readonly source: Source
  /** What conflicts with the row, in one sentence. A finding that rests on the row says so. */
  readonly disputed?: string
}

/**
 * A source as a message cites it: `https://www.twilio.com/docs/... (2026-07-20)`.
 *
 * @param source the source of a row
 */
export function citation(source: Source): string {
  return `${source.ref} (${source.date})`
}
