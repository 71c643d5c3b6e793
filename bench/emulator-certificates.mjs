/** What certificates cost in a new process: prints JSON, milliseconds of the processor for an authority, the first leaf, and any later one. */
import { createCertificateAuthority } from '@regionguard/emulator'

const LEAVES = 200

function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const start = cpu()
const authority = createCertificateAuthority()
const made = cpu()
authority.issue('api.twilio.com')
const first = cpu()
for (let leaf = 0; leaf < LEAVES; leaf += 1) authority.issue(`a${leaf}.twilio.com`)
const later = cpu()
process.stdout.write(
  JSON.stringify({ authority: made - start, first: first - made, leaf: (later - first) / LEAVES }),
)
