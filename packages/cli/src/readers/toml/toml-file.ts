import { nameOf } from '@regionguard/core/settings'

/** Whether a file is TOML by its name; lock files name packages, not settings. */
export function isTomlFile(file: string): boolean {
  const name = nameOf(file)
  return (
    /\.toml(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) &&
    !/^pylock\.(?:[^.]+\.)?toml$/i.test(name)
  )
}
