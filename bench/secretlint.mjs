import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const VERSION = '11.7.1'
export const SECRETLINT = `secretlint ${VERSION}`

/**
 * Installs secretlint into a scratch folder; packages are asked of npm's cache first. Its hundred packages are no
 * dependency of ours: nothing but two benchmarks needs them.
 */
export function fetchSecretlint() {
  const directory = mkdtempSync(join(tmpdir(), 'regionguard-secretlint-'))
  writeFileSync(join(directory, 'package.json'), '{"private": true}\n')
  execFileSync(
    'npm',
    [
      ...['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'],
      ...['', '-rule-preset-recommend', '-rule-pattern'].map((name) =>
        name === '' ? `secretlint@${VERSION}` : `@secretlint/secretlint${name}@${VERSION}`,
      ),
    ],
    { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const rule = (name) => join(directory, 'node_modules/@secretlint', `secretlint-rule-${name}`)
  const recommended = { rules: [{ id: rule('preset-recommend') }] }
  const args = (config, files) => [
    join(directory, 'node_modules/secretlint/bin/secretlint.js'),
    ...['--secretlintrcJSON', JSON.stringify(config), '--format', 'json', ...files],
  ]
  return {
    recommended,
    withPatterns: (patterns) => ({
      rules: [...recommended.rules, { id: rule('pattern'), options: { patterns } }],
    }),
    /** Arguments of `node` that check everything below the working directory. */
    args: (config) => args(config, ['**/*']),
    /** What it reports in a directory, by file and line. */
    places(root, config) {
      const output = join(directory, 'output.json')
      const { status, stderr } = spawnSync(
        process.execPath,
        [...args(config, ['**/*']), '--output', output],
        {
          cwd: root,
          encoding: 'utf8',
        },
      )
      if (status !== 0) throw new Error(`secretlint ended with ${status}: ${stderr}`)
      return JSON.parse(readFileSync(output, 'utf8')).flatMap(({ filePath, messages }) =>
        messages.map(({ loc }) => ({ file: relative(root, filePath), line: loc.start.line })),
      )
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
