import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createCertificateAuthority } from '@regionguard/emulator'
import type { CertificateAuthority, Emulator, EmulatorServer } from '@regionguard/emulator'
import { commandHelp } from '../../command-line/help.ts'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import { errorCode } from '@regionguard/core/surroundings'
import { userAuthority } from '../ca/ca.ts'
import { checkTarget } from './check-target.ts'
import { EMULATE, emulateOptions } from './emulate-options.ts'
import type { EmulateOptions } from './emulate-options.ts'
import { emulatorFromSeed } from './emulator-from-seed.ts'
import { KeptWorld } from './kept-world.ts'
import { gathered, requestLog } from './request-log.ts'
import type { LogStream } from './request-log.ts'
import { untilSignal } from './until-signal.ts'
import { writePrivate } from './write-private.ts'

/**
 * `regionguard emulate`: runs until a signal ends it.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line, the seed or the import is not as it must be, or the port cannot be had
 */
export async function emulate(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = parseArguments(args, EMULATE.options)
  if (given.options.has('help')) {
    terminal.out(commandHelp(EMULATE))
    return 0
  }
  const options = emulateOptions(given)
  checkTarget(options.envFile, terminal.cwd)
  checkTarget(options.export, terminal.cwd)
  const ended = untilSignal()
  const emulator = begin(options, terminal.cwd)
  const kept = keptWorld(emulator, options, terminal)
  const server = await listen(emulator, options, () => authorityOf(terminal), kept)
  try {
    kept?.changed()
    announce(server, options, terminal)
  } catch (error) {
    await server.close()
    throw error
  }
  if (kept !== undefined) emulator.requests.subscribe(kept.listen)
  // The reader of the log may go (`| head -1`, once it has seen the address): the emulator goes on without one.
  process.stderr.on('error', () => undefined)
  const log = gathered(process.stderr)
  const unsubscribe = emulator.requests.subscribe(requestLog(log))
  await ended
  unsubscribe()
  await server.close()
  const code = kept?.end() === false ? 2 : 0
  await flush(log, code)
  return code
}

/** Milliseconds that the reader of the log has for its last lines. */
const LAST_LINES = 200

/** Lines that nobody reads would keep the process from ending. */
async function flush(stream: LogStream, code: number): Promise<void> {
  const before = performance.now()
  while (stream.writableLength > 0) {
    if (performance.now() - before > LAST_LINES) process.exit(code)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function begin({ seed, import: snapshot }: EmulateOptions, cwd: string): Emulator {
  if (snapshot === undefined) return emulatorFromSeed(seed)
  return emulatorFromSeed(seed, { file: snapshot, world: readWorld(snapshot, cwd) })
}

function readWorld(file: string, cwd: string): unknown {
  let text: string
  try {
    text = readFileSync(resolve(cwd, file), 'utf8')
  } catch (error) {
    throw new UsageError(`--import ${file} cannot be read (${errorCode(error)}).`)
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The parser's message quotes the file, and the file holds secrets.
    throw new UsageError(`--import ${file} is not JSON. Was it written by --export?`)
  }
}

async function listen(
  emulator: Emulator,
  { host, port, passthrough }: EmulateOptions,
  tls: () => CertificateAuthority,
  kept: KeptWorld | undefined,
): Promise<EmulatorServer> {
  try {
    return await emulator.listen({
      host,
      port,
      tls,
      otherHosts: passthrough ? 'pass' : 'refuse',
      ...(kept === undefined ? {} : { worldReplaced: kept.changed }),
    })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EADDRINUSE') {
      throw new UsageError(`port ${port} is in use. Give another with --port; --port 0 takes any free one.`)
    }
    if (code === 'EACCES') throw new UsageError(`port ${port} needs more rights than this user has.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL') {
      throw new UsageError(`--host ${host} is no address of this machine (${code}).`)
    }
    throw error
  }
}

/** Asked for by the first client that speaks TLS, when it is too late to end: it then meets keys that nobody trusts. */
function authorityOf(terminal: Terminal): CertificateAuthority {
  try {
    return userAuthority(terminal).authority
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.err(`regionguard: ${error.message} TLS has keys of this run alone, and no client trusts them.\n`)
    return createCertificateAuthority()
  }
}

function announce(server: EmulatorServer, { envFile, printEnv }: EmulateOptions, terminal: Terminal): void {
  const variables = Object.entries(server.env)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
  if (envFile !== undefined) {
    try {
      writePrivate(resolve(terminal.cwd, envFile), variables)
    } catch (error) {
      throw new UsageError(`${envFile} cannot be written (${errorCode(error)}).`)
    }
  }
  if (printEnv) terminal.out(variables)
  if (server.controlToken !== undefined) terminal.out(`control API token: ${server.controlToken}\n`)
  terminal.out(`listening on ${server.url}\n`)
}

function keptWorld(
  emulator: Emulator,
  { export: file }: EmulateOptions,
  terminal: Terminal,
): KeptWorld | undefined {
  if (file === undefined) return undefined
  const path = resolve(terminal.cwd, file)
  return new KeptWorld({
    snapshot: () => emulator.snapshot(),
    write: (text) => {
      writePrivate(path, text)
    },
    failed: (code) => {
      terminal.err(`regionguard: ${file} cannot be written (${code}).\n`)
    },
  })
}
