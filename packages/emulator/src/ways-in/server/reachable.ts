import type { WayInRefusal } from '../../emulator.ts'
import type { Failure } from '../../message/reply.ts'
import type { Answering } from '../answering.ts'
import type { Controlled } from './control.ts'

/** What a server needs of an emulator. */
export interface Reachable extends Answering, Controlled {
  /** Why a Twilio host has nobody who could answer; undefined for one that has. Not noted in the journal. */
  hostFailure(host: string): Failure | undefined
  /** Notes in the journal what was refused before there was a request that could be handled. */
  noteRefusal(refusal: WayInRefusal): void
}
