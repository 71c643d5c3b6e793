import { isPlaceholder, Secret } from '@regionguard/core'
import type { Reading, Span } from '@regionguard/core'
import { hiddenValues } from './hidden/hidden-values.ts'
import type { Stretch } from './shown-line.ts'

/** 32 letters and digits that are no SID: an Auth Token, a key secret, or something that looks like one. */
const LOOKS_SECRET = /(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/

/** Base64 that is long enough to hold one. */
const BASE64 = /[A-Za-z0-9+/]{43,}={0,2}/

/** A shorter text in the place of a secret is none, and too many other texts contain it. */
const SHORTEST = 8

/**
 * Knows where in the sources secrets stand, so that no frame shows one: the literals that readers took for secrets,
 * wherever they are repeated, and all that looks like one, also in base64.
 */
export class SecretPlaces {
  readonly #texts: ReadonlyMap<string, string>
  readonly #secrets = new Set<string>()
  readonly #spans = new Map<string, Stretch[]>()
  readonly #hidden = new Map<string, readonly Stretch[]>()

  constructor(readings: readonly Reading[], texts: ReadonlyMap<string, string>) {
    this.#texts = texts
    for (const { facts } of readings) this.#collect(facts)
  }

  /**
   * The stretches of a part of a file that must not be shown, relative to its start, in order, none overlapping.
   *
   * @param start of the part, an offset in the file
   */
  in(file: string, start: number, end: number): Stretch[] {
    const part = (this.#texts.get(file) ?? '').slice(start, end)
    const found: Stretch[] = []
    for (const secret of this.#secrets) {
      for (let at = part.indexOf(secret); at !== -1; at = part.indexOf(secret, at + secret.length)) {
        found.push([at, at + secret.length])
      }
    }
    for (const match of part.matchAll(RegExp(LOOKS_SECRET, 'g'))) found.push(stretchOf(match))
    for (const match of part.matchAll(RegExp(BASE64, 'g'))) {
      if (this.#hidesSecret(match[0])) found.push(stretchOf(match))
    }
    for (const [from, to] of this.#spans.get(file) ?? []) {
      if (from < end && to > start) found.push([Math.max(from, start) - start, Math.min(to, end) - start])
    }
    return merged(found)
  }

  /**
   * The same, and with it what stands under secret-like names, in URLs and in private keys: what must not be shown
   * although nobody asked about it.
   */
  shownWithout(file: string, start: number, end: number): Stretch[] {
    let hidden = this.#hidden.get(file)
    if (hidden === undefined) {
      this.#hidden.set(file, (hidden = hiddenValues(file, this.#texts.get(file) ?? '')))
    }
    const here = this.in(file, start, end)
    for (let index = firstAt(hidden, start); index < hidden.length; index += 1) {
      const [from, to] = hidden[index] ?? [end, end]
      if (from >= end) break
      if (to > start) here.push([Math.max(from, start) - start, Math.min(to, end) - start])
    }
    return merged(here)
  }

  /** Whether a text that stands in no file holds a secret of the sources, or something that looks like one. */
  isIn(text: string): boolean {
    return LOOKS_SECRET.test(text) || [...this.#secrets].some((secret) => text.includes(secret))
  }

  #hidesSecret(base64: string): boolean {
    const plain = Buffer.from(base64, 'base64').toString('latin1')
    return LOOKS_SECRET.test(plain) || [...this.#secrets].some((secret) => plain.includes(secret))
  }

  /** Every literal in the facts that holds a secret, however deep. */
  #collect(part: unknown): void {
    if (typeof part !== 'object' || part === null) return
    if ('text' in part && part.text instanceof Secret) {
      const written = 'via' in part ? (part.via as readonly Span[]).at(-1) : undefined
      this.#add(part.text.reveal(), written)
    } else {
      for (const child of Object.values(part)) this.#collect(child)
    }
  }

  #add(secret: string, written: Span | undefined): void {
    if (secret.length < SHORTEST || isPlaceholder(secret)) return
    for (const line of secret.split(/\r\n|\r|\n/)) if (line.length >= SHORTEST) this.#secrets.add(line)
    if (written === undefined) return
    const { file, start, end } = written
    // Written in escapes or in pieces: then nothing of the literal is shown.
    if (this.#texts.get(file)?.slice(start, end).includes(secret) !== false) return
    const spans = this.#spans.get(file)
    if (spans === undefined) this.#spans.set(file, [[start, end]])
    else spans.push([start, end])
  }
}

/** The first of stretches, none of which leaves its line, that begins at an offset or after it. */
function firstAt(stretches: readonly Stretch[], offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.[0] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function stretchOf({ index, 0: text }: RegExpExecArray): Stretch {
  return [index, index + text.length]
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const [start, end] of stretches.toSorted(([one], [other]) => one - other)) {
    const last = result.at(-1)
    if (last !== undefined && start < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}
