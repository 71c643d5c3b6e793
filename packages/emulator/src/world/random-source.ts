import { createHash, randomBytes } from 'node:crypto'

/** Where ids and secrets come from. */
export interface RandomSource {
  /** So many hexadecimal digits, lower case. */
  hex(length: number): string
  /** So many letters and digits. */
  alphanumeric(length: number): string
  /** What `resume` takes; undefined if nothing can be resumed. */
  state(): string | undefined
  /** @returns false if `state` is none of this source's */
  resume(state: string): boolean
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Filled again when it is used up: one call of the system for many ids. */
const POOL = 8192

/** From the operating system: never the same twice. */
export class SecureRandom implements RandomSource {
  #digits = ''
  #used = 0

  hex(length: number): string {
    if (this.#used + length > this.#digits.length) {
      this.#digits = randomBytes(Math.max(POOL, length)).toString('hex')
      this.#used = 0
    }
    this.#used += length
    return this.#digits.slice(this.#used - length, this.#used)
  }

  alphanumeric(length: number): string {
    let text = ''
    while (text.length < length) {
      const byte = Number.parseInt(this.hex(2), 16)
      // 248 is the last multiple of 62: beyond it, some letters would come more often.
      if (byte < 248) text += LETTERS_AND_DIGITS.charAt(byte % LETTERS_AND_DIGITS.length)
    }
    return text
  }

  state(): undefined {
    return undefined
  }

  resume(): boolean {
    return false
  }
}

/** The same in every run, for one seed: sfc32 (Chris Doty-Humphrey, PractRand). No secret worth keeping comes from it. */
export class SeededRandom implements RandomSource {
  readonly #words = new Uint32Array(4)

  /** @param seed any text */
  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest()
    for (let index = 0; index < 4; index++) this.#words[index] = digest.readUInt32LE(index * 4)
  }

  hex(length: number): string {
    let text = ''
    while (text.length < length) text += this.#next().toString(16).padStart(8, '0')
    return text.slice(0, length)
  }

  alphanumeric(length: number): string {
    let text = ''
    for (let index = 0; index < length; index++) {
      text += LETTERS_AND_DIGITS.charAt(this.#next() % LETTERS_AND_DIGITS.length)
    }
    return text
  }

  state(): string {
    return [...this.#words].map((word) => word.toString(16).padStart(8, '0')).join('')
  }

  resume(state: string): boolean {
    if (!/^[0-9a-f]{32}$/.test(state)) return false
    for (let index = 0; index < 4; index++) {
      this.#words[index] = Number.parseInt(state.slice(index * 8, index * 8 + 8), 16)
    }
    return true
  }

  #next(): number {
    const words = this.#words
    const a = words[0] ?? 0
    const b = words[1] ?? 0
    const c = words[2] ?? 0
    const counter = words[3] ?? 0
    const sum = (a + b + counter) >>> 0
    words[0] = b ^ (b >>> 9)
    words[1] = (c + (c << 3)) >>> 0
    words[2] = (((c << 21) | (c >>> 11)) + sum) >>> 0
    words[3] = (counter + 1) >>> 0
    return sum
  }
}
