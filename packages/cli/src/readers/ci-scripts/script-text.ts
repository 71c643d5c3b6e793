import type { Unit } from '@regionguard/core/settings'
import { withHiddenExpressions } from '../shell/hidden-expression.ts'
import { escapedText } from '../shell/shell-text.ts'
import type { ShellText } from '../shell/shell-text.ts'
import { isLiteralBlock, offsetsInScalar } from '../yaml/scalar-offsets.ts'
import type { ScriptPart } from './found-script.ts'
import { SortedPlaces } from './sorted-places.ts'

/**
 * The text that the shell gets of the parts of a script, one behind the other, with its places in the file.
 *
 * @param source the text of the file
 * @returns undefined where the places are not known for sure
 */
export function scriptText(source: string, parts: readonly ScriptPart[]): ShellText | undefined {
  let plain = ''
  const offsets: number[] = []
  const pieces: { readonly start: number; readonly end: number; readonly part: ScriptPart }[] = []
  for (const part of parts) {
    const own = offsetsInScalar(source, part.scalar)
    if (own === undefined) return undefined
    const start = plain.length
    plain += `${part.scalar.text}\n`
    // The last offset is that of the end, which the line end gets that goes behind it.
    for (const offset of own) offsets.push(offset)
    pieces.push({ start, end: plain.length - 1, part })
  }
  offsets.push(offsets.at(-1) ?? 0)
  // CircleCI wants the sign of a heredoc escaped, lest it be its own.
  const text = withHiddenExpressions(plain.replaceAll('\\<<', ' <<'))
  if (text === undefined) return undefined
  const stretches = new SortedPlaces(pieces)
  const written = escapedText(text, offsets, source)
  return {
    ...written,
    unit: (start, end): Unit => {
      const place = written.place(start, end)
      const stretch = stretches.around({ start, end })
      if (stretch === undefined) return { ...place, joint: 'none' }
      const { scalar, unit } = stretch.part
      if (isLiteralBlock(source, scalar)) return { ...place, joint: 'line' }
      const isAll = text.slice(stretch.start, stretch.end).trim() === text.slice(start, end)
      return isAll && unit !== undefined ? unit : { ...place, joint: 'none' }
    },
  }
}
