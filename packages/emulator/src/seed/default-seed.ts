import type { Seed } from './seed.ts'

/** A main account with one subaccount, in all Regions. */
export const DEFAULT_SEED: Seed = {
  accounts: [
    {
      name: 'main',
      friendlyName: 'Example',
      subaccounts: [{ name: 'subaccount', friendlyName: 'Example subaccount' }],
    },
  ],
}
