import type { Node, TreeComment } from './tree/node.ts'

/** Lines of scripts and of files within files that are a comment, whatever the language. */
const COMMENT_LINE = /^[ \t]*(#|\/\/|--|;)(.*)$/gm

/**
 * The comments that say something to this program within texts of several lines: a script in a ConfigMap, a file in
 * `write_files`. What is found in such a text can be answered there, and nowhere else.
 *
 * @param text of the file
 * @param known comments that a reader of the script has found already
 */
export function commentsInTexts(
  text: string,
  roots: readonly Node[],
  known: readonly TreeComment[],
): readonly TreeComment[] {
  if (!text.includes(DIRECTIVE)) return []
  const taken = new Set(known.map(({ start }) => start))
  const visited = new Set<Node>()
  const open: Node[] = [...roots]
  const found: TreeComment[] = []
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visited.has(node)) continue
    visited.add(node)
    if (node.kind === 'sequence') for (const { value } of node.items) open.push(value)
    else if (node.kind === 'mapping') for (const { value } of node.entries) open.push(value)
    else {
      const raw = text.slice(node.start, node.end)
      if (!raw.includes('\n') || !raw.includes(DIRECTIVE)) continue
      for (const match of raw.matchAll(COMMENT_LINE)) {
        const [line, mark = '', rest = ''] = match
        const end = node.start + match.index + line.length
        const start = end - rest.length - mark.length
        if (rest.includes(DIRECTIVE) && !taken.has(start)) {
          taken.add(start)
          found.push({ start, end, text: rest })
        }
      }
    }
  }
  return found
}

const DIRECTIVE = 'regionguard-disable'
