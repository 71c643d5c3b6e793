/**
 * Encodes parameters as twilio-node does, which hands them to `qs` with `arrayFormat: 'repeat'`: a list repeats its
 * name, an object is `name[key]`, a date its ISO form, `undefined` is left out and `null` is empty; RFC 3986, so that a
 * space is `%20`. Source: twilio-node `lib/base/RequestClient.js`, 4.23.0 to 6.2.0, and qs 6 `lib/stringify.js`.
 *
 * @param parameters as twilio-node's resources give them to their HTTP client
 */
export function encodeForm(parameters: object): string {
  const pairs: string[] = []
  for (const [name, value] of Object.entries(parameters)) append(pairs, name, value)
  return pairs.join('&')
}

function append(pairs: string[], name: string, value: unknown): void {
  if (value === null) pairs.push(`${encode(name)}=`)
  else if (Array.isArray(value)) for (const item of value) append(pairs, name, item)
  else if (value instanceof Date) pairs.push(`${encode(name)}=${encode(value.toISOString())}`)
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) append(pairs, `${name}[${key}]`, inner)
  } else if (isScalar(value)) pairs.push(`${encode(name)}=${encode(String(value))}`)
}

/** Anything else (a function, a symbol, `undefined`) is left out. */
function isScalar(value: unknown): value is string | number | boolean | bigint {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
}

/** Unlike `encodeURIComponent`, nothing but letters, digits and `-._~` stays as it is, and half a character is no error. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
