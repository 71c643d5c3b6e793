import { nearestName } from '@regionguard/core'
import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'
import type { Arguments } from '../../command-line/parse-arguments.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import type { HookName } from '../../init/hooks/hook.ts'

/** Said here, for `init/` is loaded only when it runs. */
const NAMES: readonly HookName[] = ['pre-commit', 'lefthook', 'husky', 'git']

export interface InitOptions {
  /** `false`: none; left out: what the repository uses. */
  readonly hook?: HookName | false
  readonly yes: boolean
}

export const INIT: Command = {
  name: 'init',
  operands: '',
  summary: 'Write a policy, a pre-commit hook and an ESLint configuration.',
  options: [
    { name: 'yes', short: 'y', help: 'Write without asking.' },
    {
      name: 'hook',
      value: 'NAME',
      help: 'Which runs the hook: pre-commit, lefthook, husky or git itself (default: what the repository uses).',
    },
    { name: 'no-hook', help: 'Write no hook.' },
    HELP,
  ],
  notes: [
    'Works on the root of the repository, or on the working directory if that lies in none. Shows every change before it writes anything, and asks; where nobody can be asked, it writes only with --yes. What is there is added to where that is safe, and never replaced; a second run changes nothing.',
    [
      'Exit codes:',
      '  2  a usage error, or a file that cannot be written',
      '  1  the answer was no',
      '  0  otherwise, also where it only showed the changes',
    ].join('\n'),
  ],
}

/**
 * The options of `init` from its arguments.
 *
 * @throws UsageError for a value that is none
 */
export function initOptions({ options, operands }: Arguments): InitOptions {
  if (operands.length > 0)
    throw new UsageError('init takes no paths: it works on the repository around the working directory.')
  const yes = options.has('yes')
  const given = options.get('hook')?.[0]
  if (options.has('no-hook')) {
    if (given !== undefined) throw new UsageError('--hook and --no-hook exclude each other.')
    return { hook: false, yes }
  }
  if (given === undefined) return { yes }
  const hook = NAMES.find((name) => name === given)
  if (hook === undefined) {
    const nearest = nearestName(given, NAMES)
    throw new UsageError(
      `Unknown hook "${given}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} There are ${NAMES.join(', ')}.`,
    )
  }
  return { hook, yes }
}
