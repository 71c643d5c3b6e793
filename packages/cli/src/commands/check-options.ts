import { resolve } from 'node:path'
import { HOUSEKEEPING_IDS, nearestName, RULE_IDS } from '@regionguard/core'
import type { RuleId, Severity } from '@regionguard/core'
import { dayOf } from '../command-line/day-of.ts'
import { HELP } from '../command-line/option.ts'
import type { Command } from '../command-line/option.ts'
import type { Arguments } from '../command-line/parse-arguments.ts'
import { UsageError } from '../command-line/usage-error.ts'
import { FORMATS } from '../reporters/format.ts'
import type { Target } from '../reporters/write-reports.ts'

export interface CheckOptions {
  /** As given; none: the working directory. */
  readonly paths: readonly string[]
  readonly targets: readonly Target[]
  /** As given. */
  readonly policy?: string
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  /** Left out: any number. */
  readonly maxWarnings?: number
  /** `apply`: mend the files. `show`: show how, and leave them. Left out: neither. */
  readonly fix?: 'apply' | 'show'
  /** A file as given, and whether it is to be written anew. */
  readonly baseline?: { readonly file: string; readonly update: boolean }
  readonly noColor: boolean
  /** UTC, `YYYY-MM-DD`. Left out: the day that it is. */
  readonly today?: string
  /** What is in git's index is looked at, not the files. */
  readonly staged?: true
}

export const CHECK: Command = {
  name: 'check',
  operands: '[paths...]',
  summary: 'Lint code and configuration (default: the working directory).',
  options: [
    {
      name: 'format',
      value: 'FORMAT[=FILE]',
      repeatable: true,
      help: `How to report: ${listed(FORMATS, 'or')} (default: pretty). May be given several times; FORMAT=FILE writes to a file.`,
    },
    {
      name: 'policy',
      value: 'FILE',
      help: 'The policy to apply (default: regionguard.yaml, .yml or .json, from the working directory upward).',
    },
    {
      name: 'rule',
      value: 'ID:SEVERITY',
      repeatable: true,
      help: 'Report a rule as error or warning, or turn it off. Outranks the policy.',
    },
    { name: 'max-warnings', value: 'N', help: 'Exit with 1 if there are more warnings than this.' },
    {
      name: 'baseline',
      value: 'FILE',
      help: 'Report only what this file does not know. It holds fingerprints, without line numbers.',
    },
    { name: 'update-baseline', help: 'Write what is found now into the file that --baseline names.' },
    {
      name: 'staged',
      help: 'Look at what git would commit now (the index) instead of the files. Paths narrow it down.',
    },
    { name: 'fix', help: 'Mend what can surely be mended, and report what remains.' },
    { name: 'fix-dry-run', help: 'Show as a diff what --fix would do, and change nothing.' },
    { name: 'no-color', help: 'Never colour. Without it, NO_COLOR, FORCE_COLOR and the terminal decide.' },
    HELP,
    // For tests: exceptions expire.
    { name: 'today', value: 'YYYY-MM-DD' },
  ],
  notes: [
    'Reads what git would: what it ignores, node_modules, vendor and third_party directories, lock files and minified files are passed over, unless a path names them.',
    [
      'Exit codes, the highest that applies:',
      '  2  a usage, policy or internal error, or a named path that cannot be read',
      '  1  an error was found, or more warnings than --max-warnings',
      '  0  otherwise',
    ].join('\n'),
  ],
}

/**
 * The options of `check` from its arguments.
 *
 * @throws UsageError for a value that is none
 */
export function checkOptions({ options, operands }: Arguments): CheckOptions {
  const policy = options.get('policy')?.[0]
  // As of a variable of a script that is not set: all of the directory is not what was meant.
  if (operands.includes(''))
    throw new UsageError('A path is empty. Name files or directories, or none for all.')
  const maxWarnings = options.get('max-warnings')?.[0]
  const today = options.get('today')?.[0]
  return {
    paths: operands,
    targets: targetsOf(options.get('format') ?? ['pretty']),
    ...(policy === undefined ? {} : { policy }),
    rules: new Map((options.get('rule') ?? []).map(ruleOf)),
    ...(maxWarnings === undefined ? {} : { maxWarnings: countOf(maxWarnings) }),
    ...fixOf(options),
    ...baselineOf(options),
    noColor: options.has('no-color'),
    ...(today === undefined ? {} : { today: dayOf(today) }),
    ...(options.has('staged') ? { staged: true } : {}),
  }
}

function targetsOf(values: readonly string[]): Target[] {
  const targets = values.map((value): Target => {
    const [name = '', ...rest] = value.split('=')
    const format = FORMATS.find((one) => one === name)
    if (format === undefined) {
      throw new UsageError(
        `Unknown format "${name}".${didYouMean(name, FORMATS)} There are ${listed(FORMATS, 'and')}.`,
      )
    }
    if (rest.length === 0) return { format }
    const file = rest.join('=')
    if (file === '') throw new UsageError(`--format ${value} names no file.`)
    return { format, file }
  })
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'Only one --format can go to standard output; give the others a file: --format json=FILE.',
    )
  }
  const files = targets.flatMap(({ file }) => file ?? [])
  const twice = files.find((file, at) => files.findIndex((one) => resolve(one) === resolve(file)) < at)
  if (twice !== undefined) throw new UsageError(`More than one --format would write to ${twice}.`)
  return targets
}

function fixOf(options: Arguments['options']): Pick<CheckOptions, 'fix'> {
  const apply = options.has('fix')
  const show = options.has('fix-dry-run')
  if (apply && show) throw new UsageError('--fix and --fix-dry-run exclude each other.')
  if (options.has('staged') && (apply || show)) {
    const given = apply ? '--fix' : '--fix-dry-run'
    throw new UsageError(
      `${given} cannot be used with --staged: what is staged is not what lies in the files. Fix the files, then stage them.`,
    )
  }
  return apply ? { fix: 'apply' } : show ? { fix: 'show' } : {}
}

function baselineOf(options: Arguments['options']): Pick<CheckOptions, 'baseline'> {
  const file = options.get('baseline')?.[0]
  const update = options.has('update-baseline')
  if (file === '') throw new UsageError('--baseline names no file.')
  if (update && file === undefined) {
    throw new UsageError('--update-baseline needs to know the file: --baseline FILE --update-baseline.')
  }
  if (update && options.has('staged')) {
    throw new UsageError(
      '--update-baseline cannot be used with --staged: a baseline is written of what lies in the files.',
    )
  }
  return file === undefined ? {} : { baseline: { file, update } }
}

function ruleOf(value: string): [RuleId, Severity | 'off'] {
  const [id = '', severity, ...rest] = value.split(':')
  const known = [...RULE_IDS, ...HOUSEKEEPING_IDS]
  const rule = known.find((one) => one === id)
  if (rule === undefined) throw new UsageError(`Unknown rule "${id}".${didYouMean(id, known)}`)
  const severities = ['error', 'warning', 'off'] as const
  const found = severities.find((one) => one === severity)
  if (found === undefined || rest.length > 0) {
    const given = severity === undefined ? '' : didYouMean(severity, severities)
    throw new UsageError(`--rule ${value} needs a severity: ${id}:error, ${id}:warning or ${id}:off.${given}`)
  }
  return [rule, found]
}

function countOf(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--max-warnings needs a number from 0, not "${value}".`)
  return Number(value)
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const nearest = nearestName(word, candidates)
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`
}

/** "a, b and c" */
function listed(words: readonly string[], last: 'and' | 'or'): string {
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`
}
