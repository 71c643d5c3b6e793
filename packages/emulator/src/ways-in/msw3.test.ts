import { createRequire } from 'node:module'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../create-emulator.ts'
import type * as twilio6 from 'twilio'

/** The oldest Node that msw 3 runs on: https://www.npmjs.com/package/msw/v/3.0.5 */
const OLDEST = [22, 12] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

vi.mock('msw', () => import('msw3'))
vi.mock('msw/node', () => import('msw3/node'))

if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
  await import('./msw.test.fixture.ts')
  const { setupServer } = await import('msw/node')
  const { handler } = await import('./msw.ts')

  describe('msw 3', () => {
    let server: ReturnType<typeof setupServer> | undefined
    afterEach(() => server?.close())

    it('is what these tests run on', async () => {
      expect(setupServer).toBe((await import('msw3/node')).setupServer)
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
} else {
  it.skip(`msw 3 needs Node ${OLDEST.join('.')}`)
}
