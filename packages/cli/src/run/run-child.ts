import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { isatty } from 'node:tty'
import { errorCode } from '@regionguard/core/surroundings'

/** How a program ended. */
export interface ChildEnd {
  /** What a shell would say: its own code, 128 and the number of the signal that ended it, 127 where it was not found. */
  readonly code: number
  readonly signal: NodeJS.Signals | null
  /** Why it did not even start, for the user. */
  readonly problem?: string
}

export interface ChildOptions {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Runs a program with the terminal of this one, and waits for its end. Signals that this process gets meanwhile are the
 * program's: it decides what to do, and this process goes on waiting.
 *
 * @param command the program and its arguments; no shell reads them
 */
export function runChild(command: readonly string[], { cwd, environment }: ChildOptions): Promise<ChildEnd> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    if (program === '') {
      resolve({ code: 127, signal: null, problem: "'': not found" })
      return
    }
    let child: ReturnType<typeof spawn>
    const forward = (signal: NodeJS.Signals): void => {
      if (FROM_TERMINAL.has(signal) && terminalTellsAll()) return
      child.kill(signal)
    }
    // Before there is a program: what it makes somebody send must not meet what Node does with a signal by itself. The
    // listener is called when this function has ended.
    for (const signal of FORWARDED) process.on(signal, forward)
    const end = (result: ChildEnd): void => {
      for (const signal of FORWARDED) process.off(signal, forward)
      resolve(result)
    }
    try {
      child = spawn(program, args, { cwd, env: environment, stdio: 'inherit' })
    } catch (error) {
      // An argument with a NUL character, an environment that is too large.
      end(notStarted(program, error, environment['PATH']))
      return
    }
    child.on('error', (error) => {
      if (child.pid === undefined) end(notStarted(program, error, environment['PATH']))
    })
    child.on('exit', (code, signal) => {
      end({ code: signal === null ? (code ?? 1) : 128 + constants.signals[signal], signal })
    })
  })
}

const FORWARDED: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2']
/** Ctrl-C, and Ctrl-\\. */
const FROM_TERMINAL: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT'])

/**
 * Whether Ctrl-C reaches the program without us: a terminal sends it to every process of the group in its foreground,
 * which a program shares with us. Sent on, it would count twice, and programs end at once at the second.
 */
function terminalTellsAll(): boolean {
  if (process.platform !== 'linux') return [0, 1, 2].some((descriptor) => isatty(descriptor))
  // After the name in parentheses: state, parent, group, session, terminal, and the group in its foreground (proc(5)).
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields[2] === fields[5]
}

/** The codes of a shell (POSIX, Shell Command Language, 2.8.2). */
function notStarted(program: string, error: unknown, path = ''): ChildEnd {
  const code = errorCode(error)
  // A directory of PATH that may not be searched makes it EACCES, whatever the others hold.
  const nowhere = () => !path.split(delimiter).some((directory) => existsSync(join(directory, program)))
  if (code === 'ENOENT' || (code === 'EACCES' && !program.includes('/') && nowhere())) {
    return { code: 127, signal: null, problem: `${program}: not found` }
  }
  return { code: 126, signal: null, problem: `${program} cannot be executed (${code})` }
}
