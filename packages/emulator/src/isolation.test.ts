import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { RegionId } from '@regionguard/core/knowledge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostOf, send } from './client.test.fixture.ts'
import type { Answered, Sent } from './client.test.fixture.ts'
import { createEmulator } from './create-emulator.ts'
import type { AccountHandle, Emulator } from './emulator.ts'

/** A key as its owner knows it. */
interface KnownKey {
  readonly sid: string
  readonly secret: string
  readonly region: RegionId
  readonly account: string
  readonly type: 'main' | 'standard'
}

/** An Auth Token as its owner knows it. */
interface KnownToken {
  readonly account: string
  readonly region: RegionId
  readonly token: string
}

/** What must be true of the world, kept beside it in the simplest form. */
interface Model {
  readonly accounts: string[]
  /** By subaccount. */
  readonly parents: Map<string, string>
  readonly closed: Set<string>
  readonly tokens: KnownToken[]
  readonly keys: KnownKey[]
  readonly dead: KnownKey[]
  /** SIDs of messages by `account region`. */
  readonly messages: Map<string, string[]>
}

interface Real {
  readonly emulator: Emulator
  /** Every secret of a key that any answer has had, with how often. */
  readonly seen: Map<string, number>
}

function ask(real: Real, model: Model, sent: Sent): Answered {
  const answer = send(real.emulator, sent)
  for (const { secret } of [...model.keys, ...model.dead]) {
    if (answer.text.includes(secret)) real.seen.set(secret, (real.seen.get(secret) ?? 0) + 1)
  }
  return answer
}

const isClosed = (model: Model, sid: string): boolean =>
  model.closed.has(sid) || model.closed.has(model.parents.get(sid) ?? '')

const slot = (account: string, region: RegionId): string => `${account} ${region}`

type Pick = number
const pick = <Item>(items: readonly Item[], index: Pick): Item | undefined =>
  items[index % Math.max(1, items.length)]

class CreateKey implements fc.Command<Model, Real> {
  readonly token: Pick
  readonly host: RegionId
  constructor(token: Pick, host: RegionId) {
    this.token = token
    this.host = host
  }
  check = (model: Readonly<Model>): boolean => model.tokens.length > 0
  run(model: Model, real: Real): void {
    const token = pick(model.tokens, this.token)
    if (token === undefined) return
    const answer = ask(real, model, {
      host: hostOf('api', this.host),
      path: `/2010-04-01/Accounts/${token.account}/Keys.json`,
      form: { FriendlyName: 'k' },
      as: [token.account, token.token],
    })
    if (token.region !== this.host || isClosed(model, token.account)) {
      expect(answer.status).toBe(401)
      return
    }
    expect(answer.status).toBe(201)
    const key = {
      sid: String(answer.json?.['sid']),
      secret: String(answer.json?.['secret']),
      region: this.host,
      account: token.account,
      type: 'standard',
    } as const
    expect(
      [...model.keys, ...model.dead].every(({ sid, secret }) => sid !== key.sid && secret !== key.secret),
    ).toBe(true)
    model.keys.push(key)
    real.seen.set(key.secret, 1)
  }
  toString = (): string => `CreateKey(${this.token}, ${this.host})`
}

class UseKey implements fc.Command<Model, Real> {
  readonly key: Pick
  readonly account: Pick
  readonly host: RegionId
  readonly resource: 'Messages' | 'Keys' | 'Calls'
  constructor(key: Pick, account: Pick, host: RegionId, resource: 'Messages' | 'Keys' | 'Calls') {
    this.key = key
    this.account = account
    this.host = host
    this.resource = resource
  }
  check = (): boolean => true
  run(model: Model, real: Real): void {
    const key = pick([...model.keys, ...model.dead], this.key)
    const account = pick(model.accounts, this.account)
    if (key === undefined || account === undefined) return
    const answer = ask(real, model, {
      host: hostOf('api', this.host),
      path: `/2010-04-01/Accounts/${account}/${this.resource}.json`,
      as: [key.sid, key.secret],
    })
    const alive = model.keys.includes(key) && !isClosed(model, key.account)
    const mayAct =
      alive &&
      key.region === this.host &&
      key.account === account &&
      (this.resource !== 'Keys' || key.type === 'main')
    // AU1 has no messages: the one answer besides.
    const lacking = this.resource === 'Messages' && this.host === 'au1'
    expect(answer.status).toBe(mayAct ? (lacking ? 404 : 200) : 401)
    if (answer.status !== 200 || this.resource !== 'Messages') return
    const sids = (answer.json?.['messages'] as { sid: string }[]).map(({ sid }) => sid)
    expect(sids).toEqual((model.messages.get(slot(account, this.host)) ?? []).toReversed().slice(0, 50))
  }
  toString = (): string => `UseKey(${this.key}, ${this.account}, ${this.host}, ${this.resource})`
}

