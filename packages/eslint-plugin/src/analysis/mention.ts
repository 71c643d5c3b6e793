/**
 * Whether a text may concern Twilio: it names it, or a credential of the policy, or holds the SID of an
 * account or an API key, beside which a secret may stand. What does not pass costs nothing more,
 * so this is what the plugin costs where Twilio is not used; a search for a plain text is several times as fast as a
 * regular expression. `twilio`, `Twilio` and `TWILIO` without the first letter are two searches for three ways to write it.
 *
 * @param texts what else counts: the policy's `mentionedNames().texts`
 */
export function mentionsTwilio(text: string, texts: readonly string[]): boolean {
  if (text.includes('wilio') || text.includes('WILIO')) return true
  if (holdsSid(text, 'AC') || holdsSid(text, 'SK')) return true
  return texts.length > 0 && texts.some((one) => text.includes(one))
}

/** `AC` or `SK`, and 32 hexadecimal digits. Two letters are found fast, and one digit tells most of what follows them. */
function holdsSid(text: string, prefix: string): boolean {
  for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + 2)) {
    if (isHex(text.charCodeAt(at + 2)) && /^[0-9a-fA-F]{31}/.test(text.slice(at + 3, at + 34))) return true
  }
  return false
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46)
}
