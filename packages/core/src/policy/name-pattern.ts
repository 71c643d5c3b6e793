/**
 * Whether a credential's name matches a pattern of the policy. Case counts; `*` stands for any characters, none
 * included, `?` for exactly one. Takes time name * pattern at worst.
 *
 * @param pattern `MESSAGING_KEY*`, `*_DUBLIN`, `ie1.apiKey`
 * @param name the whole name: an environment variable, a path in a configuration, a secret reference
 */
export function matchesName(pattern: string, name: string): boolean {
  let inPattern = 0
  let inName = 0
  // Where to go on if what follows the last `*` does not match here: let the `*` take one character more.
  let afterStar = -1
  let starTook = 0
  while (inName < name.length) {
    if (pattern[inPattern] === '*') {
      inPattern += 1
      afterStar = inPattern
      starTook = inName
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === name[inName]) {
      inPattern += 1
      inName += 1
    } else if (afterStar >= 0) {
      starTook += 1
      inPattern = afterStar
      inName = starTook
    } else {
      return false
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}

/**
 * A text that every file with a matching name contains, however the file spells the path down to it (`ie1.apiKey`
 * may stand as `ie1:` and, a line below, `apiKey:`).
 *
 * @returns undefined if the pattern has no word of at least three characters: it says nothing worth looking for
 */
export function certainText(pattern: string): string | undefined {
  let longest = ''
  for (const word of pattern.split(/[^A-Za-z0-9_-]+/)) {
    if (word.length > longest.length) longest = word
  }
  return longest.length < 3 ? undefined : longest
}
