export type Quote = '"' | "'" | '`'

/** Knows which quote a line has open at a place. What spans lines counts for none. */
export class OpenQuotes {
  /** Where a quote is opened or closed, and which one is open from there on. */
  readonly #places: number[] = []
  readonly #open: (Quote | undefined)[] = []

  constructor(text: string) {
    let open: Quote | undefined
    for (const { index, 0: sign } of text.matchAll(/["'`\n]|\\[^\n]/g)) {
      if (sign === '\n') {
        if (open !== undefined) this.#turn(index, undefined)
        open = undefined
      } else if (sign === open) {
        this.#turn(index + 1, undefined)
        open = undefined
      } else if (open === undefined && isQuote(sign) && !isApostrophe(text, index)) {
        this.#turn(index + 1, sign)
        open = sign
      }
    }
  }

  at(offset: number): Quote | undefined {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return this.#open[low - 1]
  }

  #turn(place: number, open: Quote | undefined): void {
    this.#places.push(place)
    this.#open.push(open)
  }
}

function isQuote(sign: string): sign is Quote {
  return sign === '"' || sign === "'" || sign === '`'
}

function isApostrophe(text: string, at: number): boolean {
  return text[at] === "'" && /\w/.test(text[at - 1] ?? '')
}
