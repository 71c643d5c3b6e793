import type { ParsedScript, SyntaxNode } from 'unbash'
import { forEachChild } from 'unbash'

interface Place {
  readonly start: number
  readonly end: number
}

/** Deeper parts of a word are not looked into: what stands there is no comment of the script. */
const DEEPEST = 300

/**
 * The comments of a script, from `#` to the end of the line. The parser drops them, so they are what begins with a `#`
 * at the start of a word and lies in no word, text in quotes or heredoc.
 */
export function scriptComments(
  text: string,
  script: ParsedScript,
): readonly (Place & { readonly text: string })[] {
  if (!text.includes('#')) return []
  const solid = solidPlaces(script)
  const comments: (Place & { readonly text: string })[] = []
  let next = 0
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at)) {
    while (next < solid.length && (solid[next]?.end ?? 0) <= at) next++
    const around = solid[next]
    if (around !== undefined && around.start <= at) {
      at = Math.max(around.end, at + 1)
    } else if (at > 0 && !/[\s;&|()]/.test(text[at - 1] ?? '')) {
      at++
    } else {
      const lineEnd = /\r?\n|$/g
      lineEnd.lastIndex = at
      const end = lineEnd.exec(text)?.index ?? text.length
      comments.push({ start: at, end, text: text.slice(at + 1, end) })
      at = end
    }
  }
  return comments
}

/** What holds no comment, in order and without overlaps: words without commands in them, and heredocs. */
function solidPlaces(script: ParsedScript): readonly Place[] {
  const found: Place[] = []
  const visit = (node: SyntaxNode, depth: number): void => {
    if (node.type === 'HereDocBody') {
      found.push({ start: node.pos, end: node.end })
      return
    }
    if (node.type === 'Word' || depth > DEEPEST) {
      found.push({ start: node.pos, end: node.end })
      return
    }
    forEachChild(node, (child) => {
      visit(child, depth + 1)
    })
  }
  visit(script, 0)
  found.sort((one, other) => one.start - other.start)
  const merged: Place[] = []
  for (const place of found) {
    const last = merged.at(-1)
    if (last !== undefined && place.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, place.end) }
    } else merged.push(place)
  }
  return merged
}
