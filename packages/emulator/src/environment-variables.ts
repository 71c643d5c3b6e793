import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { World } from './world/world.ts'

/**
 * The variables that `regionguard emulate` and `run` set: of the first account and its first subaccount. A key that
 * the account does not have has no variable.
 */
export function environmentVariables(world: World): Record<string, string> {
  const [account] = world.accounts()
  if (account === undefined) return {}
  const variables: Record<string, string> = {
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.regions.us1.authToken,
  }
  const subaccount = account.family.rows().find((member) => member !== account && member.status !== 'closed')
  if (subaccount !== undefined) variables['TWILIO_SUBACCOUNT_SID'] = subaccount.sid
  for (const region of LIVE_REGIONS) {
    const prefix = region.toUpperCase()
    const { authToken, keys } = account.regions[region]
    variables[`TWILIO_${prefix}_AUTH_TOKEN`] = authToken
    for (const [type, name] of [
      ['standard', 'API'],
      ['main', 'MAIN_API'],
    ] as const) {
      const key = keys.rows().find((row) => row.type === type)
      if (key === undefined) continue
      variables[`TWILIO_${prefix}_${name}_KEY`] = key.sid
      variables[`TWILIO_${prefix}_${name}_SECRET`] = key.secret
    }
    if (subaccount !== undefined) {
      variables[`TWILIO_SUBACCOUNT_${prefix}_AUTH_TOKEN`] = subaccount.regions[region].authToken
    }
  }
  return variables
}
