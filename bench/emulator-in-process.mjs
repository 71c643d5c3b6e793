/**
 * What one request costs without a socket: prints JSON, operations per second. The peers are a `fetch` over loopback to
 * a bare server of another process, whose URL is the argument, and msw with a constant answer.
 */
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { createEmulator } from '@regionguard/emulator'
import { handler } from '@regionguard/emulator/msw'
import { requestClient } from '@regionguard/emulator/twilio'

const [bareUrl] = process.argv.slice(2)
const { fetch } = globalThis
const emulator = createEmulator({
  random: 1,
  seed: { version: 1, accounts: [{ name: 'main', regions: { us1: { keys: [] } } }] },
})
const main = emulator.account('main')
main.region('us1').createApiKey()
const path = `/2010-04-01/Accounts/${main.sid}/Keys.json`
const token = main.region('us1').authToken
const authorization = `Basic ${Buffer.from(`${main.sid}:${token}`).toString('base64')}`
const url = `https://api.twilio.com${path}`
const init = { headers: { authorization } }

const request = {
  method: 'GET',
  host: 'api.twilio.com',
  path,
  query: '',
  headers: { authorization, accept: 'application/json' },
  body: new Uint8Array(0),
  via: 'fetch',
}
const body = emulator.handle(request).body
const text = typeof body === 'string' ? body : Buffer.from(body).toString()
const client = requestClient(emulator)

const msw = (one) => {
  const server = setupServer(one)
  return {
    open: () => server.listen({ onUnhandledRequest: 'error' }),
    close: () => server.close(),
    // Not the `fetch` from before, which nothing intercepts.
    once: async () => (await globalThis.fetch(url, init)).text(),
  }
}
const plain = (once) => ({ open: () => {}, close: () => {}, once })

const kinds = {
  handle: plain(() => emulator.handle(request)),
  fetch: plain(async () => (await emulator.fetch(url, init)).text()),
  requestClient: plain(() =>
    client.request({ method: 'get', uri: url, username: main.sid, password: token }),
  ),
  loopback: plain(async () => (await fetch(bareUrl)).text()),
  'msw with a constant': msw(http.all(/^https:\/\/api\.twilio\.com\//, () => HttpResponse.text(text))),
  'msw with the emulator': msw(handler(emulator)),
}

/** Rounds in turns, so that whatever else the machine does meets all of them. */
const rates = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]))
for (let round = 0; round < 7; round += 1) {
  for (const [name, { open, close, once }] of Object.entries(kinds)) {
    open()
    for (let warm = 0; warm < 20; warm += 1) await once()
    let done = 0
    const start = performance.now()
    while (performance.now() - start < 300) {
      for (let some = 0; some < 20; some += 1) await once()
      done += 20
    }
    // The first round fills caches.
    if (round > 0) rates[name].push((done * 1000) / (performance.now() - start))
    close()
  }
}
process.stdout.write(JSON.stringify(rates))
