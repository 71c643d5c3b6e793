import { isToldOf, parseTwilioHost, type Span } from '@regionguard/core'
import type { Draft, Scan } from '../scan.ts'
import type { Node } from '../syntax/node.ts'
import { piecesOf } from '../values/shape.ts'
import { isCompared, isGivenAsIs } from './compared-literal.ts'
import { urlParts } from './url-parts.ts'

/** A host name of Twilio that is written out. */
export interface WrittenHost {
  /** As written. */
  readonly host: string
  readonly span: Span
}

/**
 * A host name of `twilio.com` or below: not the end of another name (`mytwilio.com`, `*.twilio.com`), not the
 * beginning of one (`twilio.com.example`).
 */
const HOST = /(?<![\w.}-])(?:[a-z0-9_-]+\.)*twilio\.com(?![\w-]|\.[a-z0-9])/gi

/** The same with expressions of a template in it: `api.${region}.twilio.com`. */
const TEMPLATE_HOST =
  /(?:[\w.-]|\$\{[^{}]*\})*\$\{[^{}]*\}(?:[\w.-]|\$\{[^{}]*\})*?\.twilio\.com(?![\w-]|\.[a-z0-9])/gi

/** Every literal of the file that contains a host name of Twilio, and neither only tells of it nor compares with it. */
export function hostLiterals(scan: Scan): Draft[] {
  const literals = [...scan.tree.all('Literal'), ...scan.tree.all('TemplateLiteral')]
  return literals.flatMap((node) =>
    usedHosts(scan, node).map((written, index): Draft => {
      const span = scan.evaluator.span(node)
      const subject = index === 0 ? node : {}
      return {
        node,
        subject: index === 0 ? { node } : subject,
        fact: (id) => ({
          kind: 'host-literal',
          id,
          span,
          host: written.host,
          hostSpan: written.span,
          ...(isGivenAsIs(scan.tree, node, scan.evaluator.harmlessCalls) ? { isFixed: true } : {}),
        }),
      }
    }),
  )
}

function usedHosts(scan: Scan, node: Node): WrittenHost[] {
  const written = writtenHosts(scan, node)
  if (written.length === 0 || isCompared(scan.tree, scan.bindings, node)) return []
  const [start, end] = node.range
  return written.filter(
    ({ span }) => !isToldOf(scan.text.slice(start, end), span.start - start, span.end - start),
  )
}

/** The host names in a string or template literal, also one that is put together from constants. */
export function writtenHosts(scan: Scan, node: Node): WrittenHost[] {
  const isText =
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
  if (!isText) return []
  const raw = scan.text.slice(node.range[0], node.range[1])
  if (!/twilio\.com/i.test(raw)) return []
  const found: WrittenHost[] = []
  for (const match of raw.matchAll(HOST)) {
    if (!isMailAddress(raw, match.index)) found.push(writtenAt(scan, node, match[0], match[0], match.index))
  }
  if (node.type !== 'TemplateLiteral') return found
  for (const match of raw.matchAll(TEMPLATE_HOST)) {
    const host = evaluatedHost(scan, node)
    if (host !== undefined) found.push(writtenAt(scan, node, host, match[0], match.index))
  }
  return found
}

function writtenAt(scan: Scan, node: Node, host: string, written: string, index: number): WrittenHost {
  const start = node.range[0] + index
  return { host, span: { file: scan.file, start, end: start + written.length } }
}

/** `help@twilio.com`, but not `https://user:password@api.twilio.com`. */
function isMailAddress(raw: string, index: number): boolean {
  if (raw[index - 1] !== '@') return false
  const before = raw.slice(0, index)
  return !/\/\/[^/\s'"`]*$/.test(before)
}

/** The host of a template whose expressions are constants. */
function evaluatedHost(scan: Scan, node: Node): string | undefined {
  const pieces = piecesOf(scan.evaluator.shapeOf(node))
  const host =
    urlParts(pieces)?.host ?? urlParts([{ kind: 'literal', text: 'https://', via: [] }, ...pieces])?.host
  return host !== undefined && parseTwilioHost(host) !== undefined ? host : undefined
}
