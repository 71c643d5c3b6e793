import { closeSync, openSync, readFileSync } from 'node:fs'

/** The text of a file, or undefined where there is no file of that name or it cannot be read. */
export function readIfThere(path: string): string | undefined {
  let descriptor
  try {
    descriptor = openSync(path, 'r')
    return readFileSync(descriptor, 'utf8')
  } catch {
    // Not there, a directory, no permission: for settings of others all the same, they give nothing.
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
