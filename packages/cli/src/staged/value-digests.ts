/** What may be a SID, a token or a secret, or base64 that holds one: none of them is shorter. */
const LONG = /[\w+/-]{20,}/g
const LONG_WORD = /[0-9A-Za-z]{20,}/g

/** A longer text is no base64 of a credential, and not worth the time. */
const LONGEST_BASE64 = 4096

const PRINTABLE = /^[\t\n\r\x20-\x7e]+$/

/** Differs where {@link valueDigests} would give others for the same text. */
export const RULES = [LONG, LONG_WORD, LONGEST_BASE64, PRINTABLE].join(' ')

/**
 * Digests of everything in a text that may be a credential, so that two texts with no digest in common have no
 * credential in common: of the plain text, and of what is written in base64, as Kubernetes keeps it. Of 32 bits, from
 * which no credential follows; texts with one in common still have to be compared.
 */
export function valueDigests(text: string): ReadonlySet<number> {
  const digests = new Set<number>()
  for (const [long] of text.matchAll(LONG)) {
    addRun(long, digests)
    const decoded = long.length > LONGEST_BASE64 ? '' : Buffer.from(long, 'base64').toString('latin1')
    if (!PRINTABLE.test(decoded)) continue
    for (const [inside] of decoded.matchAll(LONG)) addRun(inside, digests)
  }
  return digests
}

/** The whole of it, and its parts: a SID may be one of a path. */
function addRun(run: string, digests: Set<number>): void {
  digests.add(digestOf(run))
  for (const [word] of run.matchAll(LONG_WORD)) if (word.length < run.length) digests.add(digestOf(word))
}

/** FNV-1a: nothing has to be loaded for it. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function digestOf(text: string): number {
  let digest = 0x811c9dc5
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193)
  return digest
}
