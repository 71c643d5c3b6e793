/**
 * Whether a text may concern Twilio: it names it, or a credential of the policy. One search of the text; what does
 * not pass costs nothing more.
 *
 * @param texts what else counts: the policy's `mentionedNames().texts`
 */
export function mentionsTwilio(text: string, texts: readonly string[]): boolean {
  return /twilio/i.test(text) || texts.some((one) => text.includes(one))
}
