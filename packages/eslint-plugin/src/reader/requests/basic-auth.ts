import { absent, literal, type Span, textOf, unknown, type Value } from '@regionguard/core'
import { type Piece, piecesOf, type Shape } from '../values/shape.ts'

/** The user and password of a request. */
export interface Credentials {
  readonly username: Value
  readonly password: Value
  readonly places: Partial<Record<'username' | 'password', Span>>
}

export const NO_CREDENTIALS: Credentials = { username: absent(), password: absent(), places: {} }

/** Credentials are there, but cannot be read. */
export function unknownCredentials(why: string, via: readonly Span[] = []): Credentials {
  return { username: unknown(why, via), password: unknown(why, via), places: {} }
}

/** What an `Authorization` header says: `'Basic ' + btoa(user + ':' + password)`, however it is put together. */
export function headerCredentials(header: Shape): Credentials {
  if (header.kind === 'value' && header.value.kind === 'absent') return NO_CREDENTIALS
  const [scheme, ...rest] = piecesOf(header)
  if (scheme?.kind !== 'literal') return unknownCredentials('an Authorization header', header.via)
  const match = /^\s*basic\s+(.*)$/is.exec(textOf(scheme))
  if (match === null) return unknownCredentials('an Authorization header that is not Basic', header.via)
  const written = (match[1] ?? '').trim()
  const [encoded, ...more] = rest
  if (encoded === undefined && written !== '')
    return joinedCredentials([literal(decoded(written), scheme.via)])
  if (encoded?.kind !== 'base64' || written !== '' || more.length > 0) {
    return unknownCredentials('an Authorization header', header.via)
  }
  return joinedCredentials(encoded.pieces)
}

/** `user:password` in one text. */
export function joinedCredentials(pieces: readonly Piece[]): Credentials {
  const before: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const text = piece.kind === 'literal' ? textOf(piece) : undefined
    const colon = text?.indexOf(':') ?? -1
    if (text === undefined || colon === -1 || piece.kind !== 'literal') {
      before.push(piece)
      continue
    }
    const username = single([...before, ...nonEmpty(text.slice(0, colon), piece.via)])
    const password = single([...nonEmpty(text.slice(colon + 1), piece.via), ...pieces.slice(index + 1)])
    return credentials(username, password)
  }
  return unknownCredentials('credentials in one text', pieces[0]?.via ?? [])
}

export function credentials(username: Value, password: Value): Credentials {
  const places: Partial<Record<'username' | 'password', Span>> = {}
  const [usernamePlace] = username.via
  const [passwordPlace] = password.via
  if (username.kind !== 'absent' && usernamePlace !== undefined) places.username = usernamePlace
  if (password.kind !== 'absent' && passwordPlace !== undefined) places.password = passwordPlace
  return { username, password, places }
}

function nonEmpty(text: string, via: readonly Span[]): Value[] {
  return text === '' ? [] : [literal(text, via)]
}

function single(pieces: readonly Piece[]): Value {
  const [only, ...more] = pieces
  if (only === undefined) return literal('', [])
  return more.length > 0 || only.kind === 'base64'
    ? unknown('a text put together from parts', only.via)
    : only
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}
