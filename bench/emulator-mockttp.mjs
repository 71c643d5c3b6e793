import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startUntil } from './emulator-child.mjs'

const VERSION = '4.6.5'
const SERVE = fileURLToPath(new URL('emulator-mockttp-serve.mjs', import.meta.url))

/**
 * mockttp, an intercepting proxy for tests, installed into a folder of its own.
 *
 * @returns {string | undefined} that folder; undefined, and a line says so, if it could not be installed
 */
export function installMockttp() {
  const folder = mkdtempSync(join(tmpdir(), 'regionguard-mockttp-'))
  const { status } = spawnSync(
    'npm',
    [
      'i',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `mockttp@${VERSION}`,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  )
  if (status === 0 && existsSync(join(folder, 'node_modules/mockttp'))) return folder
  console.log(`mockttp ${VERSION} could not be installed: skipped.`)
  return undefined
}

/** Starts it with one answer to everything. @param {string} body of that answer */
export function startMockttp(folder, body) {
  return startUntil([SERVE, folder, Buffer.from(body).toString('base64')], { line: /^\{/, timeout: 60_000 })
}
