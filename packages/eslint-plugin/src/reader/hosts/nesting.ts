/**
 * Parsers call themselves for everything that stands within something, and the one for JavaScript is native: where its
 * stack ends, the process ends. It holds out for 3,000 brackets or 6,000 operators (`a = a = ...`, `() => () => ...`).
 * Nobody writes a tenth of it.
 */
const MOST_BRACKETS = 1000
const MOST_OPERATORS = 3000

/**
 * Whether a program is nested too deeply to be parsed, as far as its brackets and operators tell. Those in texts and
 * comments count as well: it takes a thousand that nothing closes to make a difference.
 */
export function isNestedTooDeeply(program: string): boolean {
  let brackets = 0
  let operators = 0
  for (let at = 0; at < program.length; at += 1) {
    switch (program.charCodeAt(at)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        brackets += 1
        if (brackets > MOST_BRACKETS) return true
        break
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (brackets > 0) brackets -= 1
        break
      case 0x21: // !
      case 0x3c: // <
      case 0x3d: // =
      case 0x3f: // ?
        operators += 1
        if (operators > MOST_OPERATORS) return true
        break
      case 0x0a: // a line, a statement or an element ends
      case 0x2c:
      case 0x3b:
        operators = 0
        break
      default:
    }
  }
  return false
}
