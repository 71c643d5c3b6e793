/** `${VAR}`, `{{ x }}`, `~/x`, `C:\x`, `/etc/x`: where that is, the text does not say. */
const ELSEWHERE = /^$|[$`{}\\\0]|^[~/]|^[A-Za-z]:/

/**
 * The path of a file that is named in another one, relative to the folder of that.
 *
 * @param file relative to the working directory
 * @returns relative to the working directory as well; undefined where the text does not say which file it is
 */
export function besidePath(file: string, path: string): string | undefined {
  if (ELSEWHERE.test(path) || file.startsWith('/')) return undefined
  const parts: string[] = []
  for (const part of [...file.split('/').slice(0, -1), ...path.split('/')]) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.length === 0 || parts.at(-1) === '..' ? undefined : parts.join('/')
}
