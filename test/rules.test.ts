import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HOUSEKEEPING_IDS, RULE_IDS } from '@regionguard/core'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFixture, fillIn, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
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

const FILES = fileURLToPath(new URL('../fixtures/files/', import.meta.url))
const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})

copyFixture(join(FILES, 'regionguard.yaml'), join(root, 'regionguard.yaml'))
const rules = readdirSync(FILES).filter((name) => statSync(join(FILES, name)).isDirectory())
const cases = rules.flatMap((rule) =>
  readdirSync(join(FILES, rule))
    .filter((name) => /^(positive|negative)-/.test(name))
    .map((name) => ({ rule, name, directory: layOut(rule, name) })),
)
const expected = Object.fromEntries(
  rules.map((rule) => [
    rule,
    JSON.parse(readFileSync(join(FILES, rule, 'expected.json'), 'utf8')) as Record<
      string,
      readonly Expected[]
    >,
  ]),
)

// One process for all of them.
const output = check(root)

/** Copies a case to a directory of its own, with the manifest that makes it a project. */
function layOut(rule: string, name: string): string {
  const directory = `${rule}/${name.slice(0, name.length - extname(name).length)}`
  const from = join(FILES, rule, name)
  const to = join(root, directory)
  if (statSync(from).isDirectory()) copyFixture(from, to)
  else copyFixture(from, join(to, name))
  const manifest = join(to, 'package.json')
  if (!existsSync(manifest)) {
    mkdirSync(dirname(manifest), { recursive: true })
    writeFileSync(manifest, JSON.stringify({ name, private: true, dependencies: { twilio: '6.2.0' } }))
  }
  return directory
}

describe.each(rules)('%s', (rule) => {
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
    for (const rule of rules) {
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
