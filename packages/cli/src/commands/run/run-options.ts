import { isLiveRegion, LIVE_REGIONS } from '@regionguard/core'
import type { RegionId } from '@regionguard/core'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import { RUN } from './run-command.ts'

/** The options of `run`; files as given. */
export interface RunOptions {
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly seed?: string
  readonly report?: string
  readonly region?: RegionId
  readonly failOnRefused: boolean
  readonly offline: boolean
  readonly isolate: boolean
  /** Given by the part of this program that has made the namespaces to the part that runs in them. */
  readonly inside?: string
}

/** What the arguments of `run` ask for: the options, or the help. */
export type RunArguments = { readonly help: true } | { readonly help: false; readonly options: RunOptions }

/**
 * Reads the arguments of `run`: all after the first `--` is the command's.
 *
 * @throws UsageError for a value that is none, or a command that is missing
 */
export function runArguments(args: readonly string[]): RunArguments {
  const end = args.indexOf('--')
  const { options, operands } = parseArguments(end === -1 ? args : args.slice(0, end), RUN.options)
  if (options.has('help')) return { help: true }
  const command = end === -1 ? [] : args.slice(end + 1)
  const [operand] = operands
  if (operand !== undefined) throw new UsageError(`put -- before the command: regionguard run -- ${operand}`)
  if (command.length === 0) throw new UsageError('run needs a command: regionguard run -- npm test')
  const file = (name: 'seed' | 'report'): string | undefined => {
    const value = options.get(name)?.[0]
    if (value === '') throw new UsageError(`--${name} names no file.`)
    return value
  }
  const seed = file('seed')
  const report = file('report')
  const region = regionOf(options.get('region')?.[0])
  const inside = options.get('inside-isolation')?.[0]
  return {
    help: false,
    options: {
      command,
      failOnRefused: options.has('fail-on-refused'),
      offline: options.has('offline'),
      isolate: options.has('isolate'),
      ...(seed === undefined ? {} : { seed }),
      ...(report === undefined ? {} : { report }),
      ...(region === undefined ? {} : { region }),
      ...(inside === undefined ? {} : { inside }),
    },
  }
}

function regionOf(value: string | undefined): RegionId | undefined {
  if (value === undefined) return undefined
  const id = value.toLowerCase()
  if (isLiveRegion(id)) return id
  throw new UsageError(`--region needs one of ${LIVE_REGIONS.join(', ')}, not "${value}".`)
}
