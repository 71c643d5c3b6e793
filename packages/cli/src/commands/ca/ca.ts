import { homedir, userInfo } from 'node:os'
import { isAbsolute } from 'node:path'
import { resetAuthority, storedAuthority } from '../../certificate-authority/authority-store.ts'
import type { StoredAuthority } from '../../certificate-authority/authority-store.ts'
import { dataDirectory } from '../../certificate-authority/data-directory.ts'
import { commandHelp } from '../../command-line/help.ts'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { CA, caAction } from './ca-options.ts'

/**
 * `regionguard ca path|print|reset`.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line is not as it must be, or the files cannot be used
 */
export function ca(args: readonly string[], terminal: Terminal): number {
  const given = parseArguments(args, CA.options)
  if (given.options.has('help')) {
    terminal.out(commandHelp(CA))
    return 0
  }
  const action = caAction(given)
  const stored = action === 'reset' ? resetAuthority(directoryOf(terminal)) : userAuthority(terminal)
  terminal.out(action === 'print' ? stored.authority.rootPem : `${stored.rootPath}\n`)
  return 0
}

/**
 * The authority that is kept for the user. What was made anew is told, for what trusted the one before does not trust
 * it.
 *
 * @throws UsageError if the files cannot be used
 */
export function userAuthority(terminal: Terminal): StoredAuthority {
  const stored = storedAuthority(directoryOf(terminal))
  if (stored.made === 'expiring' || stored.made === 'expired' || stored.made === 'damaged') {
    terminal.err(
      `regionguard: the certificate authority was ${stored.made}; a new one is in ${stored.rootPath}\n`,
    )
  }
  return stored
}

function directoryOf({ environment }: Terminal): string {
  return `${dataDirectory({ platform: process.platform, environment, home: homeDirectory() })}/ca`
}

/** `HOME` may be empty or relative: then that of the user's entry counts, for keys do not belong into a project. */
function homeDirectory(): string {
  const home = homedir()
  return isAbsolute(home) ? home : userInfo().homedir
}
