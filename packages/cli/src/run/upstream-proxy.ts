/** The proxy that this process would have used for hosts other than Twilio's, and its exceptions. */
export interface UpstreamProxy {
  readonly upstreamProxy?: string
  readonly upstreamNoProxy?: string
}

/**
 * What the inherited variables say of the way out. Lower case counts first, as for curl
 * (https://everything.curl.dev/usingcurl/proxies/env.html).
 */
export function upstreamProxy(environment: Readonly<Record<string, string | undefined>>): UpstreamProxy {
  const first = (...names: string[]): string | undefined =>
    names.flatMap((name) => [environment[name], environment[name.toUpperCase()]]).find((value) => value)
  const proxy = first('https_proxy', 'all_proxy', 'http_proxy')
  const exceptions = first('no_proxy')
  if (proxy === undefined) return {}
  return {
    upstreamProxy: /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`,
    ...(exceptions === undefined ? {} : { upstreamNoProxy: exceptions }),
  }
}
