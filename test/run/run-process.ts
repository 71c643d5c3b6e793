import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { program } from '../cli.ts'

/** What `regionguard run --report` writes. */
export interface Report {
  readonly version: 1
  readonly exitCode: number
  readonly command: { readonly exitCode: number; readonly signal?: string }
  readonly removedVariables: readonly string[]
  readonly requests: number
  readonly regions: Readonly<Record<'us1' | 'ie1' | 'au1', number>>
  readonly refused: number
  readonly refusals: readonly {
    readonly method: string
    readonly host: string
    readonly path: string
    readonly status?: number
    readonly code?: number
    readonly reason: string
    readonly credential?: string
    readonly credentialRegion?: string
    readonly region?: string
    readonly count: number
  }[]
  readonly sdks: readonly {
    readonly sdk?: string
    readonly version?: string
    readonly host: string
    readonly region?: string
    readonly requests: number
    readonly note?: string
  }[]
}

export interface RunEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Undefined where the run ended before it could be written. */
  readonly report: Report | undefined
}

export interface RunSettings {
  readonly options?: readonly string[]
  readonly command: readonly string[]
  readonly cwd?: string
  /** Beside `PATH` and a `HOME` of its own. */
  readonly environment?: Readonly<Record<string, string>>
  /** What runs the program: arguments before `node`. */
  readonly through?: readonly string[]
  readonly home?: string
}

/** Debian's programs before those that a developer may have put in front of them, and this Node before all. */
export const PATH = [dirname(process.execPath), '/usr/bin', '/bin', process.env['PATH'] ?? ''].join(delimiter)

/** A run of `regionguard run` that goes on. */
export interface Running {
  readonly pid: number
  /** Everything so far. */
  readonly stdout: () => string
  readonly end: Promise<RunEnd>
}

/** Starts the built `regionguard run`. */
export function startRun({
  options = [],
  command,
  cwd,
  environment = {},
  through = [],
  home = tmpdir(),
}: RunSettings): Running {
  const directory = mkdtempSync(join(tmpdir(), 'regionguard-test-'))
  const reportFile = join(directory, 'report.json')
  const report = through.length === 0 ? ['--report', reportFile] : []
  const [first = process.execPath, ...args] = [
    ...through,
    process.execPath,
    program,
    'run',
    ...report,
    ...options,
    '--',
    ...command,
  ]
  const child = spawn(first, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME: home, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const end = new Promise<RunEnd>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      let written: Report | undefined
      try {
        written = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
          reject(error instanceof Error ? error : new Error('no report'))
          return
        }
      } finally {
        rmSync(directory, { recursive: true })
      }
      resolve({ code, signal, stdout, stderr, report: written })
    })
  })
  return { pid: child.pid ?? 0, stdout: () => stdout, end }
}

/** Runs the built `regionguard run` to its end. */
export function run(settings: RunSettings): Promise<RunEnd> {
  return startRun(settings).end
}
