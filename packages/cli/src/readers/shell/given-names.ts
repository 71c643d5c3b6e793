import type { Span, Value } from '@regionguard/core'

/** What the file that a script stands in says of the names in it. */
export interface GivenNames {
  /**
   * A variable that the script has from there; undefined: it says nothing.
   *
   * @param asText where a text matters more than the name that it has: a host
   */
  variable(name: string, at: Span, asText: boolean): Value | undefined
  /** What is put in for an expression before the shell runs: `${{ secrets.X }}`. */
  expression(text: string, at: Span, asText: boolean): Value
  /** Where the name of a variable that nothing in the file sets is surely the same value. */
  readonly scope: string
  /** Names that the file mentions elsewhere, so that they may be set for what this script leaves to later ones. */
  readonly mentioned: ReadonlySet<string>
}
