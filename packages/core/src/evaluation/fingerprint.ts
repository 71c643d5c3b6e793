import { createHash } from 'node:crypto'
import type { RuleId } from '../catalogue/rule-id.ts'

/** What tells a finding from others of the same rule in the same file, wherever that file is seen from. */
export interface Likeness {
  /** The redacted source text that it stands on, without the width of its spaces. */
  readonly source: string
  /** Among findings that are equal in rule, file and source text, from 0. */
  readonly ordinal: number
}

/**
 * The identity of a finding, which survives moved lines: a hash of its rule, its file, and its likeness.
 *
 * @param file its path as the report has it: two that are relative to different folders are two identities
 */
export function fingerprintOf(rule: RuleId, file: string, { source, ordinal }: Likeness): string {
  return createHash('sha256')
    .update([rule, file, source, String(ordinal)].join('\0'))
    .digest('hex')
    .slice(0, 32)
}

/** Counts findings that are equal but for their place. */
export class Likenesses {
  readonly #counts = new Map<string, number>()

  /**
   * To be called in the order of findings in the file.
   *
   * @param text the redacted text of the finding's span
   */
  next(rule: RuleId, file: string, text: string): Likeness {
    const source = text.replaceAll(/\s+/g, ' ')
    const key = [rule, file, source].join('\0')
    const ordinal = this.#counts.get(key) ?? 0
    this.#counts.set(key, ordinal + 1)
    return { source, ordinal }
  }
}
