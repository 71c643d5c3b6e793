import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOUSEKEEPING_IDS, RULE_IDS } from '@regionguard/core'
import { afterAll, describe, expect, it } from 'vitest'
import { fillIn, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { FILES, layOutCases, RULES } from './layout.ts'
import { placeOf, printFinding } from './place.ts'

/**
 * Every rule through the command line: `fixtures/files/<rule>/` holds a file or a directory for each case, which is a
 * project of its own, and `expected.json` says what each `positive-*` reports: the source text that the finding
 * covers, from its first to its last character (`…` stands for what is between), and the severity. A `negative-*`
 * reports nothing at all. Secrets are filled in at run time.
 */
interface Expected {
  readonly at: string
  readonly severity: 'error' | 'warning'
  /** Where the case is a directory. */
  readonly file?: string
  /** Where it is another rule than the folder's. */
  readonly rule?: string
}

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})

const cases = layOutCases(root)
const expected = Object.fromEntries(
  RULES.map((rule) => [
    rule,
    JSON.parse(readFileSync(join(FILES, rule, 'expected.json'), 'utf8')) as Record<
      string,
      readonly Expected[]
    >,
  ]),
)

// One process for all of them.
const output = check(root)

describe.each(RULES)('%s', (rule) => {
  it.each(cases.filter((one) => one.rule === rule))('$name', ({ name, directory }) => {
    const found = output.findings.filter(({ file }) => file.startsWith(`${directory}/`)).map(printFinding)
    const wanted = (expected[rule]?.[name] ?? []).map((one) => {
      const file = `${directory}/${one.file ?? name}`
      const place = placeOf(readFileSync(join(root, file), 'utf8'), fillIn(one.at))
      return printFinding({ rule: one.rule ?? rule, severity: one.severity, file, ...place })
    })
    expect(found.toSorted()).toEqual(wanted.toSorted())
  })
})

describe('the table', () => {
  it.each([...RULE_IDS, ...HOUSEKEEPING_IDS.filter((id) => id !== 'unused-exception')])(
    'has a positive and two negative cases of %s',
    (rule) => {
      const names = cases.filter((one) => one.rule === rule).map(({ name }) => name)
      expect(names.filter((name) => name.startsWith('positive-')).length).toBeGreaterThanOrEqual(1)
      expect(names.filter((name) => name.startsWith('negative-')).length).toBeGreaterThanOrEqual(2)
    },
  )

  it('says of every positive case what it reports, and of nothing else', () => {
    for (const rule of RULES) {
      const positive = cases.filter((one) => one.rule === rule && one.name.startsWith('positive-'))
      expect(Object.keys(expected[rule] ?? {}).toSorted()).toEqual(
        positive.map(({ name }) => name).toSorted(),
      )
    }
  })

  it('holds no file that could not be read', () => {
    expect(output.skipped).toEqual([])
  })

  it('reports nothing outside its cases', () => {
    const inside = (file: string): boolean => cases.some(({ directory }) => file.startsWith(`${directory}/`))
    expect(output.findings.filter(({ file }) => !inside(file)).map(printFinding)).toEqual([])
  })
})
