import { findRule, RULE_IDS } from '@regionguard/core'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { rules } from './rules.ts'

describe('rules', () => {
  it('are those of the catalogue', () => {
    expect(Object.keys(rules)).toEqual([...RULE_IDS])
  })

  it.each(RULE_IDS)('%s says of itself what the catalogue says', (id) => {
    const { meta, name } = rules[id]
    const row = findRule(id)
    expect({
      name,
      summary: meta.docs?.description,
      fixable: meta.fixable === 'code',
      hasSuggestions: meta.hasSuggestions ?? false,
      url: meta.docs?.url,
    }).toEqual({
      name: id,
      summary: row?.summary,
      fixable: row?.fixable,
      hasSuggestions: row?.hasSuggestions,
      url: `https://github.com/regionguard/regionguard/blob/main/docs/rules/${id}.md`,
    })
    expect(meta).not.toHaveProperty('languages')
  })
})

describe('presets', () => {
  it.each(RULE_IDS)('give %s the severity of the catalogue, or an error', (id) => {
    const recommended = findRule(id)?.recommended === 'error' ? 'error' : 'warn'
    expect(plugin.configs.recommended.rules?.[`regionguard/${id}`]).toBe(recommended)
    expect(plugin.configs.strict.rules?.[`regionguard/${id}`]).toBe('error')
  })

  it('have no other rules, and bring the plugin along', () => {
    for (const config of [plugin.configs.recommended, plugin.configs.strict]) {
      expect(Object.keys(config.rules ?? {})).toHaveLength(RULE_IDS.length)
      expect(config.plugins?.['regionguard']).toBe(plugin)
    }
  })
})
