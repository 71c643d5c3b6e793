import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CLI_PACKAGE = new URL('../packages/cli/', import.meta.url)

const { bin } = JSON.parse(readFileSync(new URL('package.json', CLI_PACKAGE), 'utf8')) as {
  bin: string | Record<string, string>
}
/** The script that `node` runs. `REGIONGUARD_PROGRAM` names another build, such as that of an installed tarball. */
export const program =
  process.env['REGIONGUARD_PROGRAM'] ??
  fileURLToPath(new URL(typeof bin === 'string' ? bin : (bin['regionguard'] ?? ''), CLI_PACKAGE))

/** What one run of the command line gave. */
export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** One finding as `--format json` prints it. */
export interface Finding {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  readonly evidence: readonly { file: string; line: number; column: number; message: string }[]
  readonly fix?: Edits
  readonly suggestions?: readonly Edits[]
  readonly docs: string
  readonly fingerprint: string
}

/** A fix or a suggestion. */
export interface Edits {
  readonly description: string
  readonly edits: readonly { file: string; range: [number, number]; text: string }[]
}

/** The one document that `check --format json` prints. */
export interface Output {
  readonly version: 1
  readonly findings: readonly Finding[]
  readonly skipped: readonly { file: string; reason: string }[]
  readonly summary: Record<
    'files' | 'errors' | 'warnings' | 'skipped' | 'suppressed' | 'excepted' | 'baselined',
    number
  >
}

/**
 * Runs the built command line as a process of its own, as a user would.
 *
 * @param cwd working directory
 * @param args arguments after `regionguard`
 */
export function regionguard(cwd: string, ...args: string[]): Run {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env['PATH'] ?? '' },
  })
  if (error) throw error
  return { status, stdout, stderr }
}

/**
 * `regionguard check --format json`, parsed.
 *
 * @throws if standard output is not one JSON document; the error holds what was printed instead
 */
export function check(cwd: string, ...args: string[]): Output & { readonly status: number | null } {
  const run = regionguard(cwd, 'check', '--format', 'json', ...args)
  try {
    return { ...(JSON.parse(run.stdout) as Output), status: run.status }
  } catch {
    throw new Error(`no JSON on standard output (exit code ${run.status}):\n${run.stdout}${run.stderr}`)
  }
}
