import { readFileSync } from 'node:fs'
import type { PolicyMatcher, Reading, SourceFile } from '@regionguard/core'
import { dotenvReader, isDotenvFile, isUnreadable } from '@regionguard/core/settings'
import { decode, shownPath } from '@regionguard/core/surroundings'
import { directoryListing } from './directory-listing.ts'
import { fileStamp } from './file-stamp.ts'

/** What the reading of settings depends on. */
export interface SettingsContext {
  /** Absolute. */
  readonly cwd: string
  readonly matcher: PolicyMatcher
  /** The folder of the project, relative to the working directory. */
  readonly project: string
  readonly isPublished: (path: string) => boolean
}

interface Known {
  readonly stamp: string
  readonly reading: Reading | undefined
}

/** By policy, for it names credentials that their own names do not tell; then by working directory and path. */
const KNOWN = new WeakMap<PolicyMatcher, Map<string, Known>>()

/**
 * The `.env*` files of one directory, without those that git or the policy ignores, each read again when it has changed.
 *
 * @param directory absolute, with a final separator
 */
export function settingsIn(directory: string, context: SettingsContext): readonly SourceFile[] {
  const { cwd, matcher, project, isPublished } = context
  return directoryListing(directory)
    .names.filter(isDotenvFile)
    .flatMap((name) => {
      const path = directory + name
      if (matcher.isIgnored(shownPath(cwd, path)) || !isPublished(path)) return []
      const reading = readingOf(path, cwd, matcher)
      return reading === undefined ? [] : [{ reading, project, published: true }]
    })
}

function readingOf(path: string, cwd: string, matcher: PolicyMatcher): Reading | undefined {
  const stamp = fileStamp(path)
  if (stamp === undefined) return undefined
  let readings = KNOWN.get(matcher)
  if (readings === undefined) KNOWN.set(matcher, (readings = new Map<string, Known>()))
  const key = `${cwd}\0${path}`
  let known = readings.get(key)
  if (known?.stamp !== stamp) readings.set(key, (known = { stamp, reading: read(path, cwd, matcher) }))
  return known.reading
}

function read(path: string, cwd: string, matcher: PolicyMatcher): Reading | undefined {
  let bytes
  try {
    bytes = readFileSync(path)
  } catch {
    // Gone since it was listed, or not readable: it gives no values, and the command line says so.
    return undefined
  }
  const decoded = decode(bytes)
  if ('reason' in decoded) return undefined
  const reading = dotenvReader.read({
    file: shownPath(cwd, path),
    text: decoded.text,
    context: { policyNames: (name) => matcher.credentialByName(name) !== undefined },
  })
  return isUnreadable(reading) ? undefined : reading
}
