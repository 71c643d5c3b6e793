import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DECOYS, plantedSecrets, SECRETS, writePlantedSet } from '../fixtures/planted/planted-set.mjs'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check, regionguard } from './cli.ts'

/**
 * True secrets, made up, in every format and by every way in which one is told, and decoys beside them: all are found,
 * and nothing else. `bench/secrets.mjs` gives the same files to another scanner.
 */
const root = writePlantedSet()
const reports = scratchDirectory()
afterAll(() => {
  removeScratch(root)
  removeScratch(reports)
})

const RULES: ReadonlySet<string> = new Set(['no-hardcoded-credential', 'no-public-secret'])
const { findings, skipped } = check(root)
const found = findings.filter(({ rule }) => RULES.has(rule))
const placesIn = (path: string): readonly string[] =>
  found.filter(({ file }) => file === path).map(({ line, rule }) => `${String(line)} ${rule}`)

describe('the planted set', () => {
  it('is as large as it says, and plants what the file holds', () => {
    expect(SECRETS.length).toBeGreaterThanOrEqual(30)
    expect(DECOYS.length).toBeGreaterThanOrEqual(15)
    for (const { file, text, findings: wanted } of SECRETS) {
      expect(wanted.length, file).toBeGreaterThan(0)
      for (const { rule, secretLine } of wanted) {
        if (rule === 'no-hardcoded-credential') expect(text.split('\n')[secretLine - 1], file).toBeDefined()
      }
    }
  })

  it('is read whole', () => {
    expect(skipped).toEqual([])
  })

  it.each(SECRETS)('has its secret found: $file', ({ file, findings: wanted }) => {
    expect(placesIn(file)).toEqual(wanted.map(({ line, rule }) => `${String(line)} ${rule}`))
  })

  it.each(DECOYS)('has a decoy left alone: $file', ({ file }) => {
    expect(placesIn(file)).toEqual([])
  })
})

/** Eight characters of a secret: more than is shown of it, too many to be there by chance. */
const PIECE = 8
const pieces = plantedSecrets().flatMap((secret) =>
  Array.from({ length: secret.length - PIECE + 1 }, (_, index) => secret.slice(index, index + PIECE)),
)
const leaked = (text: string): readonly string[] => pieces.filter((piece) => text.includes(piece))

describe('no planted secret is in', () => {
  it.each(['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab'])('the output: %s', (format) => {
    const { stdout, stderr } = regionguard(root, 'check', '--format', format)
    expect(stdout.length).toBeGreaterThan(1000)
    expect(leaked(stdout)).toEqual([])
    expect(leaked(stderr)).toEqual([])
  })

  it('what --fix would change', () => {
    const { stdout, stderr } = regionguard(root, 'check', '--fix-dry-run')
    expect(leaked(stdout + stderr)).toEqual([])
  })

  it('the baseline', () => {
    const file = join(reports, 'baseline.txt')
    const { stdout, stderr } = regionguard(root, 'check', '--baseline', file, '--update-baseline')
    const text = readFileSync(file, 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(SECRETS.length)
    expect(leaked(text + stdout + stderr)).toEqual([])
  })
})
