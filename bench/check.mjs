import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compare } from './measure.mjs'
import { generateTree } from './tree.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const program = [path('../packages/cli/bin/regionguard.cjs'), 'check']
const readEveryFile = [path('read-every-file.cjs')]

/** What `regionguard check` costs, as a ratio to the least that anything could that reads the same files. */
export function benchmarkCheck() {
  const settings = mkdtempSync(join(tmpdir(), 'regionguard-bench-'))
  writeFileSync(
    join(settings, '.env'),
    'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_IE1_API_KEY=\nPORT=3000\n',
  )
  const silent = generateTree(2500, Infinity)
  const mentioning = generateTree(2500, 50)
  try {
    compare({
      name: 'check one small .env : node -e 0',
      program: [...program, '.env'],
      peer: ['-e', '0'],
      cwd: settings,
      pairs: 40,
    })
    compare({
      name: 'check 2,500 files, none mentions Twilio : read every file',
      program,
      peer: readEveryFile,
      cwd: silent,
      pairs: 30,
    })
    compare({
      name: 'check 2,500 files, 50 mention Twilio : read every file',
      program,
      peer: readEveryFile,
      cwd: mentioning,
      pairs: 30,
    })
  } finally {
    for (const directory of [settings, silent, mentioning])
      rmSync(directory, { recursive: true, force: true })
  }
}
