import { readFileSync } from 'node:fs'
import { citation, REFUSAL_SWITCHES } from '@regionguard/core/knowledge'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SWITCHES, SWITCHES } from './switches.ts'

const PAGE = new URL('../../../../docs/emulator.md', import.meta.url)

/** A table row without the padding that a formatter adds. */
const bare = (line: string): string => line.replace(/ *\| */g, '|')

describe('switches', () => {
  it('are in the documentation, each with its values, source and date', () => {
    const lines = readFileSync(PAGE, 'utf8').split('\n').map(bare)
    for (const { name, about, values, source, disputed } of SWITCHES) {
      const [byDefault, ...others] = values.map(({ value, effect }) => `\`${value}\`: ${effect}`)
      expect(lines).toContain(
        bare(
          `| \`${name}\` | ${about} | ${byDefault ?? ''} | ${others.join(' ')} | ${citation(source)}. ${disputed} |`,
        ),
      )
    }
  })

  it('have those of core’s refusals among them, with the same values', () => {
    for (const [name, alternatives] of REFUSAL_SWITCHES) {
      const row = SWITCHES.find((candidate) => candidate.name === name)
      expect(row?.values.slice(1).map(({ value }) => value)).toEqual(alternatives)
    }
  })

  it('say what disputes them, and have a default', () => {
    for (const { name, disputed, values } of SWITCHES) {
      expect(disputed).toMatch(/\.$/)
      expect(DEFAULT_SWITCHES[name]).toBe(values[0]?.value)
      expect(values.length).toBeGreaterThan(1)
    }
    expect(Object.keys(DEFAULT_SWITCHES)).toEqual(SWITCHES.map(({ name }) => name))
  })
})
