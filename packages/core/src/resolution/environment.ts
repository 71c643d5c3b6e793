import type { AbsentValue, LiteralValue, NameValue, UnknownValue } from '../facts/value.ts'

/** What is known of one environment variable: its text, the name that it is an alias of, or that it is not set. */
export type EnvironmentValue = LiteralValue | NameValue | AbsentValue | UnknownValue

/**
 * The environment that a source file's clients will run in, as far as the project says.
 *
 * `absent` means that nothing in the project mentions the variable; one that is mentioned without a readable value,
 * or with values that disagree, is `unknown`.
 */
export interface Environment {
  lookup(name: string): EnvironmentValue
}

/** Nothing is set and nothing is mentioned. */
export const EMPTY_ENVIRONMENT: Environment = {
  lookup: () => ({ kind: 'absent', via: [] }),
}
