import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DECOYS, SECRETS, writePlantedSet } from '../fixtures/planted/planted-set.mjs'
import { fetchSecretlint, SECRETLINT } from './secretlint.mjs'

const REGIONGUARD = fileURLToPath(new URL('../packages/cli/bin/regionguard.cjs', import.meta.url))

/**
 * Everything that is 32 hexadecimal digits, or 32 letters and digits, and not part of more: the most that can be asked of
 * a scanner that looks at each line alone.
 */
const PATTERNS = [
  { name: 'Auth Token', patterns: ['/(?<![0-9A-Za-z])(?:[0-9a-f]{32}|[0-9A-F]{32})(?![0-9A-Za-z])/'] },
  {
    name: 'API key secret',
    patterns: ['/(?<![0-9A-Za-z])(?=[0-9A-Za-z]*[a-z])(?=[0-9A-Za-z]*[A-Z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/'],
  },
]

/** Secrets that were planted: one for each line that a finding about a hard-coded one is to stand on. */
const planted = SECRETS.flatMap(({ file, findings }) =>
  findings
    .filter(({ rule }) => rule === 'no-hardcoded-credential')
    .map(({ line, secretLine }) => ({ file, from: line, to: secretLine })),
)

/**
 * What scanners find of the planted set, and what they report that is none.
 *
 * A report counts for a secret if it stands anywhere from the line of its name to its own.
 */
export function compareSecrets() {
  const root = writePlantedSet()
  const secretlint = fetchSecretlint()
  try {
    console.log(`${planted.length} secrets in ${SECRETS.length} files, ${DECOYS.length} files of decoys\n`)
    count('regionguard', regionguard(root))
    count(`${SECRETLINT}, preset-recommend`, secretlint.places(root, secretlint.recommended))
    count(
      `${SECRETLINT}, preset-recommend and a pattern of the form`,
      secretlint.places(root, secretlint.withPatterns(PATTERNS)),
    )
  } finally {
    rmSync(root, { recursive: true, force: true })
    secretlint.remove()
  }
}

function regionguard(root) {
  const { stdout } = spawnSync(process.execPath, [REGIONGUARD, 'check', '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout).findings.filter(({ rule }) => rule === 'no-hardcoded-credential')
}

/** @param {readonly {file: string, line: number}[]} places what was reported */
function count(name, places) {
  const meets = (secret, { file, line }) => file === secret.file && line >= secret.from && line <= secret.to
  const found = planted.filter((secret) => places.some((place) => meets(secret, place)))
  const lines = new Set(
    places
      .filter((place) => !planted.some((secret) => meets(secret, place)))
      .map(({ file, line }) => `${file}:${line}`),
  )
  const files = new Set([...lines].map((place) => place.replace(/:\d+$/, '')))
  console.log(
    `${name}\n  found ${found.length}, missed ${planted.length - found.length}, false ${lines.size} (in ${files.size} files)`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compareSecrets()
