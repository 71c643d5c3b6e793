/** The newest release of Node whose V8 knows the flags that are set here, as tried: one that does not tells the user so. */
const NEWEST_NODE = 26

/** Sets flags of V8's that it looks at whenever they matter; they hold for the whole process. */
export function setV8Flags(...flags: readonly string[]): void {
  if (Number.parseInt(process.versions.node) > NEWEST_NODE) return
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of flags) setFlagsFromString(flag)
}
