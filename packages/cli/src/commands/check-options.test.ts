import { describe, expect, it } from 'vitest'
import { parseArguments } from '../command-line/parse-arguments.ts'
import { UsageError } from '../command-line/usage-error.ts'
import { CHECK, checkOptions } from './check-options.ts'
import type { CheckOptions } from './check-options.ts'

const options = (...args: string[]): CheckOptions => checkOptions(parseArguments(args, CHECK.options))

describe('the options of check', () => {
  it('have defaults', () => {
    expect(options()).toEqual({
      paths: [],
      targets: [{ format: 'pretty' }],
      rules: new Map(),
      noColor: false,
    })
  })

  it('are what is given', () => {
    const given = options(
      ...['src', '--policy', 'p.yaml', '--max-warnings', '3', '--no-color', '--today', '2026-11-22'],
      ...['--format', 'json', '--format', 'pretty=a=b.txt'],
      ...['--rule', 'require-edge:off', '--rule', 'unused-exception:error', '--rule', 'require-edge:warning'],
    )
    expect(given).toEqual({
      paths: ['src'],
      policy: 'p.yaml',
      maxWarnings: 3,
      noColor: true,
      today: '2026-11-22',
      targets: [{ format: 'json' }, { format: 'pretty', file: 'a=b.txt' }],
      rules: new Map([
        ['require-edge', 'warning'],
        ['unused-exception', 'error'],
      ]),
    })
  })

  it.each([
    [
      ['--format', 'jsn'],
      'Unknown format "jsn". Did you mean "json"? There are pretty, json, sarif, junit, github and gitlab.',
    ],
    [['--format', 'json='], '--format json= names no file.'],
    [
      ['--format', 'json', '--format', 'pretty'],
      'Only one --format can go to standard output; give the others a file: --format json=FILE.',
    ],
    [
      ['--format', 'json=a.json', '--format', 'sarif=./x/../a.json'],
      'More than one --format would write to ./x/../a.json.',
    ],
    [['--rule', 'require-edges:off'], 'Unknown rule "require-edges". Did you mean "require-edge"?'],
    [
      ['--rule', 'require-edge'],
      '--rule require-edge needs a severity: require-edge:error, require-edge:warning or require-edge:off.',
    ],
    [
      ['--rule', 'require-edge:warn'],
      '--rule require-edge:warn needs a severity: require-edge:error, require-edge:warning or require-edge:off.' +
        ' Did you mean "warning"?',
    ],
    [
      ['--rule', 'require-edge:off:error'],
      '--rule require-edge:off:error needs a severity: require-edge:error, require-edge:warning or require-edge:off.' +
        ' Did you mean "off"?',
    ],
    [['src', ''], 'A path is empty. Name files or directories, or none for all.'],
    [['--max-warnings', 'few'], '--max-warnings needs a number from 0, not "few".'],
    [['--max-warnings', '1.5'], '--max-warnings needs a number from 0, not "1.5".'],
    [['--max-warnings=-1'], '--max-warnings needs a number from 0, not "-1".'],
    [['--today', '2026-02-30'], '--today needs a date as YYYY-MM-DD, not "2026-02-30".'],
    [['--today', 'today'], '--today needs a date as YYYY-MM-DD, not "today".'],
  ] as const)('%j: %s', (args, message) => {
    expect(() => options(...args)).toThrow(new UsageError(message))
  })
})
