/** Sentences: what stands in them is told of. */
const SENTENCES = /[a-z]{2}[)'"`]?[.!?](?:\s|\\[nr])+[A-Z#*]/

/** A word of a sentence, before what is told of: no option, no directive, no variable, no name with a colon. */
const WORD_BEFORE = /(?:^|[\s(]|^['"`])[a-z]{2,}[,;)]?[^\S\r\n]+[('"`*\\]*$/i

/** The same behind it. */
const WORD_BEHIND = /^[)'"`*\\]*[,;:]?[^\S\r\n]+\(?[a-z]{2,}[,.;!?)'"`*]*(?:\s|$)/i

/** Programs whose arguments are hosts, on the same line. */
const COMMAND = /(?:^|[\s'"`;&|($/])(?:curl|wget|ping|dig|nslookup|telnet|nc|openssl|traceroute)[^\S\r\n]/

/** How much of the text around a host is looked at, in characters each way: a text may name thousands of them. */
const REACH = 500

/**
 * Whether a text only tells of a host, as a message, a description or the title of a test does. A host that is part of
 * an address (`https://...`, `host:443`, `host/path`), that a command is given, or that stands alone, is used. So is one
 * of which nothing says otherwise: in a list of hosts, or a header.
 *
 * @param text a whole literal or value, with or without its quotes
 * @param start of the host
 * @param end of the host
 */
export function isToldOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  const behind = text.slice(end, end + REACH)
  if (!/(?:^|[\s('"`*\\])$/.test(before)) return false
  if (/(?:^|[\s(])$/.test(before) && SENTENCES.test(`${before}${text.slice(start, end)}${behind}`))
    return true
  if (/^(?:\/|:\d)/.test(behind)) return false
  if (!WORD_BEFORE.test(before) && !WORD_BEHIND.test(behind)) return false
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  return !COMMAND.test(line)
}
