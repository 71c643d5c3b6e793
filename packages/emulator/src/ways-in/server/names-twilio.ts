import { parseTwilioHost } from '@regionguard/core/knowledge'
import { helloName } from './client-hello.ts'
import type { HelloName } from './client-hello.ts'

/** More than the head of any request needs. */
const LONGEST_HEAD = 16 * 1024

/** More than a line needs that names a host. */
const LONGEST_LINE = 2_000

const REQUEST_LINE = /^[A-Z]+ \S+ HTTP\/1\.[01]\r?$/

/**
 * The Twilio host that the first bytes of a connection are for, whatever address it goes to: by the name in the hello of
 * TLS, or the head of a request. A client that resolves names by itself asks a proxy for a tunnel to an address.
 */
export function twilioNameIn(bytes: Buffer): HelloName {
  if (bytes[0] === 0x16) {
    const hello = helloName(bytes)
    return hello.kind === 'name' ? named(parseTwilioHost(hello.name)?.host) : hello
  }
  const head = withoutEmptyLines(bytes.toString('latin1', 0, LONGEST_HEAD))
  const name = beginsWithRequest(bytes) ? new RequestLines().twilioNameIn(`${head}\n`) : undefined
  const isPart = bytes.length < LONGEST_HEAD && mayBecomeHead(head)
  return name === undefined && isPart ? { kind: 'more' } : named(name)
}

function named(name: string | undefined): HelloName {
  return name === undefined ? { kind: 'none' } : { kind: 'name', name }
}

/** Whether these may be the first bytes of a request whose head is not whole yet. */
function mayBecomeHead(text: string): boolean {
  const end = text.indexOf('\n')
  if (end === -1) return /^[A-Z]*(?: \S*(?: [A-Z\d/.\r]*)?)?$/.test(text)
  return REQUEST_LINE.test(text.slice(0, end)) && !/\n\r?\n/.test(text)
}

/** Whether a connection begins with a request of HTTP, so that others may follow. */
export function beginsWithRequest(bytes: Buffer): boolean {
  const line = withoutEmptyLines(bytes.toString('latin1', 0, LONGEST_HEAD)).split('\n', 1)[0] ?? ''
  return REQUEST_LINE.test(line)
}

/** Servers pass over lines that are empty before a request. RFC 9112, section 2.2. */
function withoutEmptyLines(head: string): string {
  return head.replace(/^[\r\n]+/, '')
}

/**
 * Looks for hosts of Twilio in requests that follow each other on a connection: in their first lines, and in `Host`. A
 * body with such a line counts too, for where bodies end is not followed: rather one connection too few.
 */
export class RequestLines {
  /** The line that is not whole yet. */
  #open = ''
  /** The line before was a `Host` without a value: it may go on in the next one, as headers once could. RFC 9112, 5.2. */
  #goesOn = false

  /** @param text what comes next, as latin1 */
  twilioNameIn(text: string): string | undefined {
    const lines = (this.#open + text).split('\n')
    this.#open = (lines.pop() ?? '').slice(0, LONGEST_LINE)
    for (const line of lines) {
      const host = this.#goesOn && /^[ \t]/.test(line) ? line.trim().slice(0, LONGEST_LINE) : hostOf(line)
      this.#goesOn = host === ''
      const name = host === undefined ? undefined : parseTwilioHost(host)?.host
      if (name !== undefined) return name
    }
    return undefined
  }
}

function hostOf(line: string): string | undefined {
  if (line.length > LONGEST_LINE) return undefined
  const header = /^host:[ \t]*([^\r\n]*?)[ \t]*\r?$/i.exec(line)
  if (header !== null) return header[1]
  if (!REQUEST_LINE.test(line)) return undefined
  return /^(?:CONNECT |[A-Z]+ [a-z]+:\/\/)(?:[^@/\s]*@)?([^/?#\s]+)/i.exec(line)?.[1]
}
