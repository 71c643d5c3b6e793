/** What the first bytes of a connection say of the server that the client wants. */
export type HelloName =
  /** The hello is not complete yet. */
  { readonly kind: 'more' } | { readonly kind: 'none' } | { readonly kind: 'name'; readonly name: string }

const NONE: HelloName = { kind: 'none' }
const MORE: HelloName = { kind: 'more' }

/** Longer than any client's, those with keys against quantum computers included. */
const LONGEST_HELLO = 64 * 1024

/**
 * Reads the server's name (SNI) from the hello of a TLS client (RFC 8446, 4.1.2; RFC 6066, 3), without any TLS.
 *
 * @param bytes the connection's first; they may be anything
 */
export function helloName(bytes: Buffer): HelloName {
  const message = handshakeOf(bytes)
  if (message === undefined) return bytes.length > LONGEST_HELLO ? NONE : MORE
  const hello = new Reader(message)
  if (hello.number(1) !== CLIENT_HELLO) return NONE
  const body = new Reader(hello.vector(3))
  body.skip(2 + 32)
  body.vector(1)
  body.vector(2)
  body.vector(1)
  const extensions = new Reader(body.vector(2))
  while (extensions.left > 0) {
    const type = extensions.number(2)
    const extension = extensions.vector(2)
    if (type !== SERVER_NAME) continue
    const names = new Reader(new Reader(extension).vector(2))
    while (names.left > 0) {
      const kind = names.number(1)
      const name = names.vector(2)
      if (kind === HOST_NAME) return { kind: 'name', name: name.toString('latin1') }
    }
  }
  return NONE
}

const HANDSHAKE = 0x16
const CLIENT_HELLO = 1
const SERVER_NAME = 0
const HOST_NAME = 0

/** The first handshake message, put together from its records; undefined while some of it is missing. */
function handshakeOf(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  let length = 0
  for (let at = 0; ;) {
    const whole = length < 4 ? undefined : 4 + Buffer.concat(parts).readUIntBE(1, 3)
    if (whole !== undefined && length >= whole) return Buffer.concat(parts).subarray(0, whole)
    if (at < bytes.length && bytes[at] !== HANDSHAKE) return Buffer.alloc(0)
    if (at + 5 > bytes.length) return undefined
    const end = at + 5 + bytes.readUInt16BE(at + 3)
    if (end > bytes.length) return undefined
    parts.push(bytes.subarray(at + 5, end))
    length += end - at - 5
    // A record without contents says nothing, and as many as fit would be read for nothing.
    if (end === at + 5) return Buffer.alloc(0)
    at = end
  }
}

/** Reads what is there: past the end there are zeros and empty vectors, so that nothing in a hello makes it throw. */
class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  skip(length: number): void {
    this.#at = Math.min(this.#at + length, this.#bytes.length)
  }

  number(size: number): number {
    const value = this.left < size ? 0 : this.#bytes.readUIntBE(this.#at, size)
    this.skip(size)
    return value
  }

  vector(lengthSize: number): Buffer {
    const length = this.number(lengthSize)
    const start = this.#at
    this.skip(length)
    return this.#bytes.subarray(start, this.#at)
  }
}
