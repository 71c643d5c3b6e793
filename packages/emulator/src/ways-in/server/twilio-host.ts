import { parseTwilioHost } from '@regionguard/core/knowledge'

/** A process talks to a handful of hosts, many thousand times. */
const hosts = new Map<string, string | undefined>()
const HOSTS_KEPT = 1_000

/** @returns the Twilio host that a text names, in lower case; undefined if it names none */
export function twilioHost(text: string): string | undefined {
  if (hosts.has(text)) return hosts.get(text)
  const host = parseTwilioHost(text)?.host
  if (hosts.size >= HOSTS_KEPT) hosts.clear()
  hosts.set(text, host)
  return host
}
