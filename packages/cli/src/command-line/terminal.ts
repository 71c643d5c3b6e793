import { fstatSync, writeSync } from 'node:fs'
import { UnwritableOutput } from './unwritable-output.ts'

/** The world around a command: what it is given, and where it writes. */
export interface Terminal {
  /** Absolute. */
  readonly cwd: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether a person is looking at standard output. */
  readonly isTerminal: () => boolean
}

/** The process that this program runs in. */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    environment: process.env,
    // Most runs find nothing that a date could change, and the first date takes V8 up to a millisecond.
    get today() {
      return new Date().toISOString().slice(0, 10)
    },
    out: (text) => {
      write(1, text)
    },
    err: (text) => {
      write(2, text)
    },
    // Loading `tty` costs as much as checking a file; what is no device need not be asked.
    isTerminal: () => fstatSync(1).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(1),
  }
}

/**
 * Writes all of it before it returns, so that nothing is lost when the process ends. Without the streams of
 * `process`, which take longer to set up than most runs take.
 */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // The reader has gone (`| head`): nobody misses the rest.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') {
        // Where errors cannot be written, there is nobody to tell.
        if (descriptor === 2) return
        throw new UnwritableOutput(`standard output cannot be written (${String(code)}).`)
      }
      // A pipe that does not block, and is full: wait a little for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
