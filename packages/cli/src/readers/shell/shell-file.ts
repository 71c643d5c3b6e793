import { nameOf } from '@regionguard/core/settings'

/** Whether a file is a shell script by its name. `.envrc` is one too, but is read as the environment that it is. */
export function isShellFile(file: string): boolean {
  return /\.(?:sh|bash|zsh|ksh)(?:[._-](?:example|sample|template|dist|local))?$/i.test(nameOf(file))
}
