import { HOUSEKEEPING_IDS, RULE_IDS } from '@regionguard/core'
import { entryOf, textAt } from '@regionguard/core/settings'
import type { Node } from '@regionguard/core/settings'

/** What stands at the root of a report: `--format json` of `check`, and `run --report`. */
const ROOTS: readonly (readonly string[])[] = [
  ['version', 'findings', 'skipped', 'summary'],
  ['version', 'exitCode', 'command', 'requests', 'regions', 'refusals', 'sdks'],
]

const RULES: ReadonlySet<string> = new Set([...RULE_IDS, ...HOUSEKEEPING_IDS])

/**
 * Whether a document is a report of our own, written into the tree that it is about: the hosts that it names are told of,
 * not used.
 */
export function isOwnReport(root: Node): boolean {
  if (root.kind === 'sequence')
    return root.items.length > 0 && root.items.every(({ value }) => isIssue(value))
  return ROOTS.some((keys) => keys.every((key) => entryOf(root, key) !== undefined)) || isLog(root)
}

/** One of GitLab's Code Quality. */
function isIssue(node: Node): boolean {
  return entryOf(node, 'fingerprint') !== undefined && RULES.has(textAt(node, 'check_name') ?? '')
}

/** SARIF, whose one run is ours. */
function isLog(root: Node): boolean {
  const runs = entryOf(root, 'runs')?.value
  if (runs?.kind !== 'sequence' || runs.items.length !== 1) return false
  const tool = entryOf(runs.items[0]?.value, 'tool')?.value
  return textAt(entryOf(tool, 'driver')?.value, 'name') === 'regionguard'
}
