/**
 * The candidate that a mistyped word most probably means, for "did you mean" in messages.
 *
 * A candidate is near if few edits lead to it: one for a word of up to five letters, one more for every further
 * three; if none is, the first that the word abbreviates (`warn` for `warning`). Case counts for nothing, and a word
 * of one letter is near to nothing.
 *
 * @param word the word as written
 * @param candidates the words that would be right; of several equally near ones the first wins
 * @returns one of the candidates as it was given, or undefined if none is near enough to be worth naming
 */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase()
  if (wanted.length < 2 || wanted.length > LONGEST) return undefined
  let nearest: string | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const limit = Math.min(least - 1, allowedEdits(Math.max(wanted.length, candidate.length)))
    if (Math.abs(wanted.length - candidate.length) > limit) continue
    const edits = editDistance(wanted, candidate.toLowerCase())
    if (edits <= limit) {
      nearest = candidate
      least = edits
    }
  }
  return nearest ?? abbreviated(wanted, candidates)
}

/** No name that this project knows is nearly as long; a longer word is no misspelling but something else. */
const LONGEST = 100

function abbreviated(wanted: string, candidates: readonly string[]): string | undefined {
  if (wanted.length < 3) return undefined
  for (const candidate of candidates) {
    if (candidate.toLowerCase().startsWith(wanted)) return candidate
  }
  return undefined
}

function allowedEdits(length: number): number {
  return Math.max(1, Math.floor(length / 3))
}

/**
 * How many single-character insertions, deletions, replacements and swaps of neighbours turn one text into the other
 * (optimal string alignment: no part is edited twice).
 *
 * @param a a text of n UTF-16 units
 * @param b a text of m UTF-16 units; takes time n * m
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1)
      }
      current.push(edits)
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
