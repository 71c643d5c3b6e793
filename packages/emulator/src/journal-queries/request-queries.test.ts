import { describe, expect, it } from 'vitest'
import type { Journal } from '../journal/journal.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import { JournalAssertionError } from './journal-assertion-error.ts'
import { requestQueries } from './request-queries.ts'

const ENTRY: JournalEntry = {
  id: 'RQ0',
  at: '2026-11-22T00:00:00.000Z',
  via: 'fetch',
  method: 'POST',
  host: 'api.dublin.ie1.twilio.com',
  region: 'ie1',
  product: 'api',
  operation: 'CreateMessage',
  path: '/2010-04-01/Accounts/AC0/Messages.json',
  query: {},
  form: { To: '+353800000000', Body: 'hello' },
  credential: { kind: 'standard-key', sid: 'SK0', region: 'ie1' },
  account: 'AC0',
  decision: 'served',
  status: 201,
  code: null,
  reason: null,
  sdk: 'twilio-node/6.2.0',
}
const IN_US1: JournalEntry = {
  ...ENTRY,
  host: 'iam.twilio.com',
  product: 'iam',
  region: 'us1',
  operation: 'ListGetKeys',
  form: null,
  decision: 'refused',
  status: 401,
  code: 20003,
  reason: 'this API key was created in ie1',
}

/** A journal of which a test says what came, and when. */
function journal(
  entries: JournalEntry[] = [],
  dropped = 0,
): Journal & { add(entry: JournalEntry): void; listeners: number } {
  const listeners = new Set<(entry: JournalEntry) => void>()
  return {
    get length() {
      return entries.length
    },
    get listeners() {
      return listeners.size
    },
    dropped,
    entries: () => [...entries],
    at: (index) => entries.at(index),
    clear: () => {
      entries.length = 0
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (entry) => {
      entries.push(entry)
      for (const listener of [...listeners]) listener(entry)
    },
    [Symbol.iterator]: () => entries[Symbol.iterator](),
  }
}

describe('requestQueries', () => {
  const requests = requestQueries(journal([ENTRY, IN_US1, { ...ENTRY, form: { To: '+1', Body: 'x' } }]))

  it.each([
    ['inRegion', () => requests.inRegion('ie1'), 2],
    ['inRegion', () => requests.inRegion('au1'), 0],
    ['to', () => requests.to('iam'), 1],
    ['messagesTo', () => requests.messagesTo('+353800000000'), 1],
    ['messagesTo', () => requests.messagesTo('353800000000'), 0],
    ['where a pattern', () => requests.where({ status: 401, code: 20003 }), 1],
    ['where a function', () => requests.where(({ form }) => form?.['Body'] === 'x'), 1],
    ['chains', () => requests.inRegion('ie1').to('api').messagesTo('+1'), 1],
  ])('%s', (_name, query, length) => {
    expect(query()).toHaveLength(length)
    expect([...query()]).toEqual(query().entries())
  })

  it('asserts all', () => {
    requests.inRegion('ie1').expectAll({ region: 'ie1', product: 'api' })
    expect(() => {
      requests.expectAll({ region: 'ie1' })
    }).toThrow(
      'Request 2 of 3 has region "us1", not "ie1": POST iam.twilio.com/2010-04-01/Accounts/AC0/Messages.json in us1 by standard-key SK0: 401/20003, this API key was created in ie1',
    )
  })

  it('asserts nothing of nothing', () => {
    expect(() => {
      requests.inRegion('au1').expectAll({ region: 'au1' })
    }).toThrow('no request at all')
  })

  it.each<[string, (queries: ReturnType<typeof requestQueries>) => unknown]>([
    ['inRegion', (queries) => queries.inRegion('ie1')],
    ['to', (queries) => queries.to('api')],
    ['where', (queries) => queries.where({})],
    ['messagesTo', (queries) => queries.messagesTo('+1')],
    [
      'expectAll',
      (queries) => {
        queries.expectAll({})
      },
    ],
  ])('%s throws once entries were dropped, and says how many', (_name, query) => {
    expect(() => query(requestQueries(journal([ENTRY], 3)))).toThrow(JournalAssertionError)
    expect(() => query(requestQueries(journal([ENTRY], 3)))).toThrow('3 entries were dropped')
  })

  describe('waitForRequest', () => {
    it('gives one that was made', async () => {
      expect(await requests.waitForRequest({ product: 'iam' })).toBe(IN_US1)
    })

    it('waits for one', async () => {
      const later = journal([ENTRY])
      const waiting = requestQueries(later).waitForRequest(({ status }) => status === 401, {
        timeoutMs: 1_000,
      })
      await Promise.resolve()
      later.add(ENTRY)
      later.add(IN_US1)
      expect(await waiting).toBe(IN_US1)
      expect(later.listeners).toBe(0)
    })

    it('gives up and tells what came instead', async () => {
      const later = journal([ENTRY])
      await expect(
        requestQueries(later).waitForRequest({ region: 'au1' }, { timeoutMs: 10 }),
      ).rejects.toThrow(/No such request within 10 ms\. The latest:\n {2}POST api\.dublin\.ie1/)
      expect(later.listeners).toBe(0)
    })

    it('hands on what its function throws, to who waits', async () => {
      const later = journal()
      const waiting = requestQueries(later).waitForRequest(() => {
        throw new RangeError('mine')
      })
      await Promise.resolve()
      expect(() => {
        later.add(ENTRY)
      }).not.toThrow()
      await expect(waiting).rejects.toThrow(RangeError)
    })

    it('throws once entries were dropped', async () => {
      await expect(requestQueries(journal([], 1)).waitForRequest({})).rejects.toThrow('1 entry was dropped')
    })
  })
})
