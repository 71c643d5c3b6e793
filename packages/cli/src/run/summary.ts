import { fillsEdge, LIVE_REGIONS } from '@regionguard/core'
import type { SdkId } from '@regionguard/core'
import type { RunRecord, SdkUse } from './run-record.ts'

/** More lines than a person reads; the report has all. */
const MOST_LINES = 20

/**
 * What a program asked of the emulator, for a person: requests by Region, the refused ones with their reason, and what
 * is to be said of the SDKs. Printable ASCII; holds no secret.
 *
 * @returns lines, each ended
 */
export function summary(record: RunRecord): string {
  return [headline(record), ...limited(refusalLines(record)), ...limited(sdkLines(record))]
    .map((line) => `regionguard: ${line.replace(/[^\x20-\x7e]/g, '?')}\n`)
    .join('')
}

function headline({ requests, regions, refused }: RunRecord): string {
  if (requests === 0) return 'no request to Twilio reached the emulator'
  const places = LIVE_REGIONS.filter((region) => regions[region] > 0).map(
    (region) => `${region} ${regions[region]}`,
  )
  return `${counted(requests, 'request')}: ${[...places, `refused ${refused}`].join(', ')}`
}

function refusalLines({ refusals }: RunRecord): string[] {
  return refusals.map(({ method, host, path, status, code, reason, count }) => {
    const times = count === 1 ? '' : ` (${count} times)`
    // Why there is no answer is told in sentences, why there was that one in a few words.
    if (status === null) return `refused ${method} ${host}${path}: no answer. ${reason}${times}`
    const answer = code === null ? String(status) : `${status}/${code}`
    return `refused ${method} ${host}${path}: ${answer}, ${reason}${times}`
  })
}

function sdkLines({ sdks }: RunRecord): string[] {
  const lines: string[] = []
  for (const use of sdks) {
    if (use.note !== null) lines.push(`${callerOf(use, sdks)} called ${use.host}: ${use.note}`)
  }
  const releases = new Map(
    sdks.flatMap(({ sdk, version }) =>
      sdk === null ? [] : [[`${sdk} ${version ?? ''}`.trim(), { sdk, version }]],
    ),
  )
  for (const [release, { sdk, version }] of releases) {
    const note = releaseNote(sdk, version)
    lines.push(note === undefined ? `seen: ${release}` : `seen: ${release}, ${note}`)
  }
  return lines
}

/**
 * A client that does not accept the certificate of a host ends before it says who it is. Where the run had one SDK in
 * one release only, that one is named as what it is: probable.
 */
function callerOf({ sdk, version }: SdkUse, all: readonly SdkUse[]): string {
  if (sdk !== null) return `${sdk} ${version ?? ''}`.trim()
  const known = new Set(
    all.flatMap((use) => (use.sdk === null ? [] : [`${use.sdk} ${use.version ?? ''}`.trim()])),
  )
  const [only] = known
  return only !== undefined && known.size === 1 ? `a client (probably ${only})` : 'a client'
}

const IDS: Readonly<Record<string, SdkId>> = {
  'twilio-node': 'node',
  'twilio-python': 'python',
  'twilio-java': 'java',
  'twilio-go': 'go',
  'twilio-ruby': 'ruby',
  'twilio-csharp': 'csharp',
  'twilio-php': 'php',
}

function releaseNote(sdk: string, version: string | null): string | undefined {
  const id = IDS[sdk]
  if (id === undefined || version === null) return undefined
  const filling = fillsEdge(id, version)
  if (!filling.fills) return undefined
  return `which fills in the edge of a region by itself; ${filling.until ?? 'other releases'} does not: set the edge`
}

function limited(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines]
  return [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more; --report FILE has all`]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
