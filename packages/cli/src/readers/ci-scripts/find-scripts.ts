import { nameOf } from '@regionguard/core/settings'
import type { Node, ReaderInput } from '@regionguard/core/settings'
import { mayMatter } from '../shell/may-matter.ts'
import { circleciScripts } from './circleci-scripts.ts'
import type { FoundScript } from './found-script.ts'
import { actionScripts, workflowScripts } from './github-scripts.ts'
import { gitlabScripts, looksLikeGitlab } from './gitlab-scripts.ts'
import { azureScripts, bitbucketScripts } from './other-scripts.ts'

/** The keys under which scripts stand, of any product; asked before the file is parsed. */
const KEYS = /(?:^|[\s{,"'-])(?:run|script|bash|command)["']?\s*:/

/** Whether a YAML file may hold scripts that matter; cheap, for most files hold none. */
export function mayHoldScripts({ text }: ReaderInput): boolean {
  return mayMatter(text) && KEYS.test(text)
}

/**
 * The scripts in the configuration of a pipeline that are of interest, each once: where it is shared, at its first use.
 * A product is told by the name of the file, GitLab CI also by its form, for parts of it are called anything. A
 * `script` in any other file is none.
 */
export function findScripts({ file, text }: ReaderInput, roots: readonly Node[]): readonly FoundScript[] {
  const seen = new Set<Node>()
  const isNew = (node: Node): boolean => !seen.has(node)
  return roots
    .flatMap((root) => scriptsOf(file, text, root))
    .flatMap((script): readonly FoundScript[] => {
      const parts = script.parts.filter(({ scalar }) => isNew(scalar))
      const nodes = script.nodes.filter(isNew)
      if (nodes.length === 0 || !parts.some(({ scalar }) => mayMatter(scalar.text))) return []
      for (const node of [...nodes, ...parts.map(({ scalar }) => scalar)]) seen.add(node)
      const isWhole = parts.length === script.parts.length
      return [{ ...script, parts, nodes, isPartial: script.isPartial || !isWhole }]
    })
}

function scriptsOf(file: string, text: string, root: Node): readonly FoundScript[] {
  if (/(?:^|\/)\.github\/workflows\/[^/]+$/.test(file)) return workflowScripts(text, root)
  if (/(?:^|\/)\.circleci\/[^/]+$/.test(file)) return circleciScripts(text, root)
  const name = nameOf(file)
  if (/^action\.ya?ml$/.test(name)) return actionScripts(root)
  if (name.startsWith('azure-pipelines')) return azureScripts(text, root)
  if (name.startsWith('bitbucket-pipelines.')) return bitbucketScripts(text, root)
  if (/^\.?gitlab-ci/.test(name) || /(?:^|\/)\.gitlab\//.test(file)) return gitlabScripts(text, root)
  return looksLikeGitlab(root) ? gitlabScripts(text, root) : []
}
