/** Programs whose arguments are patterns, and texts to compare. */
export const SEARCH_PROGRAMS: readonly string[] = [
  ...['grep', 'egrep', 'fgrep', 'zgrep', 'pgrep', 'rg', 'ag', 'ack', 'sed', 'gsed', 'sd'],
  ...['awk', 'gawk', 'mawk', 'perl', '[', '[[', 'test', 'expr', 'tr', 'comm'],
]

/** One of them as the first word of a command, and what may stand in front of it. */
const SEARCH = new RegExp(
  String.raw`^(?:[\s!({"'${'`'}-]|(?:if|then|elif|while|until|do|else|and|or|not|git|xargs|sudo|time|command|bash|sh|-\w*c|\w+=\S*)\s)*(?:${SEARCH_PROGRAMS.map((name) => name.replaceAll('[', String.raw`\[`)).join('|')})\s`,
)

/** How much of the text before a host is looked at, in characters. */
const REACH = 1_000

/**
 * Whether a text is a command that looks for a host, compares with it or replaces it, as `grep`, `test` and `sed` do. For
 * texts that no shell's parser has read.
 *
 * @param start of the host
 */
export function isSearchedFor(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  return SEARCH.test(lastCommand(before))
}

/** What stands behind the last sign that ends a command, or begins one within another. */
function lastCommand(text: string): string {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const letter = text[at] ?? ''
    if (letter === ')') depth += 1
    else if (letter === '(' && text[at - 1] === '$') {
      if (depth === 0) return text.slice(at + 1)
      depth -= 1
    } else if (letter === '(') depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[\n;&|]/.test(letter)) return text.slice(at + 1)
  }
  return text
}
