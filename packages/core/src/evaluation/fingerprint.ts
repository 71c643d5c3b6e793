import { createHash } from 'node:crypto'
import type { RuleId } from '../catalogue/rule-id.ts'

/**
 * Gives each finding an identity that survives moved lines: a hash of its rule, its file, the redacted source text
 * that it stands on, and its ordinal among findings that are equal in all of these.
 */
export class Fingerprints {
  readonly #counts = new Map<string, number>()

  /**
   * To be called in the order of findings in the file.
   *
   * @param source the redacted text of the finding's span
   */
  next(rule: RuleId, file: string, source: string): string {
    const key = [rule, file, source.replaceAll(/\s+/g, ' ')].join('\0')
    const ordinal = this.#counts.get(key) ?? 0
    this.#counts.set(key, ordinal + 1)
    return createHash('sha256')
      .update(`${key}\0${String(ordinal)}`)
      .digest('hex')
      .slice(0, 32)
  }
}
