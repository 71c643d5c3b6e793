import { entryOf } from '@regionguard/core/settings'
import type { Node } from '@regionguard/core/settings'
import { entriesOf, isMapping, isSequence, listParts, under } from './found-script.ts'
import type { FoundScript, Located } from './found-script.ts'
import { speaksOfWindows } from './posix-shell.ts'

/**
 * The scripts of every job: `before_script` and `script` are run in one shell, `after_script` in another.
 * https://docs.gitlab.com/ci/yaml/#script
 */
export function gitlabScripts(text: string, root: Node): readonly FoundScript[] {
  const top: Located = { node: root, trail: [] }
  const common = under(top, 'default')
  // What every job runs before its own script may set anything, and other files may.
  const isPartial =
    entryOf(root, 'include') !== undefined ||
    [root, common?.node].some((node) => entryOf(node, 'before_script') !== undefined)
  const isUnix = ![under(top, 'image'), common].some(
    (one) => one !== undefined && speaksOfWindows(text.slice(one.node.start, one.node.end)),
  )
  const jobs = entriesOf(top)
  // What a hidden job shares with others counts where they use it.
  const isHidden = ({ key }: { readonly key: string }): boolean => key.startsWith('.')
  const inOrder = [...jobs.filter((job) => !isHidden(job)), ...jobs.filter(isHidden)]
  return [top, ...inOrder].flatMap((job): readonly FoundScript[] => {
    if (!isMapping(job.node)) return []
    const isRoot = job === top
    const isShell = isUnix && (isRoot || !speaksOfWindows(text.slice(job.node.start, job.node.end)))
    const name = job.trail[0]?.key ?? 'pipeline'
    const found = (keys: readonly string[]): readonly FoundScript[] => {
      const places = keys.map((key) => under(job, key)).filter((one) => one !== undefined)
      const last = places.at(-1)
      const lists = places.map(({ node }) => listParts(node))
      const parts = lists.flatMap((one) => one.parts)
      if (last === undefined || parts.length === 0) return []
      return [
        {
          parts,
          nodes: places.map(({ node }) => node).toReversed(),
          root,
          trail: last.trail,
          job: job.node,
          place: ['jobs', String(name)],
          isShell,
          isPartial:
            (isPartial && !isRoot) ||
            lists.some(({ isWhole }) => !isWhole) ||
            places.some(({ node }) => refersToOthers(text, node)) ||
            // A hidden job is a part of others.
            String(name).startsWith('.') ||
            entryOf(job.node, 'extends') !== undefined,
        },
      ]
    }
    return [...found(['before_script', 'script']), ...found(['after_script'])]
  })
}

/** `!reference [.job, script]`: the script of another job. */
function refersToOthers(text: string, node: Node): boolean {
  return text.slice(node.start, node.end).includes('!reference')
}

/** A file of any name that looks like one of GitLab CI: it has stages, and jobs with a stage and a script. */
export function looksLikeGitlab(root: Node): boolean {
  const jobs = root.kind === 'mapping' ? root.entries.map(({ value }) => value) : []
  const hasJob = jobs.some(
    (job) =>
      entryOf(job, 'script') !== undefined &&
      ['stage', 'rules'].some((key) => entryOf(job, key) !== undefined),
  )
  const stages = entryOf(root, 'stages')?.value
  return hasJob && (isSequence(stages) || jobs.some((job) => entryOf(job, 'stage')?.value.kind === 'scalar'))
}
