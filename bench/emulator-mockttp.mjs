import { fileURLToPath } from 'node:url'
import { startUntil } from './emulator-child.mjs'
import { installPeer } from './install-peer.mjs'

const VERSION = '4.6.5'
const SERVE = fileURLToPath(new URL('emulator-mockttp-serve.mjs', import.meta.url))

/**
 * mockttp, an intercepting proxy for tests, installed into a folder of its own.
 *
 * @returns {string | undefined} that folder; undefined, and a line says so, if it could not be installed
 */
export function installMockttp() {
  return installPeer([`mockttp@${VERSION}`], 'mockttp')
}

/** Starts it with one answer to everything. @param {string} body of that answer */
export function startMockttp(folder, body) {
  return startUntil([SERVE, folder, Buffer.from(body).toString('base64')], { line: /^\{/, timeout: 60_000 })
}
