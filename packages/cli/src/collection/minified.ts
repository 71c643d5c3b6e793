/** A file this small is read whatever it looks like. */
const SMALL = 5_000

/** Nobody writes lines that are this long on average. */
const LONG_LINE = 500

/** Whether a program's text was written by a minifier or bundler, by the length of its lines. */
export function looksMinified(text: string): boolean {
  if (text.length < SMALL) return false
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return text.length / lines > LONG_LINE
}
