/**
 * An emulator in a process of its own, for a parent that wants to know what abuse does to it. Sends where it listens and
 * what must never get out; answers each message with what the process holds on to.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { createEmulator } from '@regionguard/emulator'

const emulator = createEmulator({ random: 1, journalSize: 100 })
const { port, env, certificateAuthority } = await emulator.listen({ port: 0 })

process.on('message', async () => {
  // Connections that their clients have closed are gone some turns later.
  for (let round = 0; round < 3; round += 1) {
    await wait(100)
    globalThis.gc()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const connections = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length
  process.send({ heap: heapUsed + external, rss, connections })
})

process.send({
  port,
  sid: env.TWILIO_ACCOUNT_SID,
  secrets: Object.entries(env)
    .filter(([name]) => /TOKEN|SECRET/.test(name))
    .map(([, value]) => value),
  keys: [certificateAuthority().export().intermediateKey, certificateAuthority().issue('api.twilio.com').key],
})
