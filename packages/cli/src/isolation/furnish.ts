import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../command-line/usage-error.ts'
import { SYSTEM_BUNDLES } from '../run/certificates.ts'
import { writeForAll } from '../run/write-for-all.ts'
import { hostsFile, nameServiceFile } from './twilio-hosts.ts'

/** Of other processes, which would look names up in the machine's network. */
const NAME_SERVICES = [
  '/run/nscd/socket',
  '/var/run/nscd/socket',
  '/run/systemd/resolve/io.systemd.Resolve',
  '/run/systemd/resolve/io.systemd.Resolve.Monitor',
]

/**
 * Prepares the mounts of this process for clients that need no cooperation: Twilio's names lead here, no other name
 * leads anywhere, and the system trusts the run's certificate authority.
 *
 * @param directory nobody else writes into it; what is mounted lies in it
 * @param bundle PEM: the system's roots with the run's
 * @throws UsageError if this is the machine's own network after all, or a mount fails
 */
export function furnish(directory: string, bundle: string): void {
  const interfaces = readFileSync('/proc/self/net/dev', 'utf8').split('\n').slice(2).filter(Boolean)
  if (!interfaces.every((line) => /^\s*lo:/.test(line))) {
    throw new UsageError('--inside-isolation: this network has more than a loopback interface.')
  }
  const file = (name: string, content: string): string => {
    const path = join(directory, name)
    writeForAll(path, content)
    return path
  }
  mount(file('hosts', hostsFile(read('/etc/hosts'))), '/etc/hosts')
  if (existsSync('/etc/nsswitch.conf')) {
    mount(file('nsswitch.conf', nameServiceFile(read('/etc/nsswitch.conf'))), '/etc/nsswitch.conf')
  }
  const roots = file('roots.pem', read(bundle))
  for (const path of present(SYSTEM_BUNDLES)) mount(roots, path)
  for (const path of present(NAME_SERVICES)) mount('/dev/null', path)
}

/** Those that are there, each once. */
function present(paths: readonly string[]): Set<string> {
  return new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)))
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}

function mount(source: string, target: string): void {
  const { status, stderr, error } = spawnSync('mount', ['--bind', source, target], { encoding: 'utf8' })
  if (status !== 0) {
    throw new UsageError(
      `--isolate cannot mount over ${target} (${error === undefined ? stderr.trim() : 'there is no "mount"'}).`,
    )
  }
}
