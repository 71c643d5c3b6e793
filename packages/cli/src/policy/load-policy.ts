import { readFileSync } from 'node:fs'
import { formatPolicyError, parsePolicy } from '@regionguard/core/policy-parser'
import { createPolicyMatcher } from '@regionguard/core'
import type { PolicyMatcher } from '@regionguard/core'
import { UsageError } from '../command-line/usage-error.ts'
import { decode, errorCode, shownPath } from '@regionguard/core/surroundings'

/** A policy and the text that its spans point into. */
export interface LoadedPolicy {
  readonly matcher: PolicyMatcher
  readonly text: string
}

/**
 * Reads and parses a policy. Brings the YAML parser along: loaded only where there is a policy.
 *
 * @param path absolute
 * @param cwd absolute
 * @param bytes what it holds, where that is not what is on disk
 * @throws UsageError with everything that is wrong with it, each with its place
 */
export function loadPolicy(path: string, cwd: string, bytes?: Buffer): LoadedPolicy {
  const file = shownPath(cwd, path) || '.'
  const decoded = decode(bytes ?? bytesOf(path, file))
  if ('reason' in decoded) throw new UsageError(`The policy ${file} cannot be read: ${decoded.reason}.`)
  const parsed = parsePolicy(decoded.text, file, cwd.replaceAll('\\', '/'))
  if (!parsed.ok) throw new UsageError(parsed.errors.map(formatPolicyError).join('\n'))
  return { matcher: createPolicyMatcher(parsed.policy), text: decoded.text }
}

function bytesOf(path: string, file: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = errorCode(error)
    throw new UsageError(
      code === 'ENOENT' ? `There is no policy ${file}.` : `The policy ${file} cannot be read (${code}).`,
    )
  }
}
