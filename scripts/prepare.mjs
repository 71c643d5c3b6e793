import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Builds after an install. Pre-commit installs this repository with `npm install -g git+file:...`, for which npm means to
 * install what the build needs, but hands its own `--global` on, so that nothing is there: then it is installed here,
 * and that install comes back to this script.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const isInstalled = existsSync(`${root}/node_modules/typescript`)
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_config_(?:global|prefix|location|force|include|omit|dry_run|package_lock_only)$/i.test(name),
  ),
)
const { status } = spawnSync('npm', isInstalled ? ['run', 'build'] : ['ci', '--no-audit', '--no-fund'], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exitCode = status ?? 1
