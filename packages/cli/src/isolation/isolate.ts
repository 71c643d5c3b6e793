import type { Terminal } from '../command-line/terminal.ts'
import { UsageError } from '../command-line/usage-error.ts'
import { runChild } from '../run/run-child.ts'
import { inNamespaces, namespaceWay, networkNamespace } from './namespaces.ts'
import type { NamespaceUser } from './namespaces.ts'

/**
 * Runs this program again in namespaces of its own, with the same arguments.
 *
 * @param args what follows `run`
 * @returns the exit code
 * @throws UsageError if namespaces cannot be had
 */
export async function isolate(args: readonly string[], terminal: Terminal): Promise<number> {
  const { options, user } = namespaceWay()
  const again = [
    process.execPath,
    ...process.execArgv,
    process.argv[1] ?? '',
    'run',
    `--inside-isolation=${networkNamespace()}${user === undefined ? '' : `,${user.uid},${user.gid}`}`,
    ...args,
  ]
  const environment = Object.fromEntries(
    Object.entries(terminal.environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const end = await runChild(inNamespaces(options, again), { cwd: terminal.cwd, environment })
  return end.code
}

/**
 * Who the command is to be, as the part of this program outside of the namespaces said.
 *
 * @param inside the value of `--inside-isolation`
 * @returns undefined: as this process
 * @throws UsageError if this process is in the same network as that part, for what comes next must not happen there
 */
export function insideIsolation(inside: string): NamespaceUser | undefined {
  const [outside, uid, gid] = inside.split(',')
  if (
    process.platform !== 'linux' ||
    outside === undefined ||
    !/^net:\[\d+\]$/.test(outside) ||
    outside === networkNamespace()
  ) {
    throw new UsageError('--inside-isolation is for regionguard itself: use --isolate.')
  }
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
