import type { Place } from '@regionguard/core/settings'
import { offsetsInString } from '../package-scripts/offsets-in-string.ts'
import { escapedText } from '../shell/shell-text.ts'
import type { ShellText } from '../shell/shell-text.ts'

/** What an instruction in exec form (`["curl", "-f", "https://..."]`) runs. */
export interface ExecForm {
  /** The words as one command that a shell would take the same way: all of them in single quotes. */
  readonly command: ShellText
  /** The script of `["sh", "-c", "..."]`. */
  readonly script: ShellText | undefined
}

/**
 * Reads an instruction in exec form. Undefined where the text is no JSON array of strings: Docker takes it for the shell
 * form then.
 *
 * @param source the text of the file
 * @param place of what follows the keyword
 * @param escape `\` or, for Windows, a backtick
 */
export function execForm(source: string, place: Place, escape: string): ExecForm | undefined {
  if (source[place.start] !== '[') return undefined
  const line = withoutLineEnds(source, place, escape)
  const words = wordsOf(line.text)?.map(({ text, offsets }) => ({
    text,
    offsets: offsets.map((offset) => line.offsets[offset] ?? place.end),
  }))
  if (words === undefined) return undefined
  const script = words[scriptIndex(words.map(({ text }) => text))]
  return {
    command: commandOf(source, words),
    script: script === undefined ? undefined : escapedText(script.text, script.offsets, source),
  }
}

interface Mapped {
  readonly text: string
  /** Of each character, and of the end. */
  readonly offsets: readonly number[]
}

/** The one line that Docker makes of lines that go on, before it looks at what they say; comment lines between them go. */
function withoutLineEnds(source: string, { start, end }: Place, escape: string): Mapped {
  const mark = escape === '`' ? '`' : '\\\\'
  const joint = new RegExp(`${mark}[ \\t]*\\r?\\n(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*`, 'y')
  let text = ''
  const offsets: number[] = []
  for (let at = start; at < end;) {
    joint.lastIndex = at
    const length = source[at] === escape ? (joint.exec(source)?.[0].length ?? 0) : 0
    if (length === 0) {
      text += source[at] ?? ''
      offsets.push(at)
    }
    at += Math.max(1, length)
  }
  return { text, offsets: [...offsets, end] }
}

const STRING = /[ \t]*("(?:[^"\\\r\n]|\\.)*")[ \t]*(,|\][ \t]*$)/y

/** The strings of a JSON array of strings, with the offset of each character. */
function wordsOf(line: string): readonly Mapped[] | undefined {
  const words: Mapped[] = []
  let at = 1
  for (;;) {
    STRING.lastIndex = at
    const match = STRING.exec(line)
    const [all, string, mark] = match ?? []
    const text = string === undefined ? undefined : textOfString(string)
    if (match === null || all === undefined || string === undefined || text === undefined) return undefined
    const start = match.index + all.indexOf('"')
    words.push({ text, offsets: offsetsInString(line, start, start + string.length) })
    if (mark !== ',') return words
    at = STRING.lastIndex
  }
}

function textOfString(string: string): string | undefined {
  try {
    const text: unknown = JSON.parse(string)
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

const SHELL = /(?:^|\/)(?:ba|da|a|z|k)?sh$/

/** The index of what a shell of Unix among the words is given by `-c`; -1 where there is none. */
function scriptIndex(words: readonly string[]): number {
  const shell = words.findIndex((word) => SHELL.test(word))
  if (shell === -1) return -1
  for (let index = shell + 1; words[index]?.startsWith('-') === true; index++) {
    if (/^-[a-z]*c$/.test(words[index] ?? '')) return index + 1
  }
  return -1
}

function commandOf(source: string, words: readonly Mapped[]): ShellText {
  let text = ''
  const offsets: number[] = []
  for (const word of words) {
    const [first = 0] = word.offsets
    const last = word.offsets.at(-1) ?? first
    text += "'"
    offsets.push(first - 1)
    for (const [index, letter] of word.text.split('').entries()) {
      // A quote ends the text, stands for itself, and begins the next.
      const written = letter === "'" ? String.raw`'\''` : letter
      text += written
      offsets.push(...Array.from({ length: written.length }, () => word.offsets[index] ?? last))
    }
    text += "' "
    offsets.push(last, last + 1)
  }
  return escapedText(text, [...offsets, offsets.at(-1) ?? 0], source)
}
