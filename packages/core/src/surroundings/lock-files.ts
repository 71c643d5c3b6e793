/** One kind of npm lock file: finds the release of `twilio` that it installs for a project. */
export interface LockFile {
  readonly name: string
  /**
   * @param text the lock file
   * @param project the project's directory relative to the lock file's, with `/`; `''` where it is the same
   * @param range what the project's `package.json` asks for
   * @returns undefined where the file does not say it, or not in one way
   */
  readonly version: (text: string, project: string, range: string | undefined) => string | undefined
}

/** In the order in which npm, pnpm and yarn would be asked where a directory has several. */
export const LOCK_FILES: readonly LockFile[] = [
  { name: 'npm-shrinkwrap.json', version: npmVersion },
  { name: 'package-lock.json', version: npmVersion },
  { name: 'pnpm-lock.yaml', version: pnpmVersion },
  { name: 'yarn.lock', version: yarnVersion },
]

function npmVersion(text: string, project: string): string | undefined {
  if (!text.includes('twilio"')) return undefined
  const lock = parsed(text)
  const packages = member(lock, 'packages')
  for (let at = project; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const version = member(member(packages, `${at === '' ? '' : `${at}/`}node_modules/twilio`), 'version')
    if (typeof version === 'string') return version
    if (at === '') break
  }
  const old = member(member(member(lock, 'dependencies'), 'twilio'), 'version')
  return typeof old === 'string' ? old : undefined
}

/**
 * `importers: { <project>: { dependencies: { twilio: { version } } } }`, in older files at the top for the root; by
 * indentation, for a lock file is large and pnpm writes it in one form only.
 */
function pnpmVersion(text: string, project: string): string | undefined {
  const importer = /^importers:$/m.test(text) ? sectionOf(text, project === '' ? '.' : project) : text
  const match = /^ +twilio:(?: +|\n(?: +specifier: .*\n)? +version: )['"]?(\d+\.\d+\.\d+)/m.exec(importer)
  return match?.[1]
}

function sectionOf(lock: string, importer: string): string {
  const lines = lock.split('\n')
  const start = lines.findIndex((line) => line === `  ${importer}:` || line === `  '${importer}':`)
  if (start === -1) return ''
  const end = lines.findIndex((line, index) => index > start && /^ {0,2}\S/.test(line))
  return lines.slice(start, end === -1 ? lines.length : end).join('\n')
}

/** Version 1 (`twilio@^5.0.0:` / `version "5.3.0"`) and Berry (`"twilio@npm:^5.0.0":` / `version: 5.3.0`). */
function yarnVersion(text: string, _project: string, range: string | undefined): string | undefined {
  const entries = [...text.matchAll(/^("?twilio@.*):\n +version:? "?(\d+\.\d+\.\d+)/gm)]
  const asked = entries.find(([, heads = '']) =>
    heads
      .replaceAll('"', '')
      .split(', ')
      .some((head) => head === `twilio@${range ?? ''}` || head === `twilio@npm:${range ?? ''}`),
  )
  const [only, ...others] = entries
  return asked?.[2] ?? (others.length === 0 ? only?.[2] : undefined)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Broken by a merge, say: then it says nothing.
    return undefined
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
