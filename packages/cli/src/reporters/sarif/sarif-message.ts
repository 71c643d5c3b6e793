import type { Evidence } from '@regionguard/core'
import { printable } from '../printable.ts'

/** SARIF 2.1.0, 3.11.5 and 3.11.6: braces are placeholders and brackets are links, unless they are escaped. */
export function sarifText(text: string): string {
  return (
    printable(text)
      // Our messages name hosts as `{product}.ie1.twilio.com`, and not every viewer takes doubled braces back.
      .replaceAll(/\{(\w+)\}/g, '<$1>')
      .replaceAll(/[{}]/g, '$&$&')
      .replaceAll(/[[\]\\]/g, '\\$&')
  )
}

/** A message that leads to the places of its evidence: those with the ids 1, 2, ... */
export function sarifMessage(message: string, evidence: readonly Evidence[]): string {
  const links = evidence.map((one, index) => ` [${sarifText(one.message)}](${index + 1})`)
  return sarifText(message) + links.join('')
}
