import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createPolicyMatcher, EMPTY_POLICY, type PolicyMatcher } from '@regionguard/core'
import { formatPolicyError, parsePolicy } from '@regionguard/core/policy-parser'
import { decode, errorCode, findPolicy, shownPath } from '@regionguard/core/surroundings'
import { fileStamp } from './file-stamp.ts'
import type { PluginSettings } from './plugin-settings.ts'

/** A policy as rules need it. */
export interface LoadedPolicy {
  readonly matcher: PolicyMatcher
  /** A file that contains one of these texts may concern Twilio, though it does not name it. */
  readonly texts: readonly string[]
}

const NO_POLICY: LoadedPolicy = { matcher: createPolicyMatcher(EMPTY_POLICY), texts: [] }

/** The policy of one working directory, read again when it has changed. */
export class PolicySource {
  readonly #cwd: string
  readonly #named: PluginSettings['policy']
  #stamp: string | undefined
  /** The policy, or what is wrong with it. */
  #result: LoadedPolicy | string = NO_POLICY

  /**
   * @param cwd absolute
   * @param named as `settings.regionguard.policy` has it
   */
  constructor(cwd: string, named: PluginSettings['policy']) {
    this.#cwd = cwd
    this.#named = named
  }

  /**
   * The policy as it is now.
   *
   * @throws Error with everything that is wrong with it, each with file, line and column
   */
  current(): LoadedPolicy {
    const path = this.#find()
    const stamp = path === undefined ? '' : `${path}\0${fileStamp(path) ?? ''}`
    if (stamp !== this.#stamp) {
      this.#result = path === undefined ? NO_POLICY : this.#load(path)
      this.#stamp = stamp
    }
    return this.#outcome()
  }

  #find(): string | undefined {
    if (this.#named === false) return undefined
    return this.#named === undefined ? findPolicy(this.#cwd) : resolve(this.#cwd, this.#named)
  }

  #load(path: string): LoadedPolicy | string {
    const file = shownPath(this.#cwd, path)
    let bytes
    try {
      bytes = readFileSync(path)
    } catch (error) {
      const code = errorCode(error)
      return code === 'ENOENT'
        ? `There is no policy ${file}.`
        : `The policy ${file} cannot be read (${code}).`
    }
    const decoded = decode(bytes)
    if ('reason' in decoded) return `The policy ${file} cannot be read: ${decoded.reason}.`
    const parsed = parsePolicy(decoded.text, file, this.#cwd.replaceAll('\\', '/'))
    if (!parsed.ok) return ['Invalid policy:', ...parsed.errors.map(formatPolicyError)].join('\n')
    const matcher = createPolicyMatcher(parsed.policy)
    return { matcher, texts: matcher.mentionedNames().texts }
  }

  #outcome(): LoadedPolicy {
    // A new error each time: ESLint writes the name of the rule into the message.
    if (typeof this.#result === 'string') throw new Error(this.#result)
    return this.#result
  }
}

const SOURCES = new Map<string, PolicySource>()

/** The one source of a working directory and setting, so that all configurations of a run share what was read. */
export function policySource(cwd: string, named: PluginSettings['policy']): PolicySource {
  const key = `${cwd}\0${named === undefined ? '' : JSON.stringify(named)}`
  let source = SOURCES.get(key)
  if (source === undefined) SOURCES.set(key, (source = new PolicySource(cwd, named)))
  return source
}
