import { createRequire } from 'node:module'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../create-emulator.ts'
import type * as twilio6 from 'twilio'

/**
 * A folder in which msw 3 is installed. It needs a newer Node than this repository does, so that `.ci/run` installs it
 * where it runs these tests on the newest: https://www.npmjs.com/package/msw/v/3.0.5
 */
const folder = process.env['REGIONGUARD_MSW3']

const load = (module: 'msw' | 'msw/node'): object =>
  createRequire(`${folder ?? '.'}/package.json`)(module) as object
vi.mock('msw', () => load('msw'))
vi.mock('msw/node', () => load('msw/node'))

if (folder === undefined) {
  it.skip('REGIONGUARD_MSW3 names no folder in which msw 3 is installed')
} else {
  await import('./msw.test.fixture.ts')
  const { setupServer } = await import('msw/node')
  const { handler } = await import('./msw.ts')

  describe('msw 3', () => {
    let server: ReturnType<typeof setupServer> | undefined
    afterEach(() => server?.close())

    it('is what these tests run on', () => {
      const { version } = createRequire(`${folder}/package.json`)('msw/package.json') as { version: string }
      expect(version).toMatch(/^3\./)
      expect(load('msw/node')).toHaveProperty('setupServer', setupServer)
    })

    it('takes a key of the SDK to its Region, and refuses it in another', async () => {
      const emulator = createEmulator({ random: 3 })
      server = setupServer(handler(emulator))
      server.listen({ onUnhandledRequest: 'error' })
      const twilio = createRequire(import.meta.url)('twilio') as typeof twilio6.default
      const main = emulator.account('main')
      const key = main.region('ie1').createApiKey({ type: 'standard' })
      const client = (place: object): twilio6.Twilio =>
        twilio(key.sid, key.secret, { accountSid: main.sid, ...place })
      const there = await client({ region: 'ie1', edge: 'dublin' }).messages.list()
      expect(there).toEqual([])
      await expect(client({}).messages.list()).rejects.toMatchObject({ status: 401, code: 20003 })
      expect(emulator.requests.entries().map(({ via, region }) => [via, region])).toEqual([
        ['msw', 'ie1'],
        ['msw', 'us1'],
      ])
    })
  })
}
