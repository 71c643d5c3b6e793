/**
 * What the first and the 100,000th key cost to create, fetch and page: prints JSON, microseconds for each. All go
 * through `handle`, as requests, with the journal on.
 */
import { createEmulator } from '@regionguard/emulator'

const KEYS = 100_000
const SAMPLE = 400

const emulator = createEmulator({
  random: 1,
  seed: { version: 1, accounts: [{ name: 'main', regions: { us1: { keys: [] } } }] },
})
const main = emulator.account('main')
const authorization = `Basic ${Buffer.from(`${main.sid}:${main.region('us1').authToken}`).toString('base64')}`
const keys = `/2010-04-01/Accounts/${main.sid}/Keys`

function ask(method, target, form) {
  const [path, query = ''] = target.split('?')
  const reply = emulator.handle({
    method,
    host: 'api.twilio.com',
    path,
    query,
    headers: {
      authorization,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    body: Buffer.from(form ?? ''),
    via: 'fetch',
  })
  if (reply.kind !== 'reply' || reply.status >= 400)
    throw new Error(`${method} ${target}: ${JSON.stringify(reply)}`)
  return JSON.parse(typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body).toString())
}

const create = () => ask('POST', `${keys}.json`, 'FriendlyName=worker').sid

function microseconds(times, once) {
  const each = []
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    once(time)
    each.push((performance.now() - start) * 1000)
  }
  each.sort((one, other) => one - other)
  return each[each.length >> 1]
}

// Warm, in a world of its own size: what is measured is the growth of the data, not of the compiler.
const early = []
for (let n = 0; n < 2_000; n += 1) early.push(create())
for (let n = 0; n < 2_000; n += 1) ask('GET', `${keys}/${early[n]}.json`)
let next = `${keys}.json?PageSize=50`
for (let n = 0; n < 500; n += 1) next = ask('GET', next).next_page_uri ?? `${keys}.json?PageSize=50`

const measure = (sids, page) => ({
  create: microseconds(SAMPLE, create),
  fetch: microseconds(SAMPLE, (n) => ask('GET', `${keys}/${sids[n % sids.length]}.json`)),
  page: microseconds(SAMPLE, () => ask('GET', page)),
})

const first = measure(early, `${keys}.json?PageSize=50`)
const late = []
for (let n = early.length + SAMPLE; n < KEYS; n += 1) {
  const sid = create()
  if (n > KEYS - 1_000) late.push(sid)
}
// A page in the middle of all of them, by its token.
let middle = `${keys}.json?PageSize=1000`
for (let n = 0; n < 50; n += 1) middle = ask('GET', middle).next_page_uri
const last = measure(late, middle.replace('PageSize=1000', 'PageSize=50'))
process.stdout.write(JSON.stringify({ first, last, keys: KEYS }))
