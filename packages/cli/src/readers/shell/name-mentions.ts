import type { Place } from '@regionguard/core/settings'
import type { ShellText } from './shell-text.ts'

/** Where a script names a variable. */
interface Mentions {
  readonly all: readonly number[]
  /** Not as what a single command is given. */
  readonly elsewhere: readonly number[]
}

/** Where a script names variables, but in comments. */
export class NameMentions {
  readonly #source: ShellText
  readonly #comments: readonly Place[]
  readonly #given: ReadonlySet<number>
  readonly #known = new Map<string, Mentions>()

  /** @param given where variables begin that are set for a single command or elsewhere than here */
  constructor(source: ShellText, comments: readonly Place[], given: ReadonlySet<number>) {
    this.#source = source
    this.#comments = comments
    this.#given = given
  }

  of(name: string): Mentions {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const { text } = this.#source
    const all: number[] = []
    let comment = 0
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      while (comment < this.#comments.length && (this.#comments[comment]?.end ?? 0) <= at) comment++
      if ((this.#comments[comment]?.start ?? Infinity) > at) all.push(at)
    }
    const mentions = { all, elsewhere: all.filter((at) => !this.#given.has(at)) }
    this.#known.set(name, mentions)
    return mentions
  }
}
