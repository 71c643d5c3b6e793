/**
 * What `regionguard run` starts for the benchmark: says how it would reach Twilio, and stays until a signal ends it. The
 * load comes from another process. Its line of output is like that of `emulator-serve.mjs`.
 */
import { setInterval } from 'node:timers'

const { HTTPS_PROXY, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env
const credentials = Buffer.from(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`).toString('base64')
console.log(
  JSON.stringify({
    url: HTTPS_PROXY,
    path: `/2010-04-01/Accounts/${TWILIO_ACCOUNT_SID}/Keys.json`,
    headers: {
      Host: 'api.twilio.com',
      Authorization: `Basic ${credentials}`,
      Accept: 'application/json',
    },
  }),
)
setInterval(() => {}, 1e9)
