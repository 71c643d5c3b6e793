import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'
import type { Arguments } from '../../command-line/parse-arguments.ts'
import { UsageError } from '../../command-line/usage-error.ts'

/** What `ca` is asked for. */
export type CaAction = (typeof ACTIONS)[number]

const ACTIONS = ['path', 'print', 'reset'] as const

export const CA: Command = {
  name: 'ca',
  operands: 'path|print|reset',
  summary: 'The certificate authority with which the emulator speaks TLS.',
  options: [HELP],
  notes: [
    [
      'path   print the file that holds the root certificate',
      'print  print the root certificate',
      'reset  make new keys; who trusted the old ones must be told of the new ones',
    ].join('\n'),
    'It is made when it is first needed, kept in your data directory, readable by you alone, and renewed before it expires. It can only vouch for names below twilio.com. Nothing is ever installed in a trust store: give the file to the client (CURL_CA_BUNDLE, NODE_EXTRA_CA_CERTS, ...). "regionguard run" does not use it: it makes one for each run, whose keys are never written.',
    ['Exit codes:', '  2  a usage error, or files that cannot be used', '  0  otherwise'].join('\n'),
  ],
}

/**
 * The action that the arguments of `ca` name.
 *
 * @throws UsageError if they name none, or more than one
 */
export function caAction({ operands }: Arguments): CaAction {
  const [named, ...more] = operands
  const action = ACTIONS.find((name) => name === named)
  if (action === undefined || more.length > 0) {
    throw new UsageError(
      `ca needs one of ${ACTIONS.join(', ')}${operands.length === 0 ? '' : `, not "${operands.join(' ')}"`}.`,
    )
  }
  return action
}
