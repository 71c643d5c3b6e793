import type { Stretch } from '../shown-line.ts'
import { knownKeys } from './known-keys.ts'
import { namedValues } from './named-values.ts'
import { urlPasswords } from './url-passwords.ts'
import { writtenFormat } from './written-format.ts'

/**
 * The secrets of others in a file: values under secret-like names, passwords in URLs, private keys. No reader knows
 * them, and no rule speaks of them, but they stand beside what is shown.
 *
 * @returns in order of their starts, each on one line; they may overlap
 */
export function hiddenValues(file: string, text: string): readonly Stretch[] {
  return [...namedValues(text, writtenFormat(file)), ...urlPasswords(text), ...knownKeys(text)]
    .flatMap((stretch) => byLine(text, stretch))
    .sort(([one], [other]) => one - other)
}

/** The lines of a stretch, each without the white space around it. */
function byLine(text: string, [start, end]: Stretch): readonly Stretch[] {
  const lines: Stretch[] = []
  let at = start
  for (const line of text.slice(start, end).split(/[\r\n]/)) {
    const from = at + line.length - line.trimStart().length
    const to = at + line.trimEnd().length
    if (to > from) lines.push([from, to])
    at += line.length + 1
  }
  return lines
}
