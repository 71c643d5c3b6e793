import { join } from 'node:path'

/** What tells where a user's data lies. */
export interface Home {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The user's home directory. */
  readonly home: string
}

/**
 * The directory in which this program keeps data of the user: by the XDG Base Directory Specification
 * (https://specifications.freedesktop.org/basedir-spec/latest/), on macOS in Application Support, on Windows in the
 * local application data.
 *
 * @returns absolute, if `home` is; it need not exist
 */
export function dataDirectory({ platform, environment, home }: Home): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'regionguard')
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'regionguard')
  }
  const xdg = environment['XDG_DATA_HOME']
  // The specification: a relative path there is invalid and has to be ignored.
  return join(xdg?.startsWith('/') === true ? xdg : join(home, '.local', 'share'), 'regionguard')
}
