import type { JournalEntry } from '@regionguard/emulator'

/** Where lines go: a stream that keeps what its reader has not taken yet. */
export interface LogStream {
  readonly writableLength: number
  write(text: string): unknown
}

/** Bytes that may wait for a reader. One that never reads must not fill the memory, nor stop the emulator. */
const PATIENCE = 1024 * 1024

/**
 * Writes one line for each request: time, Region, request, answer, credential, decision and reason.
 *
 * @returns the listener for the journal
 */
export function requestLog(stream: LogStream): (entry: JournalEntry) => void {
  let left = 0
  return (entry) => {
    if (stream.writableLength > PATIENCE) {
      left += 1
      return
    }
    if (left > 0) stream.write(`(${left} requests are not shown: nobody read this log)\n`)
    left = 0
    stream.write(`${requestLine(entry)}\n`)
  }
}

/**
 * What is written within one turn of the event loop, as one write: with many clients a write for each line would take as
 * long as the request that it tells of.
 */
export function gathered(stream: LogStream): LogStream {
  let waiting = ''
  return {
    get writableLength() {
      return stream.writableLength + waiting.length
    },
    write(text) {
      if (waiting === '') {
        setImmediate(() => {
          stream.write(waiting)
          waiting = ''
        })
      }
      waiting += text
    },
  }
}

/** One request in one line of printable ASCII. The journal holds no secret, and so no line does. */
export function requestLine(entry: JournalEntry): string {
  const { at, region, method, host, path, status, code, decision, credential, reason } = entry
  const who =
    credential === null
      ? 'no credential'
      : `${credential.kind}${credential.sid === null ? '' : ` ${credential.sid}`}${credential.region === null || credential.region === region ? '' : ` of ${credential.region}`}`
  const line = [
    at.slice(11, 23),
    region ?? '---',
    status === null ? '---' : code === null ? String(status) : `${status}/${code}`,
    `${method} ${host}${path}`,
    `[${who}]`,
    decision,
    ...(reason === null ? [] : [`- ${reason}`]),
  ].join(' ')
  return line.replace(/[^\x20-\x7e]/g, '?')
}
