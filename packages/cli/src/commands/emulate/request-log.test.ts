import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '@regionguard/emulator'
import { gathered, requestLine, requestLog } from './request-log.ts'

const ENTRY: JournalEntry = {
  id: 'RQ0',
  at: '2026-11-22T12:34:56.789Z',
  via: 'host',
  method: 'GET',
  host: 'api.twilio.com',
  region: 'us1',
  product: 'api',
  operation: 'ListKey',
  path: '/2010-04-01/Accounts/AC0/Keys.json',
  query: {},
  form: null,
  credential: { kind: 'standard-key', sid: 'SK0', region: 'ie1' },
  account: 'AC0',
  decision: 'refused',
  status: 401,
  code: 20003,
  reason: 'this API key was created in ie1; the request went to us1',
  sdk: null,
}

describe('requestLine', () => {
  it.each<[string, Partial<JournalEntry>, string]>([
    [
      'a refusal',
      {},
      '12:34:56.789 us1 401/20003 GET api.twilio.com/2010-04-01/Accounts/AC0/Keys.json [standard-key SK0 of ie1] refused - this API key was created in ie1; the request went to us1',
    ],
    [
      'a served request',
      {
        credential: { kind: 'auth-token', sid: 'AC0', region: 'us1' },
        status: 200,
        code: null,
        reason: null,
        decision: 'served',
      },
      '12:34:56.789 us1 200 GET api.twilio.com/2010-04-01/Accounts/AC0/Keys.json [auth-token AC0] served',
    ],
    [
      'a credential of nobody',
      { credential: { kind: 'unknown', sid: null, region: null }, reason: null },
      '12:34:56.789 us1 401/20003 GET api.twilio.com/2010-04-01/Accounts/AC0/Keys.json [unknown] refused',
    ],
    [
      'no answer at all',
      {
        host: 'api.ie1.twilio.com',
        path: '/',
        region: null,
        credential: null,
        status: null,
        code: null,
        reason: null,
        decision: 'failed',
      },
      '12:34:56.789 --- --- GET api.ie1.twilio.com/ [no credential] failed',
    ],
    [
      'what would move the cursor',
      {
        path: '/\u001b[2J\né',
        credential: null,
        status: 404,
        code: 20404,
        reason: null,
        decision: 'not-found',
      },
      '12:34:56.789 us1 404/20404 GET api.twilio.com/?[2J?? [no credential] not-found',
    ],
  ])('%s', (_what, change, line) => {
    expect(requestLine({ ...ENTRY, ...change })).toBe(line)
  })
})

describe('requestLog', () => {
  it('leaves out what nobody reads, and says so', () => {
    const lines: string[] = []
    const stream = { writableLength: 0, write: (text: string) => lines.push(text) }
    const log = requestLog(stream)
    log(ENTRY)
    stream.writableLength = 2 ** 21
    log(ENTRY)
    log(ENTRY)
    stream.writableLength = 0
    log(ENTRY)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toBe('(2 requests are not shown: nobody read this log)\n')
  })
})

describe('gathered', () => {
  it('writes what came in one turn at once, in order, and counts it as waiting until then', async () => {
    const written: string[] = []
    const stream = gathered({ writableLength: 5, write: (text: string) => written.push(text) })
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
    stream.write('one\n')
    stream.write('two\n')
    expect(written).toEqual([])
    expect(stream.writableLength).toBe(13)
    await turn()
    expect(stream.writableLength).toBe(5)
    stream.write('three\n')
    await turn()
    expect(written).toEqual(['one\ntwo\n', 'three\n'])
  })
})
