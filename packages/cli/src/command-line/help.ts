import { wrap } from '../reporters/wrap.ts'
import type { Command, Option } from './option.ts'

const NAME_AND_GAP = 26
const WIDTH = 100

/** The help of the whole program. */
export function programHelp(commands: readonly Command[], options: readonly Option[]): string {
  return [
    'Keeps Twilio credentials and Twilio Regions in step. Works offline.',
    '',
    'Usage: regionguard <command> [options]',
    '',
    'Commands:',
    ...commands.map(({ name, operands, summary }) => entry(`${name} ${operands}`, summary)),
    '',
    ...optionLines(options),
    '',
    'regionguard <command> --help tells more about a command.',
    '',
  ].join('\n')
}

/** The help of one command. */
export function commandHelp({ name, operands, summary, options, notes }: Command): string {
  return [
    summary,
    '',
    `Usage: regionguard ${name} [options] ${operands}`.trimEnd(),
    '',
    ...optionLines(options),
    ...notes.flatMap((note) => [
      '',
      ...note.split('\n').flatMap((line) => (line.length > WIDTH ? wrapIndented(line) : line)),
    ]),
    '',
  ].join('\n')
}

/** What an indented line continues on stands further in. */
function wrapIndented(line: string): string[] {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const [first = '', ...rest] = wrap(line, WIDTH - 2 * indent.length)
  return [indent + first, ...rest.map((one) => indent + indent + one)]
}

function optionLines(options: readonly Option[]): string[] {
  const lines = options.flatMap(({ name, short, value, help }) => {
    if (help === undefined) return []
    const names = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
    return [entry(names, help)]
  })
  return ['Options:', ...lines]
}

function entry(name: string, text: string): string {
  const indent = ' '.repeat(NAME_AND_GAP)
  const lines = wrap(text, WIDTH - NAME_AND_GAP)
  const head = `  ${name}`
  return head.length < NAME_AND_GAP
    ? head.padEnd(NAME_AND_GAP) + lines.join(`\n${indent}`)
    : `${head}\n${indent}${lines.join(`\n${indent}`)}`
}
