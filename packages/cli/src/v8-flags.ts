/** The newest release of Node whose V8 knows the flags that are set here, as tried: one that does not tells the user so. */
const NEWEST_NODE = 26

/** Known to `compile-cache.ts`, which is a file of its own: what it keeps V8 takes only with the flags it was made with. */
export const FLAGS_CHANGED = Symbol.for('regionguard: flags of V8 were set')

/** Sets flags of V8's that it looks at whenever they matter; they hold for the whole process. */
export function setV8Flags(...flags: readonly string[]): void {
  if (Number.parseInt(process.versions.node) > NEWEST_NODE) return
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of flags) setFlagsFromString(flag)
  Reflect.set(globalThis, FLAGS_CHANGED, true)
}

/**
 * The same for flags that only the V8 of Node 20 is known to have: others would complain on standard error.
 *
 * @returns whether they are set
 */
export function setFlagsOfNode20(...flags: readonly string[]): boolean {
  if (!process.versions.v8.startsWith('11.')) return false
  setV8Flags(...flags)
  return true
}
