import { nearestName, redactSource } from '@regionguard/core'
import { programHelp } from './command-line/help.ts'
import { describeInternalError } from './command-line/internal-error.ts'
import { HELP } from './command-line/option.ts'
import type { Option } from './command-line/option.ts'
import { parseArguments } from './command-line/parse-arguments.ts'
import type { Terminal } from './command-line/terminal.ts'
import { UsageError } from './command-line/usage-error.ts'
import { version } from './command-line/version.ts'
import { CA } from './commands/ca/ca-options.ts'
import { CHECK } from './commands/check-options.ts'
import { check } from './commands/check.ts'
import { EMULATE } from './commands/emulate/emulate-options.ts'
import { EXCEPTIONS } from './commands/exceptions/exceptions-options.ts'
import { EXPLAIN } from './commands/explain/explain-options.ts'
import { INIT } from './commands/init/init-options.ts'
import { RUN } from './commands/run/run-command.ts'
import { jsonReport } from './reporters/json.ts'
import { EMPTY_REPORT } from './reporters/report.ts'

const COMMANDS = [CHECK, INIT, EXPLAIN, EMULATE, RUN, CA, EXCEPTIONS]

const OPTIONS: readonly Option[] = [HELP, { name: 'version', short: 'v', help: 'Show the version.' }]

/**
 * Runs the command line.
 *
 * @param args without the program's name
 * @returns the exit code; whatever happens, it is one
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command === CHECK.name) return await check(rest, terminal)
    if (command === EMULATE.name) {
      // Loaded for those who want it: `check` starts as fast without.
      return await (await import('./commands/emulate/emulate.ts')).emulate(rest, terminal)
    }
    if (command === EXPLAIN.name) {
      return await (await import('./commands/explain/explain.ts')).explain(rest, terminal)
    }
    if (command === RUN.name) return await (await import('./commands/run/run.ts')).run(rest, terminal)
    if (command === CA.name) return (await import('./commands/ca/ca.ts')).ca(rest, terminal)
    if (command === EXCEPTIONS.name) {
      return (await import('./commands/exceptions/exceptions.ts')).exceptions(rest, terminal)
    }
    if (command === INIT.name) return await (await import('./commands/init/init.ts')).init(rest, terminal)
    return withoutCommand(args, terminal)
  } catch (error) {
    // A program that reads the document finds one, whatever went wrong.
    if (args[0] !== EXCEPTIONS.name && asksForJson(args)) terminal.out(jsonReport(EMPTY_REPORT))
    terminal.err(
      error instanceof UsageError
        ? `${usage(redactSource(error.message, []))}\n`
        : describeInternalError(error),
    )
    return 2
  }
}

function withoutCommand(args: readonly string[], terminal: Terminal): number {
  const [first] = args
  if (first !== undefined && !first.startsWith('-')) {
    const nearest = nearestName(
      first,
      COMMANDS.map(({ name }) => name),
    )
    throw new UsageError(
      `Unknown command "${first}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
    )
  }
  const { options } = parseArguments(args, OPTIONS)
  if (options.has('version')) {
    terminal.out(`${version()}\n`)
    return 0
  }
  if (options.has('help')) {
    terminal.out(programHelp(COMMANDS, OPTIONS))
    return 0
  }
  terminal.err(programHelp(COMMANDS, OPTIONS))
  return 2
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
