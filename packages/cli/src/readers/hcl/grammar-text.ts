/** `(var.name) = ...` at the beginning of a line, which the grammar takes for a call of what the line before ends with. */
const KEY_IN_BRACKETS = /^([ \t]*)(\((?:[^()\r\n]|\([^()\r\n]*\))*\))(?=[ \t]*(?:=(?![=>])|:))/gm

/** Letters that the grammar knows in names, but not in the words that close heredocs. */
const OTHER_LETTER = /(?![\0-\x7f])\p{ID_Continue}/gu

/** As much white space as this is read as one comment: every character is a token, and 10,000 in a row take seconds. */
const MUCH = 128

/**
 * A text of the same length that the grammar reads as HCL does, and in time that grows with it: keys in brackets are
 * numbers, which are no names either, other letters than English ones are English ones, and much white space is a
 * comment. What a file says is taken from the text itself.
 */
export function grammarText(text: string): string {
  return text
    .replace(KEY_IN_BRACKETS, (_all, space: string, key: string) => space + '0'.repeat(key.length))
    .replace(OTHER_LETTER, (letter) => 'x'.repeat(letter.length))
    .replace(/\s{2,}/g, (space) => (space.length < MUCH ? space : comment(space)))
}

/** The first line end is kept, which ends a comment or begins a heredoc, and the last, before a word that closes one. */
function comment(space: string): string {
  const last = space.lastIndexOf('\n')
  const parts =
    last < 2
      ? [space.slice(0, 2), space.slice(2)]
      : [space.slice(0, 2), space.slice(2, last), '\n', space.slice(last + 1)]
  return parts.map((part) => (part.length < MUCH / 2 ? part : `/*${' '.repeat(part.length - 4)}*/`)).join('')
}
