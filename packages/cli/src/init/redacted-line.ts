import { looksLive, redact } from '@regionguard/core'
import { printable } from '../reporters/printable.ts'

/** A line of somebody's file for a diff: what looks like a secret in it is redacted, and it steers no terminal. */
export function redactedLine(line: string): string {
  const hidden = line.replaceAll(/[0-9a-zA-Z]{32,}/g, (text) =>
    looksLive(text, 'auth-token') || looksLive(text, 'api-key-secret') ? redact(text) : text,
  )
  return hidden.split('\t').map(printable).join('\t')
}
