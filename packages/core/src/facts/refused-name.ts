/**
 * Words of names under which hosts stand that are turned down, looked for or replaced. Nobody asks them there, and another
 * host in their place would mean something else.
 */
const WORDS = new Set([
  ...['deny', 'denied', 'denies', 'denylist', 'denylisted', 'block', 'blocked', 'blocklist', 'blocklisted'],
  ...['blacklist', 'blacklisted', 'forbid', 'forbids', 'forbidden', 'disallow', 'disallows', 'disallowed'],
  ...['ban', 'bans', 'banned', 'reject', 'rejects', 'rejected', 'refuse', 'refused'],
  ...['prohibit', 'prohibited'],
  ...['restrict', 'restricted', 'exclude', 'excludes', 'excluded', 'ignore', 'ignores', 'ignored'],
  ...['retired', 'deprecated', 'obsolete', 'removed', 'legacy', 'old', 'invalid', 'unsupported'],
  ...['wrong', 'bad'],
  ...['expr', 'expression', 'legend', 'query'],
  ...['pattern', 'patterns', 'regex', 'regexp', 'search', 'find', 'grep', 'match', 'matches', 'replaces'],
])

/**
 * Whether a name says that what it stands for is not used: `deniedHosts`, `RETIRED_HOST`, `no-restricted-hosts`, and the
 * `from` of a replacement.
 *
 * @param name a key, a variable, a function
 */
export function namesRefusal(name: string): boolean {
  if (name === 'from') return true
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .some((word) => WORDS.has(word.toLowerCase()))
}
