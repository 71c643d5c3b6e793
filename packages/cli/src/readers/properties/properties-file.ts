import { nameOf } from '@regionguard/core/settings'

/** Whether a file holds Java properties by its name; Gradle's wrapper names an archive and its checksum. */
export function isPropertiesFile(file: string): boolean {
  const name = nameOf(file)
  return (
    /\.properties(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) &&
    name !== 'gradle-wrapper.properties'
  )
}
