/** `twilio`, `Twilio` and `TWILIO` without the first letter: two searches for three ways to write it. */
const TWILIO = ['wilio', 'WILIO'] as const

/**
 * Whether a text may concern Twilio: it names it, or a credential of the policy. What does not pass costs nothing more,
 * so this is what the plugin costs where Twilio is not used; a search for a plain text is several times as fast as a
 * regular expression.
 *
 * @param texts what else counts: the policy's `mentionedNames().texts`
 */
export function mentionsTwilio(text: string, texts: readonly string[]): boolean {
  return text.includes(TWILIO[0]) || text.includes(TWILIO[1]) || texts.some((one) => text.includes(one))
}
