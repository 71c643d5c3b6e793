import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Installs what something is measured against into a scratch folder; packages are asked of npm's cache first. Their
 * hundreds of packages are no dependency of ours: nothing but benchmarks needs them.
 *
 * @param {readonly string[]} packages with versions; the first is the peer
 * @param {string} file of the peer, in `node_modules`
 * @returns {string | undefined} that folder; undefined, and a line says so, if it could not be installed
 */
export function installPeer(packages, file) {
  const folder = mkdtempSync(join(tmpdir(), 'regionguard-peer-'))
  const { status } = spawnSync(
    'npm',
    [
      ...['install', '--prefix', folder, '--prefer-offline', '--ignore-scripts'],
      ...['--no-save', '--no-audit', '--no-fund', ...packages],
    ],
    { stdio: 'ignore', timeout: 300_000 },
  )
  if (status === 0 && existsSync(join(folder, 'node_modules', file))) return folder
  console.log(`${packages[0]} could not be installed: skipped.`)
  return undefined
}
