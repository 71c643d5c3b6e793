import { Buffer } from 'node:buffer'
import { absent, literal, parseTwilioHost, textOf, unknown } from '@regionguard/core'
import type { RequestFact, Span, Value } from '@regionguard/core'
import { joinedCredentials, urlParts } from '@regionguard/eslint-plugin/reader'
import type { Word } from 'unbash'
import { curlArguments } from './curl-arguments.ts'
import type { CurlArguments } from './curl-arguments.ts'
import type { GivenNames } from './given-names.ts'
import type { Invocation } from './invocation.ts'
import { joined, piecesOfWord, textOfWord } from './shell-word.ts'
import type { OtherPiece, WordPiece } from './shell-word.ts'
import type { ScriptCommand } from './script-walk.ts'
import type { ValuedPiece, WordValues } from './word-value.ts'

/** What a request needs to know of the script that it stands in. */
export interface RequestContext {
  readonly values: WordValues
  /** The text that `source` is about: positions of words are in it. */
  readonly text: string
  readonly span: (start: number, end: number) => Span
  /** The scope of a variable's name. */
  readonly scopeOf: (own: boolean) => string
  /** What stands around the script says of names. */
  readonly given: GivenNames | undefined
}

type Credentials = Pick<RequestFact, 'username' | 'password' | 'places'>

const NONE: Credentials = { username: absent(), password: absent(), places: {} }

/** The requests to Twilio of a `curl` command. */
export function curlRequests(
  invocation: Invocation,
  command: ScriptCommand,
  context: RequestContext,
): readonly Omit<RequestFact, 'id'>[] {
  if (invocation.name !== 'curl') return []
  const given = curlArguments(invocation.args)
  if (given === undefined || given.rerouted) return []
  return given.urls.flatMap((url) => {
    const pieces = valuesOf(piecesOfWord(url), command, context, true)
    const [first] = pieces
    const hasScheme = first?.kind === 'literal' && /^\s*[a-z]+:\/\//i.test(textOf(first))
    const parts = urlParts(hasScheme ? pieces : [literal('https://', []), ...pieces])
    const host = parts === undefined ? undefined : parseTwilioHost(parts.host)
    if (parts === undefined || host === undefined) return []
    const inUrl: Credentials | undefined =
      parts.username.kind === 'absent'
        ? undefined
        : { username: parts.username, password: parts.password, places: {} }
    const { username, password, places } = credentialsOf(given, command, context) ?? inUrl ?? noneOf(given)
    const method = methodOf(given.method, command, context)
    return [
      {
        kind: 'request',
        span: context.span(command.node.pos, command.node.end),
        product: host.product,
        ...(method === undefined ? {} : { method }),
        ...(parts.path === undefined ? {} : { path: parts.path }),
        host: parts.host,
        hostSpan: hostSpan(url, parts.host, context),
        username,
        // What stands in the URL has no place of its own; its finding stands where the URL does.
        password:
          password.kind === 'literal'
            ? literal(
                textOf(password),
                password.via.length > 0 ? password.via : [context.span(url.pos, url.end)],
                'secret',
              )
            : password,
        places,
        account: parts.account,
      },
    ]
  })
}

function noneOf({ otherCredentials }: CurlArguments): Credentials {
  if (!otherCredentials) return NONE
  const value = unknown('credentials that do not stand in the command')
  return { username: value, password: value, places: {} }
}

/** A proxy's `-u` is no such thing; the last `-u` counts, and a header over nothing. */
function credentialsOf(
  { user, headers }: CurlArguments,
  command: ScriptCommand,
  context: RequestContext,
): Credentials | undefined {
  for (const header of headers.toReversed()) {
    const found = headerCredentials(header, command, context)
    if (found !== undefined) return found
  }
  if (user === undefined) return undefined
  const pieces = withoutFirst(piecesOfWord(user.word), user.skip)
  const values = valuesOf(pieces, command, context, false)
  if (!values.some((value) => value.kind === 'literal' && textOf(value).includes(':'))) {
    // `-u "$TWILIO_AUTH"` may hold both.
    const value = unknown('credentials in one text')
    return { username: value, password: value, places: {} }
  }
  return joinedCredentials(values)
}

