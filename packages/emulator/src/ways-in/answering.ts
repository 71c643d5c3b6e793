import type { Failure, Reply } from '../message/reply.ts'
import type { TwilioRequest } from '../message/request.ts'

/** All that a way in needs of an emulator: one synchronous function. */
export interface Answering {
  handle(request: TwilioRequest): Reply | Failure
}
