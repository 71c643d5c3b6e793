import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { isDotenvFile } from '@regionguard/core/settings'
import { findPolicy, withSeparator } from '@regionguard/core/surroundings'
import { mentionsText } from '../context/environment-mentions.ts'

/** Directories that are not the project's own, and those that tools fill. */
const FOREIGN = /^(?:node_modules|bower_components|vendor|third_party|dist|build|coverage|\..*)$/

/** A working directory that is larger than this is no project but somebody's disk. */
const MOST_DIRECTORIES = 5000

/**
 * A text that changes when the policy or a `.env*` file of a project does, or its day where the policy has exceptions
 * that expire: ESLint's cache keeps a result for as long as the configuration is the same, and this is part of it.
 *
 * Reads the policy that applies in the directory, and the `.env*` files in it, below it, and above it up to the root
 * of the repository; and which files in it and above it mention the variables of the SDKs. The text gives nothing of them away.
 *
 * @param cwd absolute
 * @param today UTC, `YYYY-MM-DD`
 */
export function settingsDigest(cwd: string, today: string): string {
  const hash = createHash('sha256')
  const policy = findPolicy(cwd)
  if (policy !== undefined) {
    const text = addFile(hash, cwd, policy)
    if (text.includes('expires')) hash.update(today)
  }
  for (const path of settingsFiles(cwd)) addFile(hash, cwd, path)
  for (const directory of [resolve(cwd), ...directoriesAbove(cwd)])
    hash.update(`\0${mentionsText(withSeparator(directory))}`)
  return hash.digest('hex').slice(0, 16)
}

function addFile(hash: Hash, cwd: string, path: string): string {
  let text
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // Gone, a directory, no permission: rules cannot read it either.
    return ''
  }
  hash.update(`${relative(cwd, path)}\0${text.length}\0${text}`)
  return text
}

/** In an order that is the same on every machine. */
function settingsFiles(cwd: string): readonly string[] {
  const files: string[] = []
  const look = (directory: string): readonly string[] => {
    const entries = entriesOf(directory)
    for (const { name } of entries) if (isDotenvFile(name)) files.push(join(directory, name))
    return entries
      .filter((one) => one.isDirectory() && !FOREIGN.test(one.name))
      .map(({ name }) => join(directory, name))
  }
  for (const directory of directoriesAbove(cwd)) look(directory)
  const queue = [resolve(cwd)]
  for (let next = 0; next < Math.min(queue.length, MOST_DIRECTORIES); next++)
    queue.push(...look(queue[next] ?? ''))
  return files.toSorted()
}

/** Up to the root of the repository; none where there is no repository. */
function directoriesAbove(cwd: string): readonly string[] {
  const directories: string[] = []
  for (let at = resolve(cwd); !existsSync(join(at, '.git')); directories.push(at)) {
    if (dirname(at) === at) return []
    at = dirname(at)
  }
  return directories
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    // One that may not be entered has no settings for us.
    return []
  }
}
