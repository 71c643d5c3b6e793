import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'

export const EXPLAIN: Command = {
  name: 'explain',
  operands: '<thing>',
  summary: 'Tell what is known of a rule, a host name, a Region, an error code, or a line of a file.',
  options: [
    {
      name: 'policy',
      value: 'FILE',
      help: 'The policy to apply (default: regionguard.yaml, .yml or .json, from the working directory upward).',
    },
    { name: 'no-color', help: 'Never colour. Without it, NO_COLOR, FORCE_COLOR and the terminal decide.' },
    HELP,
    // For tests: exceptions expire.
    { name: 'today', value: 'YYYY-MM-DD' },
  ],
  notes: [
    [
      'A thing is one of:',
      '  require-edge             a rule',
      '  api.ie1.twilio.com       a host name, or a URL',
      '  ie1                      a Region',
      '  dublin                   an edge location',
      '  20003                    an error code of Twilio',
      '  TWILIO_IE1_API_KEY       the name of a credential',
      '  src/sms.ts:12            what is resolved on a line of a file, and where each value came from',
    ].join('\n'),
    'Exit codes: 0 if the thing is known, 2 if not.',
  ],
}
