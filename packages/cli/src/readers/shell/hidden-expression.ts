/**
 * Expressions of a pipeline (`${{ secrets.X }}`, `<< parameters.x >>`, `$[[ inputs.x ]]`) are put into a script before
 * the shell sees it. While it is parsed they stand there in letters of Unicode's private use area: as long as they are,
 * without a meaning to a shell in whatever quotes, and readable again.
 */
const FIRST = 0xe000
const LAST = 0xe07f
const HIDDEN = /[\uE000-\uE07F]+/g

const EXPRESSION =
  /\$\{\{[^]*?\}\}|\$\[\[[^]*?\]\]|<<\s*(?:parameters|pipeline|matrix|jobs|orb)\.[\w.-]+\s*>>/g

/** @returns a text of the same length; undefined if it has such letters already */
export function withHiddenExpressions(text: string): string | undefined {
  if (hasHiddenExpression(text)) return undefined
  return text.replaceAll(EXPRESSION, (expression) =>
    expression.replaceAll(/[^]/g, (letter) =>
      String.fromCharCode(FIRST + Math.min(letter.charCodeAt(0), LAST - FIRST)),
    ),
  )
}

/** A text as it was. Letters that are not ASCII are lost in expressions, where only their own texts have any. */
export function withExpressions(text: string): string {
  return text.replaceAll(HIDDEN, (hidden) =>
    hidden.replaceAll(/[^]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - FIRST)),
  )
}

export function hasHiddenExpression(text: string): boolean {
  return /[\uE000-\uE07F]/.test(text)
}

/** The parts of a text: those between expressions, and the expressions as they were. */
export function expressionParts(
  text: string,
): readonly { readonly text: string; readonly at: number; readonly isExpression: boolean }[] {
  const parts: { text: string; at: number; isExpression: boolean }[] = []
  let behind = 0
  const plain = (end: number): void => {
    if (end > behind) parts.push({ text: text.slice(behind, end), at: behind, isExpression: false })
  }
  for (const { 0: hidden, index } of text.matchAll(HIDDEN)) {
    plain(index)
    // Two that follow each other are no expression together: neither is any that is known.
    parts.push({ text: withExpressions(hidden), at: index, isExpression: true })
    behind = index + hidden.length
  }
  plain(text.length)
  return parts
}