/** `Authorization: Basic ...`; undefined for any other header. */
function headerCredentials(
  header: Word,
  command: ScriptCommand,
  context: RequestContext,
): Credentials | undefined {
  const [first, ...rest] = joined(piecesOfWord(header))
  if (first?.kind !== 'text') return undefined
  const match = /^\s*authorization\s*:\s*(basic\s+)?/i.exec(first.text)
  if (match === null) return undefined
  const span = context.span(header.pos, header.end)
  const none: Credentials = {
    username: unknown('an Authorization header', [span]),
    password: unknown('an Authorization header', [span]),
    places: {},
  }
  if (match[1] === undefined) return none
  const encoded = first.text.slice(match[0].length).trim()
  const [only, ...more] = rest
  if (only === undefined) {
    return joinedCredentials([literal(Buffer.from(encoded, 'base64').toString('utf8'), [span])])
  }
  const inner = encoded === '' && more.length === 0 && only.kind === 'other' ? encodedWord(only) : undefined
  return inner === undefined
    ? none
    : joinedCredentials(valuesOf(piecesOfWord(inner), command, context, false))
}

/** `$(echo -n "$SID:$TOKEN" | base64)`. */
function encodedWord({ script }: OtherPiece): Word | undefined {
  const [statement, ...more] = script?.commands ?? []
  const pipeline = statement?.command
  if (pipeline?.type !== 'Pipeline' || more.length > 0) return undefined
  const [print, encode] = pipeline.commands
  if (print?.type !== 'Command' || encode?.type !== 'Command') return undefined
  if (!/^(?:echo|printf)$/.test(textOfWord(print.name) ?? '') || textOfWord(encode.name) !== 'base64')
    return undefined
  const last = print.args.at(-1)
  return last?.type === 'Word' ? last : undefined
}

function withoutFirst(pieces: readonly WordPiece[], count: number): readonly WordPiece[] {
  if (count === 0) return pieces
  const [first, ...rest] = joined(pieces)
  if (first?.kind !== 'text') return pieces
  const text = first.text.slice(count)
  return text === '' ? rest : [{ ...first, text, start: first.start + count }, ...rest]
}

function valuesOf(
  pieces: readonly WordPiece[],
  command: ScriptCommand,
  context: RequestContext,
  asText: boolean,
): readonly Value[] {
  const valued = context.values.pieces(pieces, command, asText)
  const values = valued.map((piece) => toValue(piece, context, asText))
  // What variables brought in may stand beside a text.
  const result: Value[] = []
  for (const value of values) {
    const last = result.at(-1)
    if (value.kind === 'literal' && last?.kind === 'literal' && asText) {
      result[result.length - 1] = literal(textOf(last) + textOf(value), [...last.via, ...value.via])
    } else result.push(value)
  }
  return result
}

function toValue({ value, start, end }: ValuedPiece, context: RequestContext, asText: boolean): Value {
  const { span, scopeOf, given } = context
  const at = span(start, end)
  const via = [at]
  switch (value.kind) {
    case 'text': {
      const { origin } = value
      return literal(value.text, origin === undefined ? via : [...via, span(origin.start, origin.end)])
    }
    case 'unknown':
      return unknown(value.why, via, value.fromCaller)
    case 'expression':
      return given?.expression(value.text, at, asText) ?? unknown('an expression', via)
    case 'name': {
      const known = value.own ? undefined : given?.variable(value.name, at, asText)
      if (known !== undefined) return known
      return {
        kind: 'name',
        space: 'env',
        path: value.name,
        scope: scopeOf(value.own),
        via,
        ...(value.fallback === undefined ? {} : { fallback: literal(value.fallback, via, 'secret') }),
      }
    }
  }
}

function methodOf(
  given: CurlArguments['method'],
  command: ScriptCommand,
  context: RequestContext,
): RequestFact['method'] {
  const value =
    typeof given === 'string' ? undefined : context.values.word(piecesOfWord(given), command, true)
  const text = typeof given === 'string' ? given : value?.kind === 'text' ? value.text : undefined
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
  return methods.find((method) => method === text?.toUpperCase())
}

/** The host where it is written out in the word; else the word. */
function hostSpan(url: Word, host: string, { text, span }: RequestContext): Span {
  const at = text.slice(url.pos, url.end).toLowerCase().indexOf(host.toLowerCase())
  return at === -1 ? span(url.pos, url.end) : span(url.pos + at, url.pos + at + host.length)
}
