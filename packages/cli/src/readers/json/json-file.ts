import { nameOf } from '@regionguard/core/settings'

/** Package managers' files and source maps: large, and no settings in them. */
const NO_SETTINGS =
  /^(?:package|package-lock|npm-shrinkwrap|composer|bower|deno\.lock|renovate|.*\.lock|.*-lock)\.json$|\.(?:map|schema)\.json$/i

/** Whether a file is JSON, or JSON with comments, by its name. */
export function isJsonFile(file: string): boolean {
  const name = nameOf(file)
  return (
    (/\.(?:jsonc?|code-workspace)(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) ||
      name === '.twiliodeployinfo') &&
    !NO_SETTINGS.test(name)
  )
}

/** Whether a file is JSON5 by its name, or what the Serverless Toolkit reads as such. */
export function isJson5File(file: string): boolean {
  const name = nameOf(file)
  return (
    /\.json5(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) ||
    /^\.twilioserverlessrc(?:\.json)?$/.test(name)
  )
}
