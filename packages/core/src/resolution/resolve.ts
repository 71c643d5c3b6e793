import type { ClientFact } from '../facts/fact.ts'
import { fillsEdge, sdkHost } from '../knowledge/sdk-host.ts'
import type { SdkHost } from '../knowledge/sdk-host.ts'
import { sdkEnvironment } from '../knowledge/sdk-environment.ts'
import type { LegacyHosts } from '../knowledge/host-meaning.ts'
import type { Environment } from './environment.ts'
import { judgePair, UNKNOWN } from './judge-pair.ts'
import type { Known } from './judge-pair.ts'
import { resolveOption } from './option.ts'
import type { ResolvedOption } from './option.ts'
import { combineOutcomes } from './resolution.ts'
import type { Outcome, Resolution } from './resolution.ts'

/** What resolution must know beside client and environment. */
export interface ResolveOptions {
  /** The exact SDK release, from lockfile or manifest; the current release where it is not known. */
  readonly version?: string
  readonly legacyHosts?: LegacyHosts
}

/**
 * What would the SDK really do? The one place that decides it, for checks, `explain` and the emulator alike.
 *
 * @param client as the source builds it
 * @param environment that it will run in
 */
export function resolve(
  client: ClientFact,
  environment: Environment,
  options: ResolveOptions = {},
): Resolution {
  const known = client.rerouted
    ? { region: rerouted, edge: rerouted }
    : { region: regionOf(client, environment), edge: edgeOf(client, environment) }
  const regionOnlyWorks = options.legacyHosts === 'regional'
  const regionFrom =
    known.region.known && known.region.branches.every(({ basis }) => basis === 'stated')
      ? 'option'
      : 'environment'
  const hostOf = (region: string | undefined, edge: string | undefined): SdkHost =>
    sdkHost({
      sdk: client.sdk,
      product: 'api',
      regionFrom,
      ...(options.version === undefined ? {} : { version: options.version }),
      ...(region === undefined ? {} : { region }),
      ...(edge === undefined ? {} : { edge }),
    })
  const outcomes = texts(known.region).flatMap((region) =>
    texts(known.edge).map((edge): Outcome => {
      const meaning = client.rerouted
        ? { intended: undefined, flaw: undefined }
        : judgePair(region, edge, regionOnlyWorks)
      return {
        region: region === UNKNOWN ? undefined : region,
        edge: edge === UNKNOWN ? undefined : edge,
        host:
          region === UNKNOWN || edge === UNKNOWN
            ? undefined
            : hostOf(region, edge).host.replace(/^api\./, '{product}.'),
        ...meaning,
      }
    }),
  )
  const resolution = combineOutcomes(outcomes, known)
  const { flaw } = resolution
  if (flaw?.rule !== 'require-edge' || !hostOf(flaw.region, undefined).edgeFilled) return resolution
  const { first, last } = fillsEdge(client.sdk, options.version)
  return first === undefined || last === undefined
    ? resolution
    : { ...resolution, edgeFilledBy: { first, last } }
}

const rerouted: ResolvedOption = { known: false, why: 'the client does not use the SDK’s own host names' }

function regionOf(client: ClientFact, environment: Environment): ResolvedOption {
  // Functions run in a Region of their own, which only the platform knows.
  if (client.construction === 'functions-context' && client.region.kind === 'absent') {
    return { known: false, why: 'the Region that the Function is deployed in' }
  }
  return resolveOption(client.region, sdkEnvironment(client.sdk).region, environment)
}

function edgeOf(client: ClientFact, environment: Environment): ResolvedOption {
  return resolveOption(client.edge, sdkEnvironment(client.sdk).edge, environment)
}

function texts(option: ResolvedOption): readonly Known[] {
  return option.known ? option.branches.map((branch) => branch.text) : [UNKNOWN]
}
