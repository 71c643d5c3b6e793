const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/**
 * Text that may be a secret. However it is printed (template literal, JSON, `console.log`, an assertion's diff) it
 * shows its first two and last two characters at most; only {@link Secret.reveal} gives the text itself.
 */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself. For comparing and classifying; never for output. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return redact(this.#text)
  }

  toJSON(): string {
    return this.toString()
  }

  [INSPECT](): string {
    return `Secret(${this.toString()})`
  }
}

/**
 * A secret as every output shows it: the first two and the last two characters, and nothing of a text that is too
 * short to hide behind them.
 */
export function redact(text: string): string {
  return text.length < 12 ? '****' : `${text.slice(0, 2)}****${text.slice(-2)}`
}
