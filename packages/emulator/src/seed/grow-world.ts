import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { Account } from '../world/account.ts'
import type { Clock } from '../world/clock.ts'
import type { RandomSource } from '../world/random-source.ts'
import { addDefaultKeys, World } from '../world/world.ts'
import type { Seed, SeedAccount, SeedRegion } from './seed.ts'

/** The world of a seed. Ids and secrets that it leaves out are drawn in the order in which they stand. */
export function growWorld(seed: Seed, random: RandomSource, clock: Clock): World {
  const world = new World(random, clock)
  for (const account of seed.accounts) grow(world, account, undefined)
  return world
}

function grow(world: World, seed: SeedAccount, owner: Account | undefined): void {
  const { us1, ie1, au1 } = seed.regions ?? {}
  const account = world.addAccount({
    name: seed.name,
    owner,
    ...(seed.sid === undefined ? {} : { sid: seed.sid }),
    friendlyName: seed.friendlyName ?? seed.name ?? 'Example',
    ...(seed.status === undefined ? {} : { status: seed.status }),
    type: seed.type ?? owner?.type ?? 'Full',
    authTokens: {
      ...(us1?.authToken === undefined ? {} : { us1: us1.authToken }),
      ...(ie1?.authToken === undefined ? {} : { ie1: ie1.authToken }),
      ...(au1?.authToken === undefined ? {} : { au1: au1.authToken }),
    },
    testCredentials: {
      sid: seed.testCredentials?.sid ?? world.newSid('AC'),
      authToken: seed.testCredentials?.authToken ?? world.newAuthToken(),
    },
  })
  for (const region of LIVE_REGIONS) growRegion(world, account, region, seed.regions?.[region] ?? {})
  for (const { clientId, clientSecret, friendlyName, allow } of seed.oauthApps ?? []) {
    world.addOAuthApp(account, {
      ...(clientId === undefined ? {} : { sid: clientId }),
      ...(clientSecret === undefined ? {} : { secret: clientSecret }),
      ...(friendlyName === undefined ? {} : { friendlyName }),
      ...(allow === undefined ? {} : { allow }),
    })
  }
  for (const subaccount of seed.subaccounts ?? []) grow(world, subaccount, account)
}

function growRegion(
  world: World,
  account: Account,
  region: (typeof LIVE_REGIONS)[number],
  seed: SeedRegion,
): void {
  const regional = account.regions[region]
  regional.secondaryAuthToken = seed.secondaryAuthToken
  if (seed.keys === undefined) addDefaultKeys(world, account, [region])
  for (const key of seed.keys ?? []) {
    world.addKey(regional, { ...key, ...(key.type === 'restricted' ? { allow: key.allow ?? [] } : {}) })
  }
}
