import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'
import type { Arguments } from '../../command-line/parse-arguments.ts'
import { UsageError } from '../../command-line/usage-error.ts'

/** The options of `emulate`; files as given. */
export interface EmulateOptions {
  readonly port: number
  readonly host: string
  readonly envFile?: string
  readonly printEnv: boolean
  /** Pass requests to other hosts than Twilio's on. */
  readonly passthrough: boolean
  readonly seed?: string
  readonly import?: string
  readonly export?: string
}

const DEFAULT_PORT = 4010
const DEFAULT_HOST = '127.0.0.1'

export const EMULATE: Command = {
  name: 'emulate',
  operands: '',
  summary: 'Start the emulator: Twilio, with its Regions, on this machine.',
  options: [
    {
      name: 'port',
      value: 'N',
      help: `The port to listen on; 0 is any free one (default: ${DEFAULT_PORT}).`,
    },
    {
      name: 'host',
      value: 'ADDRESS',
      help: `The address to listen on (default: ${DEFAULT_HOST}). If others can reach it, the control API asks for a bearer token, which is printed.`,
    },
    { name: 'seed', value: 'FILE', help: 'The world to begin with: YAML or JSON.' },
    { name: 'import', value: 'FILE', help: 'Go on with a world that --export wrote.' },
    {
      name: 'export',
      value: 'FILE',
      help: 'Keep the world in this file, after each change: also a kill -9 leaves it. It holds secrets.',
    },
    {
      name: 'env-file',
      value: 'FILE',
      help: 'Write the variables by which applications find the credentials, readable by you alone.',
    },
    {
      name: 'write-env',
      value: 'FILE',
      help: 'The same. Node takes an --env-file for its own, wherever it stands, and ends with 9 if the file does not exist yet (nodejs/node#54232).',
    },
    { name: 'print-env', help: 'Print those variables.' },
    {
      name: 'passthrough',
      help: 'As a proxy, pass requests to other hosts than Twilio’s on, instead of refusing them.',
    },
    HELP,
  ],
  notes: [
    'Prints "listening on http://127.0.0.1:PORT" when it is ready, then one line for each request on standard error. SIGTERM and SIGINT end it.',
    [
      'The host name of a request tells its Region. Four ways to send it here:',
      '  HTTPS_PROXY=http://127.0.0.1:4010 CURL_CA_BUNDLE=$(regionguard ca path) curl https://api.dublin.ie1.twilio.com/2010-04-01/...',
      '  curl -H "Host: api.dublin.ie1.twilio.com" http://127.0.0.1:4010/2010-04-01/...',
      '  http://api.dublin.ie1.twilio.localhost:4010/2010-04-01/...',
      '  http://127.0.0.1:4010/_host/api.dublin.ie1.twilio.com/2010-04-01/...',
    ].join('\n'),
    [
      'Exit codes:',
      '  2  a usage error, a port in use, or a seed, import or file that is not as it must be',
      '  0  ended by a signal',
    ].join('\n'),
  ],
}

/**
 * The options of `emulate` from its arguments.
 *
 * @throws UsageError for a value that is none
 */
export function emulateOptions({ options, operands }: Arguments): EmulateOptions {
  const [operand] = operands
  if (operand !== undefined) throw new UsageError(`emulate takes no operand, but got "${operand}".`)
  const file = (name: 'env-file' | 'write-env' | 'seed' | 'import' | 'export'): string | undefined => {
    const value = options.get(name)?.[0]
    if (value === '') throw new UsageError(`--${name} names no file.`)
    return value
  }
  const given = {
    envFile: file('write-env') ?? file('env-file'),
    seed: file('seed'),
    import: file('import'),
    export: file('export'),
  }
  return {
    port: portOf(options.get('port')?.[0]),
    host: hostOf(options.get('host')?.[0]),
    printEnv: options.has('print-env'),
    passthrough: options.has('passthrough'),
    ...definedOnly(given),
  }
}

function portOf(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65_535) {
    throw new UsageError(`--port needs a number from 0 to 65535, not "${value}".`)
  }
  return port
}

function hostOf(value: string | undefined): string {
  if (value === undefined) return DEFAULT_HOST
  const host = value.replace(/^\[(.*)\]$/, '$1')
  if (!/^[\w.:%-]+$/.test(host)) throw new UsageError(`--host needs an address, not "${value}".`)
  return host
}

function definedOnly<T extends Record<string, string | undefined>>(given: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }
}
