import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startUntil } from './emulator-child.mjs'

const VERSION = '5.14.2'

/** Twilio's OpenAPI document of the 2010 API, as `@twilio/cli-core` publishes it. */
const DOCUMENT = createRequire(import.meta.url).resolve(
  '@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json',
)

/**
 * Prism, the mock server of OpenAPI documents, installed into a folder of its own.
 *
 * @returns {string | undefined} its program; undefined, and a line says so, if it could not be installed
 */
export function installPrism() {
  const folder = mkdtempSync(join(tmpdir(), 'regionguard-prism-'))
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
      `@stoplight/prism-cli@${VERSION}`,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  )
  const program = join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js')
  if (status === 0 && existsSync(program)) return program
  console.log(`prism-cli ${VERSION} could not be installed: skipped.`)
  return undefined
}

/** Starts Prism on a port. */
export function startPrism(program, port) {
  return startUntil([program, 'mock', '--port', String(port), '--host', '127.0.0.1', DOCUMENT], {
    line: /Prism is listening/,
    timeout: 120_000,
  })
}
