import { createEmulator, SeedError, SnapshotError } from '@regionguard/emulator'
import type { Emulator } from '@regionguard/emulator'
import { errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../../command-line/usage-error.ts'

/** A world that was kept, and the file that it was read from. */
interface Imported {
  readonly file: string
  readonly world: unknown
}

/**
 * An emulator with the world of a seed file or one that was kept, or a fresh one.
 *
 * @throws UsageError if the file cannot be read, or is no seed, or the world is none
 */
export function emulatorFromSeed(seed: string | undefined, imported?: Imported): Emulator {
  try {
    return createEmulator({
      ...(seed === undefined ? {} : { seed }),
      ...(imported === undefined ? {} : { world: imported.world }),
    })
  } catch (error) {
    if (imported !== undefined && error instanceof SnapshotError)
      throw new UsageError(`--import ${imported.file}: ${error.message}`)
    // Its message begins with file, line and column.
    if (error instanceof SeedError) throw new UsageError(error.message)
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`--seed ${seed ?? ''} cannot be read (${errorCode(error)}).`)
    }
    throw error
  }
}
