import { findRule, type Severity } from '@regionguard/core'
import type { ESLint, Linter } from 'eslint'
import { rules } from '../rules/rules.ts'
import { DIGESTED_SETTINGS } from './digested-settings.ts'
import { LINTED_FILES } from './linted-files.ts'

/**
 * A flat configuration with every rule of the catalogue.
 *
 * @param name `recommended` or `strict`, after the plugin's
 * @param severity one for all rules; left out: each rule's own
 */
export function preset(
  plugin: ESLint.Plugin,
  name: string,
  severity?: Severity,
): Linter.Config & { readonly name: string } {
  return {
    name: `regionguard/${name}`,
    files: LINTED_FILES,
    plugins: { regionguard: plugin },
    settings: { regionguard: DIGESTED_SETTINGS },
    rules: Object.fromEntries(
      Object.keys(rules).map((id) => [`regionguard/${id}`, level(severity ?? findRule(id)?.recommended)]),
    ),
  }
}

function level(severity: Severity | undefined): 'warn' | 'error' {
  return severity === 'warning' ? 'warn' : 'error'
}
