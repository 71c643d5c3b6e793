import type { Check } from './check.ts'

/** An API key is created and its secret, shown this once, is not kept. */
export const noDiscardedSecret: Check = {
  id: 'no-discarded-secret',
  scope: 'file',
  run: (scene) =>
    scene
      .facts('key-creation')
      .filter(({ secret }) => secret === 'discarded')
      .map(({ span, text }) => ({
        rule: 'no-discarded-secret',
        span,
        message: `\`${text}\` creates an API key, but its \`secret\` is never read. Twilio shows a key’s secret once, in this response, and never again: store it, or the key is useless.`,
        evidence: [],
      })),
}
