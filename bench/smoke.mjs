/**
 * `npm run smoke`: checks the sources of published npm packages that use Twilio and prints every finding, for a person
 * to read. What a person found, and when, stands in `smoke.md`. Exits with 1 if a run crashed.
 *
 * The packages are taken as published and laid out as an installation would have them (`node_modules/<name>`), without
 * their dependencies and without running anything of theirs. `npm run smoke -- <name>...` checks those alone;
 * `--keep` leaves the scratch folder and prints where it is.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Exact versions, so that what was read of them stays true. */
const PACKAGES = {
  '@activepieces/piece-twilio': '0.2.0',
  '@apollosproject/data-connector-twilio': '2.46.1',
  '@bot-whatsapp/provider': '0.1.38',
  '@convex-dev/twilio': '0.2.2',
  '@logto/connector-twilio-sms': '1.4.4',
  '@memberjunction/communication-twilio': '5.51.3',
  '@microfox/twilio': '1.0.2',
  '@novu/providers': '0.24.2',
  '@tiledesk/tiledesk-sms-connector': '0.1.13',
  '@tiledesk/tiledesk-voice-twilio-connector': '0.1.28',
  '@twilio-alpha/mcp': '0.7.0',
  '@twilio-labs/plugin-rtc': '0.9.0',
  '@twilio-labs/plugin-serverless': '3.1.3',
  '@twilio-labs/runtime-helpers': '0.1.2',
  '@twilio-labs/serverless-api': '5.7.0',
  '@twilio/cli-core': '9.0.0',
  '@twilio/flex-dev-utils': '7.1.2',
  '@twilio/rtc-diagnostics': '1.0.1',
  '@twilio/runtime-handler': '2.1.0',
  '@twilio/voice-sdk': '2.18.5',
  clawdbot: '2026.1.24',
  'create-twilio-function': '3.6.0',
  'flowise-components': '3.1.4',
  'kuzzle-plugin-hermes-messenger': '1.0.0',
  meshcentral: '1.1.55',
  'n8n-nodes-base': '2.41.2',
  'nestjs-twilio': '4.4.0',
  'node-red-node-twilio': '0.1.0',
  'notifme-sdk': '1.16.25',
  openclaw: '2026.9.6',
  'supertokens-node': '24.0.3',
  twilio: '6.2.0',
  'twilio-cli': '6.2.4',
  'twilio-client': '1.15.1',
  'twilio-mcp': '1.0.0',
  'twilio-run': '5.0.1',
  'twilio-sync': '4.0.1',
  'twilio-video': '2.36.0',
}

const CLI = fileURLToPath(new URL('../packages/cli/', import.meta.url))
const program = join(CLI, JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8')).bin.regionguard)

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const keep = process.argv.includes('--keep')
const names = asked.length === 0 ? Object.keys(PACKAGES) : asked

const scratch = mkdtempSync(join(tmpdir(), 'regionguard-smoke-'))
const totals = { files: 0, findings: 0, skipped: 0, crashes: 0, seconds: 0 }
const byRule = new Map()

try {
  for (const name of names) {
    const directory = unpack(name, PACKAGES[name] ?? 'latest')
    if (directory === undefined) continue
    report(name, directory)
  }
} finally {
  if (keep) console.log(`\nkept: ${scratch}`)
  else rmSync(scratch, { recursive: true, force: true })
}

console.log('\nFindings by rule')
for (const [rule, count] of [...byRule].sort()) console.log(`  ${rule.padEnd(24)} ${count}`)
console.log(
  `\n${names.length} packages, ${totals.files} files, ${totals.findings} findings, ${totals.skipped} skipped, ` +
    `${totals.crashes} crashes, ${totals.seconds.toFixed(1)} s`,
)
process.exitCode = totals.crashes === 0 ? 0 : 1

/** Fetches a package and unpacks it to `node_modules/<name>`. Undefined, and a crash on the account, if it cannot. */
function unpack(name, version) {
  const pack = spawnSync('npm', ['pack', `${name}@${version}`, '--json', '--ignore-scripts'], {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (pack.status !== 0) {
    totals.crashes += 1
    console.log(`\n${name}@${version}: could not be fetched\n${pack.stderr}`)
    return undefined
  }
  const [{ filename }] = Object.values(JSON.parse(pack.stdout))
  const directory = join(scratch, 'node_modules', name)
  mkdirSync(directory, { recursive: true })
  const tar = spawnSync('tar', ['-xzf', join(scratch, filename), '-C', directory, '--strip-components=1'])
  if (tar.status !== 0) throw new Error(`tar: ${String(tar.stderr)}`)
  return directory
}

function report(name, directory) {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // Named, for otherwise everything below node_modules is passed over.
    [program, 'check', '--format', 'json', join('node_modules', name)],
    { cwd: scratch, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  const seconds = (performance.now() - started) / 1000
  totals.seconds += seconds
  if (status !== 0 && status !== 1) {
    totals.crashes += 1
    console.log(`\n${name}@${version}: exit code ${status}\n${stderr || stdout}`)
    return
  }
  const { findings, skipped, summary } = JSON.parse(stdout)
  totals.files += summary.files
  totals.findings += findings.length
  totals.skipped += skipped.length
  console.log(
    `\n${name}@${version}: ${summary.files} files, ${findings.length} findings, ${skipped.length} skipped, ${seconds.toFixed(1)} s`,
  )
  for (const { file, reason } of skipped) console.log(`  skipped  ${file}: ${reason}`)
  for (const { rule, severity, file, line, column, message } of findings) {
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
    const text = readFileSync(join(scratch, file), 'utf8').split('\n')[line - 1] ?? ''
    // No secret of theirs is shown: a finding about one says enough.
    const shown = rule === 'no-hardcoded-credential' ? '(not shown)' : text.trim().slice(0, 160)
    console.log(`  ${severity}  ${rule}  ${file}:${line}:${column}\n    ${message}\n    | ${shown}`)
  }
}
