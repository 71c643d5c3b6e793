/** What certificates cost in a new process: prints JSON, milliseconds for an authority, the first leaf, and any later one. */
import { createCertificateAuthority } from '@regionguard/emulator'

const LEAVES = 200

const start = performance.now()
const authority = createCertificateAuthority()
const made = performance.now()
authority.issue('api.twilio.com')
const first = performance.now()
for (let leaf = 0; leaf < LEAVES; leaf += 1) authority.issue(`a${leaf}.twilio.com`)
const later = performance.now()
process.stdout.write(
  JSON.stringify({ authority: made - start, first: first - made, leaf: (later - first) / LEAVES }),
)
