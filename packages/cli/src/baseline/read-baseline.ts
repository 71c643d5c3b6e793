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
 * @param read gives the bytes, and undefined where there is no such file
 * @returns undefined where there is no such file
 * @throws UsageError if it cannot be read, or is no baseline: then with its place
 */
export function readBaseline(
  path: string,
  shown: string,
  read: (path: string) => Buffer | undefined = fromDisk,
): readonly BaselineEntry[] | undefined {
  const bytes = bytesOf(path, shown, read)
  if (bytes === undefined) return undefined
  const decoded = decode(bytes)
  if ('reason' in decoded) throw new UsageError(`The baseline ${shown} cannot be read: ${decoded.reason}.`)
  const parsed = parseBaseline(decoded.text)
  if ('message' in parsed) {
    throw new UsageError(`${shown}:${parsed.line}:${parsed.column}: ${parsed.message}`)
  }
  return parsed
}

function bytesOf(
  path: string,
  shown: string,
  read: (path: string) => Buffer | undefined,
): Buffer | undefined {
  try {
    return read(path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`The baseline ${shown} cannot be read (${errorCode(error)}).`)
  }
}

/** What lies in the working tree. */
function fromDisk(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
