import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { decode, WORKING_TREE } from '@regionguard/core/surroundings'
import type { Change } from './change.ts'

/** The directory that is set up. */
export class Directory {
  /** Absolute. */
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** The text of a file; undefined if there is none, or it is no text. */
  text(file: string): string | undefined {
    const bytes = WORKING_TREE.read(join(this.path, file))
    if (bytes === undefined) return undefined
    const decoded = decode(bytes)
    return 'text' in decoded ? decoded.text : undefined
  }

  has(file: string): boolean {
    return WORKING_TREE.isFile(join(this.path, file))
  }

  hasDirectory(name: string): boolean {
    try {
      readdirSync(join(this.path, name))
      return true
    } catch {
      // No directory, or one that may not be listed: neither can be set up.
      return false
    }
  }

  /** The first of these files that is there. */
  first(files: readonly string[]): string | undefined {
    return files.find((file) => this.has(file))
  }

  /** A file with another text, or a new one. */
  change(file: string, after: string, executable?: true): Change {
    const before = this.text(file)
    return {
      path: join(this.path, file),
      file,
      after,
      ...(before === undefined ? {} : { before }),
      ...(executable === undefined ? {} : { executable }),
    }
  }
}

/** What `package.json` says of a dependency; undefined without one, or without a `package.json`. */
export function dependencyIn(directory: Directory, name: string): string | undefined {
  const manifest = directory.text('package.json')
  if (manifest === undefined) return undefined
  const escaped = name.replaceAll('/', String.raw`\/`)
  return new RegExp(`"${escaped}"\\s*:\\s*"([^"]*)"`).exec(manifest)?.[1]
}
