/** Stands for a template's output in a text that is to be parsed: a private-use character that no file holds. */
export const TEMPLATE_OUTPUT = '\u{E000}'

/** A text with the actions of a Go template (Helm) taken out, every offset kept. */
export interface BlankedTemplate {
  readonly text: string
  /**
   * The innermost conditional or repeated block at an offset (`{{ if }}`, `{{ else }}`, `{{ range }}`, `{{ with }}`),
   * as a number of its own; 0 outside of all.
   */
  blockAt(offset: number): number
}

const OPENS = /^(?:if|range|with|define|block)\b/
const ELSE = /^else\b/
const END = /^end\b/

/**
 * Replaces template actions by text of the same length: white space where an action stands alone on its lines, else
 * {@link TEMPLATE_OUTPUT}, so that what is left can be parsed as YAML.
 */
export function blankTemplates(text: string): BlankedTemplate {
  const parts: string[] = []
  /** Where a block starts or is left: ascending offsets, and the block from there on. */
  const changes: { readonly at: number; readonly block: number }[] = []
  const open: number[] = []
  let blocks = 0
  let done = 0
  for (;;) {
    const start = text.indexOf('{{', done)
    if (start === -1) break
    const end = endOfAction(text, start)
    if (end === undefined) break
    parts.push(text.slice(done, start), blank(text, start, end))
    const action = text.slice(start + 2, end - 2).replace(/^-?\s*/, '')
    if (OPENS.test(action)) open.push(++blocks)
    else if (ELSE.test(action)) {
      open.pop()
      open.push(++blocks)
    } else if (END.test(action)) open.pop()
    changes.push({ at: end, block: open.at(-1) ?? 0 })
    done = end
  }
  parts.push(text.slice(done))
  return { text: parts.join(''), blockAt: (offset) => blockAt(changes, offset) }
}

/** Behind the closing braces; those in a string of the action do not count. */
function endOfAction(text: string, start: number): number | undefined {
  const comment = /^\{\{-?\s*\/\*/.exec(text.slice(start, start + 16))
  if (comment !== null) {
    const close = text.indexOf('*/', start + comment[0].length)
    const end = close === -1 ? -1 : text.indexOf('}}', close)
    return end === -1 ? undefined : end + 2
  }
  for (let at = start + 2; at < text.length; at++) {
    const character = text[at]
    if (character === '}' && text[at + 1] === '}') return at + 2
    if (character === '"' || character === '`') {
      const close = text.indexOf(character, at + 1)
      if (close === -1) return undefined
      at = close
    }
  }
  return undefined
}

function blank(text: string, start: number, end: number): string {
  const action = text.slice(start, end)
  const filler = standsAlone(text, start, end) ? ' ' : TEMPLATE_OUTPUT
  // Line ends inside an action are kept only where nothing stands for its output: a scalar has one line.
  return filler === ' ' ? action.replaceAll(/[^\r\n]/g, ' ') : filler.repeat(action.length)
}

/** Nothing but white space and other actions on its first and last line. */
function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const lineEnd = /[\r\n]|$/g
  lineEnd.lastIndex = end
  const rest = text.slice(end, lineEnd.exec(text)?.index)
  return isBlank(text.slice(lineStart, start)) && isBlank(rest)
}

function isBlank(text: string): boolean {
  return /^(?:\s|\{\{(?:[^}]|\}(?!\}))*\}\})*$/.test(text)
}

function blockAt(
  changes: readonly { readonly at: number; readonly block: number }[],
  offset: number,
): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((changes[middle]?.at ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return changes[low - 1]?.block ?? 0
}
