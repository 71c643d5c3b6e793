import type { Place, TreeComment } from '@regionguard/core/settings'

/** Stands for a template's output in a text that is to be parsed: a private-use character that no file holds. */
export const TEMPLATE_OUTPUT = '\u{E000}'

/** A text with the actions of a Go template (Helm) taken out, every offset kept. */
export interface BlankedTemplate {
  readonly text: string
  /**
   * The innermost conditional or repeated block at an offset (`{{ if }}`, `{{ else }}`, `{{ range }}`, `{{ with }}`),
   * as a number of its own; 0 outside of all.
   */
  readonly blockAt: (offset: number) => number
  /** Actions on lines of their own that put something there, in the order of the text: entries, or whole parts. */
  readonly outputs: readonly Place[]
  /** Those of the template language, braces included. */
  readonly comments: readonly TreeComment[]
}

const OPENS = /^\{\{-?\s*(?:if|range|with|define|block)\b/
const ELSE = /^\{\{-?\s*else\b/
const END = /^\{\{-?\s*end\b/
const COMMENT = /^\{\{-?\s{0,8}\/\*(.*)\*\//s
const ASSIGNS = /^\{\{-?\s{0,8}\$\w*(?:\s*,\s*\$\w+)?\s{0,8}:?=/

/**
 * Replaces template actions by text of the same length: white space where nothing but actions stands on a line, else
 * {@link TEMPLATE_OUTPUT}, so that what is left can be parsed as YAML.
 */
export function blankTemplates(text: string): BlankedTemplate {
  const parts: string[] = []
  const comments: TreeComment[] = []
  const outputs: Place[] = []
  let done = 0
  for (const line of actionLines(text)) {
    for (const { start, end } of line.actions) {
      const comment = COMMENT.exec(text.slice(start, end))?.[1]
      if (comment !== undefined) comments.push({ start, end, text: comment })
      else if (line.isAlone && isOutput(text.slice(start, Math.min(end, start + 200))))
        outputs.push({ start, end })
      parts.push(text.slice(done, start), filler(text, start, end, line.isAlone))
      done = end
    }
  }
  parts.push(text.slice(done))
  return { text: parts.join(''), blockAt: blocksOf(text), outputs, comments }
}

function isOutput(action: string): boolean {
  return ![OPENS, ELSE, END, ASSIGNS].some((other) => other.test(action))
}

/** Line ends inside an action are kept only where nothing stands for its output: a scalar has one line. */
function filler(text: string, start: number, end: number, isAlone: boolean): string {
  return isAlone ? text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') : TEMPLATE_OUTPUT.repeat(end - start)
}

/** The actions of one line (an action may span several), and whether only white space stands between them. */
interface ActionLine {
  readonly actions: Place[]
  isAlone: boolean
}

function actionLines(text: string): readonly ActionLine[] {
  const lines: ActionLine[] = []
  let line: ActionLine | undefined
  let done = 0
  for (const action of actionsOf(text)) {
    const between = text.slice(done, action.start)
    const lineBreak = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'))
    if (line === undefined || lineBreak !== -1) {
      if (line !== undefined && !isBlank(firstLine(between))) line.isAlone = false
      line = { actions: [action], isAlone: isBlank(between.slice(lineBreak + 1)) }
      lines.push(line)
    } else {
      line.actions.push(action)
      if (!isBlank(between)) line.isAlone = false
    }
    done = action.end
  }
  if (line !== undefined && !isBlank(firstLine(text.slice(done)))) line.isAlone = false
  return lines
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? ''
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** `{{ ... }}`, the braces included; ends at the first that is never closed. */
function* actionsOf(text: string): Generator<Place> {
  for (let start = text.indexOf('{{'); start !== -1;) {
    const end = endOfAction(text, start)
    if (end === undefined) return
    yield { start, end }
    start = text.indexOf('{{', end)
  }
}

/** Behind the closing braces; those in a string or a comment of the action do not count. */
function endOfAction(text: string, start: number): number | undefined {
  const comment = /^\{\{-?\s{0,8}\/\*/.exec(text.slice(start, start + 16))
  let at = start + 2
  if (comment !== null) {
    const close = text.indexOf('*/', start + comment[0].length)
    if (close === -1) return undefined
    at = close + 2
  }
  for (; at < text.length; at++) {
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

function blocksOf(text: string): (offset: number) => number {
  /** Where a block starts or is left: ascending offsets, and the block from there on. */
  const changes: { readonly at: number; readonly block: number }[] = []
  const open: number[] = []
  let blocks = 0
  for (const { start, end } of actionsOf(text)) {
    const head = text.slice(start, Math.min(end, start + 32))
    if (OPENS.test(head)) open.push(++blocks)
    else if (ELSE.test(head)) {
      open.pop()
      open.push(++blocks)
    } else if (END.test(head)) open.pop()
    else continue
    changes.push({ at: end, block: open.at(-1) ?? 0 })
  }
  return (offset) => {
    let low = 0
    let high = changes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((changes[middle]?.at ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return changes[low - 1]?.block ?? 0
  }
}
