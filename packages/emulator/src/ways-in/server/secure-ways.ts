import type { SecureWays } from './connections.ts'
import { OtherHosts } from './other-hosts.ts'
import type { OtherHostsOptions } from './other-hosts.ts'
import { openTunnel } from './proxy.ts'
import { SecureSide } from './secure-side.ts'
import type { SecureSideOptions } from './secure-side.ts'

export interface SecureWaysOptions extends SecureSideOptions {
  /** How other hosts are reached; none: they are refused. */
  readonly otherHosts: OtherWays | undefined
}

export type OtherWays = Omit<OtherHostsOptions, 'cut'>

/** Everything that needs `node:tls`, which takes longer to load than the rest of a server does. */
export function secureWays(options: SecureWaysOptions): SecureWays {
  const secure = new SecureSide(options)
  const { emulator } = options
  const cut = (host: string): void => {
    const reason = 'The tunnel was to another address; nothing that is for Twilio is passed on.'
    const userAgent = undefined
    emulator.noteRefusal({ via: 'proxy', method: 'CONNECT', host, path: '', userAgent, status: null, reason })
  }
  const otherHosts =
    options.otherHosts === undefined ? undefined : new OtherHosts({ ...options.otherHosts, cut })
  return {
    openTunnel: (request, head) => {
      openTunnel({ ...options, secure, otherHosts }, request, head)
    },
    beginTls: (socket, hello) => {
      secure.begin(socket, { hello })
    },
    passOn: (target, request, response) => {
      otherHosts?.request(target, request, response)
    },
  }
}
