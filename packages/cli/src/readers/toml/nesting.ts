/**
 * How deeply the brackets of a TOML text are nested, at least as deeply as a parser would see them before its first
 * error. The parser calls itself for each, so this must be known before it runs.
 */
export function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '#':
        at = endOfLine(text, at) - 1
        break
      case '"':
        at = endOfString(text, at, '"') - 1
        break
      case "'":
        at = endOfString(text, at, "'") - 1
        break
      case '[':
      case '{':
        deepest = Math.max(deepest, ++depth)
        break
      case ']':
      case '}':
        if (depth > 0) depth--
        break
      default:
    }
  }
  return deepest
}

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** Behind the string that starts there; an unclosed one ends with its line, where the parser gives up. */
function endOfString(text: string, start: number, quote: '"' | "'"): number {
  const isMultiLine = text.startsWith(quote.repeat(3), start)
  const close = isMultiLine ? quote.repeat(3) : quote
  let at = start + close.length
  while (at < text.length) {
    if (text.startsWith(close, at)) return at + close.length
    const character = text[at]
    if (!isMultiLine && (character === '\n' || character === '\r')) return at
    at += character === '\\' && quote === '"' ? 2 : 1
  }
  return text.length
}
