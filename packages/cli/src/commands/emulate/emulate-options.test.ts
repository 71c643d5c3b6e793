import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import { EMULATE, emulateOptions } from './emulate-options.ts'

const optionsOf = (...args: string[]): object => emulateOptions(parseArguments(args, EMULATE.options))

describe('emulateOptions', () => {
  it('has defaults that only this machine can reach', () => {
    expect(optionsOf()).toEqual({ port: 4010, host: '127.0.0.1', printEnv: false, passthrough: false })
  })

  it('takes all of them', () => {
    expect(
      optionsOf(
        '--port',
        '0',
        '--host',
        '[::1]',
        '--seed',
        'a',
        '--import',
        'b',
        '--export=c',
        '--env-file',
        '.env',
        '--print-env',
        '--passthrough',
      ),
    ).toEqual({
      port: 0,
      host: '::1',
      printEnv: true,
      passthrough: true,
      seed: 'a',
      import: 'b',
      export: 'c',
      envFile: '.env',
    })
  })

  it('takes the variables’ file by a name that Node does not take for its own', () => {
    expect(optionsOf('--write-env', '.env')).toMatchObject({ envFile: '.env' })
  })

  it.each([
    [['--port', 'x'], 'not "x"'],
    [['--port', '65536'], 'from 0 to 65535'],
    [['--port=-1'], 'not "-1"'],
    [['--port', '4010', '--port', '4011'], 'given twice'],
    [['--host', 'a b'], 'not "a b"'],
    [['--host='], 'needs an address'],
    [['--seed='], '--seed names no file'],
    [['--env-file'], 'needs a value'],
    [['--write-env='], '--write-env names no file'],
    [['world.yaml'], 'got "world.yaml"'],
    [['--sead', 'x'], 'Did you mean --seed?'],
  ])('%j', (args, message) => {
    expect(() => optionsOf(...args)).toThrow(message)
  })
})
