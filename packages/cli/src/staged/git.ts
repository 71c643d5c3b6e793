import { spawnSync } from 'node:child_process'
import { UsageError } from '../command-line/usage-error.ts'
import { printable } from '../reporters/printable.ts'

/** Runs git in one place. */
export interface Git {
  /**
   * Standard output of a git command.
   *
   * @param args after `git`
   * @param input for its standard input
   * @throws UsageError if there is no git, no repository, or git refuses
   */
  run(args: readonly string[], input?: Buffer | string): Buffer
  /** The same; undefined where git ends with anything but 0 or one of these codes. */
  attempt(args: readonly string[], codes: readonly number[], input?: Buffer | string): Buffer | undefined
}

/**
 * What git is told besides its arguments. It sees the whole environment: hooks of `git commit -a` and
 * `git commit <path>` find a temporary index in `GIT_INDEX_FILE`.
 */
const SETTINGS = {
  // Messages that we recognize.
  LC_ALL: 'C',
  // Nothing is written, the index not even refreshed.
  GIT_OPTIONAL_LOCKS: '0',
  // In a partial clone, what is not there stays there: this program opens no connection.
  GIT_NO_LAZY_FETCH: '1',
  // `:/` is the root of the repository, whatever was set for other commands.
  GIT_LITERAL_PATHSPECS: '0',
  GIT_NOGLOB_PATHSPECS: '0',
}

/**
 * @param cwd absolute
 * @param environment all of it
 */
export function gitAt(cwd: string, environment: Readonly<Record<string, string | undefined>>): Git {
  const start = (
    args: readonly string[],
    input?: Buffer | string,
  ): { status: number | null; stdout: Buffer; stderr: Buffer } => {
    const { error, status, stdout, stderr } = spawnSync(
      'git',
      // Older releases do not know GIT_NO_LAZY_FETCH, but all that fetch partial clones know this.
      ['-c', 'protocol.allow=never', ...args],
      {
        cwd,
        env: { ...environment, ...SETTINGS },
        maxBuffer: Infinity,
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...(input === undefined ? {} : { input }),
      },
    )
    if (error !== undefined) throw new UsageError(notStarted(error))
    return { status, stdout, stderr }
  }
  return {
    run: (args, input) => {
      const { status, stdout, stderr } = start(args, input)
      if (status !== 0) throw new UsageError(refusal(stderr.toString('utf8')))
      return stdout
    },
    attempt: (args, codes, input) => {
      const { status, stdout } = start(args, input)
      return status === 0 || (status !== null && codes.includes(status)) ? stdout : undefined
    },
  }
}

function notStarted(error: Error): string {
  return 'code' in error && error.code === 'ENOENT'
    ? '--staged needs git, and there is none on the PATH. Install git, or check without --staged.'
    : '--staged needs git, and it cannot be started. Check without --staged.'
}

function refusal(message: string): string {
  if (message.includes('not a git repository'))
    return '--staged needs a git repository, and the working directory lies in none. Run "git init", or check without --staged.'
  const [first = ''] = message.split('\n').filter((line) => /^(?:fatal|error): /.test(line))
  const said = printable(first.replace(/^(?:fatal|error): /, ''))
  return `--staged: git cannot say what is staged${said === '' ? '' : ` (${said})`}. Check without --staged.`
}
