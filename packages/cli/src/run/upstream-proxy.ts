import { UsageError } from '../command-line/usage-error.ts'

/** The proxy that this process would have used for hosts other than Twilio's, and its exceptions. */
export interface UpstreamProxy {
  readonly upstreamProxy?: string
  readonly upstreamNoProxy?: string
}

/**
 * What the inherited variables say of the way out. Lower case counts first, as for curl
 * (https://everything.curl.dev/usingcurl/proxies/env.html).
 *
 * @throws UsageError where they name a proxy of another kind; the message does not quote it, for it may hold a password
 */
export function upstreamProxy(environment: Readonly<Record<string, string | undefined>>): UpstreamProxy {
  const first = (...names: string[]): string | undefined =>
    names.flatMap((name) => [name, name.toUpperCase()]).find((name) => environment[name])
  const name = first('https_proxy', 'all_proxy', 'http_proxy')
  if (name === undefined) return {}
  const value = environment[name] ?? ''
  const proxy = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`
  if (!/^https?:/i.test(proxy) || !URL.canParse(proxy)) {
    throw new UsageError(
      `${name} names no HTTP proxy, so requests to other hosts than Twilio's cannot be passed on. Unset it, or refuse them with --offline.`,
    )
  }
  const exceptions = environment[first('no_proxy') ?? '']
  return {
    upstreamProxy: proxy,
    ...(exceptions === undefined ? {} : { upstreamNoProxy: exceptions }),
  }
}
