import type { Parser, Tree } from 'web-tree-sitter'

/** Milliseconds within which a text without an error is parsed, unless the machine is busy; the first one takes 25. */
const SURELY = { atLeast: 100, perCharacter: 0.004 }

/**
 * Parses a text up to its first error, for tree-sitter's recovery from errors is quadratic: 100 kB of `a = a = a = ...`
 * take it 45 s.
 *
 * It says only now and then whether there is an error, and never of one that it has recovered from. Its log says so
 * always, but takes ten times as long. Thus the log is kept only where a text has an error, for its place, or takes too
 * long without one: what comes out does not depend on the time.
 *
 * @returns the tree, to be deleted when it has been read; or the offset of the first error, in UTF-16 code units
 */
export function strictParse(parser: Parser, text: string): Tree | number {
  const latest = performance.now() + SURELY.atLeast + text.length * SURELY.perCharacter
  const tree = parsed(parser, text, (hasError) => hasError || performance.now() > latest)
  if (tree?.rootNode.hasError === false) return tree
  tree?.delete()
  return loggedParse(parser, text)
}

function loggedParse(parser: Parser, text: string): Tree | number {
  let at = ''
  let stuckAt = ''
  let error: string | undefined
  parser.setLogger((message, isLexer) => {
    if (isLexer || error !== undefined) return
    if (message.startsWith('process ')) at = message
    // One way to read the text has come to its end; the others may go on,
    else if (message.startsWith('detect_error ')) stuckAt = at
    // until none is left.
    else if (message.startsWith('resume ')) error = stuckAt
  })
  const tree = parsed(parser, text, () => error !== undefined)
  parser.setLogger(null)
  if (error === undefined && tree !== null) return tree
  tree?.delete()
  return offsetOf(error ?? stuckAt, text)
}

/** Null where `isEnough` has stopped it, which is asked after every hundred steps. */
function parsed(parser: Parser, text: string, isEnough: (hasError: boolean) => boolean): Tree | null {
  const tree = parser.parse(text, null, { progressCallback: ({ hasError }) => isEnough(hasError) })
  if (tree === null) parser.reset()
  return tree
}

/** Of `process version:0, version_count:1, state:5, row:0, col:8`: columns are bytes of UTF-16. */
function offsetOf(message: string, text: string): number {
  const [, row, column] = /row:(\d+), col:(\d+)/.exec(message) ?? []
  let lineStart = 0
  for (let line = 0; line < Number(row ?? 0); line++) lineStart = text.indexOf('\n', lineStart) + 1
  const end = lineStart + Number(column ?? 0) / 2
  const space = /\s*/y
  space.lastIndex = end
  return Math.min(end + (space.exec(text)?.[0].length ?? 0), text.length)
}
