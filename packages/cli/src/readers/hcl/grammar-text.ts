/** `(var.name) = ...` at the beginning of a line, which the grammar takes for a call of what the line before ends with. */
const KEY_IN_BRACKETS = /^([ \t]*)(\((?:[^()\r\n]|\([^()\r\n]*\))*\))(?=[ \t]*(?:=(?![=>])|:))/gm

/** Letters that the grammar knows in names, but not in the words that close heredocs. */
const OTHER_LETTER = /(?![\0-\x7f])\p{ID_Continue}/gu

/**
 * A text of the same length that the grammar reads as HCL does: keys in brackets are numbers, which are no names either,
 * and other letters than English ones are English ones. What a file says is taken from the text itself.
 */
export function grammarText(text: string): string {
  return text
    .replace(KEY_IN_BRACKETS, (_all, space: string, key: string) => space + '0'.repeat(key.length))
    .replace(OTHER_LETTER, (letter) => 'x'.repeat(letter.length))
}
