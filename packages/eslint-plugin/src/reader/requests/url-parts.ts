import { absent, literal, normalisePath, textOf, unknown, type Value } from '@regionguard/core'
import type { Piece } from '../values/shape.ts'

/** A URL of which the host is known; other parts of it may not be. */
export interface UrlParts {
  /** As written, without port and user. */
  readonly host: string
  /** Credentials in the URL itself: `https://user:password@host`. */
  readonly username: Value
  readonly password: Value
  /** Without query and `.json`, unknown parts as `{}`; undefined where the URL ends in something unknown. */
  readonly path: string | undefined
  /** The account in the path. */
  readonly account: Value
}

/**
 * User, host and the rest. Something unknown right after the name of a host is taken for its path: in
 * `https://api.twilio.com${path}` it begins with a slash.
 */
const URL_SHAPE =
  /^\s*https?:\/\/(?:([^/?#@]*)@)?(?:([^/?#:@\0]+\.twilio\.com)(?=\0)|([^/?#:@]+))(?::[^/?#]*)?(.*)$/is

/** Stands for one unknown piece while the URL is taken apart: no character of a URL. */
const HOLE = '\0'

/**
 * Takes a URL apart.
 *
 * @param pieces its text, of which some pieces may be unknown
 * @returns undefined if it is no absolute `http` or `https` URL, or its host is not known
 */
export function urlParts(pieces: readonly Piece[]): UrlParts | undefined {
  const text = pieces
    .map((piece) => (piece.kind === 'literal' ? textOf(piece).replaceAll(HOLE, '') : HOLE))
    .join('')
  const holes = pieces.flatMap((piece): Value[] =>
    piece.kind === 'literal' ? [] : [piece.kind === 'base64' ? unknown('a part of a URL') : piece],
  )
  const match = URL_SHAPE.exec(text)
  if (match === null) return undefined
  const [, user, open, closed = '', rest = ''] = match
  const host = open ?? closed
  if (host.includes(HOLE)) return undefined
  const before = count(text.slice(0, text.length - rest.length))
  const [username, password] = credentialsOf(user, holes)
  const { path, account } = pathOf(rest, holes.slice(before))
  return { host, username, password, path, account }
}

function credentialsOf(user: string | undefined, holes: readonly Value[]): [Value, Value] {
  if (user === undefined) return [absent(), absent()]
  const colon = user.indexOf(':')
  const name = colon === -1 ? user : user.slice(0, colon)
  const password = colon === -1 ? undefined : user.slice(colon + 1)
  return [partOf(name, holes), password === undefined ? absent() : partOf(password, holes.slice(count(name)))]
}

/** One part of a URL: a text, a single piece that is not known, or a mixture of which nothing is known. */
function partOf(text: string, holes: readonly Value[]): Value {
  if (text === HOLE) return holes[0] ?? unknown('a part of a URL')
  if (text.includes(HOLE)) return unknown('a part of a URL')
  return literal(decoded(text), [])
}

function pathOf(rest: string, holes: readonly Value[]): { path: string | undefined; account: Value } {
  const end = rest.search(/[?#]/)
  const written = end === -1 ? rest : rest.slice(0, end)
  const path = written === '' ? '/' : written
  // `https://host${path}`: nothing is known of a path that begins with something unknown.
  if (path.startsWith(HOLE)) return { path: undefined, account: unknown('a part of a URL') }
  const before = /\/Accounts\/([^/]+)/.exec(path)
  if (before?.[1] === undefined) {
    return { path: normalisePath(path.replaceAll(HOLE, '{}')), account: absent() }
  }
  const segment = before[1].replace(/\.(json|xml|csv)$/, '')
  const account = partOf(segment, holes.slice(count(path.slice(0, before.index))))
  return { path: normalisePath(path.replaceAll(HOLE, '{}')), account }
}

function count(text: string): number {
  return text.split(HOLE).length - 1
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // not encoded after all: a stray `%`
  }
}
