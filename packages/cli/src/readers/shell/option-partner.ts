import type { Entry } from '@regionguard/core/settings'

/** Region and edge, and each one's partner. */
const PARTNER: Readonly<Record<string, string>> = {
  TWILIO_REGION: 'TWILIO_EDGE',
  TWILIO_EDGE: 'TWILIO_REGION',
  TWILIO_API_REGION: 'TWILIO_API_EDGE',
  TWILIO_API_EDGE: 'TWILIO_API_REGION',
}

/** Whether a variable is one of the two that say where requests go. */
export function isOption(name: string): boolean {
  return Object.hasOwn(PARTNER, name)
}

/** The partners that are not there, of those that are. */
export function missingPartners(entries: readonly Entry[]): readonly string[] {
  const present = new Set(entries.map(({ key }) => key.text))
  return [...present].flatMap((name) => {
    const partner = isOption(name) ? PARTNER[name] : undefined
    return partner === undefined || present.has(partner) ? [] : [partner]
  })
}

/** The entries, and what their missing partners are set to: nobody knows. */
export function withPartner(entries: readonly Entry[], why: string): readonly Entry[] {
  const beside = entries.find(({ key }) => isOption(key.text))
  if (beside === undefined) return entries
  const { start, end } = beside.key
  return [
    ...entries,
    ...missingPartners(entries).map((text): Entry => ({
      key: { kind: 'scalar', start, end, text },
      value: { kind: 'scalar', start, end, text: '', unreadable: why },
      unit: { start, end, joint: 'none' },
      merged: true,
    })),
  ]
}
