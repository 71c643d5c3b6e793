import picomatch from 'picomatch'
import type { PathGlob } from './policy.ts'

/** Why a text cannot be a glob of a policy: a sentence part that follows the quoted text. */
export interface GlobProblem {
  readonly problem: string
}

/**
 * A glob of the policy, compiled. The only module that needs picomatch; what matches files only runs the pattern.
 *
 * Beyond picomatch's syntax (with dotfiles): a leading `!` takes out what others take in; a path without wildcards stands for that file or everything below that
 * folder; a final `/` says that it is a folder; a file whose path is the very text matches whatever the brackets in
 * it would mean (`app/[id]/page.tsx`).
 *
 * @param text relative to the policy's folder, with `/` between folders
 */
export function compileGlob(text: string): PathGlob | GlobProblem {
  const problem = problemOf(text)
  if (problem !== undefined) return { problem }
  const negated = isNegated(text)
  const path = (negated ? text.slice(1) : text).replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '')
  if (path === '' || path === '.') return { text, pattern: /^/, negated, takesAllBelow: true }
  try {
    const isFolder = text.endsWith('/') || !picomatch.scan(path).isGlob
    const glob = isFolder ? `${path}/**` : path
    const { source } = picomatch.makeRe(glob, OPTIONS)
    return {
      text,
      pattern: new RegExp(`${source}|^${escapeForRegExp(path)}$`),
      negated,
      takesAllBelow: /(?:^|\/)\*\*$/.test(glob),
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { problem: explain(error.message) }
  }
}

/** `debug` makes picomatch throw what it would else turn into a pattern that never matches. */
const OPTIONS = { dot: true, windows: false, strictBrackets: true, debug: true } as const

/** A leading `!`, but for `!(...)`, which is part of the glob. */
function isNegated(text: string): boolean {
  return /^!(?!\()/.test(text)
}

function problemOf(text: string): string | undefined {
  const glob = isNegated(text) ? text.slice(1) : text
  if (isNegated(glob)) return 'begins with "!" twice'
  if (glob.trim() === '') return 'takes nothing out: after "!" there must be a glob'
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(glob)) {
    return 'is an absolute path: globs are relative to the folder of the policy file'
  }
  if (/\\[A-Za-z0-9_.]/.test(glob)) {
    return 'has a backslash between names: write "/" between folders on every system'
  }
  if (glob.split('/').includes('..')) {
    return 'leaves the folder of the policy file: a policy speaks of the files beside and below it'
  }
  // picomatch takes `!(legacy)/**` for "does not begin with legacy" and would miss `legacy2`.
  if (/!\([^)]*\)(?!\)*$)/.test(glob)) {
    return 'has "!(...)" before its end: write what it takes out as an entry of its own that begins with "!"'
  }
  return undefined
}

function explain(message: string): string {
  const missing = /^Missing (opening|closing): "(.)"/.exec(message)
  if (missing?.[2] !== undefined) {
    return `is no valid glob: a "${missing[2]}" is missing. Before a bracket that is meant as it stands, write "\\"`
  }
  return 'is no valid glob'
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
