import type { RuleContext } from '@typescript-eslint/utils/ts-eslint'
import { lookAtPolicy, RECENT_SETTINGS, RECENT_TEXTS } from '../context/recent-texts.ts'

type MentionContext = Pick<
  Readonly<RuleContext<string, readonly unknown[]>>,
  'sourceCode' | 'settings' | 'cwd'
>

/** The file that a rule asked about last, if it does not concern Twilio: as a rule all of them ask before the next. */
let unconcerned: object | undefined

/**
 * Whether a file may concern Twilio: it names it, or a credential of the policy, or holds the SID of an account or an
 * API key, beside which a secret may stand.
 *
 * For most files this is all that happens, between the thousand times as much that ESLint does: what is not touched
 * here need not be fetched into the processor's caches again, and that is most of what it costs. So it is one function
 * that looks into the context twice, and once for each rule but the first. A search for a plain text is several times
 * as fast as a regular expression; `twilio`, `Twilio` and `TWILIO` without the first letter are two searches for three
 * ways to write it.
 *
 * @throws Error if the policy or `settings.regionguard` is invalid
 */
export function concernsTwilio(context: MentionContext): boolean {
  const { sourceCode } = context
  if (sourceCode === unconcerned) return false
  // Contexts inherit from an object that is another for each file. Written with a full stop, the engine would search
  // what it remembers of such objects first, in vain, and then remember this one.
  const settings = Reflect.get(context, 'settings')
  if (!RECENT_SETTINGS.has(settings)) lookAtPolicy(context)
  const { text } = sourceCode
  if (
    text.includes('wilio') ||
    text.includes('WILIO') ||
    (text.includes('AC') && holdsSid(text, 'AC')) ||
    (text.includes('SK') && holdsSid(text, 'SK')) ||
    (RECENT_TEXTS.length > 0 && holdsName(text))
  ) {
    return true
  }
  unconcerned = sourceCode
  return false
}

function holdsName(text: string): boolean {
  return RECENT_TEXTS.some((name) => text.includes(name))
}

/** `AC` or `SK`, and 32 hexadecimal digits: the two letters are found fast, and few of them are followed by a digit. */
function holdsSid(text: string, prefix: string): boolean {
  for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + 2)) {
    if (HEXADECIMAL.test(text.slice(at + 2, at + 34))) return true
  }
  return false
}

const HEXADECIMAL = /^[0-9a-fA-F]{32}$/
