import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RULE_IDS } from '@regionguard/core'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFixture, removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'

/** The sample applications: broken, each mistake is found once; corrected, nothing is, with every rule an error. */
const APPS = fileURLToPath(new URL('../fixtures/apps/', import.meta.url))
const apps = readdirSync(APPS).filter((name) => statSync(join(APPS, name)).isDirectory())
const expectedOf = (app: string): readonly string[] =>
  readFileSync(join(APPS, app, 'expected.txt'), 'utf8')
    .trimEnd()
    .split('\n')

const copies: string[] = []
afterAll(() => {
  copies.forEach(removeScratch)
})
const copy = (app: string, form: 'broken' | 'fixed'): string => {
  const directory = copyFixture(join(APPS, app, form))
  copies.push(directory)
  return directory
}

describe.each(apps)('%s', (app) => {
  it('broken: every mistake is found once, where it is made', () => {
    const output = check(copy(app, 'broken'))
    const found = output.findings.map(
      ({ file, line, rule, severity }) => `${file}:${String(line)} ${rule} ${severity}`,
    )
    expect(found.toSorted()).toEqual(expectedOf(app).toSorted())
    expect(output.skipped).toEqual([])
    expect(output.status).toBe(1)
  })

  it('corrected: nothing, with every rule an error and a policy', () => {
    const directory = copy(app, 'fixed')
    const policy = readFileSync(join(directory, 'regionguard.yaml'), 'utf8')
    for (const rule of RULE_IDS) expect(policy).toContain(`\n  ${rule}: error\n`)
    const output = check(directory)
    expect(output.findings).toEqual([])
    expect(output.skipped).toEqual([])
    expect(output.summary).toMatchObject({ errors: 0, warnings: 0, suppressed: 0, excepted: 0, baselined: 0 })
    expect(output.status).toBe(0)
  })
})

it('together the broken applications show every rule of the catalogue', () => {
  const shown = new Set(apps.flatMap(expectedOf).map((row) => row.split(' ')[1]))
  expect([...shown].toSorted()).toEqual([...RULE_IDS].toSorted())
})
