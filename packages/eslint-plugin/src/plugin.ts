import type { CheckId } from '@regionguard/core'
import type { ESLint, Linter, Rule } from 'eslint'
import { PLUGIN_META } from './plugin-meta.ts'
import { preset } from './presets/preset.ts'
import { rules } from './rules/rules.ts'

/** The plugin as ESLint's own types know it. */
export interface RegionguardPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string }
  rules: Record<CheckId, Rule.RuleModule>
  configs: Record<'recommended' | 'strict', Linter.Config>
}

const withoutConfigs = {
  meta: PLUGIN_META,
  // ESLint's types and those of `@typescript-eslint/utils` describe the same objects in different words.
  rules: rules as unknown as RegionguardPlugin['rules'],
}

/** The presets name the plugin that they belong to, so they join it when it is there. */
export const plugin: RegionguardPlugin = Object.assign(withoutConfigs, {
  configs: {
    recommended: preset(withoutConfigs, 'recommended'),
    strict: preset(withoutConfigs, 'strict', 'error'),
  },
})