class UseToken implements fc.Command<Model, Real> {
  readonly token: Pick
  readonly account: Pick
  readonly host: RegionId
  constructor(token: Pick, account: Pick, host: RegionId) {
    this.token = token
    this.account = account
    this.host = host
  }
  check = (): boolean => true
  run(model: Model, real: Real): void {
    const token = pick(model.tokens, this.token)
    const account = pick(model.accounts, this.account)
    if (token === undefined || account === undefined) return
    const answer = ask(real, model, {
      host: hostOf('api', this.host),
      path: `/2010-04-01/Accounts/${account}.json`,
      as: [token.account, token.token],
    })
    const mayAct =
      token.region === this.host &&
      !isClosed(model, token.account) &&
      (account === token.account || model.parents.get(account) === token.account)
    expect(answer.status).toBe(mayAct ? 200 : 401)
    if (!mayAct) return
    // The Auth Token of this Region, and of no other.
    const own = model.tokens.filter((known) => known.account === account)
    for (const known of own) expect(answer.text.includes(known.token)).toBe(known.region === this.host)
  }
  toString = (): string => `UseToken(${this.token}, ${this.account}, ${this.host})`
}

class SendMessage implements fc.Command<Model, Real> {
  readonly key: Pick
  constructor(key: Pick) {
    this.key = key
  }
  check = (model: Readonly<Model>): boolean => model.keys.length > 0
  run(model: Model, real: Real): void {
    const key = pick(model.keys, this.key)
    if (key === undefined) return
    const answer = ask(real, model, {
      host: hostOf('api', key.region),
      path: `/2010-04-01/Accounts/${key.account}/Messages.json`,
      form: { To: '+353851234567', From: '+353861234567', Body: 'hi' },
      as: [key.sid, key.secret],
    })
    if (isClosed(model, key.account)) expect(answer.status).toBe(401)
    else if (key.region === 'au1') expect(answer.status).toBe(404)
    else {
      expect(answer.status).toBe(201)
      const place = slot(key.account, key.region)
      model.messages.set(place, [...(model.messages.get(place) ?? []), String(answer.json?.['sid'])])
    }
  }
  toString = (): string => `SendMessage(${this.key})`
}

class DeleteKey implements fc.Command<Model, Real> {
  readonly key: Pick
  readonly token: Pick
  constructor(key: Pick, token: Pick) {
    this.key = key
    this.token = token
  }
  check = (model: Readonly<Model>): boolean => model.keys.length > 0
  run(model: Model, real: Real): void {
    const key = pick(model.keys, this.key)
    const token = pick(model.tokens, this.token)
    if (key === undefined || token === undefined) return
    const answer = ask(real, model, {
      method: 'DELETE',
      host: hostOf('api', token.region),
      path: `/2010-04-01/Accounts/${token.account}/Keys/${key.sid}.json`,
      as: [token.account, token.token],
    })
    const there = key.account === token.account && key.region === token.region
    expect(answer.status).toBe(isClosed(model, token.account) ? 401 : there ? 204 : 404)
    if (answer.status !== 204) return
    model.keys.splice(model.keys.indexOf(key), 1)
    model.dead.push(key)
  }
  toString = (): string => `DeleteKey(${this.key}, ${this.token})`
}

class ReadKeys implements fc.Command<Model, Real> {
  readonly token: Pick
  constructor(token: Pick) {
    this.token = token
  }
  check = (): boolean => true
  run(model: Model, real: Real): void {
    const token = pick(model.tokens, this.token)
    if (token === undefined || isClosed(model, token.account)) return
    const as = [token.account, token.token] as const
    const list = ask(real, model, {
      host: hostOf('api', token.region),
      path: `/2010-04-01/Accounts/${token.account}/Keys.json`,
      query: 'PageSize=1000',
      as,
    })
    const mine = model.keys.filter(
      ({ account, region }) => account === token.account && region === token.region,
    )
    const sids = (list.json?.['keys'] as { sid: string }[]).map(({ sid }) => sid)
    expect(sids.toSorted()).toEqual(mine.map(({ sid }) => sid).toSorted())
    for (const { sid } of mine.slice(0, 2)) {
      for (const sent of [
        {
          host: hostOf('api', token.region),
          path: `/2010-04-01/Accounts/${token.account}/Keys/${sid}.json`,
          as,
        },
        {
          host: hostOf('api', token.region),
          path: `/2010-04-01/Accounts/${token.account}/SigningKeys/${sid}`,
          as,
        },
        { host: hostOf('iam', token.region), path: `/v1/Keys/${sid}`, as },
      ]) {
        expect(ask(real, model, sent).status).toBe(200)
      }
    }
  }
  toString = (): string => `ReadKeys(${this.token})`
}

