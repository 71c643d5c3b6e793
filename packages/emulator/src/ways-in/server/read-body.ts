import type { IncomingMessage } from 'node:http'

/** How reading a body ended. */
export type ReadBody =
  | { readonly kind: 'read'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' }
  /** The client went away in the middle. */
  | { readonly kind: 'gone' }

/** Whether there is a body to wait for. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] !== undefined && headers['content-length'] !== '0')
  )
}

/** Whether the client says beforehand that the body is over the limit. */
export function announcesTooLarge({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit
}

/** Bodies over the limit are read to their end, so that the client sees the answer, not a broken pipe; to a point. */
const PATIENCE = 16

/**
 * Reads the whole body, but never keeps more than the limit.
 *
 * @param limit in bytes
 */
export function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) {
        chunks.push(chunk)
        return
      }
      chunks.length = 0
      if (length > limit * PATIENCE) resolve({ kind: 'too-large' })
    })
    request.on('end', () => {
      if (length > limit) resolve({ kind: 'too-large' })
      const [first] = chunks
      resolve({
        kind: 'read',
        body: first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks),
      })
    })
    request.on('error', () => {
      resolve({ kind: 'gone' })
    })
    request.on('close', () => {
      resolve({ kind: 'gone' })
    })
  })
}
