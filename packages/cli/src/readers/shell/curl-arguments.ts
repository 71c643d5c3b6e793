import type { Word } from 'unbash'
import type { CommandArgument } from 'unbash'
import { textOfWord } from './shell-word.ts'

/** What a `curl` command says of its request. */
export interface CurlArguments {
  readonly urls: readonly Word[]
  /** The last `-u`, and how many characters of the word belong to the option (`-uSID:TOKEN`). */
  readonly user: { readonly word: Word; readonly skip: number } | undefined
  readonly headers: readonly Word[]
  readonly method: Word | string
  /** Credentials may come from elsewhere: a `.netrc`, a file of options, a token. */
  readonly otherCredentials: boolean
  /** The request goes to another host than the URL says. */
  readonly rerouted: boolean
}

/** Short options that take a value; https://curl.se/docs/manpage.html */
const SHORT_WITH_VALUE = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz')

/** Long options that take none. Every other one is taken to have a value, but for those that begin with `no-`. */
const LONG_WITHOUT_VALUE = new Set(
  [
    'fail fail-early fail-with-body silent show-error location location-trusted include verbose insecure compressed get head',
    'globoff ipv4 ipv6 http1.0 http1.1 http2 http2-prior-knowledge http3 basic digest anyauth ntlm negotiate netrc',
    'netrc-optional remote-name remote-name-all remote-header-name remote-time progress-bar parallel tlsv1 tlsv1.0 tlsv1.1',
    'tlsv1.2 tlsv1.3 ssl ssl-reqd tcp-nodelay tcp-fastopen raw path-as-is retry-all-errors retry-connrefused create-dirs',
    'append ignore-content-length junk-session-cookies keepalive buffer trace-time trace-ids styled-output xattr next disable',
    'post301 post302 post303 sslv2 sslv3 tr-encoding use-ascii list-only crlf manual version help',
  ].flatMap((line) => line.split(' ')),
)

const DATA = /^--(?:data(?:-ascii|-binary|-raw|-urlencode)?|json|form(?:-string)?|url-query)$/

/** @returns undefined where an option cannot be read, for then anything may follow */
export function curlArguments(words: readonly CommandArgument[]): CurlArguments | undefined {
  const urls: Word[] = []
  const headers: Word[] = []
  let user: CurlArguments['user']
  let method: CurlArguments['method'] | undefined
  let hasData = false
  let isGet = false
  let otherCredentials = false
  let rerouted = false
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word?.type !== 'Word') return undefined
    const text = textOfWord(word) ?? ''
    if (!text.startsWith('-') || text === '-') {
      const short = word.text.startsWith('-u')
      if (short) user = { word, skip: 2 }
      else urls.push(word)
      continue
    }
    const { option, attached } = optionOf(text)
    const takesValue = option.startsWith('--')
      ? !LONG_WITHOUT_VALUE.has(option.slice(2)) && !option.startsWith('--no-')
      : SHORT_WITH_VALUE.has(option.slice(1))
    const next = attached === undefined && takesValue ? words[++index] : undefined
    if (attached === undefined && takesValue && next?.type !== 'Word') {
      if (next !== undefined) return undefined
      continue
    }
    const given = next?.type === 'Word' ? next : word
    const skip = next === undefined ? (attached ?? 0) : 0
    if (option === '-u' || option === '--user') user = { word: given, skip }
    else if (option === '-H' || option === '--header') headers.push(given)
    else if (option === '--url') urls.push(given)
    else if (option === '-X' || option === '--request') method = skip > 0 ? text.slice(skip) : given
    else if (option === '-d' || option === '-F' || DATA.test(option)) hasData ||= option !== '--url-query'
    else if (option === '-T' || option === '--upload-file') method ??= 'PUT'
    else if (option === '-G' || option === '--get') isGet = true
    else if (option === '-I' || option === '--head') method ??= 'HEAD'
    else if (
      /^(?:-n|-K|-E|--netrc.*|--config|--oauth2-bearer|--cert|--aws-sigv4|--ntlm|--negotiate)$/.test(option)
    ) {
      otherCredentials = true
    } else if (/^(?:--resolve|--connect-to|--unix-socket|--abstract-unix-socket|--next|-:)$/.test(option))
      rerouted = true
  }
  return {
    urls,
    user,
    headers,
    method: method ?? (hasData && !isGet ? 'POST' : 'GET'),
    otherCredentials,
    rerouted,
  }
}

/** The option of a word; `attached`: where its value begins in the same word. Of `-sSu` the last letter counts. */
function optionOf(text: string): { readonly option: string; readonly attached?: number } {
  if (text.startsWith('--')) return { option: text }
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (SHORT_WITH_VALUE.has(letter) || 'GInE:'.includes(letter)) {
      return at + 1 < text.length && SHORT_WITH_VALUE.has(letter)
        ? { option: `-${letter}`, attached: at + 1 }
        : { option: `-${letter}` }
    }
  }
  return { option: text.slice(0, 2) }
}
