import { BlockList, isIP } from 'node:net'

/** A proxy by which other hosts are reached. */
export interface UpstreamProxy {
  readonly secure: boolean
  /** IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** `Proxy-Authorization`; it is a secret. */
  readonly authorization: string | undefined
}

/** The proxies for plain requests and for tunnels. */
export interface UpstreamProxies {
  readonly http?: UpstreamProxy
  readonly https?: UpstreamProxy
}

/**
 * One proxy for all, or each its own.
 *
 * @throws TypeError as {@link parseUpstreamProxy}
 */
export function parseUpstreamProxies(
  given: string | { readonly http?: string; readonly https?: string },
): UpstreamProxies {
  const { http, https } = typeof given === 'string' ? { http: given, https: given } : given
  return {
    ...(http === undefined ? {} : { http: parseUpstreamProxy(http) }),
    ...(https === undefined ? {} : { https: parseUpstreamProxy(https) }),
  }
}

/**
 * A proxy from what stands in `HTTPS_PROXY`: a URL, or a host and a port.
 *
 * @throws TypeError if it is none; the message does not quote it, for it may hold a password
 */
export function parseUpstreamProxy(text: string): UpstreamProxy {
  const given = text.trim()
  const url = parseUrl(given.includes('://') ? given : `http://${given}`)
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new TypeError('the upstream proxy is no URL that begins with http:// or https://')
  }
  const secure = url.protocol === 'https:'
  const { username, password } = url
  return {
    secure,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    authorization:
      username === '' && password === ''
        ? undefined
        : `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`,
  }
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads a list as it stands in `NO_PROXY`: names, which stand for those below them, too; addresses and ranges of them; a
 * port where only that is meant; `*` for all. This machine is always in it, as with curl's and Go's readers.
 *
 * @returns whether a host is reached without a proxy; IPv6 without brackets
 */
export function parseNoProxy(list = ''): (host: string, port: number) => boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
  const addresses = new BlockList()
  addresses.addSubnet('127.0.0.0', 8)
  addresses.addAddress('::1', 'ipv6')
  const names = new Set<string>(['localhost'])
  for (const entry of entries) if (!addRange(addresses, entry)) names.add(entry.replace(/^\*?\./, ''))
  const all = entries.includes('*')
  return (host, port) => {
    const name = host.toLowerCase().replace(/\.$/, '')
    const family = isIP(name)
    if (all) return true
    if (family !== 0 && addresses.check(name, family === 6 ? 'ipv6' : 'ipv4')) return true
    return above(name, family !== 0).some((one) => names.has(one) || names.has(`${one}:${port}`))
  }
}

/** A name and those that it is below; an address alone. */
function above(name: string, isAddress: boolean): readonly string[] {
  if (isAddress) return [name]
  const labels = name.split('.')
  return labels.map((_label, index) => labels.slice(index).join('.'))
}

function addRange(list: BlockList, entry: string): boolean {
  const [, address = '', bits] = /^\[?([\d.]+|[\da-f:.]*:[\da-f:.]*)\]?(?:\/(\d{1,3}))?$/.exec(entry) ?? []
  const family = isIP(address)
  if (family === 0) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (bits === undefined) list.addAddress(address, type)
  else if (Number(bits) <= (family === 6 ? 128 : 32)) list.addSubnet(address, Number(bits), type)
  return true
}
