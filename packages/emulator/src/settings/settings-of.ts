import type { EmulatorOptions } from '../emulator.ts'
import type { Seed } from '../seed/seed.ts'
import type { Settings } from './settings.ts'
import { DEFAULT_SWITCHES, SWITCHES } from './switches.ts'
import type { Switches } from './switches.ts'

/**
 * The settings of an emulator: options, then the seed, then the defaults.
 *
 * @throws TypeError for a value that is none
 */
export function settingsOf(options: EmulatorOptions, seed: Seed): Settings {
  const { rateLimit } = options
  if (rateLimit !== undefined && (!Number.isSafeInteger(rateLimit) || rateLimit < 1)) {
    throw new TypeError('the option "rateLimit" is a whole number from 1')
  }
  return {
    legacyHosts: oneOf('legacyHosts', options.legacyHosts ?? seed.legacyHosts, [
      'retired',
      'us1',
      'regional',
    ]),
    edges: oneOf('edges', options.edges ?? seed.edges, ['any', 'documented']),
    switches: switchesOf({ ...seed.switches, ...options.switches }),
    rateLimit,
  }
}

/** The first word is the default. */
function oneOf<Word extends string>(
  name: string,
  value: Word | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  if (value === undefined) return words[0]
  if (!words.includes(value)) throw new TypeError(`the option "${name}" is one of ${words.join(', ')}`)
  return value
}

function switchesOf(chosen: Partial<Switches>): Switches {
  for (const [name, value] of Object.entries(chosen)) {
    const row = SWITCHES.find((candidate) => candidate.name === name)
    if (row === undefined) {
      throw new TypeError(
        `there is no switch "${name}": they are ${SWITCHES.map((known) => known.name).join(', ')}`,
      )
    }
    const values = row.values.map((known) => known.value)
    if (!values.includes(value)) throw new TypeError(`the switch "${name}" is one of ${values.join(', ')}`)
  }
  return { ...DEFAULT_SWITCHES, ...chosen }
}
