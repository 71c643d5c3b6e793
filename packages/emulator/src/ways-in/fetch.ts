import type { Failure } from '../message/reply.ts'
import type { Answering } from './answering.ts'
import { delay } from './delay.ts'
import { fromFetchRequest, toResponseArguments } from './fetch-message.ts'
import { networkError, NOT_TWILIO } from './network-error.ts'

/** Like the global `fetch`, but it reaches the emulator and nothing else. */
export type EmulatorFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * The emulator as a `fetch` function.
 *
 * It rejects as the global one does: with the signal's reason when aborted, and with `TypeError: fetch failed` whose
 * `cause.code` is `ENOTFOUND`, `ECONNRESET` or `ETIMEDOUT` where Twilio could not have been reached. A host that is not
 * Twilio's is `ENOTFOUND`, too: nothing is ever passed on.
 */
export function emulatorFetch(emulator: Answering): EmulatorFetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const message = await fromFetchRequest(request, 'fetch')
    if (message === undefined) throw failed(NOT_TWILIO, new URL(request.url).hostname)
    request.signal.throwIfAborted()
    const answer = emulator.handle(message)
    if (answer.kind === 'failure') throw failed(answer, message.host)
    if (answer.delayMs !== undefined) await delay(answer.delayMs, request.signal)
    const response = new Response(...toResponseArguments(answer, message.method))
    // A response that was made, not received, has an empty address; clients log it.
    return Object.defineProperty(response, 'url', { value: request.url, configurable: true })
  }
}

/** As undici words it. */
function failed(failure: Failure, hostname: string): TypeError {
  return new TypeError('fetch failed', { cause: networkError(failure, hostname) })
}
