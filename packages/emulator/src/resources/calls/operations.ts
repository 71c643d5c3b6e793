import type { Operation } from '../../operations/operation.ts'
import { dateFilter } from '../../wire/date-filter.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { CALL_FORMAT } from './format.ts'
import { callsOf, createCall, deleteCall, findCall, updateCall } from './model.ts'
import { newCallOf } from './validate.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/Calls'
const ONE = `${LIST}/{Sid}`

/** https://www.twilio.com/docs/voice/api/call-resource */
export const operations: readonly Operation[] = [
  {
    id: 'ListCall',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    permission: '/twilio/voice/calls/list',
    run: (exchange) => {
      const { query } = exchange
      const to = query.get('To')
      const from = query.get('From')
      const status = query.get('Status')
      const parent = query.get('ParentCallSid')
      const started = dateFilter(query, 'StartTime')
      const ended = dateFilter(query, 'EndTime')
      return sendPage(
        exchange,
        CALL_FORMAT,
        callsOf(exchange),
        (call) =>
          (to === undefined || call.to === to) &&
          (from === undefined || call.from === from) &&
          (status === undefined || call.status === status) &&
          // No call of the emulator has a parent.
          parent === undefined &&
          (started === undefined || started(call.startTime)) &&
          (ended === undefined || ended(call.endTime)),
      )
    },
  },
  {
    id: 'CreateCall',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    permission: '/twilio/voice/calls/create',
    run: (exchange) => {
      const call = createCall(exchange, newCallOf(exchange))
      return sendObject(exchange, 'Call', CALL_FORMAT.toWire(call, exchange), 201)
    },
  },
  {
    id: 'FetchCall',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/voice/calls/read',
    run: (exchange) => sendRow(exchange, CALL_FORMAT, findCall(exchange)),
  },
  {
    id: 'UpdateCall',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    permission: '/twilio/voice/calls/update',
    run: (exchange) => sendRow(exchange, CALL_FORMAT, updateCall(exchange)),
  },
  {
    id: 'DeleteCall',
    product: 'api',
    method: 'DELETE',
    path: ONE,
    account: 'path',
    permission: '/twilio/voice/calls/delete',
    run: (exchange) => {
      deleteCall(exchange)
      return sendNothing(exchange)
    },
  },
]