class CreateSubaccount implements fc.Command<Model, Real> {
  readonly token: Pick
  constructor(token: Pick) {
    this.token = token
  }
  check = (model: Readonly<Model>): boolean => model.accounts.length < 8
  run(model: Model, real: Real): void {
    const token = pick(model.tokens, this.token)
    if (token === undefined) return
    const answer = ask(real, model, {
      host: hostOf('api', token.region),
      path: '/2010-04-01/Accounts.json',
      form: {},
      as: [token.account, token.token],
    })
    const expected = isClosed(model, token.account)
      ? 401
      : token.region !== 'us1'
        ? 404
        : model.parents.has(token.account)
          ? 400
          : 201
    expect(answer.status).toBe(expected)
    if (expected !== 201) return
    const sid = String(answer.json?.['sid'])
    model.accounts.push(sid)
    model.parents.set(sid, token.account)
    learnTokens(model, real.emulator.account(sid))
  }
  toString = (): string => `CreateSubaccount(${this.token})`
}

class CloseSubaccount implements fc.Command<Model, Real> {
  readonly account: Pick
  constructor(account: Pick) {
    this.account = account
  }
  check = (model: Readonly<Model>): boolean => model.parents.size > 0
  run(model: Model, real: Real): void {
    const sid = pick([...model.parents.keys()], this.account) ?? ''
    const parent = model.parents.get(sid) ?? ''
    const token = model.tokens.find(({ account, region }) => account === parent && region === 'us1')
    const answer = ask(real, model, {
      path: `/2010-04-01/Accounts/${sid}.json`,
      form: { Status: 'closed' },
      as: [parent, token?.token ?? ''],
    })
    expect(answer.status).toBe(200)
    model.closed.add(sid)
  }
  toString = (): string => `CloseSubaccount(${this.account})`
}

class Rotate implements fc.Command<Model, Real> {
  readonly token: Pick
  constructor(token: Pick) {
    this.token = token
  }
  check = (): boolean => true
  run(model: Model, real: Real): void {
    const index = this.token % model.tokens.length
    const token = model.tokens[index]
    if (token === undefined || isClosed(model, token.account)) return
    const sent = {
      host: hostOf('accounts', token.region),
      method: 'POST',
      as: [token.account, token.token],
    } as const
    expect(ask(real, model, { ...sent, path: '/v1/AuthTokens/Secondary' }).status).toBe(201)
    const promoted = ask(real, model, { ...sent, path: '/v1/AuthTokens/Promote' })
    expect(promoted.status).toBe(200)
    // The old one is dead at once.
    expect(ask(real, model, { ...sent, path: '/v1/AuthTokens/Promote' }).status).toBe(401)
    model.tokens[index] = { ...token, token: String(promoted.json?.['auth_token']) }
  }
  toString = (): string => `Rotate(${this.token})`
}

class SnapshotAndRestore implements fc.Command<Model, Real> {
  check = (): boolean => true
  run(_model: Model, real: Real): void {
    real.emulator.restore(JSON.parse(JSON.stringify(real.emulator.snapshot())))
  }
  toString = (): string => 'SnapshotAndRestore'
}

function learnTokens(model: Model, account: AccountHandle): void {
  for (const region of LIVE_REGIONS) {
    model.tokens.push({ account: account.sid, region, token: account.region(region).authToken })
  }
}

function begin(seed: number): { model: Model; real: Real } {
  const emulator = createEmulator({
    random: seed,
    seed: {
      version: 1,
      accounts: ['first', 'second'].map((name) => ({
        name,
        regions: Object.fromEntries(LIVE_REGIONS.map((region) => [region, { keys: [] }])),
      })),
    },
  })
  const model: Model = {
    accounts: [],
    parents: new Map(),
    closed: new Set(),
    tokens: [],
    keys: [],
    dead: [],
    messages: new Map(),
  }
  const real = { emulator, seen: new Map<string, number>() }
  for (const name of ['first', 'second']) {
    const account = emulator.account(name)
    model.accounts.push(account.sid)
    learnTokens(model, account)
    for (const region of LIVE_REGIONS) {
      const key = account.region(region).createApiKey({ type: 'main' })
      model.keys.push({ sid: key.sid, secret: key.secret, region, account: account.sid, type: 'main' })
      real.seen.set(key.secret, 1)
    }
  }
  return { model, real }
}

