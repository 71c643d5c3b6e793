/** `yes`, `no`, or `maybe`: the source leaves a part of the path open that would decide. */
export type PathMatch = 'yes' | 'maybe' | 'no'

export interface PathPattern {
  readonly segments: readonly string[]
  /** The pattern ended in `/**`: it covers the path itself and everything below it. */
  readonly below: boolean
}

const UNKNOWN = '{}'

/** The formats that a path of the 2010 API may end in. */
const EXTENSION = /\.(?:json|csv|xml|html|mp3|wav)$/i

/** `{AccountSid}` of Twilio's OpenAPI documents, `{sid}` of prose: all of them {@link UNKNOWN}. */
const PLACEHOLDER = /\{[^{}]*\}/g

/** Every SID of Twilio; those of OAuth apps (`OQ`) and Sync lists go beyond hexadecimal digits. */
const SID = /^[A-Z]{2}[0-9a-zA-Z]{32}$/

/**
 * The segments of a path: without query, empty segments and final extension; unknown parts as `{}`. SIDs stay, so
 * that a known SID is not taken for something that could be any word.
 *
 * @param path an absolute path, with or without query
 */
export function segmentsOf(path: string): readonly string[] {
  const end = path.search(/[?#]/)
  const segments = (end < 0 ? path : path.slice(0, end)).split('/').filter((segment) => segment !== '')
  const last = segments.length - 1
  return segments.map((segment, index) => {
    const bare = index === last ? segment.replace(EXTENSION, '') : segment
    return bare.replace(PLACEHOLDER, UNKNOWN)
  })
}

/**
 * A path in the one form that tables and messages use: without query, final slash and extension, SIDs and unknown
 * parts as `{}`: `/2010-04-01/Accounts/{}/Messages`.
 *
 * @param path an absolute path, with or without query
 */
export function normalisePath(path: string): string {
  return `/${segmentsOf(path)
    .map((segment) => (SID.test(segment) ? UNKNOWN : segment))
    .join('/')}`
}

/**
 * A pattern from a template: `{}` stands for any one segment, a final `/**` for the path and all below it.
 *
 * @param template `/2010-04-01/Accounts/{}/Keys/**`
 */
export function compilePath(template: string): PathPattern {
  const below = template.endsWith('/**')
  return { segments: segmentsOf(below ? template.slice(0, -3) : template), below }
}

/**
 * Whether a path falls under a pattern.
 *
 * @param pattern from {@link compilePath}
 * @param segments from {@link segmentsOf}
 */
export function matchPath(pattern: PathPattern, segments: readonly string[]): PathMatch {
  const { length } = pattern.segments
  if (segments.length > length && !pattern.below) return 'no'
  if (segments.length < length && !isOpenEnded(segments)) return 'no'
  let match: PathMatch = segments.length < length ? 'maybe' : 'yes'
  for (let index = 0; index < length && index < segments.length; index++) {
    const expected = pattern.segments[index]
    const actual = segments[index]
    if (expected === UNKNOWN || expected === actual) continue
    if (actual === undefined || !couldBe(actual, expected ?? '')) return 'no'
    match = 'maybe'
  }
  return match
}

/** `Accounts{}`: text and an unknown part in one. What is unknown may well contain slashes. */
function isOpenEnded(segments: readonly string[]): boolean {
  const last = segments.at(-1)
  return last !== undefined && last !== UNKNOWN && last.endsWith(UNKNOWN)
}

function couldBe(actual: string, expected: string): boolean {
  const hole = actual.indexOf(UNKNOWN)
  if (hole < 0) return false
  const tail = actual.slice(actual.lastIndexOf(UNKNOWN) + UNKNOWN.length)
  return expected.startsWith(actual.slice(0, hole)) && expected.endsWith(tail)
}
