import { http, HttpResponse } from 'msw'
import type { HttpHandler } from 'msw'
import type { Answering } from './answering.ts'
import { delay } from './delay.ts'
import { fromFetchRequest, toResponseArguments } from './fetch-message.ts'

/** Every path of `twilio.com` and below. Without groups: msw would take them for parameters and decode them. */
const TWILIO_URL = /^https?:\/\/(?:[^/?#]*[.@])?twilio\.com\.?(?::\d+)?(?:[/?#]|$)/i

/**
 * The emulator as one handler for msw: `setupServer(handler(emulator))`. One, for msw asks its handlers one after the
 * other. Requests to other hosts are left to msw's other handlers and its `onUnhandledRequest`.
 *
 * What Twilio could not have answered (a host that does not exist, a reset, a timeout) is a network error:
 * `HttpResponse.error()`. Its reason is in the journal.
 *
 * @param emulator from `createEmulator`
 */
export function handler(emulator: Answering): HttpHandler {
  return http.all(TWILIO_URL, async ({ request }) => {
    const message = await fromFetchRequest(request, 'msw')
    // The expression and core's grammar agree but for names that no resolver takes (`a..twilio.com`).
    if (message === undefined) return HttpResponse.error()
    const answer = emulator.handle(message)
    if (answer.kind === 'failure') return HttpResponse.error()
    if (answer.delayMs !== undefined) await delay(answer.delayMs, request.signal)
    return new HttpResponse(...toResponseArguments(answer, message.method))
  })
}
