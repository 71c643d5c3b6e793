/**
 * Why a file or directory that was found cannot be read: `EACCES`, or what a person can do something about.
 *
 * @param path as it was found
 */
export function whyUnread(error: unknown, path: string): string {
  const code = errorCode(error)
  // Node shows names as text: of one that is none, the file cannot be found again.
  return code === 'ENOENT' && path.includes('\ufffd') ? 'its name is not valid UTF-8' : code
}

/** The code of a system error (`EACCES`), for messages; never its message, which holds absolute paths. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'
}
