import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { Account, RegionalAccount, Store } from './account.ts'
import type { AnyCollectionKind } from './collection-kind.ts'
import type { AccountSnapshot, RegionSnapshot, SnapshotRow, WorldSnapshot } from './snapshot.ts'
import type { World } from './world.ts'

/** A world as plain data, which shares nothing with it. It holds secrets. */
export function writeSnapshot(world: World, kinds: readonly AnyCollectionKind[]): WorldSnapshot {
  const random = world.random.state()
  return {
    version: 1,
    ...(random === undefined ? {} : { random }),
    accounts: [...world.accounts()].map((account) => accountSnapshot(account, kinds)),
  }
}

function accountSnapshot(account: Account, kinds: readonly AnyCollectionKind[]): AccountSnapshot {
  return {
    ...(account.name === undefined ? {} : { name: account.name }),
    sid: account.sid,
    ownerSid: account.owner.sid,
    friendlyName: account.friendlyName,
    status: account.status,
    type: account.type,
    dateCreated: account.dateCreated,
    dateUpdated: account.dateUpdated,
    testCredentials: { ...account.testCredentials },
    regions: Object.fromEntries(
      LIVE_REGIONS.map((region) => [region, regionSnapshot(account.regions[region], kinds)]),
    ) as AccountSnapshot['regions'],
    global: collectionsOf(account.store, 'account', kinds),
  }
}

function regionSnapshot(regional: RegionalAccount, kinds: readonly AnyCollectionKind[]): RegionSnapshot {
  return {
    authToken: regional.authToken,
    ...(regional.secondaryAuthToken === undefined ? {} : { secondaryAuthToken: regional.secondaryAuthToken }),
    dateUpdated: regional.dateUpdated,
    collections: collectionsOf(regional.store, 'region', kinds),
  }
}

/** Empty collections are left out. */
function collectionsOf(
  store: Store,
  scope: 'region' | 'account',
  kinds: readonly AnyCollectionKind[],
): Record<string, readonly SnapshotRow[]> {
  const collections: Record<string, readonly SnapshotRow[]> = {}
  for (const kind of kinds) {
    if (kind.scope !== scope) continue
    const rows = store.any(kind).rows()
    // Rows are never changed in place, but a caller may well change a snapshot.
    if (rows.length > 0) collections[kind.name] = structuredClone(rows)
  }
  return collections
}
