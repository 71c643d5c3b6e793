import { parseTwilioHost } from '@regionguard/core/knowledge'
import { helloName } from './client-hello.ts'

/** More than the first lines of any request need. */
const LONGEST_HEAD = 16 * 1024

/**
 * Whether the first bytes of a connection are for Twilio, whatever address it goes to: the name in the hello of TLS, or
 * `Host`. A client that resolves names by itself asks a proxy for a tunnel to an address.
 *
 * @returns undefined while too little is there to tell
 */
export function namesTwilio(bytes: Buffer): boolean | undefined {
  if (bytes[0] === 0x16) {
    const hello = helloName(bytes)
    if (hello.kind === 'more') return undefined
    return hello.kind === 'name' && parseTwilioHost(hello.name) !== undefined
  }
  const head = bytes.toString('latin1', 0, LONGEST_HEAD)
  const [, host] =
    /^[A-Z]+ [^\r\n]* HTTP\/1\.[01]\r?\n(?:[^\r\n]+\r?\n)*?host:[ \t]*([^\r\n]*?)[ \t]*\r?\n/i.exec(head) ??
    []
  return host !== undefined && parseTwilioHost(host) !== undefined
}
