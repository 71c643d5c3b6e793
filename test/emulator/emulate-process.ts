import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'

const CLI_PACKAGE = new URL('../../packages/cli/', import.meta.url)
const { bin } = JSON.parse(readFileSync(new URL('package.json', CLI_PACKAGE), 'utf8')) as {
  bin: { regionguard: string }
}
export const PROGRAM = fileURLToPath(new URL(bin.regionguard, CLI_PACKAGE))

/** How a run of `regionguard emulate` ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Since the signal was sent. */
  readonly milliseconds: number
  readonly stdout: string
  readonly stderr: string
}

/** A running `regionguard emulate`. */
export interface EmulateProcess {
  readonly url: string
  readonly port: number
  /** Everything so far. */
  stdout(): string
  stderr(): string
  /** As `| head -1` does, once it has seen a line. */
  closeLog(): void
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

export interface EmulateSettings {
  readonly cwd: string
  /** Let the pipe of standard error fill up. */
  readonly neverReadLog?: boolean
}

/**
 * Starts the built command line and waits until it says that it listens.
 *
 * @throws Error with its output if it ends before
 */
export function startEmulate(
  args: readonly string[],
  { cwd, neverReadLog }: EmulateSettings,
): Promise<EmulateProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'emulate', '--port', '0', ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '' },
    })
    let stdout = ''
    let stderr = ''
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((end) => {
      child.on('close', (code, signal) => {
        end({ code, signal })
      })
    })
    void ended.then(({ code }) => {
      reject(new Error(`ended with ${String(code)} before it listened:\n${stdout}${stderr}`))
    })
    if (neverReadLog !== true) child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const port = /^listening on http:\/\/[\d.]+:(\d+)\n/m.exec(stdout)?.[1]
      if (port === undefined) return
      resolve({
        url: `http://127.0.0.1:${port}`,
        port: Number(port),
        stdout: () => stdout,
        stderr: () => stderr,
        closeLog: () => {
          child.stderr.destroy()
        },
        stop: async (signal = 'SIGTERM') => {
          const before = performance.now()
          child.kill(signal)
          // Its end is what counts, not that of a pipe that nobody reads.
          const exited = new Promise<void>((gone) => {
            if (child.exitCode !== null || child.signalCode !== null) gone()
            else
              child.on('exit', () => {
                gone()
              })
          })
          await exited
          const milliseconds = performance.now() - before
          if (neverReadLog === true) child.stderr.destroy()
          return { ...(await ended), milliseconds, stdout, stderr }
        },
      })
    })
  })
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Ask {
  readonly method?: string
  readonly path: string
  /** `Host`, if it is not the server's own. */
  readonly host?: string
  /** Username and password. */
  readonly as?: readonly [string, string]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request to a port of this machine. */
export function ask(
  port: number,
  { method = 'GET', path, host, as, headers = {}, body }: Ask,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: {
        Host: host ?? `127.0.0.1:${String(port)}`,
        ...(as === undefined
          ? {}
          : { Authorization: `Basic ${Buffer.from(as.join(':')).toString('base64')}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      })
    })
    request.end(body)
  })
}
