import { entryOf, textAt } from '@regionguard/core/settings'
import type { Node } from '@regionguard/core/settings'
import { entriesOf, isMapping, itemsOf, textPart, under } from './found-script.ts'
import type { FoundScript, Located } from './found-script.ts'
import { isPosixShell, speaksOfWindows } from './posix-shell.ts'

/**
 * The `run` of every step of a workflow; its shell is the step's, the job's, the workflow's, else that of the runner.
 * https://docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions#jobsjob_idstepsshell
 */
export function workflowScripts(text: string, root: Node): readonly FoundScript[] {
  const defaults = runDefaults(root)
  const isWindowsKnown = speaksOfWindows(text)
  const jobs = under({ node: root, trail: [] }, 'jobs')
  return (jobs === undefined ? [] : entriesOf(jobs)).flatMap((job) => {
    const own = runDefaults(job.node)
    const shell = textAt(own, 'shell') ?? textAt(defaults, 'shell')
    const elsewhere =
      [root, job.node].some(hasComputedEnvironment) ||
      itemsOf(under(job, 'steps')).some(({ node }) => EXPORTS.test(textAt(node, 'uses') ?? '')) ||
      [own, defaults].some((one) => entryOf(one, 'working-directory') !== undefined)
    const isShell = shell === undefined ? runsOnUnix(job.node, text, isWindowsKnown) : isPosixShell(shell)
    return stepScripts(root, under(job, 'steps'), {
      job: job.node,
      isShell,
      isPartial: elsewhere,
      place: ['jobs', job.key],
    })
  })
}

/** The steps of a composite action, each of which names its shell. */
export function actionScripts(root: Node): readonly FoundScript[] {
  const runs = under({ node: root, trail: [] }, 'runs')
  return runs === undefined
    ? []
    : stepScripts(root, under(runs, 'steps'), {
        job: runs.node,
        isShell: false,
        isPartial: false,
        place: ['jobs', 'runs'],
      })
}

function stepScripts(
  root: Node,
  steps: Located | undefined,
  around: Pick<FoundScript, 'job' | 'isShell' | 'isPartial' | 'place'>,
): readonly FoundScript[] {
  return itemsOf(steps).flatMap((step): readonly FoundScript[] => {
    const run = under(step, 'run')
    const parts = textPart(run?.node)
    if (run === undefined || parts === undefined || !isMapping(step.node)) return []
    const shell = entryOf(step.node, 'shell')
    const name = textAt(step.node, 'name', 'id')
    return [
      {
        parts,
        nodes: [run.node],
        root,
        trail: run.trail,
        job: around.job,
        place: name === undefined ? around.place : ['steps', name],
        isShell: shell === undefined ? around.isShell : isPosixShell(textAt(step.node, 'shell') ?? ''),
        isPartial:
          around.isPartial ||
          hasComputedEnvironment(step.node) ||
          entryOf(step.node, 'working-directory') !== undefined,
      },
    ]
  })
}

/** Actions that make secrets or settings from elsewhere variables of all steps after them. */
const EXPORTS = /secret|vault|doppler|infisical|1password|dotenv|env-?file|\benv\b|parameter|ssm/i

/** `env: ${{ fromJSON(inputs.env) }}` */
function hasComputedEnvironment(node: Node): boolean {
  const env = entryOf(node, 'env')?.value
  return env !== undefined && env.kind !== 'mapping'
}

function runDefaults(node: Node): Node | undefined {
  return entryOf(entryOf(node, 'defaults')?.value, 'run')?.value
}

/** The runner may be any: then the file must not speak of Windows at all. */
function runsOnUnix(job: Node, text: string, isWindowsKnown: boolean): boolean {
  const runsOn = entryOf(job, 'runs-on')?.value
  if (runsOn === undefined) return false
  const labels = text.slice(runsOn.start, runsOn.end)
  return !(labels.includes('${{') ? isWindowsKnown : speaksOfWindows(labels))
}
