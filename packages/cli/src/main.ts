import { redactSource } from '@regionguard/core'
import { keepHeapSmall } from './commands/emulate/small-heap.ts'
import { describeInternalError } from './command-line/internal-error.ts'
import type { Terminal } from './command-line/terminal.ts'
import { UnwritableOutput } from './command-line/unwritable-output.ts'
import { UsageError } from './command-line/usage-error.ts'
import { check } from './commands/check.ts'
import { jsonReport } from './reporters/json.ts'
import { EMPTY_REPORT } from './reporters/report.ts'

/**
 * Runs the command line.
 *
 * @param args without the program's name
 * @returns the exit code; whatever happens, it is one
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runCommand(args, terminal)
  } catch (error) {
    // A program that reads the document finds one, whatever went wrong.
    if (!(error instanceof UnwritableOutput) && args[0] !== 'exceptions' && asksForJson(args))
      terminal.out(jsonReport(EMPTY_REPORT))
    terminal.err(
      error instanceof UsageError
        ? `${usage(redactSource(error.message, []))}\n`
        : describeInternalError(error),
    )
    return 2
  }
}

/** Commands are loaded for those who want them: `check` starts as fast without the others. */
async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args
  switch (command) {
    case 'check':
      return check(rest, terminal)
    case 'emulate':
      keepHeapSmall()
      return (await import('./commands/emulate/emulate.ts')).emulate(rest, terminal)
    case 'explain':
      return (await import('./commands/explain/explain.ts')).explain(rest, terminal)
    case 'run':
      keepHeapSmall()
      return (await import('./commands/run/run.ts')).run(rest, terminal)
    case 'ca':
      return (await import('./commands/ca/ca.ts')).ca(rest, terminal)
    case 'exceptions':
      return (await import('./commands/exceptions/exceptions.ts')).exceptions(rest, terminal)
    case 'init':
      return (await import('./commands/init/init.ts')).init(rest, terminal)
    default:
      return (await import('./commands/without-command.ts')).withoutCommand(args, terminal)
  }
}

/** Where the policy is wrong, the message begins with its place, so that an editor finds it. */
function usage(message: string): string {
  return /^\S+:\d+:\d+: /.test(message) ? message : `regionguard: ${message}`
}

/** Whether JSON would have gone to standard output, however the rest of the command line reads. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  return options.some(
    (arg, at) => arg === '--format=json' || (arg === 'json' && options[at - 1] === '--format'),
  )
}
