import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startUntil } from './emulator-child.mjs'
import { installPeer } from './install-peer.mjs'

const VERSION = '5.14.2'
const PROGRAM = '@stoplight/prism-cli/dist/index.js'

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
  const folder = installPeer([`@stoplight/prism-cli@${VERSION}`], PROGRAM)
  return folder === undefined ? undefined : join(folder, 'node_modules', PROGRAM)
}

/** Starts Prism on a port. */
export function startPrism(program, port) {
  return startUntil([program, 'mock', '--port', String(port), '--host', '127.0.0.1', DOCUMENT], {
    line: /Prism is listening/,
    timeout: 120_000,
  })
}
