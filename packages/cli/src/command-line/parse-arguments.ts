import { parseArgs } from 'node:util'
import { nearestName } from '@regionguard/core'
import type { Option } from './option.ts'
import { UsageError } from './usage-error.ts'

/** What a command line says: the values of every option by its name, and the operands in order. */
export interface Arguments {
  /** The values in the order given; `['']` for an option without a value. */
  readonly options: ReadonlyMap<string, readonly string[]>
  readonly operands: readonly string[]
}

/**
 * Reads the arguments of one command.
 *
 * @param args what follows the command's name
 * @param options all options that the command knows
 * @throws UsageError for an unknown option (it names the nearest), a value too many or too few, or a repetition
 */
export function parseArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, value, short }) => [
        name,
        {
          type: value === undefined ? 'boolean' : 'string',
          multiple: true,
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const given = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (option === undefined) throw new UsageError(unknownOption(token, options))
    const value = valueOf(option, token.rawName, token.value, token.inlineValue ?? false)
    const values = given.get(option.name)
    if (values === undefined) given.set(option.name, [value])
    else if (option.repeatable) values.push(value)
    else if (option.value !== undefined) throw new UsageError(`${token.rawName} is given twice.`)
  }
  return { options: given, operands }
}

function valueOf(option: Option, as: string, value: string | undefined, inline: boolean): string {
  if (option.value === undefined) {
    if (value === undefined) return ''
    throw new UsageError(`${as} takes no value.`)
  }
  // `--policy --rule x`: the value was forgotten. One that really begins with a dash is given as `--policy=-x`.
  if (value === undefined || (!inline && value.startsWith('-') && value.length > 1)) {
    throw new UsageError(`${as} needs a value: ${as} ${option.value}.`)
  }
  return value
}

function unknownOption(
  { name, rawName }: { name: string; rawName: string },
  options: readonly Option[],
): string {
  const [word = '', ...rest] = name.split(/\s+/)
  if (rest.length > 0 && options.some((option) => option.name === word)) {
    return `Unknown option ${rawName}: an option and its value in one argument are joined by "=": --${word}=${rest.join(' ')}.`
  }
  const nearest = nearestName(
    name,
    options.flatMap((option) => (option.help === undefined ? [] : option.name)),
  )
  return `Unknown option ${rawName}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`
}
