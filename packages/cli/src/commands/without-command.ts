import { nearestName } from '@regionguard/core'
import { programHelp } from '../command-line/help.ts'
import { HELP } from '../command-line/option.ts'
import type { Option } from '../command-line/option.ts'
import { parseArguments } from '../command-line/parse-arguments.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { UsageError } from '../command-line/usage-error.ts'
import { version } from '../command-line/version.ts'
import { CA } from './ca/ca-options.ts'
import { CHECK } from './check-options.ts'
import { EMULATE } from './emulate/emulate-options.ts'
import { EXCEPTIONS } from './exceptions/exceptions-options.ts'
import { EXPLAIN } from './explain/explain-options.ts'
import { INIT } from './init/init-options.ts'
import { RUN } from './run/run-command.ts'

const COMMANDS = [CHECK, INIT, EXPLAIN, EMULATE, RUN, CA, EXCEPTIONS]

const OPTIONS: readonly Option[] = [HELP, { name: 'version', short: 'v', help: 'Show the version.' }]

/**
 * What is asked of the program rather than of a command: help, its version.
 *
 * @param args without the program's name
 * @returns the exit code
 * @throws UsageError for a command that there is not
 */
export function withoutCommand(args: readonly string[], terminal: Terminal): number {
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
