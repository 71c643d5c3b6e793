import { readFileSync } from 'node:fs'
import { parseSeed, parseSeedObject } from './parse-seed.ts'
import type { Seed } from './seed.ts'

/**
 * A seed from a file, or from an object.
 *
 * @throws SeedError if it is not one; the system's error if the file cannot be read
 */
export function loadSeed(seed: string | object): Seed {
  return typeof seed === 'string' ? parseSeed(readFileSync(seed, 'utf8'), seed) : parseSeedObject(seed)
}
