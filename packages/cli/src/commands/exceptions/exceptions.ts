import { resolve } from 'node:path'
import { findPolicy } from '@regionguard/core/surroundings'
import { commandHelp } from '../../command-line/help.ts'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { loadPolicy } from '../../policy/load-policy.ts'
import { EXCEPTIONS, exceptionsOptions } from './exceptions-options.ts'
import { listExceptions } from './listed-exception.ts'
import { exceptionsJson, exceptionsText } from './print-exceptions.ts'
import type { ExceptionList } from './print-exceptions.ts'

/**
 * `regionguard exceptions`.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line or the policy is not as it must be
 */
export function exceptions(args: readonly string[], terminal: Terminal): number {
  const given = parseArguments(args, EXCEPTIONS.options)
  if (given.options.has('help')) {
    terminal.out(commandHelp(EXCEPTIONS))
    return 0
  }
  const { policy, format, expiring, today = terminal.today } = exceptionsOptions(given)
  const list = read(policy, today, expiring, terminal.cwd)
  terminal.out(format === 'json' ? exceptionsJson(list) : exceptionsText(list, expiring))
  return expiring !== undefined && list.exceptions.length > 0 ? 1 : 0
}

function read(
  given: string | undefined,
  today: string,
  expiring: number | undefined,
  cwd: string,
): ExceptionList {
  const path = given === undefined ? findPolicy(cwd) : resolve(cwd, given)
  if (path === undefined) return { today, exceptions: [] }
  const { matcher, text } = loadPolicy(path, cwd)
  const exceptions = listExceptions(matcher.policy, text, today, expiring)
  return { policy: matcher.policy.file, today, exceptions }
}
