import { spawnSync } from 'node:child_process'
import { PATH } from './run-process.ts'

/**
 * Why a program cannot be run here. Where `REGIONGUARD_ALL_CLIENTS` is set, as by `.ci/run`, nothing may be missing.
 *
 * @param trial a command that ends with 0 where the program is there
 * @returns undefined if it can
 */
export function whyMissing(what: string, trial: readonly string[]): string | undefined {
  const [first = '', ...args] = trial
  const { status } = spawnSync(first, args, { stdio: 'ignore', env: { PATH } })
  if (status === 0) return undefined
  const why = `${what} is not installed`
  if (process.env['REGIONGUARD_ALL_CLIENTS'] !== undefined) throw new Error(why)
  return why
}
