import { nameOf } from '@regionguard/core/settings'

/** Package managers' files and source maps: large, and no settings in them. */
const NO_SETTINGS =
  /^(?:package|package-lock|npm-shrinkwrap|composer|bower|deno\.lock|renovate|.*\.lock|.*-lock)\.json$|\.(?:map|schema)\.json$/i

/** Whether a file is JSON, or JSON with comments, by its name. */
export function isJsonFile(file: string): boolean {
  const name = nameOf(file)
  return (
    (/\.(?:jsonc?|code-workspace)(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i.test(name) ||
      /^\.(?:twilioserverlessrc|twiliodeployinfo)$/.test(name)) &&
    !NO_SETTINGS.test(name)
  )
}

/** Whether a file is JSON5 by its name: what the Serverless Toolkit reads. */
export function isJson5File(file: string): boolean {
  return /^\.twilioserverlessrc(?:\.json)?$/.test(nameOf(file))
}
