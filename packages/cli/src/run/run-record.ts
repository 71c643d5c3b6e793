import type { RegionId } from '@regionguard/core'
import type { JournalEntry } from '@regionguard/emulator'
import { hostNote } from './host-note.ts'

/** Requests that were refused, or had no answer, for one reason. */
export interface Refusal {
  readonly method: string
  readonly host: string
  readonly path: string
  /** Null where there was no answer at all: Twilio has no such host. */
  readonly status: number | null
  /** Twilio's error code. */
  readonly code: number | null
  readonly reason: string
  /** Who asked, as far as it is known: `SK...`, `AC...`. */
  readonly credential: string | null
  /** Where that credential was created. */
  readonly credentialRegion: RegionId | null
  readonly region: RegionId | null
  readonly count: number
}

/** What one release of an SDK asked of one host. */
export interface SdkUse {
  /** `twilio-python`; null for a client that does not say, or that ended before it could. */
  readonly sdk: string | null
  readonly version: string | null
  readonly host: string
  readonly region: RegionId | null
  readonly requests: number
  /** What is to be said of the host: "region without edge". */
  readonly note: string | null
}

/** What a program asked of the emulator. Plain data; holds no secret. */
export interface RunRecord {
  readonly requests: number
  /** Those that a Region processed, refused ones among them. */
  readonly regions: Readonly<Record<RegionId, number>>
  /** How many were refused, or had no answer. */
  readonly refused: number
  /** The reasons, each with an example; at most `MOST_GROUPS`. */
  readonly refusals: readonly Refusal[]
  /** At most `MOST_GROUPS`. */
  readonly sdks: readonly SdkUse[]
}

/** A program that asks for a new host each time must not fill the memory. */
export const MOST_GROUPS = 1000

/**
 * Adds up what comes. Unlike the journal it forgets nothing that counts, however many requests there are.
 *
 * @returns the listener for the journal, and what it has heard so far
 */
export function recordRun(): {
  readonly listen: (entry: JournalEntry) => void
  readonly record: () => RunRecord
} {
  const regions: Record<RegionId, number> = { us1: 0, ie1: 0, au1: 0 }
  const refusals = new Map<string, Counted<Refusal>>()
  const sdks = new Map<string, Counted<SdkUse>>()
  let requests = 0
  let refused = 0

  const listen = (entry: JournalEntry): void => {
    requests += 1
    if (entry.region !== null) regions[entry.region] += 1
    if (entry.decision === 'refused' || entry.decision === 'failed') {
      refused += 1
      count(refusals, refusalKey(entry), entry, refusalOf)
    }
    count(sdks, `${entry.host} ${entry.sdk ?? ''}`, entry, useOf)
  }
  return {
    listen,
    record: () => ({
      requests,
      regions: { ...regions },
      refused,
      refusals: Array.from(refusals.values(), ({ first, count }) => ({ ...first, count })),
      sdks: Array.from(sdks.values(), ({ first, count }) => ({ ...first, requests: count })),
    }),
  }
}

/** What a group has in common, from its first request, and how many there were. */
interface Counted<T> {
  readonly first: T
  count: number
}

/** Every request comes by here: more than to look its group up is done for the first of a group only. */
function count<T>(
  groups: Map<string, Counted<T>>,
  key: string,
  entry: JournalEntry,
  of: (entry: JournalEntry) => T,
): void {
  const known = groups.get(key)
  if (known !== undefined) known.count += 1
  else if (groups.size < MOST_GROUPS) groups.set(key, { first: of(entry), count: 1 })
}

function refusalKey({
  method,
  host,
  operation,
  path,
  credential,
  status,
  code,
  reason,
}: JournalEntry): string {
  return JSON.stringify([method, host, operation ?? path, credential?.sid, status, code, reason])
}

function refusalOf(entry: JournalEntry): Refusal {
  const { method, host, path, status, code, region, credential, reason } = entry
  return {
    method,
    host,
    path,
    status,
    code,
    reason: reason ?? 'no reason is known',
    credential: credential?.sid ?? null,
    credentialRegion: credential?.region ?? null,
    region,
    count: 1,
  }
}

function useOf({ sdk, host, region }: JournalEntry): SdkUse {
  const [name = null, version = null] = sdk === null ? [] : splitSdk(sdk)
  return { sdk: name, version, host, region, requests: 1, note: hostNote(host) ?? null }
}

/** `@twilio/cli-core/8.3.4` has two slashes. */
function splitSdk(sdk: string): [string, string] {
  const slash = sdk.lastIndexOf('/')
  return [sdk.slice(0, slash), sdk.slice(slash + 1)]
}
