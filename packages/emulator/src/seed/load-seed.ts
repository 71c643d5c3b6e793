import type { Seed } from './seed.ts'
export function loadSeed(seed: string | object): Seed {
  return seed as Seed
}
