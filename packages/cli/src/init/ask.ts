import { createInterface } from 'node:readline'
import { isatty } from 'node:tty'

/** Whether a person sits at standard input. */
export function canAsk(): boolean {
  return isatty(0)
}

/** The answer that a person types to a question that was just shown: yes only if it says so. */
export async function saysYes(): Promise<boolean> {
  const lines = createInterface({ input: process.stdin })
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once('line', resolve)
      // The end of the input, instead of an answer.
      lines.once('close', () => {
        resolve('')
      })
    })
    return /^\s*y(?:es)?\s*$/i.test(answer)
  } finally {
    lines.close()
  }
}
