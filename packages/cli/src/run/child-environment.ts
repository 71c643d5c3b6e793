import type { RegionId } from '@regionguard/core'
import type { Hooks } from './hooks.ts'
import type { TrustFiles } from './trust-files.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What the environment of a program is made of. */
export interface ChildSetting {
  readonly inherited: Environment
  /** The world's variables: `TWILIO_IE1_API_KEY`. */
  readonly world: Readonly<Record<string, string>>
  /** The Region whose credentials also go by the names without a Region. */
  readonly region: { readonly id: RegionId; readonly edge: string } | undefined
  /** `http://127.0.0.1:4010` */
  readonly emulatorUrl: string
  /** Undefined: the program needs no way, for its network has nothing but the emulator. */
  readonly proxyUrl: string | undefined
  readonly trust: TrustFiles
  readonly hooks: Hooks
  /** What stands between the parts of a list of paths: `:`, on Windows `;`. */
  readonly delimiter: string
}

export interface ChildEnvironment {
  readonly environment: Readonly<Record<string, string>>
  /** The names of the inherited `TWILIO_*` variables that the program does not get, sorted. */
  readonly removed: readonly string[]
}

/** In upper case, too; and as npm hands them on, which some libraries read first (Rob--W/proxy-from-env 1.1). */
const PROXIES = ['http_proxy', 'https_proxy']
const PROXY_NAMES =
  /^(?:(?:https?|all|no)_proxy|npm_config_(?:(?:https?|all|no)_)?proxy|npm_config_(?:https-proxy|noproxy))$/i

/** Options of Java by other names, each of which outranks `JAVA_TOOL_OPTIONS`. */
const JAVA_OPTIONS = ['JDK_JAVA_OPTIONS', '_JAVA_OPTIONS']

/**
 * The environment of a program whose requests to Twilio go to the emulator, whatever it is written in. What the user
 * has set for the same purpose is added to, or replaced where both cannot hold.
 */
export function childEnvironment(setting: ChildSetting): ChildEnvironment {
  const { inherited, world, region, emulatorUrl, proxyUrl, trust, hooks, delimiter } = setting
  const given: Record<string, string> = {
    ...world,
    ...(region === undefined ? {} : ofRegion(region, world)),
  }
  const environment: Record<string, string> = {}
  const removed: string[] = []
  for (const [name, value] of Object.entries(inherited)) {
    if (value === undefined) continue
    if (/^TWILIO_/i.test(name)) {
      if (!(name in given)) removed.push(name)
    } else if (!PROXY_NAMES.test(name)) environment[name] = value
  }
  Object.assign(environment, given, {
    REGIONGUARD_EMULATOR: emulatorUrl,
    REGIONGUARD_CA_BUNDLE: trust.bundle,
    NODE_EXTRA_CA_CERTS: trust.extra,
    SSL_CERT_FILE: trust.bundle,
    REQUESTS_CA_BUNDLE: trust.bundle,
    // curl reads it only, where SSL_CERT_DIR is set.
    CURL_CA_BUNDLE: trust.bundle,
    // Before the user's own: only the first `sitecustomize` runs, and ours runs theirs.
    PYTHONPATH: joined([hooks.python, inherited['PYTHONPATH']], delimiter),
    // An empty part is the directory that PHP was built with.
    PHP_INI_SCAN_DIR: `${inherited['PHP_INI_SCAN_DIR'] ?? ''}${delimiter}${trust.phpDirectory}`,
    JAVA_TOOL_OPTIONS: withJavaOptions(inherited['JAVA_TOOL_OPTIONS'], setting),
  })
  for (const name of JAVA_OPTIONS) {
    const options = inherited[name]
    if (options === undefined) continue
    environment[name] = withJavaOptions(options, setting)
  }
  if (proxyUrl !== undefined) {
    Object.assign(environment, proxies(proxyUrl, inherited))
    environment['NODE_OPTIONS'] = joined(
      [inherited['NODE_OPTIONS'], `--require ${quotedForNode(hooks.node)}`],
      ' ',
    )
  }
  return { environment, removed: removed.toSorted() }
}

/** `TWILIO_IE1_API_KEY` is `TWILIO_API_KEY`, too; and where requests without a word go. */
function ofRegion(
  { id, edge }: { readonly id: RegionId; readonly edge: string },
  world: Readonly<Record<string, string>>,
): Record<string, string> {
  const label = `_${id.toUpperCase()}_`
  return {
    ...Object.fromEntries(
      Object.entries(world)
        .filter(([name]) => name.includes(label))
        .map(([name, value]) => [name.replace(label, '_'), value]),
    ),
    // US1 is where requests without a word go, and the only Region that every release reaches so.
    ...(id === 'us1' ? {} : { TWILIO_REGION: id, TWILIO_EDGE: edge }),
  }
}

function proxies(url: string, inherited: Environment): Record<string, string> {
  const variables: Record<string, string> = {}
  const set = (name: string, value: string): void => {
    variables[name] = value
    variables[name.toUpperCase()] = value
  }
  for (const name of PROXIES) set(name, url)
  // Not set by us where it was not: it would catch protocols that are none of ours.
  if ((inherited['all_proxy'] ?? inherited['ALL_PROXY'] ?? '') !== '') set('all_proxy', url)
  set('no_proxy', 'localhost,127.0.0.1,::1')
  return variables
}

const JAVA_PROXIES = ['http.proxyHost', 'https.proxyHost', 'socksProxyHost']

/** The user's options and ours behind them, for the last of a name counts. */
function withJavaOptions(inherited: string | undefined, { proxyUrl, trust }: ChildSetting): string {
  const ours = [...javaProxy(inherited, proxyUrl), ...javaTrust(trust.javaTrustStore)]
  return joined([inherited, ...ours], ' ')
}

function javaTrust(trustStore: string): string[] {
  return [
    `-Djavax.net.ssl.trustStore=${quotedForJava(trustStore)}`,
    '-Djavax.net.ssl.trustStoreType=JKS',
    '-Djavax.net.ssl.trustStorePassword=changeit',
  ]
}

function javaProxy(inherited: string | undefined, proxyUrl: string | undefined): string[] {
  // Without a value one is as if it were not set.
  if (proxyUrl === undefined)
    return JAVA_PROXIES.filter((name) => inherited?.includes(name) === true).map((name) => `-D${name}=`)
  const { hostname, port } = new URL(proxyUrl)
  return [
    ...['http', 'https'].flatMap((scheme) => [
      `-D${scheme}.proxyHost=${hostname}`,
      `-D${scheme}.proxyPort=${port}`,
    ]),
    // Quoted: `|` means nothing to Java, but the launcher of some programs hands its options to a shell.
    '-Dhttp.nonProxyHosts="localhost|127.*|[::1]"',
  ]
}

function joined(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator)
}

/** As Node splits `NODE_OPTIONS`: between double quotes a backslash takes the next character as it is. */
function quotedForNode(path: string): string {
  return /[\s"]/.test(path) ? `"${path.replace(/[\\"]/g, String.raw`\$&`)}"` : path
}

/** As Java splits its options: quotes of one kind hold those of the other, and nothing takes a quote as it is. */
function quotedForJava(path: string): string {
  if (!/[\s"']/.test(path)) return path
  return path
    .split(/("+)/)
    .map((part) => (part === '' ? '' : part.startsWith('"') ? `'${part}'` : `"${part}"`))
    .join('')
}
