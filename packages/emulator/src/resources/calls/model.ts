import type { Exchange } from '../../pipeline/exchange.ts'
import { notFound } from '../../wire/rest-error.ts'
import type { Collection, Entry } from '../../world/collection.ts'
import type { CollectionKind } from '../../world/collection-kind.ts'
import { statusUpdateOf } from './validate.ts'
import type { NewCall } from './validate.ts'

/** A call of one account in one Region. */
export interface Call {
  readonly sid: string
  readonly to: string
  readonly from: string
  readonly status: string
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
  readonly startTime: string | null
  readonly endTime: string | null
}

export const CALLS: CollectionKind<Call> = {
  name: 'calls',
  scope: 'region',
  fields: {
    sid: 'text',
    to: 'text',
    from: 'text',
    status: 'text',
    dateCreated: 'text',
    dateUpdated: 'text',
    startTime: 'text?',
    endTime: 'text?',
  },
}

export function callsOf(exchange: Exchange): Collection<Call> {
  return exchange.regional.store.of(CALLS)
}

/** @throws RestError 404, the same for a call of another Region and one that never was */
export function findCall(exchange: Exchange): Entry<Call> {
  const entry = callsOf(exchange).find(exchange.lastOfPath)
  if (entry === undefined) throw notFound(exchange.request.path)
  return entry
}

/** A call that waits to be made, for nobody answers: it stays so until it is ended. With test credentials it is not kept. */
export function createCall(exchange: Exchange, call: NewCall): Call {
  const now = exchange.world.now()
  const row: Call = {
    sid: exchange.world.newSid('CA'),
    to: call.to,
    from: call.from,
    status: 'queued',
    dateCreated: now,
    dateUpdated: now,
    startTime: null,
    endTime: null,
  }
  if (!exchange.isTest) callsOf(exchange).add(row)
  return row
}

/** Ends a call, or takes new instructions for it. */
export function updateCall(exchange: Exchange): Entry<Call> {
  const { row } = findCall(exchange)
  const status = statusUpdateOf(exchange, row.status)
  const now = exchange.world.now()
  return callsOf(exchange).replace({
    ...row,
    dateUpdated: now,
    ...(status === undefined ? {} : { status, startTime: row.startTime ?? now, endTime: now }),
  })
}

export function deleteCall(exchange: Exchange): void {
  callsOf(exchange).remove(findCall(exchange).row.sid)
}
