import type { WireObject } from '../../wire/wire-value.ts'

/** Nothing in the emulator costs anything: every account keeps what it began with. */
const BALANCE = '100.00'

export function balanceFields(accountSid: string): WireObject {
  return { account_sid: accountSid, balance: BALANCE, currency: 'USD' }
}
