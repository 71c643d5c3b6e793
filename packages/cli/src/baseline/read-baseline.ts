import { readFileSync } from 'node:fs'
import { decode, errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../command-line/usage-error.ts'
import type { BaselineEntry } from './baseline-entry.ts'
import { parseBaseline } from './baseline-text.ts'

/**
 * Reads a baseline.
 *
 * @param path absolute
 * @param shown as the user gave it
 * @returns undefined where there is no such file
 * @throws UsageError if it cannot be read, or is no baseline: then with its place
 */
export function readBaseline(path: string, shown: string): readonly BaselineEntry[] | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return undefined
    throw new UsageError(`The baseline ${shown} cannot be read (${code}).`)
  }
  return entriesOf(bytes, shown)
}

function entriesOf(bytes: Buffer, shown: string): readonly BaselineEntry[] {
  const decoded = decode(bytes)
  if ('reason' in decoded) throw new UsageError(`The baseline ${shown} cannot be read: ${decoded.reason}.`)
  const parsed = parseBaseline(decoded.text)
  if ('message' in parsed) {
    throw new UsageError(`${shown}:${parsed.line}:${parsed.column}: ${parsed.message}`)
  }
  return parsed
}