const index = fc.nat({ max: 1000 })
const region = fc.constantFrom(...LIVE_REGIONS)

describe('no sequence of requests', () => {
  it('lets a credential act outside of its Region and account, or returns a secret twice', () => {
    const commands = fc.commands<Model, Real>(
      [
        fc.tuple(index, region).map(([token, host]) => new CreateKey(token, host)),
        fc
          .tuple(index, index, region, fc.constantFrom('Messages', 'Keys', 'Calls'))
          .map((parts) => new UseKey(...parts)),
        fc.tuple(index, index, region).map((parts) => new UseToken(...parts)),
        index.map((key) => new SendMessage(key)),
        fc.tuple(index, index).map(([key, token]) => new DeleteKey(key, token)),
        index.map((token) => new ReadKeys(token)),
        index.map((token) => new CreateSubaccount(token)),
        index.map((account) => new CloseSubaccount(account)),
        index.map((token) => new Rotate(token)),
        fc.constant(new SnapshotAndRestore()),
      ],
      { maxCommands: 40 },
    )
    fc.assert(
      fc.property(fc.integer(), commands, (seed, sequence) => {
        let last: Real | undefined
        fc.modelRun(() => {
          const scene = begin(seed)
          last = scene.real
          return scene
        }, sequence)
        for (const times of last?.seen.values() ?? []) expect(times).toBe(1)
      }),
      { numRuns: 1000 },
    )
  }, 120_000)
})

describe('worlds and tenants', () => {
  it('50 worlds of one process never see each other', async () => {
    const worlds = Array.from({ length: 50 }, () => createEmulator())
    await Promise.all(
      worlds.map(async (emulator, index) => {
        const main = emulator.account('main')
        for (let round = 0; round < 5; round++) {
          await Promise.resolve()
          const { authToken } = main.region('ie1')
          const path = `/2010-04-01/Accounts/${main.sid}/Messages.json`
          const as = [main.sid, authToken] as const
          const form = { To: '+353851234567', From: '+353861234567', Body: `world ${index}` }
          expect(send(emulator, { host: 'api.dublin.ie1.twilio.com', path, form, as }).status).toBe(201)
          const other = worlds[(index + 1) % worlds.length] ?? emulator
          expect(send(other, { host: 'api.dublin.ie1.twilio.com', path, as }).status).toBe(401)
        }
      }),
    )
    for (const [index, emulator] of worlds.entries()) {
      const sent = emulator.requests
        .entries()
        .flatMap(({ form, decision }) => (decision === 'served' ? [form?.['Body']] : []))
      expect(sent).toEqual(Array.from({ length: 5 }, () => `world ${index}`))
      expect(emulator.requests.length).toBe(10)
    }
  })

  it('50 tenants of one world never see each other', async () => {
    const emulator = createEmulator()
    const tenants = Array.from({ length: 50 }, () => emulator.createAccount())
    await Promise.all(
      tenants.map(async (tenant, index) => {
        const key = tenant.region('ie1').createApiKey()
        const host = 'api.dublin.ie1.twilio.com'
        const as = [key.sid, key.secret] as const
        const path = `/2010-04-01/Accounts/${tenant.sid}`
        for (let round = 0; round < 5; round++) {
          await Promise.resolve()
          const form = { To: '+353851234567', From: '+353861234567', Body: `tenant ${index}` }
          expect(send(emulator, { host, path: `${path}/Messages.json`, form, as }).status).toBe(201)
          // All of them buy the same number.
          if (round === 0) {
            const bought = send(emulator, {
              host,
              path: `${path}/IncomingPhoneNumbers.json`,
              form: { PhoneNumber: '+353861234567' },
              as,
            })
            expect(bought.status).toBe(201)
          }
          const other = tenants[(index + round + 1) % tenants.length] ?? tenant
          const foreign = `/2010-04-01/Accounts/${other.sid}/Messages.json`
          expect(send(emulator, { host, path: foreign, as }).status).toBe(other === tenant ? 200 : 401)
        }
        const seen = send(emulator, { host, path: `${path}/Messages.json`, as })
        const bodies = (seen.json?.['messages'] as { body: string }[]).map(({ body }) => body)
        expect(bodies).toEqual(Array.from({ length: 5 }, () => `tenant ${index}`))
      }),
    )
    for (const tenant of tenants) {
      const own = emulator.requests.entries().filter(({ account }) => account === tenant.sid)
      expect(own.length).toBeGreaterThan(0)
      expect(own.every(({ path }) => path.includes(tenant.sid))).toBe(true)
    }
  })
})
