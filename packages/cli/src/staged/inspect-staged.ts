import { existsSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import type { RuleId, Severity } from '@regionguard/core'
import { findPolicy, isPolicyName, shownPath } from '@regionguard/core/surroundings'
import { collect } from '../collection/collect.ts'
import type { Collection } from '../collection/collection.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { UsageError } from '../command-line/usage-error.ts'
import type { Skipped } from '../discovery/found-file.ts'
import { formatOf } from '../read/format-of.ts'
import type { LoadedPolicy } from '../policy/load-policy.ts'
import { EMPTY_REPORT } from '../reporters/report.ts'
import type { Report } from '../reporters/report.ts'
import { mentionOf } from '../scan/mention.ts'
import type { Mention } from '../scan/mention.ts'
import { GitIndex } from './git-index.ts'
import { IndexTree } from './index-tree.ts'
import type { StagedChange } from './raw-diff.ts'
import { belongs, StagedFiles } from './staged-files.ts'

export interface StagedInput {
  /** As given on the command line; none: all that is staged. */
  readonly paths: readonly string[]
  /** As given on the command line. */
  readonly policy?: string
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  /** UTC, `YYYY-MM-DD`. */
  readonly today?: string
}

/**
 * Looks at what git would commit now, and at nothing else: files, settings, policy, manifests and lock files all come
 * from the index.
 *
 * @throws UsageError if there is no git or no repository, or the policy is not as it must be
 */
export async function inspectStaged(input: StagedInput, terminal: Terminal): Promise<Inspected> {
  const index = new GitIndex(terminal.cwd, terminal.environment)
  const inspected = await inspectIndex(index, input, terminal)
  await index.keep()
  return inspected
}

interface Inspected {
  readonly report: Report
  readonly failed: boolean
}

async function inspectIndex(index: GitIndex, input: StagedInput, terminal: Terminal): Promise<Inspected> {
  const { cwd } = terminal
  const tree = new IndexTree(index)
  const { changes, unknown } = below(input.paths, cwd, index, tree)
  const ours = changes.filter(({ kind, path }) => (kind === 'file' || kind === 'unmerged') && belongs(path))
  const policyIsStaged = changes.some(
    ({ kind, path }) => kind === 'file' && isPolicyName(posix.basename(path)),
  )
  if (ours.length === 0 && !policyIsStaged && input.policy === undefined) {
    return { report: { ...EMPTY_REPORT, skipped: unknown }, failed: unknown.length > 0 }
  }

  const policy = await policyIn(tree, input.policy, cwd)
  const mention = mentionOf(policy?.matcher.mentionedNames().texts)
  const gather = (withContext: boolean): Collection => {
    const files = new StagedFiles({ cwd, index, tree, mention, changes: ours, withContext })
    return withUnknown(collect({ cwd, files, policy: policy?.matcher }), unknown)
  }
  const alone = gather(false)
  const { skipped, files, failed } = alone
  if (alone.sources.length === 0 && policy === undefined) {
    return { report: { ...EMPTY_REPORT, skipped, files }, failed }
  }

  const { evaluateSources } = await import('../evaluation/evaluate-sources.ts')
  const judge = (collection: Collection): ReturnType<typeof evaluateSources> =>
    evaluateSources({
      collection,
      policy,
      rules: input.rules,
      get today() {
        return input.today ?? terminal.today
      },
      cwd,
      warn: terminal.err,
    })
  if (alone.sources.length === 0) return judge(alone)
  if (speaksForItself(alone, index, tree, mention)) {
    const judged = await judge(alone)
    if (isClean(judged.report)) return judged
  }
  return judge(gather(true))
}

/**
 * Whether the rest of the repository cannot make a finding in what was read: one `.env` that refers to nothing, and holds
 * no value that another file might hold too. What stands elsewhere could then only explain a finding away
 * (`require-edge`, `no-edge-only`), and where there is none, nothing has to be read. Of settings, only values are
 * compared across files (`no-shared-credential`). What a compose file makes of it (`env_file`) is a finding there, but
 * for an edge that goes with the region of the `.env` and not with the one that a service sets instead.
 */
function speaksForItself(
  { sources }: Collection,
  index: GitIndex,
  tree: IndexTree,
  mention: Mention,
): boolean {
  const [only, ...others] = sources
  if (only === undefined || others.length > 0 || formatOf(only.found.name) !== 'dotenv') return false
  // `$` refers to another variable, and so may a template's braces.
  if (/[$\x60<>{}%]/.test(only.text)) return false
  // An account has one SID in every Region: only credentials are compared.
  const text = only.text.replaceAll(ACCOUNT_SID, '')
  // SIDs, tokens and secrets are longer.
  if (!/[\w+/-]{20}(?![\w+/-]*\s*=)/.test(text)) return true
  const path = tree.pathOf(only.found.path)
  return path !== undefined && index.contents(mention)?.mayShare(text, path) === false
}

const ACCOUNT_SID = /^(?:export )?\w*ACCOUNT_SID=(["']?)AC[0-9a-f]{32}\1$/gm

/** Nothing was found, hidden or passed over. */
function isClean({ findings, suppressed, excepted, skipped }: Report): boolean {
  return findings.length === 0 && suppressed === 0 && excepted === 0 && skipped.length === 0
}

/** The staged changes that the command line is about. */
function below(
  paths: readonly string[],
  cwd: string,
  index: GitIndex,
  tree: IndexTree,
): { readonly changes: readonly StagedChange[]; readonly unknown: readonly Skipped[] } {
  if (paths.length === 0) return { changes: index.changes, unknown: [] }
  const unknown: Skipped[] = []
  const wanted = paths.flatMap((name) => {
    const absolute = resolve(cwd, name)
    const path = tree.pathOf(absolute === index.root.slice(0, -1) ? index.root : absolute)
    if (path === undefined) {
      unknown.push({ file: shownPath(cwd, absolute), reason: 'outside of the repository' })
      return []
    }
    // A path that git has never heard of is a mistake; one that was deleted or not staged is none.
    const isThere =
      path === '' ||
      existsSync(absolute) ||
      index.changes.some((change) => isBelow(change.path, path)) ||
      index.entriesAt((entry) => isBelow(entry, path)).length > 0
    if (isThere) return [path]
    unknown.push({ file: shownPath(cwd, absolute), reason: 'there is no such file or directory' })
    return []
  })
  return {
    changes: index.changes.filter((change) => wanted.some((path) => isBelow(change.path, path))),
    unknown,
  }
}

function isBelow(path: string, directory: string): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`)
}

/** What could not be found was named: passing over it is an error. */
function withUnknown(collection: Collection, unknown: readonly Skipped[]): Collection {
  return unknown.length === 0
    ? collection
    : { ...collection, skipped: [...collection.skipped, ...unknown], failed: true }
}

/** The policy as it is staged. One that lies outside of the repository and was named is read from disk. */
async function policyIn(
  tree: IndexTree,
  named: string | undefined,
  cwd: string,
): Promise<LoadedPolicy | undefined> {
  const path = named === undefined ? findPolicy(cwd, tree) : resolve(cwd, named)
  if (path === undefined) return undefined
  const { loadPolicy } = await import('../policy/load-policy.ts')
  if (tree.pathOf(path) === undefined) return loadPolicy(path, cwd)
  const bytes = tree.read(path)
  if (bytes === undefined) {
    const file = shownPath(cwd, path)
    throw new UsageError(
      tree.isUnmerged(path)
        ? `The policy ${file} is unmerged: resolve the conflict and stage it.`
        : `The policy ${file} is not in the index: stage it (git add), or check without --staged.`,
    )
  }
  return loadPolicy(path, cwd, bytes)
}
