import { describe, expect, it } from 'vitest'
import { runArguments } from './run-options.ts'

const optionsOf = (...args: string[]): unknown => {
  const given = runArguments(args)
  return given.help ? 'help' : given.options
}

describe('runArguments', () => {
  it('has defaults', () => {
    expect(optionsOf('--', 'npm', 'test')).toEqual({
      command: ['npm', 'test'],
      failOnRefused: false,
      offline: false,
      isolate: false,
    })
  })

  it('leaves the command alone, whatever it looks like', () => {
    expect(
      optionsOf(
        '--seed',
        'a',
        '--region=IE1',
        '--report',
        'b',
        '--fail-on-refused',
        '--offline',
        '--isolate',
        '--',
        'x',
        '--help',
        '--',
        '--seed',
      ),
    ).toEqual({
      command: ['x', '--help', '--', '--seed'],
      seed: 'a',
      region: 'ie1',
      report: 'b',
      failOnRefused: true,
      offline: true,
      isolate: true,
    })
    expect(optionsOf('--help', '--', 'x')).toBe('help')
  })

  it.each([
    [[], 'run needs a command'],
    [['--'], 'run needs a command'],
    [['npm', 'test'], 'put -- before the command: regionguard run -- npm'],
    [['--region', 'jp1', '--', 'x'], 'not "jp1"'],
    [['--seed=', '--', 'x'], '--seed names no file'],
    [['--report=', '--', 'x'], '--report names no file'],
    [['--isolated', '--', 'x'], 'Did you mean --isolate?'],
  ])('%j', (args, message) => {
    expect(() => runArguments(args)).toThrow(message)
  })
})
