import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { RegionId } from '@regionguard/core/knowledge'
import type { Account, RegionalAccount, Store } from './account.ts'
import type { Clock } from './clock.ts'
import { fits } from './collection-kind.ts'
import type { AnyCollectionKind } from './collection-kind.ts'
import { OAUTH_APPS, OAUTH_TOKENS } from './oauth-app.ts'
import type { RandomSource } from './random-source.ts'
import { World } from './world.ts'

/** That something is no snapshot of a world. The message says where, and quotes nothing. */
export class SnapshotError extends Error {
  constructor(path: string, problem: string) {
    super(`${path === '' ? 'the snapshot' : path} ${problem}`)
    this.name = 'SnapshotError'
  }
}

/**
 * A world from a snapshot. Nothing of it is taken unchecked: it may come from a file.
 *
 * @throws SnapshotError
 */
export function readSnapshot(
  snapshot: unknown,
  kinds: readonly AnyCollectionKind[],
  random: RandomSource,
  clock: Clock,
): World {
  const root = objectAt(snapshot, '')
  if (root['version'] !== 1) throw new SnapshotError('version', 'must be 1')
  const world = new World(random, clock)
  const reader = new Reader(world, kinds)
  for (const [index, account] of listAt(root['accounts'], 'accounts').entries()) {
    reader.account(objectAt(account, `accounts[${index}]`), `accounts[${index}]`)
  }
  const state = root['random']
  if (state !== undefined) {
    // A world of a seeded generator may well go on with a secure one; only nonsense is refused.
    const text = textAt(state, 'random')
    if (random.state() !== undefined && !random.resume(text)) throw new SnapshotError('random', 'is no state')
  }
  return world
}

type Data = Readonly<Record<string, unknown>>

const ACCOUNT_SID = /^AC[0-9a-fA-F]{32}$/
const AUTH_TOKEN = /^[0-9a-f]{32}$/
const KEY_SID = /^SK[0-9a-fA-F]{32}$/
const KEY_SECRET = /^[0-9a-zA-Z]{32}$/

class Reader {
  readonly #world: World
  readonly #kinds: readonly AnyCollectionKind[]
  readonly #sids = new Set<string>()

  constructor(world: World, kinds: readonly AnyCollectionKind[]) {
    this.#world = world
    this.#kinds = kinds
  }

  account(data: Data, path: string): void {
    const world = this.#world
    const sid = this.#newSid(data['sid'], ACCOUNT_SID, `${path}.sid`)
    const owner = this.#owner(data, sid, path)
    const name = data['name'] === undefined ? undefined : textAt(data['name'], `${path}.name`)
    if (name !== undefined && world.findAccountByName(name) !== undefined) {
      throw new SnapshotError(`${path}.name`, 'is the name of another account')
    }
    const test = objectAt(data['testCredentials'], `${path}.testCredentials`)
    const regions = objectAt(data['regions'], `${path}.regions`)
    const regional = (region: RegionId): Data => objectAt(regions[region], `${path}.regions.${region}`)
    const token = (region: RegionId): string =>
      matching(regional(region)['authToken'], AUTH_TOKEN, `${path}.regions.${region}.authToken`)
    const account = world.addAccount({
      name,
      sid,
      owner,
      friendlyName: textAt(data['friendlyName'], `${path}.friendlyName`),
      status: oneOf(data['status'], ['active', 'suspended', 'closed'], `${path}.status`),
      type: oneOf(data['type'], ['Full', 'Trial'], `${path}.type`),
      dateCreated: dateAt(data['dateCreated'], `${path}.dateCreated`),
      dateUpdated: dateAt(data['dateUpdated'], `${path}.dateUpdated`),
      testCredentials: {
        sid: this.#newSid(test['sid'], ACCOUNT_SID, `${path}.testCredentials.sid`),
        authToken: matching(test['authToken'], AUTH_TOKEN, `${path}.testCredentials.authToken`),
      },
      authTokens: { us1: token('us1'), ie1: token('ie1'), au1: token('au1') },
    })
    for (const region of LIVE_REGIONS) {
      this.#regional(account.regions[region], regional(region), `${path}.regions.${region}`)
    }
    this.#collections(account.store, 'account', data['global'], `${path}.global`)
    for (const app of account.store.of(OAUTH_APPS).rows()) world.indexOAuthApp(account, app.sid)
    for (const { sid: digest } of account.store.of(OAUTH_TOKENS).rows())
      world.indexOAuthToken(account, digest)
  }

