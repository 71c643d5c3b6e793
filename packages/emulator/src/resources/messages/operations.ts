import type { Operation } from '../../operations/operation.ts'
import { dateFilter } from '../../wire/date-filter.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { MESSAGE_FORMAT } from './format.ts'
import { createMessage, deleteMessage, findMessage, messagesOf, updateMessage } from './model.ts'
import { newMessageOf } from './validate.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/Messages'
const ONE = `${LIST}/{Sid}`

/** https://www.twilio.com/docs/messaging/api/message-resource */
export const operations: readonly Operation[] = [
  {
    id: 'ListMessage',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    permission: '/twilio/messaging/messages/list',
    run: (exchange) => {
      const to = exchange.query.get('To')
      const from = exchange.query.get('From')
      const sent = dateFilter(exchange.query, 'DateSent')
      return sendPage(
        exchange,
        MESSAGE_FORMAT,
        messagesOf(exchange),
        to === undefined && from === undefined && sent === undefined
          ? undefined
          : (message) =>
              (to === undefined || message.to === to) &&
              (from === undefined || message.from === from) &&
              (sent === undefined || sent(message.dateSent)),
      )
    },
  },
  {
    id: 'CreateMessage',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    permission: '/twilio/messaging/messages/create',
    run: (exchange) => {
      const message = createMessage(exchange, newMessageOf(exchange))
      return sendObject(exchange, 'Message', MESSAGE_FORMAT.toWire(message, exchange), 201)
    },
  },
  {
    id: 'FetchMessage',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/messaging/messages/read',
    run: (exchange) => sendRow(exchange, MESSAGE_FORMAT, findMessage(exchange)),
  },
  {
    id: 'UpdateMessage',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    permission: '/twilio/messaging/messages/update',
    run: (exchange) => sendRow(exchange, MESSAGE_FORMAT, updateMessage(exchange)),
  },
  {
    id: 'DeleteMessage',
    product: 'api',
    method: 'DELETE',
    path: ONE,
    account: 'path',
    permission: '/twilio/messaging/messages/delete',
    run: (exchange) => {
      deleteMessage(exchange)
      return sendNothing(exchange)
    },
  },
]
