/** The folder of a file, '' for the working directory. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/')
  return slash < 0 ? '' : file.slice(0, slash)
}

/**
 * Whether a folder is another one or lies below it. Both are relative to the working directory: `''` is that itself,
 * and `..` holds it, with all that it holds.
 */
export function isWithin(folder: string, other: string): boolean {
  if (folder === other || other === '') return folder === other || !isAbove(folder)
  if (folder.startsWith(`${other}/`)) return !isAbove(folder.slice(other.length + 1))
  // `../..` holds `..`, and what lies beside it.
  return /^\.\.(?:\/\.\.)*$/.test(other) && ups(folder) < ups(other)
}

function isAbove(folder: string): boolean {
  return folder === '..' || folder.startsWith('../')
}

function ups(folder: string): number {
  return /^(?:\.\.(?:\/|$))*/.exec(folder)?.[0].match(/\.\./g)?.length ?? 0
}
