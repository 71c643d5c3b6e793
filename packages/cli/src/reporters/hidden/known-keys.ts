import type { Stretch } from '../shown-line.ts'

/** The lines of a private key (PEM), whose own lines say what they are. */
const PRIVATE_KEY = /(?<=-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,10}-----)[^-]+/g

/** Keys and tokens that by their own form are secrets: Stripe, SendGrid, GitHub, GitLab, Slack, Google, npm, JWT. */
const TOKENS =
  /(?<![\w-])(?:[rs]k_(?:live|test)_\w{8,}|whsec_\w{8,}|SG\.[\w-]{8,}\.[\w-]{8,}|gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{30,}|npm_\w{30,}|eyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?)/g

/** What is a secret whatever it is called. */
export function knownKeys(text: string): readonly Stretch[] {
  return [PRIVATE_KEY, TOKENS].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: key }): Stretch => [index, index + key.length]),
  )
}
