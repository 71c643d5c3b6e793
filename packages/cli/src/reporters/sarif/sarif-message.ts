import type { Evidence } from '@regionguard/core'
import { printable } from '../printable.ts'

/**
 * Text as a message of SARIF 2.1.0 (3.11.5, 3.11.6): what would be a placeholder or a link is escaped.
 */
export function sarifText(text: string): string {
  const shown = withoutPlaceholders(printable(text))
  return shown.includes('](') ? escapeBrackets(shown) : shown
}

/** A message that leads to the places of its evidence: those with the ids 1, 2, ... */
export function sarifMessage(message: string, evidence: readonly Evidence[]): string {
  const links = evidence.map(
    (one, index) => ` [${escapeBrackets(withoutPlaceholders(printable(one.message)))}](${index + 1})`,
  )
  return sarifText(message) + links.join('')
}

/** Our messages name hosts as `{product}.ie1.twilio.com`, and not every viewer takes doubled braces back. */
function withoutPlaceholders(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, '<$1>').replaceAll(/[{}]/g, '$&$&')
}

function escapeBrackets(text: string): string {
  return text.replaceAll(/[[\]\\]/g, '\\$&')
}
