import { resolve } from 'node:path'
import { findPolicy, repositoryAround, withSeparator } from '@regionguard/core/surroundings'
import { collect } from '../../collection/collect.ts'
import { WorkingFiles } from '../../collection/working-files.ts'
import { commandHelp } from '../../command-line/help.ts'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import { version } from '../../command-line/version.ts'
import { readSources } from '../../evaluation/read-sources.ts'
import { shownSource } from '../../fix/shown-source.ts'
import { unifiedDiff } from '../../fix/unified-diff.ts'
import { canAsk, saysYes } from '../../init/ask.ts'
import type { Change, Proposal } from '../../init/change.ts'
import { Directory } from '../../init/directory.ts'
import { draftPolicy } from '../../init/draft-policy.ts'
import { proposeEslint } from '../../init/eslint-config.ts'
import { proposeHook } from '../../init/hooks/propose-hook.ts'
import { writeChange } from '../../init/write-change.ts'
import { SecretPlaces } from '../../reporters/secret-places.ts'
import { gitAt } from '../../staged/git.ts'
import { mentionOf } from '../../scan/mention.ts'
import { INIT, initOptions } from './init-options.ts'
import type { InitOptions } from './init-options.ts'

/**
 * `regionguard init`.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line is not as it must be
 */
export async function init(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = parseArguments(args, INIT.options)
  if (given.options.has('help')) {
    terminal.out(commandHelp(INIT))
    return 0
  }
  const options = initOptions(given)
  const repository = repositoryAround(withSeparator(terminal.cwd))
  const root = repository === undefined ? terminal.cwd : resolve(repository.root)
  const proposals = await propose(root, repository !== undefined, options, terminal)
  const changes = proposals.flatMap((one) => one.changes)
  const notes = proposals.flatMap((one) => one.notes)

  for (const change of changes) terminal.out(shown(change))
  if (changes.length > 0) terminal.out('\n')
  for (const note of notes) terminal.out(`${note}\n`)
  if (changes.length === 0) {
    terminal.out('Nothing to write.\n')
    return 0
  }
  if (!options.yes) {
    if (!canAsk()) {
      terminal.out('Nothing was written: nobody can be asked here. To write this, add --yes.\n')
      return 0
    }
    terminal.out(`Write ${changes.length === 1 ? 'this file' : `these ${changes.length} files`}? [y/N] `)
    if (!(await saysYes())) {
      terminal.out('Nothing was written.\n')
      return 1
    }
  }
  return writeAll(changes, terminal)
}

async function propose(
  root: string,
  isRepository: boolean,
  options: InitOptions,
  terminal: Terminal,
): Promise<readonly Proposal[]> {
  const directory = new Directory(root)
  const hooksPath = isRepository && options.hook !== false ? hooksPathOf(root, terminal) : undefined
  return [
    await proposePolicy(directory, terminal),
    ...(options.hook === false
      ? []
      : [proposeHook(directory, { version: version(), hooksPath }, options.hook)]),
    proposeEslint(directory),
  ]
}

async function proposePolicy(directory: Directory, terminal: Terminal): Promise<Proposal> {
  const cwd = directory.path
  if (findPolicy(cwd) !== undefined) return { changes: [], notes: ['There is a policy already.'] }
  const files = new WorkingFiles({ cwd, paths: [], mention: mentionOf(), policy: undefined })
  const collection = collect({ cwd, files, policy: undefined })
  const sources = await readSources({ collection, policy: undefined, cwd, warn: terminal.err })
  return { changes: [directory.change('regionguard.yaml', draftPolicy(sources))], notes: [] }
}

/** Where git looks for hooks: `core.hooksPath`, or in its own directory, which worktrees share. */
function hooksPathOf(root: string, terminal: Terminal): string | undefined {
  try {
    const path = gitAt(root, terminal.environment).run(['rev-parse', '--git-path', 'hooks'])
    return resolve(root, path.toString('utf8').replace(/\n$/, ''))
  } catch (error) {
    // Without git there is no hook to write, and the rest does not need it.
    if (error instanceof UsageError) return undefined
    throw error
  }
}

function shown({ file, before, after, executable }: Change): string {
  const text = { before: before ?? '', after }
  const secrets = {
    before: new SecretPlaces([], new Map([[file, text.before]])),
    after: new SecretPlaces([], new Map([[file, text.after]])),
  }
  const diff = unifiedDiff(file, text.before, text.after, (side, start, end) =>
    shownSource(file, text[side], start, end, secrets[side]),
  )
  return `${before === undefined ? `new file${executable ? ', executable' : ''}\n` : ''}${diff}`
}

function writeAll(changes: readonly Change[], terminal: Terminal): number {
  let failed = false
  for (const change of changes) {
    const reason = writeChange(change)
    if (reason === undefined) terminal.out(`wrote ${change.file}\n`)
    else {
      terminal.err(`regionguard: ${change.file} was not written: ${reason}.\n`)
      failed = true
    }
  }
  return failed ? 2 : 0
}
