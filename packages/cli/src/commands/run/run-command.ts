import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'

export const RUN: Command = {
  name: 'run',
  operands: '-- <command>',
  summary: 'Start the emulator, run a command against it, stop it.',
  options: [
    { name: 'seed', value: 'FILE', help: 'The world to begin with: YAML or JSON.' },
    {
      name: 'region',
      value: 'REGION',
      help: 'Also set the variables without a Region in their names (TWILIO_API_KEY, ...) to the credentials of this one, and TWILIO_REGION and TWILIO_EDGE to it.',
    },
    {
      name: 'fail-on-refused',
      help: 'End with 1 if a request was refused or had no answer, even if the command did not mind.',
    },
    { name: 'report', value: 'FILE', help: 'Write what was requested to this file, as JSON.' },
    {
      name: 'offline',
      help: 'Refuse requests to other hosts than Twilio’s that come through the proxy, instead of passing them on.',
    },
    {
      name: 'isolate',
      help: 'Linux: in a network of its own, in which there is nothing but the emulator. Needs no cooperation from the command, and nothing leaves the machine.',
    },
    { name: 'inside-isolation', value: 'NAMESPACES' },
    HELP,
  ],
  notes: [
    'The command, and all that it starts, gets the world’s credentials as TWILIO_*, and whatever makes clients of any language send their requests to Twilio to the emulator: proxy variables, certificates, and hooks for Node and Python. Other TWILIO_* variables are taken away from it. Without --isolate this is best effort: a client that reads none of these goes its own way. What was requested is told on standard error at the end.',
    [
      'Exit codes:',
      '  2    a usage error, a seed that is none, or --isolate where that cannot be had',
      '  1    --fail-on-refused, and a request was refused',
      '  126  the command cannot be executed; 127: there is no such command',
      '       else that of the command; 128 and more: the signal that ended it',
    ].join('\n'),
  ],
}
