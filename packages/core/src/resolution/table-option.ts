/** `twilio_region`, `twilioEdge`, `twilio-api-region`. */
const NAMED = /^twilio[_-]?(?:api[_-]?)?(region|edge)$/

/**
 * The option of a client that a key of a table stands for: a short one (`region`, `Edge`), which means Twilio's only in a
 * table that does, or one that says so itself (`twilio_region`).
 */
export function tableOption(key: string): 'region' | 'edge' | undefined {
  if (key.length > LONGEST) return undefined
  const lower = key.toLowerCase()
  if (lower === 'region' || lower === 'edge') return lower
  return NAMED.exec(lower)?.[1] as 'region' | 'edge' | undefined
}

/** The key of an option says itself whose it is, and is no name of the SDKs' own variables. */
export function saysItsVendor(key: string): boolean {
  return key.length <= LONGEST && key !== key.toUpperCase() && NAMED.test(key.toLowerCase())
}

const LONGEST = 20
