import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { findRegion } from '@regionguard/core'
import { errorCode } from '@regionguard/core/surroundings'
import { createCertificateAuthority } from '@regionguard/emulator'
import type { Emulator, EmulatorServer } from '@regionguard/emulator'
import { commandHelp } from '../../command-line/help.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import { childEnvironment } from '../../run/child-environment.ts'
import type { ChildEnvironment } from '../../run/child-environment.ts'
import { hooks } from '../../run/hooks.ts'
import { runChild } from '../../run/run-child.ts'
import type { ChildEnd } from '../../run/run-child.ts'
import { recordRun } from '../../run/run-record.ts'
import { runReport } from '../../run/run-report.ts'
import { summary } from '../../run/summary.ts'
import { writeTrustFiles } from '../../run/trust-files.ts'
import type { TrustFiles } from '../../run/trust-files.ts'
import { inheritedProxies } from '../../run/inherited-proxies.ts'
import { checkTarget } from '../emulate/check-target.ts'
import { emulatorFromSeed } from '../emulate/emulator-from-seed.ts'
import { RUN } from './run-command.ts'
import { runArguments } from './run-options.ts'
import type { RunOptions } from './run-options.ts'

/**
 * `regionguard run`: an emulator, a command against it, and an account of what it requested.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line or the seed is not as it must be, or isolation cannot be had
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = runArguments(args)
  if (given.help) {
    terminal.out(commandHelp(RUN))
    return 0
  }
  const { options } = given
  checkTarget(options.report, terminal.cwd)
  if (options.isolate && options.inside === undefined) {
    const { isolate } = await import('../../isolation/isolate.ts')
    return await isolate(args, terminal)
  }
  const emulator = emulatorFromSeed(options.seed)
  const { listen, record } = recordRun()
  emulator.requests.subscribe(listen)
  const directory = runDirectory()
  try {
    const { end, removed } = await runAgainst(emulator, directory.path, options, terminal)
    return report(options, end, record(), removed, terminal)
  } finally {
    directory.remove()
  }
}

async function runAgainst(
  emulator: Emulator,
  directory: string,
  options: RunOptions,
  terminal: Terminal,
): Promise<{ readonly end: ChildEnd; readonly removed: readonly string[] }> {
  // Its keys are in the memory of this process and nowhere else.
  const authority = createCertificateAuthority()
  const trust = writeTrustFiles(directory, authority.rootPem, terminal.environment)
  let command = options.command
  let listening: Parameters<Emulator['listen']>[0] = {
    port: 0,
    otherHosts: options.offline ? 'refuse' : 'pass',
    // In isolation nothing is passed on.
    ...(options.offline || options.inside !== undefined ? {} : inheritedProxies(terminal.environment)),
  }
  if (options.inside !== undefined) {
    const { insideIsolation } = await import('../../isolation/isolate.ts')
    const { furnish } = await import('../../isolation/furnish.ts')
    const user = insideIsolation(options.inside)
    furnish(directory, trust.bundle)
    // The port that clients go to which know no other way.
    listening = { port: 443, otherHosts: 'refuse' }
    if (user !== undefined) command = (await import('../../isolation/namespaces.ts')).asUser(user, command)
  }
  const server = await emulator
    .listen({ ...listening, host: '127.0.0.1', tls: authority })
    .catch((error: unknown) => {
      throw systemRefusal('the emulator cannot listen', error)
    })
  try {
    const { environment, removed } = environmentOf(server, trust, options, terminal)
    const tell = (text: string): void => {
      terminal.err(`regionguard: ${text}\n`)
    }
    if (removed.length > 0) tell(`not given to the command: ${removed.join(', ')}`)
    if (trust.unreadable.length > 0) tell(`no certificates could be read from ${trust.unreadable.join(', ')}`)
    const end = await runChild(command, { cwd: terminal.cwd, environment })
    if (end.problem !== undefined) tell(end.problem)
    return { end, removed }
  } finally {
    await server.close()
  }
}

function environmentOf(
  server: EmulatorServer,
  trust: TrustFiles,
  { region, inside }: RunOptions,
  terminal: Terminal,
): ChildEnvironment {
  const edge = region === undefined ? undefined : findRegion(region)?.defaultEdge
  return childEnvironment({
    inherited: terminal.environment,
    world: server.env,
    region: region === undefined || edge === undefined ? undefined : { id: region, edge },
    emulatorUrl: server.url,
    proxyUrl: inside === undefined ? server.url : undefined,
    trust,
    hooks: hooks(),
    delimiter,
  })
}

function report(
  { report: file, failOnRefused }: RunOptions,
  end: ChildEnd,
  record: ReturnType<ReturnType<typeof recordRun>['record']>,
  removed: readonly string[],
  terminal: Terminal,
): number {
  // A command that never started has requested nothing, and its user looks for another line.
  if (end.problem === undefined) terminal.err(summary(record))
  const code = end.code === 0 && failOnRefused && record.refused > 0 ? 1 : end.code
  if (file === undefined) return code
  try {
    writeFileSync(resolve(terminal.cwd, file), runReport(record, end, code, removed))
    return code
  } catch (error) {
    terminal.err(`regionguard: ${file} cannot be written (${errorCode(error)}).\n`)
    return 2
  }
}

/**
 * A directory that everybody can read, for the command may run programs as others, and nobody else can write into. It is
 * gone at the end of this process: also where a signal ends it before there is a command to hand the signal to.
 */
function runDirectory(): { readonly path: string; readonly remove: () => void } {
  let path: string
  try {
    // Also where TMPDIR is relative: the command may look from elsewhere.
    path = mkdtempSync(join(resolve(tmpdir()), 'regionguard-run-'))
    chmodSync(path, 0o755)
  } catch (error) {
    throw systemRefusal(`no directory can be made in ${tmpdir()}`, error)
  }
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // With a command there is another listener, and the command decides.
      if (process.listenerCount(signal) > 1) return
      remove()
      process.exit(128 + constants.signals[signal])
    })
  }
  return { path, remove }
}

/** What the system does not permit is for the user to know, and no mistake of ours. */
function systemRefusal(what: string, error: unknown): unknown {
  return error instanceof Error && 'syscall' in error
    ? new UsageError(`${what} (${errorCode(error)}).`)
    : error
}
