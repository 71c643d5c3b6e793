import { statSync } from 'node:fs'

/**
 * A text that changes when a file does: its time of modification and its size. Undefined where there is no such file,
 * or none that may be looked at.
 *
 * @param path absolute
 */
export function fileStamp(path: string): string | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat?.isFile() ? `${stat.mtimeMs}-${stat.size}-${stat.ino}` : undefined
  } catch {
    // A directory on the way that may not be entered: as good as not there.
    return undefined
  }
}
