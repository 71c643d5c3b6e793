import { UsageError } from '../command-line/usage-error.ts'

/** The proxies that this process would have used for hosts other than Twilio's, and their exceptions. */
export interface InheritedProxies {
  readonly upstreamProxy?: { readonly http?: string; readonly https?: string }
  readonly upstreamNoProxy?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the inherited variables say of the way out. Lower case counts first, as for curl
 * (https://everything.curl.dev/usingcurl/proxies/env.html).
 *
 * @throws UsageError where they name a proxy of another kind; the message does not quote it, for it may hold a password
 */
export function inheritedProxies(environment: Environment): InheritedProxies {
  const http = proxyOf(environment, 'http_proxy')
  const https = proxyOf(environment, 'https_proxy')
  if (http === undefined && https === undefined) return {}
  const exceptions = environment[first(environment, 'no_proxy') ?? '']
  return {
    upstreamProxy: { ...(http === undefined ? {} : { http }), ...(https === undefined ? {} : { https }) },
    ...(exceptions === undefined ? {} : { upstreamNoProxy: exceptions }),
  }
}

function proxyOf(environment: Environment, kind: string): string | undefined {
  const name = first(environment, kind, 'all_proxy')
  if (name === undefined) return undefined
  const value = environment[name] ?? ''
  const proxy = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`
  if (!/^https?:/i.test(proxy) || !URL.canParse(proxy)) {
    throw new UsageError(
      `${name} names no HTTP proxy, so requests to other hosts than Twilio's cannot be passed on. Unset it, or refuse them with --offline.`,
    )
  }
  return proxy
}

/** The first of these variables that is set. */
function first(environment: Environment, ...names: readonly string[]): string | undefined {
  return names.flatMap((name) => [name, name.toUpperCase()]).find((name) => environment[name])
}
