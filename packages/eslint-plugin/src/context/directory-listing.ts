import { readdirSync, statSync } from 'node:fs'

/** What a directory holds that decides about the files in it and below. */
export interface DirectoryListing {
  /** Changes when an entry comes or goes. */
  readonly stamp: string
  readonly names: readonly string[]
}

const NOTHING: DirectoryListing = { stamp: 'none', names: [] }

const LISTINGS = new Map<string, DirectoryListing>()

/**
 * The names in a directory, read again when the directory has changed. Of one that is not there or may not be
 * listed, nothing.
 *
 * @param directory absolute
 */
export function directoryListing(directory: string): DirectoryListing {
  try {
    const { mtimeMs, ino } = statSync(directory)
    const stamp = `${mtimeMs}-${ino}`
    let listing = LISTINGS.get(directory)
    if (listing?.stamp !== stamp) {
      listing = { stamp, names: readdirSync(directory) }
      LISTINGS.set(directory, listing)
    }
    return listing
  } catch {
    // As far as anybody can tell there is nothing in it.
    return NOTHING
  }
}
