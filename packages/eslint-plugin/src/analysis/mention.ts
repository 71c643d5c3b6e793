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
  return holdsSid(text) || (texts.length > 0 && texts.some((one) => text.includes(one)))
}

const SID = /(?:AC|SK)[0-9a-fA-F]{32}/

function holdsSid(text: string): boolean {
  return (text.includes('AC') || text.includes('SK')) && SID.test(text)
}
