import { spawnSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { UsageError } from '../command-line/usage-error.ts'

/** How this user gets namespaces of their own. */
export interface NamespaceWay {
  /** Options of `unshare`. */
  readonly options: readonly string[]
  /** Who the command is to be in them, where it would be root else. */
  readonly user: NamespaceUser | undefined
}

export interface NamespaceUser {
  readonly uid: number
  readonly gid: number
}

/** As root. */
const PLAIN = ['--net', '--mount']
/** As anybody: root in a namespace of users, and nowhere else. */
const MAPPED = ['--user', '--map-root-user', ...PLAIN]

/** Both tools that bring the loopback up stand where an ordinary user's `PATH` does not look. */
const LOOPBACK_UP =
  'PATH="$PATH:/usr/sbin:/sbin"; ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null'

/** What is missing, by the exit code of the trial. */
const MISSING: Readonly<Record<number, string>> = {
  71: 'the loopback interface cannot be brought up there: neither "ip" (iproute2) nor "ifconfig" does it. Where they are installed, a security module forbids it (on Ubuntu the sysctl kernel.apparmor_restrict_unprivileged_userns)',
  72: 'mounting over /etc/hosts is not permitted there',
}
const WITHOUT_USER = 73

/**
 * Finds out how this user gets a network and mounts of their own, by trying.
 *
 * @throws UsageError that says what is missing
 */
export function namespaceWay(): NamespaceWay {
  if (process.platform !== 'linux' || process.getuid === undefined || process.getgid === undefined) {
    throw new UsageError('--isolate needs the namespaces of Linux, and this is another system.')
  }
  const user = { uid: process.getuid(), gid: process.getgid() }
  if (user.uid === 0) {
    const found = attempt(PLAIN, undefined)
    // In a container root often may not do this, but whoever is root in a namespace of users may.
    return 'options' in found ? found : orFail(attempt(MAPPED, undefined))
  }
  return orFail(attempt(MAPPED, user))
}

/**
 * The command that runs another one in namespaces of its own.
 *
 * @param options of `unshare`
 */
export function inNamespaces(options: readonly string[], command: readonly string[]): string[] {
  return ['unshare', ...options, '--', 'sh', '-c', `${LOOPBACK_UP} || exit 71; exec "$@"`, 'sh', ...command]
}

/** The command that runs another one as the user that this one was before the namespaces. */
export function asUser({ uid, gid }: NamespaceUser, command: readonly string[]): string[] {
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', ...command]
}

/** Names the network that this process is in: two processes with the same are in the same. */
export function networkNamespace(): string {
  return readlinkSync('/proc/self/ns/net')
}

function attempt(
  options: readonly string[],
  user: NamespaceUser | undefined,
): NamespaceWay | { missing: string } {
  const trial = [
    `${LOOPBACK_UP} || exit 71`,
    'mount --bind /etc/hosts /etc/hosts || exit 72',
    user === undefined ? 'exit 0' : `${asUser(user, ['true']).join(' ')} || exit ${WITHOUT_USER}`,
  ].join('\n')
  const { status, stderr, error } = spawnSync('unshare', [...options, '--', 'sh', '-c', trial], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (error !== undefined) return { missing: '"unshare" of util-linux cannot be executed' }
  if (status === 0) return { options, user }
  // An older `unshare` cannot map users: the command is root there, and nowhere else.
  if (status === WITHOUT_USER) return { options, user: undefined }
  return {
    missing:
      MISSING[status ?? 0] ??
      `namespaces are not permitted to this user (${stderr.trim().split('\n')[0] ?? ''}). In a container they need a seccomp profile that allows unshare; else see the sysctls user.max_user_namespaces and kernel.unprivileged_userns_clone`,
  }
}

function orFail(found: NamespaceWay | { missing: string }): NamespaceWay {
  if ('missing' in found) throw new UsageError(`--isolate cannot be had: ${found.missing}.`)
  return found
}
