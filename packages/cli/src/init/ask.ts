import { closeSync, openSync, readSync } from 'node:fs'

/** Whether a person sits at standard input. */
export function canAsk(): boolean {
  return process.getBuiltinModule('node:tty').isatty(0)
}

/** The answer that a person types to a question that was just shown: yes only if it says so. */
export function saysYes(): boolean {
  const terminal = openSync('/dev/stdin', 'r')
  try {
    const bytes = Buffer.alloc(256)
    const length = readSync(terminal, bytes, 0, bytes.length, null)
    return /^\s*y(?:es)?\s*$/i.test(bytes.toString('utf8', 0, length))
  } finally {
    closeSync(terminal)
  }
}
