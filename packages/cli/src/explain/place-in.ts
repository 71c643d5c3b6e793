import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

/** A line of a file, as a user names it. */
export interface NamedPlace {
  /** As given. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/**
 * The place that a text names: `src/sms.ts:12`, also with a column, also `C:\sms.ts:12`. Undefined for any other text.
 *
 * @param cwd absolute
 */
export function placeIn(text: string, cwd: string): NamedPlace | undefined {
  const named = [/^(.+):(\d{1,9})$/, /^(.+):(\d{1,9}):\d{1,9}$/].flatMap((pattern): NamedPlace[] => {
    const [, file, line] = pattern.exec(text) ?? []
    return file === undefined ? [] : [{ file, line: Number(line) }]
  })
  const there = named.find(({ file }) => existsSync(resolve(cwd, file)))
  // What is no file may be a host with its port, or a URL with one.
  return there ?? (/\/\/|\.twilio\.com:/i.test(text) ? undefined : named.at(-1))
}

/**
 * Whether a text names a file that is there, without a line; a word (`ie1`) and a host of Twilio's never do.
 *
 * @param cwd absolute
 */
export function namesFile(text: string, cwd: string): boolean {
  if (!/[./\\]/.test(text) || /\.twilio\.com$/i.test(text)) return false
  const path = resolve(cwd, text)
  return existsSync(path) && statSync(path).isFile()
}
