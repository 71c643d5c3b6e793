import { regionOfName } from '@regionguard/core'
import { joined } from './shell-word.ts'
import type { WordPiece } from './shell-word.ts'
import type { Scope, WalkedScript } from './script-walk.ts'
import type { ScriptVariables } from './script-variables.ts'

/** Where a text was written, if a variable brought it here: offsets of the shell text. */
interface Place {
  readonly start: number
  readonly end: number
}

/** What a word, or a piece of one, comes to. */
export type WordValue =
  | { readonly kind: 'text'; readonly text: string; readonly origin?: Place }
  /** A variable of the environment, by its name. `own`: the script sets it, and its name says what it is. */
  | { readonly kind: 'name'; readonly name: string; readonly fallback?: string; readonly own: boolean }
  /** `${{ secrets.X }}`, which the pipeline fills in. */
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly fromCaller: boolean }

/** A piece with its value, and the place of the piece. */
export interface ValuedPiece {
  readonly value: WordValue
  readonly start: number
  readonly end: number
}

/** Longer chains of variables are circles. */
const MOST_STEPS = 8

/** Works out words, as far as the text says. */
export class WordValues {
  readonly #variables: ScriptVariables

  constructor(variables: ScriptVariables) {
    this.#variables = variables
  }

  /** @param asText where a text matters more than the name that it has: a region, a host */
  pieces(
    pieces: readonly WordPiece[],
    at: { readonly scope: Scope; readonly order: number },
    asText: boolean,
    steps = 0,
  ): readonly ValuedPiece[] {
    return joined(pieces).map((piece) => ({
      value: this.#piece(piece, at, asText, steps),
      start: piece.start,
      end: piece.end,
    }))
  }

  /** The value of a whole word. */
  word(
    pieces: readonly WordPiece[],
    at: { readonly scope: Scope; readonly order: number },
    asText: boolean,
    steps = 0,
  ): WordValue {
    const values = this.pieces(pieces, at, asText, steps).map(({ value }) => value)
    const [only, ...more] = values
    if (only === undefined) return { kind: 'text', text: '' }
    if (more.length === 0) return only
    let text = ''
    for (const value of values) {
      if (value.kind === 'unknown') return value
      if (value.kind !== 'text') return unknown('a text that contains a variable')
      text += value.text
    }
    return { kind: 'text', text }
  }

  #piece(
    piece: WordPiece,
    at: { readonly scope: Scope; readonly order: number },
    asText: boolean,
    steps: number,
  ): WordValue {
    if (piece.kind === 'text' || piece.kind === 'expression') return { kind: piece.kind, text: piece.text }
    if (piece.kind === 'other') return unknown(piece.why)
    const { name, fallback } = piece
    if (!/^[A-Za-z_]\w*$/.test(name))
      return { kind: 'unknown', why: 'an argument of the script', fromCaller: true }
    const variable = this.#variables.at(name, at.scope, at.order)
    const isTold = !asText && regionOfName(name) !== undefined
    if (variable.kind === 'given') {
      if (fallback === null) return unknown('a default that is worked out')
      return { kind: 'name', name, own: false, ...(fallback === undefined ? {} : { fallback }) }
    }
    if (isTold) return { kind: 'name', name, own: true }
    if (variable.kind === 'unknown') return unknown(variable.why)
    if (steps >= MOST_STEPS) return unknown('a variable that refers to itself')
    const { assignment } = variable
    const value = this.word(variable.value, assignment, asText, steps + 1)
    if (value.kind !== 'text') return value
    if (value.text === '' && fallback !== undefined) return unknown('a default of an empty variable')
    const [only, ...more] = variable.value
    return value.origin === undefined && only?.kind === 'text' && more.length === 0
      ? { ...value, origin: { start: only.start, end: only.end } }
      : value
  }
}

function unknown(why: string): WordValue {
  return { kind: 'unknown', why, fromCaller: false }
}

/** Where the name of a variable is surely the same value in every file: not if another file may have set it. */
export function scopeOfNames(file: string, { open }: WalkedScript, own: boolean): string {
  return open || own ? `${file}#` : 'project'
}
