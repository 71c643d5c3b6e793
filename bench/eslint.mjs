import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import regionguard from '@regionguard/eslint-plugin'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

/**
 * Real code: published packages, as their authors ship them, without what they depend on. Four of them are built on
 * Twilio; of the SDK itself every eighth file, for its 1,500 are all of one kind.
 */
const CORPUS = [
  { spec: 'twilio-run@5.0.1', every: 1 },
  { spec: '@twilio-labs/serverless-api@5.7.0', every: 1 },
  { spec: '@twilio/cli-core@9.0.0', every: 1 },
  { spec: 'twilio@6.2.0', every: 8 },
  { spec: 'express@5.3.0', every: 1 },
  { spec: 'msw@3.0.5', every: 1 },
  { spec: 'undici@8.12.4', every: 1 },
  { spec: 'zod@4.6.7', every: 1 },
]

const ROUNDS = 5

/** Packages are asked of npm's cache first. */
function fetchCorpus(directory) {
  execFileSync('npm', ['pack', '--prefer-offline', '--silent', ...CORPUS.map(({ spec }) => spec)], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return CORPUS.flatMap(({ spec, every }) => {
    const [name, version] = spec.split(/(?<=.)@/)
    const tarball = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
    const folder = `${tarball}-files`
    execFileSync('sh', ['-c', `mkdir "$1" && tar -xzf "$2" -C "$1"`, 'sh', folder, tarball], {
      cwd: directory,
    })
    return readdirSync(join(directory, folder), { recursive: true })
      .map(String)
      .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.min\.|\.d\.[cm]?ts$/.test(path))
      .toSorted()
      .filter((_, index) => index % every === 0)
      .map((path) => join(directory, folder, path))
  })
}

/** What ESLint's own statistics say of one file: its total, and the part of our rules, in milliseconds. */
function timesOf({ stats }) {
  const passes = stats.times.passes
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
  return {
    total: sum(passes.map(({ total }) => total)),
    rules: sum(
      passes.flatMap(({ rules = {} }) =>
        Object.entries(rules).flatMap(([id, { total }]) => (id.startsWith('regionguard/') ? [total] : [])),
      ),
    ),
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}

const mean = (numbers) => numbers.reduce((all, one) => all + one, 0) / numbers.length

/** What all rules cost in ESLint, beside typescript-eslint's `recommended`, as a share and against what is aimed at. */
export async function benchmarkEslint() {
  const directory = mkdtempSync(join(tmpdir(), 'regionguard-bench-'))
  try {
    const files = fetchCorpus(directory)
    const eslint = new ESLint({
      cwd: directory,
      stats: true,
      overrideConfigFile: true,
      overrideConfig: [
        ...tseslint.configs.recommended,
        regionguard.configs.strict,
        { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      ],
    })
    const measured = new Map()
    // The first round compiles and warms up; it does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const result of await eslint.lintFiles(files)) {
        if (result.fatalErrorCount > 0 || result.stats === undefined || round === 0) continue
        const times = measured.get(result.filePath) ?? []
        measured.set(result.filePath, [...times, timesOf(result)])
      }
    }
    const perFile = [...measured].map(([path, times]) => ({
      mentions: /twilio/i.test(readFileSync(path, 'utf8')),
      total: median(times.map(({ total }) => total)),
      rules: median(times.map(({ rules }) => rules)),
    }))
    report('all files', perFile, 0.5)
    report(
      'files with "twilio"',
      perFile.filter(({ mentions }) => mentions),
      0.5,
    )
    report(
      'files without',
      perFile.filter(({ mentions }) => !mentions),
      0.01,
    )
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function report(name, files, aim) {
  const rules = mean(files.map((file) => file.rules))
  const total = mean(files.map((file) => file.total))
  const share = (rules / total) * 100
  console.log(
    `${name.padEnd(20)} ${String(files.length).padStart(5)} files  ${(rules / aim).toFixed(2)}x of ${String(aim)} ms` +
      `  (${rules.toFixed(4)} ms a file; the slowest ${Math.max(...files.map((file) => file.rules)).toFixed(2)} ms)` +
      `  ${share.toFixed(2)} % of ESLint's ${total.toFixed(1)} ms`,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [processor] = cpus()
  console.log(
    `Node ${process.version}, ESLint ${ESLint.version}, ${String(cpus().length)} x ${processor?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, medians of ${String(ROUNDS)} rounds\n`,
  )
  await benchmarkEslint()
}
