import { nameOf } from '@regionguard/core/settings'

/** Whether a file is YAML by its name; lock files name packages, not settings. */
export function isYamlFile(file: string): boolean {
  const name = nameOf(file)
  return (
    /\.(?:ya?ml|sls)(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) &&
    !/^(?:pnpm-lock|packages-lock|.*\.lock)\.ya?ml$/i.test(name)
  )
}
