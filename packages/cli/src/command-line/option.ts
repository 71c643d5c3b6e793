/** One option of a command. */
export interface Option {
  /** Without the dashes: `max-warnings`. */
  readonly name: string
  /** What stands for the value in the help: `N`. Left out: the option takes no value. */
  readonly value?: string
  /** One sentence for the help. Left out: the option is not shown. */
  readonly help?: string
  readonly short?: string
  /** May be given several times. */
  readonly repeatable?: true
}

/** A command as the parser and the help see it. */
export interface Command {
  readonly name: string
  /** What follows the name: `[paths...]`. */
  readonly operands: string
  /** One sentence, in the present tense. */
  readonly summary: string
  readonly options: readonly Option[]
  /** Further paragraphs of the help. */
  readonly notes: readonly string[]
}

export const HELP: Option = { name: 'help', short: 'h', help: 'Show this help.' }
