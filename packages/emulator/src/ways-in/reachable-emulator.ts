import { createEmulator } from '../create-emulator.ts'
import type { Emulator, EmulatorOptions } from '../emulator.ts'
import { withWaysIn } from './with-ways-in.ts'
import type { WaysIn } from './with-ways-in.ts'

/** Twilio, all Regions of it, and the ways to reach it. */
export type ReachableEmulator = Emulator & WaysIn

/**
 * Twilio in one object, all Regions of it. Several in one process know nothing of each other.
 *
 * @throws SeedError if the seed is not one, with file, line and column; TypeError for an option that is none
 */
export function createReachableEmulator(options: EmulatorOptions = {}): ReachableEmulator {
  return withWaysIn(createEmulator(options))
}
