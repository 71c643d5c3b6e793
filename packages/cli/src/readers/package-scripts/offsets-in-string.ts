/**
 * The offset in the file of each character of a JSON string, and of its end.
 *
 * @param source the text of the file
 * @param start where the string begins, at its opening quote
 * @param end behind its closing quote
 */
export function offsetsInString(source: string, start: number, end: number): readonly number[] {
  const offsets: number[] = []
  let at = start + 1
  while (at < end - 1) {
    offsets.push(at)
    if (source[at] !== '\\') at += 1
    else at += source[at + 1] === 'u' ? 6 : 2
  }
  offsets.push(end - 1)
  return offsets
}
