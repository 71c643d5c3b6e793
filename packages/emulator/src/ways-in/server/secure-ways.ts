import type { SecureWays } from './connections.ts'
import { openTunnel } from './proxy.ts'
import type { ProxyOptions } from './proxy.ts'
import { SecureSide } from './secure-side.ts'
import type { SecureSideOptions } from './secure-side.ts'

/** Everything that needs `node:tls`, which takes longer to load than the rest of a server does. */
export function secureWays(options: SecureSideOptions): SecureWays {
  const secure = new SecureSide(options)
  const proxy: ProxyOptions = { ...options, secure, otherHosts: undefined }
  return {
    openTunnel: (request, head) => {
      openTunnel(proxy, request, head)
    },
    beginTls: (socket) => {
      secure.begin(socket)
    },
  }
}
