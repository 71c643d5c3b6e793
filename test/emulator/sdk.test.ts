import { createEmulator } from '@regionguard/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WAYS } from './connections.ts'
import type { Connection, Emulator } from './connections.ts'
import { SDKS } from './sdks.ts'
import type { SdkClient } from './sdks.ts'

type RegionId = 'us1' | 'ie1' | 'au1'

/** As an application must configure them. */
const PLACES: Record<RegionId, { region?: string; edge?: string }> = {
  us1: {},
  ie1: { region: 'ie1', edge: 'dublin' },
  au1: { region: 'au1', edge: 'sydney' },
}
const REGIONS: readonly RegionId[] = ['us1', 'ie1', 'au1']

const cases = SDKS.flatMap(({ name, sdk }) =>
  WAYS.map((way) => ({ name: `${name} through ${way.name}`, sdk, way })),
)

describe.each(cases)('$name', ({ sdk, way }) => {
  let emulator: Emulator
  let connection: Connection
  beforeEach(async () => {
    emulator = createEmulator({ random: 'sdk' })
    connection = await way.connect(sdk, emulator)
  })
  afterEach(() => connection.close())

  /** The main account with its Auth Token of a Region, in that Region. */
  function owner(region: RegionId): SdkClient {
    const main = emulator.account('main')
    return connection.client({
      username: main.sid,
      password: main.region(region).authToken,
      ...PLACES[region],
    })
  }

  it.each(REGIONS)('creates, lists, fetches, updates and deletes keys in %s', async (region) => {
    const client = owner(region)
    const before = await client.keys.list()
    const created = await client.newKeys.create({ friendlyName: 'wörker & co' })
    expect(created.sid).toMatch(/^SK[0-9a-f]{32}$/)
    expect(created.secret).toMatch(/^[0-9A-Za-z]{32}$/)
    expect(created.dateCreated).toBeInstanceOf(Date)
    const listed = await client.keys.list()
    expect(listed.map(({ sid }) => sid).toSorted()).toEqual(
      [...before.map(({ sid }) => sid), created.sid].toSorted(),
    )
    const fetched = await client.keys(created.sid).fetch()
    expect(fetched.friendlyName).toBe('wörker & co')
    expect(JSON.stringify(fetched)).not.toContain(created.secret)
    const updated = await client.keys(created.sid).update({ friendlyName: 'other' })
    expect(updated.friendlyName).toBe('other')
    expect(await client.keys(created.sid).remove()).toBe(true)
    await expect(client.keys(created.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    emulator.requests.expectAll({ region })
  })

  it('pages over 2,000 keys', async () => {
    const region = emulator.account('main').region('ie1')
    const client = owner('ie1')
    const made = new Set((await client.keys.list()).map(({ sid }) => sid))
    for (let n = 0; n < 2_000; n += 1) made.add(region.createApiKey().sid)
    emulator.requests.clear()
    const listed = await client.keys.list({ pageSize: 200 })
    expect(listed).toHaveLength(made.size)
    expect(new Set(listed.map(({ sid }) => sid))).toEqual(made)
    expect(emulator.requests).toHaveLength(Math.ceil(made.size / 200))
    emulator.requests.expectAll({ region: 'ie1', status: 200 })
  })

  it('pages a v1 API, whose next page is an absolute URL', async ({ skip }) => {
    const client = owner('us1')
    if (!('iam' in client)) skip('twilio 4 has no IAM API')
    const main = emulator.account('main')
    for (let n = 0; n < 30; n += 1) main.region('us1').createApiKey()
    emulator.requests.clear()
    const listed = await client.iam.v1.getApiKeys.list({ accountSid: main.sid, pageSize: 10 })
    expect(listed.length).toBeGreaterThanOrEqual(30)
    expect(new Set(listed.map(({ sid }) => sid)).size).toBe(listed.length)
    expect(emulator.requests).toHaveLength(Math.ceil(listed.length / 10))
    emulator.requests.expectAll({ host: 'iam.twilio.com', status: 200 })
  })

  it('creates and closes subaccounts, in US1 only', async () => {
    const client = owner('us1')
    const created = await client.api.accounts.create({ friendlyName: 'tenant' })
    expect(created).toMatchObject({
      friendlyName: 'tenant',
      status: 'active',
      ownerAccountSid: client.accountSid,
    })
    expect((await client.api.accounts.list()).map(({ sid }) => sid)).toContain(created.sid)
    const inItself = connection.client({ username: created.sid, password: created.authToken })
    expect((await inItself.api.accounts(created.sid).fetch()).status).toBe('active')
    const closed = await client.api.accounts(created.sid).update({ status: 'closed' })
    expect(closed.status).toBe('closed')
    await expect(inItself.api.accounts(created.sid).fetch()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    })
    await expect(owner('ie1').api.accounts.create({ friendlyName: 'x' })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining("Endpoint is not supported in realm 'ie1'") as string,
    })
  })

  it('reads a subaccount’s Auth Token of a Region with the parent’s of that Region', async () => {
    const main = emulator.account('main')
    const [subaccount] = main.subaccounts
    if (subaccount === undefined) throw new Error('the default world has a subaccount')
    for (const region of REGIONS) {
      const fetched = await owner(region).api.accounts(subaccount.sid).fetch()
      expect(fetched.authToken).toBe(subaccount.region(region).authToken)
    }
  })

  it.each(REGIONS)('takes a key of %s there and nowhere else', async (home) => {
    const main = emulator.account('main')
    const { sid: username, secret: password } = main.region(home).createApiKey({ type: 'main' })
    for (const region of REGIONS) {
      const client = connection.client({ username, password, accountSid: main.sid, ...PLACES[region] })
      if (region === home) expect((await client.keys.list({ limit: 1 })).length).toBe(1)
      else {
        await expect(client.keys.list({ limit: 1 })).rejects.toMatchObject({
          name: 'Error',
          status: 401,
          code: 20003,
          message: 'Authenticate',
        })
        expect(emulator.requests.at(-1)).toMatchObject({
          region,
          decision: 'refused',
          credential: { kind: 'main-key', sid: username, region: home },
          reason: expect.stringContaining(`created in ${home}`) as string,
        })
      }
    }
  })

  it('sends messages that are seen in their Region only', async () => {
    const main = emulator.account('main')
    const { sid: username, secret: password } = main.region('ie1').createApiKey()
    const client = connection.client({ username, password, accountSid: main.sid, ...PLACES.ie1 })
    const sent = await client.messages.create({ to: '+353800000000', from: '+353800000001', body: 'hello' })
    expect((await client.messages(sent.sid).fetch()).body).toBe('hello')
    await expect(owner('us1').messages(sent.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect(emulator.requests.messagesTo('+353800000000')).toHaveLength(1)
    emulator.requests.messagesTo('+353800000000').expectAll({ region: 'ie1', status: 201 })
  })
})

describe.each(SDKS)('$name with a region and no edge', ({ sdk }) => {
  const ask = async (
    legacyHosts: 'retired' | 'us1' | 'regional',
    credentialOf: RegionId,
  ): Promise<unknown> => {
    const emulator = createEmulator({ random: 1, legacyHosts })
    const [requestClientWay] = WAYS
    const connection = await requestClientWay?.connect(sdk, emulator)
    const main = emulator.account('main')
    const client = connection?.client({
      username: main.sid,
      password: main.region(credentialOf).authToken,
      region: 'ie1',
    })
    const result: unknown = await client?.keys.list().then(
      () => 200,
      (error: unknown) => (error as { code: unknown }).code,
    )
    expect(emulator.requests.at(-1)?.host).toBe('api.ie1.twilio.com')
    return result
  }

  it.each([
    ['retired', 'us1', 'ENOTFOUND'],
    ['retired', 'ie1', 'ENOTFOUND'],
    ['us1', 'us1', 200],
    ['us1', 'ie1', 20003],
    ['regional', 'us1', 20003],
    ['regional', 'ie1', 200],
  ] as const)('legacyHosts %s, Auth Token of %s: %s', async (legacyHosts, credentialOf, expected) => {
    expect(await ask(legacyHosts, credentialOf)).toBe(expected)
  })
})

describe('a host that does not exist, to twilio 6', () => {
  it.each(WAYS.map((way) => ({ name: way.name, way })))('through $name', async ({ name, way }) => {
    const emulator = createEmulator()
    const [six] = SDKS
    if (six === undefined) throw new Error('no SDK')
    const connection = await way.connect(six.sdk, emulator)
    const main = emulator.account('main')
    const client = connection.client({
      username: main.sid,
      password: main.region('us1').authToken,
      region: 'ie1',
    })
    const error: unknown = await client.keys.list().catch((thrown: unknown) => thrown)
    await connection.close()
    expect(error).toMatchObject(
      {
        requestClient: { code: 'ENOTFOUND' },
        msw: { message: 'Network error' },
        'server, Host': { status: 421 },
        'server, /_host/': { status: 421 },
      }[name] ?? {},
    )
    expect(emulator.requests.at(-1)).toMatchObject({ decision: 'failed', status: null, region: null })
  })
})
