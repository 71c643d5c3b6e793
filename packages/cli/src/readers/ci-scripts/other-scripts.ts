import { entryOf, textAt } from '@regionguard/core/settings'
import type { Node, Step } from '@regionguard/core/settings'
import { entriesOf, itemsOf, listParts, textPart, under } from './found-script.ts'
import type { FoundScript, Located } from './found-script.ts'

/**
 * `bash` steps of Azure Pipelines wherever they stand, and `script` ones, which `cmd` runs on Windows, if the file
 * names an image of another system.
 */
export function azureScripts(text: string, root: Node): readonly FoundScript[] {
  const isUnix = /ubuntu-|macos-/i.test(text) && !/windows/i.test(text)
  return found(root, (step) => {
    const key = ['bash', 'script'].find((one) => textPart(under(step, one)?.node) !== undefined)
    const script = key === undefined ? undefined : under(step, key)
    const parts = textPart(script?.node)
    if (script === undefined || parts === undefined || step.trail.at(-2)?.key !== 'steps') return undefined
    return {
      ...scriptAt(root, step, script, textAt(step.node, 'displayName')),
      parts,
      isShell: key === 'bash' || isUnix,
      isPartial: entryOf(step.node, 'workingDirectory') !== undefined,
    }
  })
}

/** Bitbucket Pipelines: the `script` of each `step`, a list that may have pipes in it too. */
export function bitbucketScripts(_text: string, root: Node): readonly FoundScript[] {
  return found(root, (step) => {
    const script = step.trail.at(-1)?.key === 'step' ? under(step, 'script') : undefined
    const { parts } = listParts(script?.node)
    if (script?.node.kind !== 'sequence' || parts.length === 0) return undefined
    return {
      ...scriptAt(root, step, script, textAt(step.node, 'name')),
      parts,
      isShell: true,
      isPartial: false,
    }
  })
}

/** Where a script stands, which may have settings from all of its file. */
function scriptAt(
  root: Node,
  { trail }: Located,
  script: Located,
  name: string | undefined,
): Pick<FoundScript, 'nodes' | 'root' | 'trail' | 'job' | 'place'> {
  const last = trail.findLast((step: Step) => typeof step.key === 'number')?.key
  const place = ['steps', name ?? String(typeof last === 'number' ? last + 1 : 1)] as const
  return { nodes: [script.node], root, trail: script.trail, job: root, place }
}

/** What is found at every mapping of a tree. */
function found(root: Node, look: (node: Located) => FoundScript | undefined): readonly FoundScript[] {
  const scripts: FoundScript[] = []
  const visited = new Set<Node>()
  const open: Located[] = [{ node: root, trail: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.node.kind === 'scalar' || visited.has(next.node) || next.trail.length > DEEPEST) continue
    visited.add(next.node)
    const script = next.node.kind === 'mapping' ? look(next) : undefined
    if (script !== undefined) scripts.push(script)
    open.push(...(next.node.kind === 'mapping' ? entriesOf(next) : itemsOf(next)).toReversed())
  }
  return scripts
}

/** Steps of jobs of stages of templates stand less deep. */
const DEEPEST = 24
