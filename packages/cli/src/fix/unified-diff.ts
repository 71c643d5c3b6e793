/** Lines around a change that show where it is. */
const CONTEXT = 3

/** How a line of either text is shown; without its line feed. */
export type ShowLine = (text: 'before' | 'after', start: number, end: number) => string

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
  /** It ends with a line feed. */
  readonly ended: boolean
}

interface Step {
  readonly mark: ' ' | '-' | '+'
  readonly line: Line
  readonly from: 'before' | 'after'
}

/**
 * The difference of two texts as a unified diff, the format of `diff -u`, `git apply` and `patch`; empty for equal
 * texts.
 *
 * @param file for the head, relative, with `/`
 * @param show for lines that hold secrets: they must not be shown as they are
 */
export function unifiedDiff(file: string, before: string, after: string, show: ShowLine): string {
  if (before === after) return ''
  const steps = stepsBetween(linesOf(before), linesOf(after))
  const lines = [`--- ${headName(`a/${file}`)}`, `+++ ${headName(`b/${file}`)}`]
  for (const [from, to] of hunksOf(steps)) {
    const hunk = steps.slice(from, to)
    const head = steps.slice(0, from)
    lines.push(`@@ -${range(head, hunk, '+')} +${range(head, hunk, '-')} @@`)
    for (const { mark, line, from: text } of hunk) {
      lines.push(mark + show(text, line.start, line.end))
      if (!line.ended) lines.push('\\ No newline at end of file')
    }
  }
  return `${lines.join('\n')}\n`
}

/**
 * A file's name as git and patch read it in a head: in quotes where it has a quote, a backslash or a control character,
 * and closed by a tab where it has a space.
 */
function headName(name: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const written = name.replaceAll(/["\\\x00-\x1f\x7f]/g, (char) => ESCAPES[char] ?? octal(char))
  return `${written === name ? name : `"${written}"`}${name.includes(' ') ? '\t' : ''}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
}

function octal(char: string): string {
  return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
}

/** `start,count` of one side: all steps but those that the other side alone has. */
function range(head: readonly Step[], hunk: readonly Step[], other: '+' | '-'): string {
  const count = hunk.filter(({ mark }) => mark !== other).length
  const start = head.filter(({ mark }) => mark !== other).length
  return `${count === 0 ? start : start + 1},${count}`
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    lines.push({ text: text.slice(start, end), start, end, ended: feed !== -1 })
    start = end + 1
  }
  return lines
}

/** Changed steps with their context, those that touch made one. */
function hunksOf(steps: readonly Step[]): readonly (readonly [from: number, to: number])[] {
  const hunks: [number, number][] = []
  steps.forEach(({ mark }, at) => {
    if (mark === ' ') return
    const from = Math.max(0, at - CONTEXT)
    const to = Math.min(steps.length, at + CONTEXT + 1)
    const last = hunks.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  })
  return hunks
}

/**
 * The shortest way from one list of lines to another (E. Myers, "An O(ND) Difference Algorithm", 1986): takes time by
 * the number of lines times the number of differences, and fixes make few.
 */
function stepsBetween(before: readonly Line[], after: readonly Line[]): readonly Step[] {
  const same = (x: number, y: number): boolean => {
    const one = before[x]
    const other = after[y]
    return one !== undefined && one.text === other?.text && one.ended === other.ended
  }
  const most = before.length + after.length
  const furthest = new Map<number, number>([[1, 0]])
  const trace: Map<number, number>[] = []
  const at = (reached: ReadonlyMap<number, number>, diagonal: number): number => reached.get(diagonal) ?? -1
  const fromAbove = (reached: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean =>
    diagonal === -distance || (diagonal !== distance && at(reached, diagonal - 1) < at(reached, diagonal + 1))

  search: for (let distance = 0; distance <= most; distance += 1) {
    trace.push(new Map(furthest))
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = fromAbove(furthest, diagonal, distance)
        ? at(furthest, diagonal + 1)
        : at(furthest, diagonal - 1) + 1
      while (same(x, x - diagonal)) x += 1
      furthest.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) break search
    }
  }

  const steps: Step[] = []
  let x = before.length
  let y = after.length
  const take = (mark: Step['mark']): void => {
    const line = mark === '+' ? after[y] : before[x]
    if (line !== undefined) steps.push({ mark, line, from: mark === '+' ? 'after' : 'before' })
  }
  for (let distance = trace.length - 1; distance >= 0; distance -= 1) {
    const reached = trace[distance] ?? new Map<number, number>()
    const diagonal = x - y
    const down = fromAbove(reached, diagonal, distance)
    const beforeX = at(reached, down ? diagonal + 1 : diagonal - 1)
    const beforeY = beforeX - (down ? diagonal + 1 : diagonal - 1)
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      x -= 1
      y -= 1
      take(' ')
    }
    if (distance === 0) break
    if (down) {
      y -= 1
      take('+')
    } else {
      x -= 1
      take('-')
    }
  }
  return steps.reverse()
}
