import type { Exchange } from '../pipeline/exchange.ts'
import type { Collection, Entry } from '../world/collection.ts'
import { errorOf } from './rest-error.ts'

/** One page of a list, and where the others are: paths with queries. */
export interface Page<Row> {
  readonly entries: readonly Entry<Row>[]
  /** Counted by the client: `Page=`. */
  readonly number: number
  readonly size: number
  /** Where its rows stand among all, as far as the page's number tells. */
  readonly start: number
  readonly end: number
  readonly uri: string
  readonly first: string
  readonly next: string | null
  readonly previous: string | null
}

const DEFAULT_SIZE = 50
const LARGEST_SIZE = 1000

/**
 * The page that a request asks for. A page token holds the position of the row that the page begins after, so that rows
 * that come and go in between move no other row from one page to another.
 *
 * @param prefix of the SIDs of the rows, for tokens: `PASK000...`
 * @throws RestError 400 for a size, number or token that is none
 */
export function pageOf<Row extends { readonly sid: string }>(
  exchange: Exchange,
  prefix: string,
  collection: Collection<Row>,
  filter: ((row: Row) => boolean) | undefined,
): Page<Row> {
  const { request } = exchange
  const plain = request.query === ''
  const size = plain ? DEFAULT_SIZE : sizeOf(exchange.query.get('PageSize'))
  const number = plain ? 0 : numberOf(exchange.query.get('Page'))
  const token = plain ? undefined : exchange.query.get('PageToken')
  const found = find(collection, filter, size, number, tokenOf(token))
  const { entries, more } = found
  const filters = plain ? '' : otherParameters(request.query)
  const uri = (page: number, pageToken: string): string =>
    `${request.path}?${filters}PageSize=${size}&Page=${page}${pageToken}`
  const firstRow = entries[0]
  const lastRow = entries[entries.length - 1]
  const start = number * size
  return {
    entries,
    number,
    size,
    start,
    end: start + Math.max(0, entries.length - 1),
    uri: uri(number, token === undefined ? '' : `&PageToken=${token}`),
    first: uri(0, ''),
    next: more && lastRow ? uri(number + 1, `&PageToken=PA${prefix}${hex(lastRow.position)}`) : null,
    previous:
      number > 0 && firstRow ? uri(number - 1, `&PageToken=PB${prefix}${hex(firstRow.position)}`) : null,
  }
}

function hex(position: number): string {
  return position.toString(16).padStart(32, '0')
}

function sizeOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_SIZE
  const size = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (size < 1) throw errorOf(20422, 'Invalid PageSize: it must be a number from 1 to 1000')
  if (size > LARGEST_SIZE)
    throw errorOf(20007, `Page size too large: it must not be greater than ${LARGEST_SIZE}`)
  return size
}

function numberOf(text: string | undefined): number {
  if (text === undefined || text === '') return 0
  if (!/^\d{1,9}$/.test(text)) throw errorOf(20422, 'Invalid Page: it must be a number from 0')
  return Number(text)
}

interface Token {
  readonly direction: 'after' | 'before'
  readonly position: number
}

function tokenOf(text: string | undefined): Token | undefined {
  if (text === undefined || text === '') return undefined
  const parts = /^P([AB])[A-Z]{2}([0-9a-f]{32})$/.exec(text)
  const position = Number.parseInt(parts?.[2] ?? '', 16)
  if (parts === null || !Number.isSafeInteger(position)) throw errorOf(20422, 'Invalid PageToken')
  return { direction: parts[1] === 'A' ? 'after' : 'before', position }
}

interface Found<Row> {
  readonly entries: readonly Entry<Row>[]
  /** Whether older rows follow. */
  readonly more: boolean
}

function find<Row extends { readonly sid: string }>(
  collection: Collection<Row>,
  filter: ((row: Row) => boolean) | undefined,
  size: number,
  number: number,
  token: Token | undefined,
): Found<Row> {
  if (token?.direction === 'before') return before(collection, filter, size, token.position)
  let skip = 0
  let index = collection.size - 1
  if (token !== undefined) index = collection.indexAfter(token.position - 1) - 1
  else if (filter === undefined) index -= number * size
  else skip = number * size
  const entries: Entry<Row>[] = []
  for (; index >= 0; index--) {
    const entry = collection.at(index)
    if (entry === undefined || (filter !== undefined && !filter(entry.row))) continue
    if (skip > 0) skip -= 1
    else if (entries.length === size) return { entries, more: true }
    else entries.push(entry)
  }
  return { entries, more: false }
}

/** The rows that stand right before a position in the list, which are those that came right after it. */
function before<Row extends { readonly sid: string }>(
  collection: Collection<Row>,
  filter: ((row: Row) => boolean) | undefined,
  size: number,
  position: number,
): Found<Row> {
  const entries: Entry<Row>[] = []
  for (let index = collection.indexAfter(position); entries.length < size; index++) {
    const entry = collection.at(index)
    if (entry === undefined) break
    if (filter === undefined || filter(entry.row)) entries.unshift(entry)
  }
  return { entries, more: collection.indexAfter(position) > 0 }
}

const PAGING = /^(?:PageSize|Page|PageToken)(?:=|$)/

/** The filters of a query, as sent, for the addresses of other pages. */
function otherParameters(query: string): string {
  const others = query.split('&').filter((pair) => pair !== '' && !PAGING.test(pair))
  return others.length === 0 ? '' : `${others.join('&')}&`
}
