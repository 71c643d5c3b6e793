import { createEmulator, SeedError } from '@regionguard/emulator'
import type { Emulator } from '@regionguard/emulator'
import { errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../../command-line/usage-error.ts'

/**
 * An emulator with the world of a seed file, or a fresh one.
 *
 * @throws UsageError if the file cannot be read, or is no seed
 */
export function emulatorFromSeed(seed: string | undefined): Emulator {
  try {
    return createEmulator(seed === undefined ? {} : { seed })
  } catch (error) {
    // Its message begins with file, line and column.
    if (error instanceof SeedError) throw new UsageError(error.message)
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`--seed ${seed ?? ''} cannot be read (${errorCode(error)}).`)
    }
    throw error
  }
}
