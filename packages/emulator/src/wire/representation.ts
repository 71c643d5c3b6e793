import type { Reply } from '../message/reply.ts'
import type { Exchange } from '../pipeline/exchange.ts'
import type { Collection, Entry } from '../world/collection.ts'
import type { Header } from './headers.ts'
import { commonHeaders, JSON_TYPE, reasonHeader, XML_TYPE } from './headers.ts'
import { pageOf } from './paging.ts'
import type { Page } from './paging.ts'
import type { RestError } from './rest-error.ts'
import type { WireObject } from './wire-value.ts'
import { xmlDocument, xmlElement, xmlTag } from './xml.ts'
import { errorPage } from '@regionguard/core/knowledge'

/** How a resource looks on the wire. */
export interface Format<Row> {
  /** The XML element of one: `Key`. */
  readonly element: string
  /** The property, and the XML element, of a list: `keys`, `Keys`. */
  readonly list: string
  readonly listElement: string
  /** Two letters for page tokens. */
  readonly prefix: string
  /** Where an entry keeps what was made of it; undefined if that depends on more than the row and its account. */
  readonly slot: number | undefined
  readonly toWire: (row: Row, exchange: Exchange) => WireObject
}

let slots = 0

/**
 * A format whose answers are kept with the row until the row changes: it may read the row and the SID of its account,
 * and nothing else.
 */
export function cachedFormat<Row>(format: Omit<Format<Row>, 'slot'>): Format<Row> {
  const slot = slots
  slots += 1
  return { ...format, slot }
}

function jsonOf<Row>(format: Format<Row>, entry: Entry<Row>, exchange: Exchange): string {
  const { slot } = format
  if (slot === undefined) return JSON.stringify(format.toWire(entry.row, exchange))
  return (entry.rendered[slot] ??= JSON.stringify(format.toWire(entry.row, exchange)))
}

/** One resource. */
export function sendRow<Row>(
  exchange: Exchange,
  format: Format<Row>,
  entry: Entry<Row>,
  status = 200,
): Reply {
  if (exchange.format === 'json') return reply(exchange, status, JSON_TYPE, jsonOf(format, entry, exchange))
  return sendXml(exchange, status, xmlElement(format.element, format.toWire(entry.row, exchange)))
}

/** One thing that is kept nowhere, or that shows what the resource itself never shows. */
export function sendObject(exchange: Exchange, element: string, object: WireObject, status = 200): Reply {
  if (exchange.format === 'json') return reply(exchange, status, JSON_TYPE, JSON.stringify(object))
  return sendXml(exchange, status, xmlElement(element, object))
}

/** 204 */
export function sendNothing(exchange: Exchange): Reply {
  return reply(exchange, 204, undefined, '')
}

/**
 * One page of a collection, newest first.
 *
 * @param filter which rows the caller asks for; left out: all
 */
export function sendPage<Row extends { readonly sid: string }>(
  exchange: Exchange,
  format: Format<Row>,
  collection: Collection<Row>,
  filter?: (row: Row) => boolean,
): Reply {
  const page = pageOf(exchange, format.prefix, collection, filter)
  if (exchange.address?.kind === 'known' && exchange.address.product !== 'api') {
    return reply(exchange, 200, JSON_TYPE, metaPage(exchange, format, page))
  }
  if (exchange.format === 'json') return reply(exchange, 200, JSON_TYPE, corePage(exchange, format, page))
  const { uri, first, next, previous, start, end, number, size } = page
  const rows = page.entries.map((entry) => xmlElement(format.element, format.toWire(entry.row, exchange)))
  const attributes = {
    page: number,
    pagesize: size,
    start,
    end,
    uri,
    firstpageuri: first,
    nextpageuri: next,
    previouspageuri: previous,
  }
  return sendXml(exchange, 200, xmlTag(format.listElement, attributes, rows.join('')))
}

/** The envelope of the 2010 API: relative URIs. */
function corePage<Row>(exchange: Exchange, format: Format<Row>, page: Page<Row>): string {
  const { uri, first, next, previous, start, end, number, size } = page
  return `{"first_page_uri":${JSON.stringify(first)},"end":${end},"previous_page_uri":${JSON.stringify(previous)},"${format.list}":[${rowsOf(exchange, format, page)}],"uri":${JSON.stringify(uri)},"page_size":${size},"start":${start},"next_page_uri":${JSON.stringify(next)},"page":${number}}`
}

/** The envelope of the other products: absolute URLs in `meta`. */
function metaPage<Row>(exchange: Exchange, format: Format<Row>, page: Page<Row>): string {
  const { uri, first, next, previous, number, size } = page
  const absolute = (path: string | null): string =>
    path === null ? 'null' : JSON.stringify(`https://${exchange.request.host}${path}`)
  return `{"meta":{"page":${number},"page_size":${size},"first_page_url":${absolute(first)},"previous_page_url":${absolute(previous)},"url":${absolute(uri)},"next_page_url":${absolute(next)},"key":"${format.list}"},"${format.list}":[${rowsOf(exchange, format, page)}]}`
}

function rowsOf<Row>(exchange: Exchange, format: Format<Row>, page: Page<Row>): string {
  let rows = ''
  for (const entry of page.entries) {
    const row = jsonOf(format, entry, exchange)
    rows = rows === '' ? row : `${rows},${row}`
  }
  return rows
}

/** An error, in the shape that the client asked for. */
export function sendError(exchange: Exchange, error: RestError): Reply {
  const { status, code, message } = error
  const body = {
    ...(code === undefined ? {} : { code }),
    message,
    ...(code === undefined ? {} : { more_info: errorPage(code) }),
    status,
  }
  const extra =
    exchange.reason === undefined ? error.headers : [...error.headers, reasonHeader(exchange.reason)]
  if (exchange.format === 'json') return reply(exchange, status, JSON_TYPE, JSON.stringify(body), extra)
  const detail = status === 401 && code === 20003 ? { detail: AUTHENTICATION_DETAIL } : {}
  const element = xmlElement('RestException', {
    ...(code === undefined ? {} : { code }),
    ...detail,
    message,
    ...(code === undefined ? {} : { more_info: errorPage(code) }),
    status,
  })
  return sendXml(exchange, status, element, extra)
}

/** Only the XML form has it, whatever was wrong: an answer of 2018 that a public log shows. */
const AUTHENTICATION_DETAIL = 'Your AccountSid or AuthToken was incorrect.'

/** What a browser asks before it asks: every answer carries what it wants to know. */
export function sendOptions(exchange: Exchange, allow: string): Reply {
  return reply(exchange, 200, undefined, '', [['Allow', allow]])
}

function sendXml(exchange: Exchange, status: number, content: string, extra: readonly Header[] = []): Reply {
  return reply(exchange, status, XML_TYPE, xmlDocument(content), extra)
}

function reply(
  exchange: Exchange,
  status: number,
  type: Header | undefined,
  body: string,
  extra: readonly Header[] = [],
): Reply {
  const { address } = exchange
  if (address?.kind !== 'known') throw new Error('the host is not known yet')
  const headers = commonHeaders(type, exchange.id, exchange.elapsed(), address.region, address.domain)
  for (const header of extra) headers.push(header)
  return { kind: 'reply', status, headers, body: exchange.request.method === 'HEAD' ? '' : body }
}