  #owner(data: Data, sid: string, path: string): Account | undefined {
    const ownerSid = textAt(data['ownerSid'], `${path}.ownerSid`)
    if (ownerSid === sid) return undefined
    const owner = this.#world.findAccount(ownerSid)
    if (owner === undefined)
      throw new SnapshotError(`${path}.ownerSid`, 'is no account that stands before it')
    if (owner.isSubaccount) throw new SnapshotError(`${path}.ownerSid`, 'is a subaccount')
    return owner
  }

  #regional(regional: RegionalAccount, data: Data, path: string): void {
    const secondary = data['secondaryAuthToken']
    if (secondary !== undefined) {
      regional.secondaryAuthToken = matching(secondary, AUTH_TOKEN, `${path}.secondaryAuthToken`)
    }
    regional.dateUpdated = dateAt(data['dateUpdated'], `${path}.dateUpdated`)
    this.#collections(regional.store, 'region', data['collections'], `${path}.collections`)
    for (const [index, key] of regional.keys.rows().entries()) {
      const at = `${path}.collections.keys[${index}]`
      this.#newSid(key.sid, KEY_SID, `${at}.sid`)
      matching(key.secret, KEY_SECRET, `${at}.secret`)
      oneOf(key.type, ['main', 'standard', 'restricted'], `${at}.type`)
      if (key.type === 'restricted' && regional.region !== 'us1') {
        throw new SnapshotError(`${at}.type`, 'must not be restricted: such keys exist in us1 only')
      }
      this.#world.indexKey(regional, key)
    }
  }

  #collections(store: Store, scope: 'region' | 'account', value: unknown, path: string): void {
    for (const [name, rows] of Object.entries(objectAt(value, path))) {
      const kind = this.#kinds.find((candidate) => candidate.name === name && candidate.scope === scope)
      if (kind === undefined) throw new SnapshotError(`${path}.${name}`, 'is no collection')
      const collection = store.any(kind)
      for (const [index, row] of listAt(rows, `${path}.${name}`).entries()) {
        const at = `${path}.${name}[${index}]`
        const fields = rowAt(row, kind, at)
        if (collection.find(fields.sid) !== undefined) throw new SnapshotError(`${at}.sid`, 'is there twice')
        collection.add(fields)
      }
    }
  }

  /** A SID of the whole world: accounts, test credentials and keys. */
  #newSid(value: unknown, form: RegExp, path: string): string {
    const sid = matching(value, form, path)
    if (this.#sids.has(sid)) throw new SnapshotError(path, 'is there twice')
    this.#sids.add(sid)
    return sid
  }
}

function rowAt(value: unknown, kind: AnyCollectionKind, path: string): { readonly sid: string } {
  const data = objectAt(value, path)
  const row: Record<string, unknown> = {}
  for (const [field, type] of Object.entries(kind.fields)) {
    const given = data[field]
    if (!fits(given, type)) throw new SnapshotError(`${path}.${field}`, 'is missing or of the wrong kind')
    if (field.startsWith('date') && given !== null) dateAt(given, `${path}.${field}`)
    row[field] = structuredClone(given)
  }
  return row as { readonly sid: string }
}

function objectAt(value: unknown, path: string): Data {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SnapshotError(path, 'must be an object')
  }
  return value as Data
}

function listAt(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new SnapshotError(path, 'must be a list')
  return value as unknown[]
}

function textAt(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new SnapshotError(path, 'must be a text')
  return value
}

function matching(value: unknown, form: RegExp, path: string): string {
  const text = textAt(value, path)
  if (!form.test(text)) throw new SnapshotError(path, `does not have the form ${form.source}`)
  return text
}

function dateAt(value: unknown, path: string): string {
  const text = textAt(value, path)
  if (Number.isNaN(Date.parse(text))) throw new SnapshotError(path, 'is no date')
  return text
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[], path: string): Word {
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) throw new SnapshotError(path, `must be one of ${words.join(', ')}`)
  return word
}
