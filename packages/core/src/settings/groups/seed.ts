import { entryOf } from '../tree/node.ts'
import type { Node } from '../tree/node.ts'

/** What stands at the root of a seed of the emulator: `packages/emulator/schema/seed.schema.json`. */
const SEED_KEYS: ReadonlySet<string> = new Set([
  'version',
  'accounts',
  'legacyHosts',
  'edges',
  'switches',
  '$schema',
])

/** Whether a document is a seed of our own emulator: its credentials are good for nothing but tests. */
export function isSeed(root: Node): boolean {
  return (
    root.kind === 'mapping' &&
    entryOf(root, 'version')?.value.kind === 'scalar' &&
    entryOf(root, 'accounts')?.value.kind === 'sequence' &&
    root.entries.every(({ key }) => SEED_KEYS.has(key.text))
  )
}
