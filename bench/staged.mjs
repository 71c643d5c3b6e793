import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compare } from './measure.mjs'
import { generateTree } from './tree.mjs'

const FILES = 10_000
const program = [
  fileURLToPath(new URL('../packages/cli/bin/regionguard.cjs', import.meta.url)),
  'check',
  '--staged',
]

const SID = `SK${'0123456789abcdef'.repeat(2)}`
const SHARED = `SK${'fedcba9876543210'.repeat(2)}`
const settings = (sid) => `TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_API_KEY=${sid}\n`

/** What may be staged, and what it asks of the rest of the repository. */
const STAGED = [
  ['a document', 'packages/p3/notes.txt', 'twilio\n'],
  ['a .env', 'packages/p3/.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_IE1_API_KEY=\nPORT=3000\n'],
  ['a .env with a mistake, which is shown', 'packages/p3/.env', 'TWILIO_REGION=ie1\nPORT=3000\n'],
  ['a .env with the SID of a key', 'packages/p3/.env', settings(SID)],
  ['the same, where nothing is kept of earlier runs', 'packages/p3/.env', settings(SID), { forgetful: true }],
  ['a .env with the SID of a key that another file holds', 'packages/p3/.env', settings(SHARED)],
  [
    'a program, whose settings are looked for',
    'packages/p3/src/staged.ts',
    "import twilio from 'twilio'\nexport const client = twilio(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, { accountSid: process.env.TWILIO_ACCOUNT_SID })\n",
  ],
]

/** What a hook costs, as a ratio to the least that one which runs on Node can: to start, and to ask git what is staged. */
export function benchmarkStaged() {
  const root = generateTree(FILES, 200)
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: root,
    })
  try {
    git('init', '--quiet')
    writeFileSync(join(root, 'packages/p5/shared.env'), settings(SHARED))
    git('add', '--force', '.')
    git('-c', 'gc.auto=0', 'commit', '--quiet', '--message=all')
    git('gc', '--quiet')
    for (const [what, file, text, { forgetful = false } = {}] of STAGED) {
      // A folder that cannot be made.
      rmSync(join(root, '.git/regionguard'), { recursive: true, force: true })
      if (forgetful) writeFileSync(join(root, '.git/regionguard'), '')
      git('reset', '--quiet')
      writeFileSync(join(root, file), text)
      git('add', '--force', file)
      compare({
        name: `check --staged, ${what} in ${FILES.toLocaleString('en')} files : git diff --cached --name-only, node -e 0`,
        program,
        peer: ['-e', '0'],
        peerAlso: ['git', 'diff', '--cached', '--name-only'],
        cwd: root,
        pairs: 40,
      })
      rmSync(join(root, file))
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchmarkStaged()
