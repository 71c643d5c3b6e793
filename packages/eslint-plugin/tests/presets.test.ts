import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS, HOUSEKEEPING_IDS, RULE_IDS, RULES } from '@regionguard/core'
import plugin from '@regionguard/eslint-plugin'
import { Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import { defineConfig as defineConfig9 } from 'eslint9/config'
import { describe, expect, it } from 'vitest'

const PAGES = join(import.meta.dirname, '../../../docs/rules')
const catalogue = RULES.filter(({ id }) => !HOUSEKEEPING_IDS.some((one) => one === id))

describe.each(catalogue)('$id', ({ id, summary, recommended, fixable, hasSuggestions }) => {
  const rule = Object.entries(plugin.rules).find(([name]) => name === id)?.[1]

  it('has the metadata of the catalogue', () => {
    expect(rule?.meta?.docs?.description).toBe(summary)
    expect(rule?.meta?.fixable).toBe(fixable ? 'code' : undefined)
    expect(rule?.meta?.hasSuggestions ?? false).toBe(hasSuggestions)
  })

  it('names its page', () => {
    expect(rule?.meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`))
    expect(existsSync(join(PAGES, `${id}.md`))).toBe(true)
  })

  it('describes each of its options, and gives each a default that its schema takes', () => {
    const { schema = [], defaultOptions = [] } = rule?.meta ?? {}
    const [options] = schema as { properties?: Record<string, { description?: string }> }[]
    for (const option of Object.values(options?.properties ?? {})) expect(option.description).toMatch(/\.$/)
    const known = Object.keys(options?.properties ?? {})
    for (const name of defaultOptions.flatMap((one) => Object.keys(one as object))) {
      expect(known).toContain(name)
    }
  })

  it('does not name languages: one that does not match would end the whole run', () => {
    expect(rule?.meta).not.toHaveProperty('languages')
  })

  it('is in both presets', () => {
    const { recommended: first, strict } = plugin.configs
    expect(first.rules?.[`regionguard/${id}`]).toBe(recommended === 'warning' ? 'warn' : 'error')
    expect(strict.rules?.[`regionguard/${id}`]).toBe('error')
  })
})

describe('the plugin', () => {
  it('has every check as a rule, and no other', () => {
    expect(Object.keys(plugin.rules)).toEqual([...RULE_IDS])
    expect(CHECKS.map(({ id }) => id)).toEqual([...RULE_IDS])
  })

  it.each(['recommended', 'strict'] as const)(
    '%s: names the plugin, its files, its rules and settings',
    (name) => {
      const config = plugin.configs[name]
      expect(config.name).toBe(`regionguard/${name}`)
      expect(config.plugins?.['regionguard']?.rules).toBe(plugin.rules)
      expect(Object.keys(config.rules ?? {})).toHaveLength(RULE_IDS.length)
      expect(config.files?.length).toBeGreaterThan(0)
      expect(config.settings).toHaveProperty('regionguard')
    },
  )

  it('is a configuration that ESLint 9 and 10 take, in types and at run time', () => {
    const config = defineConfig([plugin.configs.recommended, { extends: [plugin.configs.strict] }])
    const config9 = defineConfig9([plugin.configs.recommended, { extends: [plugin.configs.strict] }])
    expect(config).toHaveLength(2)
    expect(config9).toHaveLength(2)
  })

  it.each(['a.js', 'a.mjs', 'a.cjs', 'a.jsx'])('lints %s', (filename) => {
    const code = `module.exports = require('twilio')(process.env.KEY, process.env.SECRET, { accountSid: process.env.SID, region: 'ireland' })`
    const rules = new Linter()
      .verify(code, [plugin.configs.recommended], { filename })
      .map(({ ruleId, severity }) => [ruleId, severity])
    expect(rules).toEqual([['regionguard/valid-region', 2]])
  })

  it('says nothing of files that are none of its own', () => {
    const config = [{ files: ['**/*.txt'] }, plugin.configs.strict]
    expect(new Linter().verify("require('twilio')", config, { filename: 'a.txt' })).toEqual([])
  })
})
