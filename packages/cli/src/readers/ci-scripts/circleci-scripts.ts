import { entryOf, textAt } from '@regionguard/core/settings'
import type { Node } from '@regionguard/core/settings'
import { entriesOf, itemsOf, textPart, under } from './found-script.ts'
import type { FoundScript, Located } from './found-script.ts'
import { isPosixShell, speaksOfWindows } from './posix-shell.ts'

/** The `run` steps of jobs and commands. https://circleci.com/docs/configuration-reference/#run */
export function circleciScripts(text: string, root: Node): readonly FoundScript[] {
  const isUnix = !speaksOfWindows(text)
  // A context of the organization is an environment of jobs.
  const hasContext = /\bcontext:/.test(text)
  return ['jobs', 'commands'].flatMap((key) => {
    const all = under({ node: root, trail: [] }, key)
    return (all === undefined ? [] : entriesOf(all)).flatMap((job) => {
      const shell = textAt(job.node, 'shell')
      const inner: Surroundings = {
        root,
        job: job.node,
        place: ['jobs', job.key],
        isShell: shell === undefined ? isUnix : isPosixShell(shell),
        isPartial:
          hasContext || ['working_directory', 'executor'].some((one) => entryOf(job.node, one) !== undefined),
      }
      return stepScripts(under(job, 'steps'), inner, 0)
    })
  })
}

type Surroundings = Pick<FoundScript, 'root' | 'job' | 'place' | 'isShell' | 'isPartial'>

function stepScripts(
  steps: Located | undefined,
  around: Surroundings,
  depth: number,
): readonly FoundScript[] {
  if (depth > DEEPEST) return []
  return itemsOf(steps).flatMap((step): readonly FoundScript[] => {
    const condition = under(step, 'when') ?? under(step, 'unless')
    if (condition !== undefined) return stepScripts(under(condition, 'steps'), around, depth + 1)
    const run = under(step, 'run')
    const command = run?.node.kind === 'scalar' ? run : run === undefined ? undefined : under(run, 'command')
    const parts = textPart(command?.node)
    if (run === undefined || command === undefined || parts === undefined) return []
    const shell = textAt(run.node, 'shell')
    const name = textAt(run.node, 'name')
    return [
      {
        ...around,
        parts,
        nodes: [command.node],
        trail: command.trail,
        place: name === undefined ? around.place : ['steps', name],
        isShell: shell === undefined ? around.isShell : isPosixShell(shell),
        isPartial: around.isPartial || entryOf(run.node, 'working_directory') !== undefined,
      },
    ]
  })
}

/** Conditions within conditions. */
const DEEPEST = 5
