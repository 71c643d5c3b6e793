import { printable } from '../reporters/printable.ts'
import type { Style } from '../reporters/style.ts'
import { wrap } from '../reporters/wrap.ts'
import type { Explanation, Part } from './explanation.ts'

const WIDTH = 100
const INDENT = '  '

/** An explanation for a terminal. */
export function renderExplanation({ title, parts }: Explanation, style: Style): string {
  const blocks = parts
    .map((part) => ({ part, lines: render(part, style) }))
    .filter(({ lines }) => lines.length > 0)
  const out = wrap(printable(title), WIDTH).map(style.strong)
  blocks.forEach(({ part, lines }, index) => {
    // What follows a heading belongs to it.
    if (index === 0 || blocks[index - 1]?.part.kind !== 'heading') {
      if (part.kind === 'heading' || part.kind === 'text' || index === 0) out.push('')
      else if (blocks[index - 1]?.part.kind !== part.kind) out.push('')
    }
    out.push(...lines)
  })
  return `${out.join('\n')}\n`
}

function render(part: Part, style: Style): readonly string[] {
  switch (part.kind) {
    case 'text':
      return wrap(printable(part.text), WIDTH)
    case 'heading':
      return [style.strong(part.text)]
    case 'lines':
      return part.lines.map((line) => `${INDENT}${line}`.trimEnd())
    case 'rows': {
      const width = Math.max(0, ...part.rows.map(([label]) => label.length)) + INDENT.length
      return part.rows.flatMap(([label, text]) =>
        wrap(printable(text), WIDTH - INDENT.length - width).map((line, index) =>
          index === 0
            ? `${INDENT}${style.faint(label.padEnd(width))}${line}`.trimEnd()
            : `${INDENT}${' '.repeat(width)}${line}`,
        ),
      )
    }
  }
}
