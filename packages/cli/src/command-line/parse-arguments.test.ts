import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Option } from './option.ts'
import { parseArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS: readonly Option[] = [
  { name: 'format', value: 'FORMAT', repeatable: true, help: '' },
  { name: 'policy', value: 'FILE', help: '' },
  { name: 'no-color', help: '' },
  { name: 'help', short: 'h', help: '' },
  { name: 'today', value: 'DATE' },
]

const parse = (...args: string[]): unknown => {
  const { options, operands } = parseArguments(args, OPTIONS)
  return { ...Object.fromEntries(options), operands }
}

describe('the arguments of a command', () => {
  it.each([
    [[], { operands: [] }],
    [['a', 'b/c'], { operands: ['a', 'b/c'] }],
    [['a', '--policy', 'p.yaml', 'b'], { policy: ['p.yaml'], operands: ['a', 'b'] }],
    [['--policy=p.yaml'], { policy: ['p.yaml'], operands: [] }],
    [['--policy='], { policy: [''], operands: [] }],
    [['--policy=-p.yaml'], { policy: ['-p.yaml'], operands: [] }],
    [['--policy', '-'], { policy: ['-'], operands: [] }],
    [['--format', 'json', '--format=pretty=out.txt'], { format: ['json', 'pretty=out.txt'], operands: [] }],
    [['--no-color', '--no-color'], { 'no-color': [''], operands: [] }],
    [['-h'], { help: [''], operands: [] }],
    [['--', '--policy', '-h'], { operands: ['--policy', '-h'] }],
  ] as const)('%j', (args, expected) => {
    expect(parse(...args)).toEqual(expected)
  })

  it.each([
    [
      ['--policy p.yaml'],
      'Unknown option --policy p.yaml: an option and its value in one argument are joined by "=": --policy=p.yaml.',
    ],
    [['--polcy', 'x'], 'Unknown option --polcy. Did you mean --policy?'],
    [['--no-colour'], 'Unknown option --no-colour. Did you mean --no-color?'],
    [['--elephant'], 'Unknown option --elephant.'],
    [['-x'], 'Unknown option -x.'],
    // An option that the help does not show is not offered either.
    [['--todya', '2026-01-01'], 'Unknown option --todya.'],
    [['--policy'], '--policy needs a value: --policy FILE.'],
    [['--policy', '--format', 'json'], '--policy needs a value: --policy FILE.'],
    [['--no-color=yes'], '--no-color takes no value.'],
    [['--policy', 'a', '--policy', 'b'], '--policy is given twice.'],
  ] as const)('%j: %s', (args, message) => {
    expect(() => parse(...args)).toThrow(new UsageError(message))
  })

  it('whatever they are: read, or refused with a message', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '--',
        '-h',
        '--policy',
        '--format=json',
        '--no-color',
        '-',
        '--__proto__',
        '--constructor',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (args) => {
        try {
          const { options, operands } = parseArguments(args, OPTIONS)
          for (const name of options.keys()) expect(OPTIONS.map((option) => option.name)).toContain(name)
          for (const operand of operands) expect(args).toContain(operand)
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError)
        }
      }),
    )
  })
})
