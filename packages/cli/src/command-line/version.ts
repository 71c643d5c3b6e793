import { existsSync, readFileSync } from 'node:fs'

/** The version of this package, from the nearest `package.json` above the code, be it bundled or not. */
export function version(): string {
  let directory = new URL('./', import.meta.url)
  while (!existsSync(new URL('package.json', directory))) directory = new URL('../', directory)
  const { version } = JSON.parse(readFileSync(new URL('package.json', directory), 'utf8')) as {
    version: string
  }
  return version
}
