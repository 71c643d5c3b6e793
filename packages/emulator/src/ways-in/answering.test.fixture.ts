import type { Failure, Reply } from '../message/reply.ts'
import type { TwilioRequest } from '../message/request.ts'
import type { Answering } from './answering.ts'

/** An emulator that gives one answer and keeps what it was asked: the ways in are tested without a world. */
export interface Scripted extends Answering {
  readonly asked: TwilioRequest[]
  readonly last: TwilioRequest
}

export function answering(answer: Reply | Failure | ((request: TwilioRequest) => Reply | Failure)): Scripted {
  const asked: TwilioRequest[] = []
  return {
    asked,
    get last(): TwilioRequest {
      const last = asked.at(-1)
      if (last === undefined) throw new Error('the emulator was asked nothing')
      return last
    },
    handle(request) {
      asked.push(request)
      return typeof answer === 'function' ? answer(request) : answer
    },
  }
}

export function reply(body: string, more: Partial<Reply> = {}): Reply {
  return {
    kind: 'reply',
    status: 200,
    headers: [
      ['Content-Type', 'application/json'],
      ['Twilio-Request-Id', 'RQ00000000000000000000000000000000'],
    ],
    body,
    ...more,
  }
}

export function failure(as: Failure['as']): Failure {
  return { kind: 'failure', as, reason: 'the reason' }
}
