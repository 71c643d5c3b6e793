import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Code that is loaded into programs which know no variables for what they need. */
export interface Hooks {
  /** A CommonJS file for `node --require`. */
  readonly node: string
  /** A directory with a `sitecustomize.py`. */
  readonly python: string
}

/** The hooks that come with this package, found from the nearest `package.json` above the code, be it bundled or not. */
export function hooks(): Hooks {
  let directory = new URL('./', import.meta.url)
  while (!existsSync(new URL('package.json', directory))) directory = new URL('../', directory)
  const path = (relative: string): string => fileURLToPath(new URL(relative, directory))
  return { node: path('hooks/twilio-to-emulator.cjs'), python: path('hooks/python') }
}
