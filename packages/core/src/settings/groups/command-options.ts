import type { Place, Scalar } from '../tree/node.ts'

/** An option of a command and the text that it is given: `--auth-token=x`, `--auth-token x`. */
export interface CommandOption {
  /** Without its dashes. */
  readonly name: string
  readonly value: Scalar
  /** From the option to the end of its value. */
  readonly place: Place
  /** Option and value are one word. */
  readonly isOneWord: boolean
}

const OPTION = /^--?([A-Za-z][\w.-]*)(?:=([^]*))?$/

/** The options of a command that have a value. What follows an option may be its value, or a word of its own. */
export function commandOptions(words: readonly Scalar[]): readonly CommandOption[] {
  return words.flatMap((word, index): readonly CommandOption[] => {
    const match = isReadable(word) ? OPTION.exec(word.text) : null
    if (match === null) return []
    const [, name = '', text] = match
    if (text !== undefined) {
      const value: Scalar = { kind: 'scalar', start: word.start, end: word.end, text }
      return [{ name, value, place: { start: word.start, end: word.end }, isOneWord: true }]
    }
    const value = words[index + 1]
    if (value === undefined || !isReadable(value) || value.text.startsWith('-')) return []
    return [{ name, value, place: { start: word.start, end: value.end }, isOneWord: false }]
  })
}

/** The words of a text on one line, as a command has them. */
export function wordsOfLine({ text, written }: Scalar): readonly Scalar[] {
  if (written === undefined) return []
  return Array.from(text.matchAll(/"[^"]*"|'[^']*'|[^\s"']+/g), ({ 0: word, index }): Scalar => {
    const place = { start: written.start + index, end: written.start + index + word.length }
    return { kind: 'scalar', ...place, text: word.replace(/^(["'])(.*)\1$/, '$2') }
  })
}

function isReadable({ unreadable, tag, text }: Scalar): boolean {
  return unreadable === undefined && tag === undefined && text.length <= LONGEST_WORD
}

/** Longer words are texts. */
const LONGEST_WORD = 256
