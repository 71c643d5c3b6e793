import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { HOUSEKEEPING_IDS, RULE_IDS } from '../catalogue/rule-id.ts'
import { LIVE_REGIONS } from '../knowledge/region.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

const SCHEMA_FILE = path('../../schema/policy.schema.json')
const ALL_IDS = [...RULE_IDS, ...HOUSEKEEPING_IDS]

interface Schema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly enum?: readonly string[]
  readonly $defs: Readonly<Record<string, Schema>>
}

const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Schema

describe('the schema of the policy', () => {
  it('is what validate-policy.generated.ts was compiled from', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        path('../../scripts/compile-schema.mjs'),
        SCHEMA_FILE,
        path('./validate-policy.generated.ts'),
        '--check',
      ],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('is a schema of draft 2020-12', () => {
    const ajv = new Ajv2020({ strict: false })
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true)
  })

  it('knows every rule and Region, in their order', () => {
    expect(schema.$defs['ruleId']?.enum).toEqual(ALL_IDS)
    expect(Object.keys(schema.$defs['rules']?.properties ?? {})).toEqual(ALL_IDS)
    expect(schema.$defs['region']?.enum).toEqual(LIVE_REGIONS)
  })

  it('describes every key for editors', () => {
    const undescribed = (part: Schema, at: string): readonly string[] =>
      Object.entries(part.properties ?? {}).flatMap(([name, property]) => [
        ...(property.description === undefined ? [`${at}.${name}`] : []),
        ...undescribed(property, `${at}.${name}`),
      ])
    const parts = Object.entries({ policy: schema, ...schema.$defs })
    expect(parts.flatMap(([name, part]) => undescribed(part, name))).toEqual([])
  })
})

describe('loading core', () => {
  /** What a module loads, following relative imports; type imports load nothing. */
  function packagesLoadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
    const packages = new Set<string>()
    if (seen.has(file)) return packages
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, type, from] of text.matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)'/gm)) {
      if (type !== undefined || from === undefined) continue
      if (!from.startsWith('.')) packages.add(from)
      else {
        const next = fileURLToPath(new URL(from, `file://${file}`))
        expect(existsSync(next), `${from} in ${file}`).toBe(true)
        for (const each of packagesLoadedBy(next, seen)) packages.add(each)
      }
    }
    return packages
  }

  it('needs neither a YAML parser nor a glob compiler before there is a policy', () => {
    const heavy = ['yaml', 'jsonc-parser', 'picomatch', 'ajv']
    const loaded = packagesLoadedBy(path('../index.ts'))
    expect(heavy.filter((name) => loaded.has(name))).toEqual([])
    expect(packagesLoadedBy(path('./matching.ts'))).toEqual(new Set(['node:path']))
  })

  it('needs nothing of ajv even to parse a policy', () => {
    expect(packagesLoadedBy(path('./parse-policy.ts'))).toEqual(
      new Set(['yaml', 'jsonc-parser', 'picomatch']),
    )
  })
})
