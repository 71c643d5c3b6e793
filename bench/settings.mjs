import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { compare } from './measure.mjs'
import { fetchSecretlint, SECRETLINT } from './secretlint.mjs'
import { generateSettings } from './settings-tree.mjs'

const FILES = 2000
const PAIRS = 5
const program = [fileURLToPath(new URL('../packages/cli/bin/regionguard.cjs', import.meta.url)), 'check']

/** What a scan of configuration costs, as a ratio to a scanner for secrets that looks at the same files. */
export function benchmarkSettings() {
  const secretlint = fetchSecretlint()
  try {
    for (const [share, every] of [
      ['none of Twilio', Infinity],
      ['one in 50 of Twilio', 50],
      ['one in 10 of Twilio', 10],
    ]) {
      const root = generateSettings(FILES, every)
      compare({
        name: `check ${FILES.toLocaleString('en')} files of settings, ${share} : ${SECRETLINT}, preset-recommend`,
        program,
        peer: secretlint.args(secretlint.recommended),
        cwd: root,
        pairs: PAIRS,
      })
      rmSync(root, { recursive: true, force: true })
    }
  } finally {
    secretlint.remove()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}\n`)
  benchmarkSettings()
}
