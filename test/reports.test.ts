import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HOUSEKEEPING_IDS, RULE_IDS } from '@regionguard/core'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import { check, program, regionguard } from './cli.ts'
import type { Finding, Output } from './cli.ts'
import { sender } from './code.ts'
import { MANIFEST, project, scratchCopy } from './projects.ts'
import { sarifErrors } from './sarif-log.ts'
import { elementsOf, parseXml } from './xml.ts'

/** The formats that other programs read. */

const APPS = fileURLToPath(new URL('../fixtures/apps/', import.meta.url))
const apps = readdirSync(APPS).filter((name) => statSync(join(APPS, name)).isDirectory())
const BROKEN_FILE = `import twilio from 'twilio'\ntwilio(`

/** Projects whose reports are looked at in every format. */
const projects = [
  ...apps.map((app) => {
    const directory = scratchCopy(join(APPS, app, 'broken'))
    return [app, directory] as const
  }),
  ['nothing at all', project({ 'README.md': 'nothing here\n' })] as const,
  ['a file that cannot be parsed', project({ 'a.js': BROKEN_FILE })] as const,
  [
    'names that need care',
    project({
      'a b/ü%#?&.js': sender('IE1', [`region: 'ie1'`]),
      "it's [1]/(2),3:4.js": sender('', [`edge: 'tokyo'`]),
      'regionguard.yaml':
        'version: 1\nexceptions:\n  - {rule: valid-region, files: ["[x]*"], reason: r, owner: o, expires: 2099-01-01}\n',
    }),
  ] as const,
]

const read = (directory: string, format: string): string =>
  regionguard(directory, 'check', '--format', format).stdout
const sarif = (directory: string): Log => JSON.parse(read(directory, 'sarif')) as Log
const place = ({ file, line, column, rule }: Finding): string =>
  `${file}:${String(line)}:${String(column)} ${rule}`

describe.each(projects)('of %s', (_, directory) => {
  const { findings, skipped } = check(directory)
  const expected = findings.map(place)

  it('SARIF is valid, and has every finding with its place, fingerprint, evidence and fix', () => {
    const log = sarif(directory)
    expect(sarifErrors(log)).toEqual([])
    const [run] = log.runs
    const results = run?.results ?? []
    expect(
      results.map(({ ruleId, locations }) => {
        const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {}
        const file = decodeURIComponent(artifactLocation?.uri ?? '')
        return `${file}:${String(region?.startLine)}:${String(region?.startColumn)} ${String(ruleId)}`
      }),
    ).toEqual(expected)
    for (const [index, finding] of findings.entries()) {
      const result = results[index]
      expect(result?.level).toBe(finding.severity)
      expect(result?.partialFingerprints).toEqual({ 'regionguard/v1': finding.fingerprint })
      expect(run?.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id).toBe(finding.rule)
      const related = (result?.relatedLocations ?? []).map(({ physicalLocation }) => [
        decodeURIComponent(physicalLocation?.artifactLocation?.uri ?? ''),
        physicalLocation?.region?.startLine,
      ])
      expect(related).toEqual(finding.evidence.map(({ file, line }) => [file, line]))
      // Every evidence is led to from the message: GitHub shows no other.
      for (const { id } of result?.relatedLocations ?? []) expect(result?.message.text).toContain(`](${id})`)
      const replacements = (result?.fixes ?? []).flatMap(({ artifactChanges }) =>
        artifactChanges.flatMap((change) => change.replacements),
      )
      expect(
        replacements.map(({ deletedRegion, insertedContent }) => [
          deletedRegion.charOffset,
          deletedRegion.charLength,
          insertedContent?.text,
        ]),
      ).toEqual(
        (finding.fix?.edits ?? [])
          .toSorted((one, other) => one.range[0] - other.range[0])
          .map(({ range: [start, end], text }) => [start, end - start, text]),
      )
    }
    const notes = run?.invocations?.[0]?.toolExecutionNotifications ?? []
    expect(notes.map(({ message }) => message.text)).toEqual(
      skipped.map(({ reason }) => `Skipped: ${reason}.`),
    )
  })

  it('JUnit is well-formed XML, with a failed case for every finding', () => {
    const document = parseXml(read(directory, 'junit'))
    expect(document.name).toBe('testsuites')
    const failed = elementsOf(document, 'testcase').filter((one) =>
      one.children.some(({ name }) => name === 'failure'),
    )
    expect(failed.map(({ attributes }) => `${attributes['file'] ?? ''} ${attributes['name'] ?? ''}`)).toEqual(
      findings
        .toSorted((one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0))
        .map(({ file, rule, line, column }) => `${file} ${rule} (${String(line)}:${String(column)})`),
    )
    const cases = elementsOf(document, 'testcase').length
    expect(cases).toBeGreaterThan(0)
    for (const suites of [document, ...elementsOf(document, 'testsuite')]) {
      expect(Number(suites.attributes['tests'])).toBe(elementsOf(suites, 'testcase').length)
      expect(Number(suites.attributes['failures'])).toBe(elementsOf(suites, 'failure').length)
      expect(Number(suites.attributes['skipped'])).toBe(elementsOf(suites, 'skipped').length)
    }
  })

  it('GitLab gets what its schema asks for, each fingerprint once', () => {
    const issues = JSON.parse(read(directory, 'gitlab')) as Record<string, unknown>[]
    expect(issues).toEqual(
      findings.map(({ rule, severity, file, line, endLine, message, fingerprint }) => ({
        description: message,
        check_name: rule,
        fingerprint,
        severity: severity === 'error' ? 'major' : 'minor',
        location: { path: file, lines: { begin: line, end: endLine } },
      })),
    )
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  })

  it('GitHub gets one command for every finding', () => {
    const commands = read(directory, 'github')
      .split('\n')
      .flatMap((line) => commandOf(line) ?? [])
    expect(
      commands
        .filter(({ name }) => name !== 'notice')
        .map(({ name, properties }) => `${name} ${properties['file'] ?? ''}:${properties['line'] ?? ''}`),
    ).toEqual(findings.map(({ severity, file, line }) => `${severity} ${file}:${String(line)}`))
    expect(commands.filter(({ name }) => name === 'notice')).toHaveLength(skipped.length)
  })
})

/** A workflow command as the runner reads it. */
function commandOf(
  line: string,
): { name: string; properties: Readonly<Record<string, string>>; message: string } | undefined {
  const [, name = '', list = '', message = ''] = /^::([a-z-]+) (.*?)::(.*)$/.exec(line) ?? []
  if (name === '') return undefined
  const unescape = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  const properties = list.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=')
    return [key, unescape(value.join('='))] as const
  })
  return { name, properties: Object.fromEntries(properties), message: unescape(message) }
}

describe('SARIF', () => {
  const log = sarif(project({ 'a.js': sender('IE1', [`region: 'ie1'`]) }))
  const rules = log.runs[0]?.tool.driver.rules ?? []

  it('describes every rule as GitHub wants it', () => {
    expect(rules.map(({ id }) => id)).toEqual([...RULE_IDS, ...HOUSEKEEPING_IDS])
    for (const rule of rules) {
      for (const text of [rule.shortDescription?.text, rule.fullDescription?.text]) {
        expect(text).toMatch(/^[A-Z].*\.$/)
        expect(text?.length).toBeLessThanOrEqual(1024)
      }
      expect(rule.help?.text).toContain(rule.helpUri)
      expect(rule.help?.text).not.toMatch(/\]\(/)
      expect(rule.help?.markdown).toContain(rule.helpUri)
      expect(['error', 'warning']).toContain(rule.defaultConfiguration?.level)
    }
  })

  it('has the help of the pages as they are', async () => {
    const path = new URL('../scripts/rule-help.mjs', import.meta.url).href
    const { ruleHelpModule } = (await import(path)) as { ruleHelpModule: () => string }
    const generated = new URL('../packages/cli/src/reporters/sarif/rule-help.generated.ts', import.meta.url)
    // Where they differ, run: node scripts/rule-help.mjs
    expect(readFileSync(generated, 'utf8')).toBe(ruleHelpModule())
  })

  it('says whether the run succeeded', () => {
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true)
    const run = regionguard(project({ 'a.js': '' }), 'check', '--format', 'sarif', 'nowhere.js')
    expect(run.status).toBe(2)
    const failed = JSON.parse(run.stdout) as Log
    expect(sarifErrors(failed)).toEqual([])
    expect(failed.runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: expect.stringContaining('no such file') as string } }],
    })
  })

  it('uses no brace as a placeholder', () => {
    const [result] = log.runs[0]?.results ?? []
    expect(result?.message.text).toContain('`<product>.ie1.twilio.com`')
    expect(result?.message.text).not.toMatch(/[{}]/)
  })
})

describe('paths', () => {
  it.each(['sarif', 'junit', 'github', 'gitlab'])('in %s are those of the repository', (format) => {
    const root = project({
      'packages/web/package.json': MANIFEST,
      'packages/web/a.js': sender('IE1', [`region: 'ie1'`]),
    })
    mkdirSync(join(root, '.git'))
    const text = read(join(root, 'packages/web'), format)
    expect(text).toContain('packages/web/a.js')
    expect(check(join(root, 'packages/web')).findings.map(({ file }) => file)).toEqual(['a.js'])
  })
})

describe('fingerprints', () => {
  const packages = ['packages/a', 'packages/b'].map((name) => [name, `${name}/.env`] as const)
  const root = project(
    Object.fromEntries(
      packages.flatMap(([name, file]) => [
        [`${name}/package.json`, MANIFEST],
        [file, 'TWILIO_REGION=ie1\n'],
      ]),
    ),
  )
  mkdirSync(join(root, '.git'))
  const gitlab = (directory: string): string[] =>
    (JSON.parse(read(directory, 'gitlab')) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint)
  const ours = (directory: string): (string | undefined)[] =>
    (sarif(directory).runs[0]?.results ?? []).map((one) => one.partialFingerprints?.['regionguard/v1'])

  it.each([
    ['gitlab', gitlab],
    ['sarif', ours],
  ] as const)('in %s are those of a run at the root of the repository', (_, fingerprints) => {
    const atRoot = fingerprints(root)
    expect(new Set(atRoot).size).toBe(2)
    expect(packages.flatMap(([name]) => fingerprints(join(root, name)))).toEqual(atRoot)
  })

  it('in JSON are of the path from the working directory', () => {
    const [a, b] = packages.map(([name]) => check(join(root, name)).findings[0]?.fingerprint)
    expect(a).toBe(b)
    expect(check(root).findings.map(({ fingerprint }) => fingerprint)).toEqual(gitlab(root))
  })
})

describe('several formats at once', () => {
  const formats = ['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const

  it('go each to its own file, and one to standard output', () => {
    const directory = project({ 'src/a.js': sender('IE1', [`region: 'ie1'`]) })
    const alone = formats.map((format) => regionguard(directory, 'check', 'src', '--format', format).stdout)
    const run = regionguard(
      directory,
      ...['check', 'src', '--format', 'json'],
      ...formats.flatMap((format) => ['--format', `${format}=out.${format}`]),
    )
    expect(run.status).toBe(1)
    const files = formats.map((format) => readFileSync(join(directory, `out.${format}`), 'utf8'))
    expect(files).toEqual(alone)
    expect((JSON.parse(run.stdout) as Output).findings).toHaveLength(1)
  })

  it('are all written though one cannot be, and the exit code is 2', () => {
    const directory = project({ 'a.js': sender('IE1', [`region: 'ie1'`]) })
    const run = regionguard(
      directory,
      ...['check', '--format', 'sarif=no/such/directory.sarif', '--format', 'junit=out.xml'],
    )
    expect(run.status).toBe(2)
    expect(run.stderr).toBe('regionguard: no/such/directory.sarif cannot be written (ENOENT).\n')
    expect(parseXml(readFileSync(join(directory, 'out.xml'), 'utf8')).name).toBe('testsuites')
  })
})

describe('the summary of a job', () => {
  const summaryOf = (directory: string, format: string, before = ''): string => {
    const file = join(directory, 'summary.md')
    writeFileSync(file, before)
    spawnSync(process.execPath, [program, 'check', '--format', format], {
      cwd: directory,
      env: { ...process.env, GITHUB_STEP_SUMMARY: file },
    })
    return readFileSync(file, 'utf8')
  }

  it('is added to the file that GitHub names, errors first', () => {
    const directory = project({
      'a.js': sender('', [`edge: 'tokyo'`]),
      'b|c.js': sender('IE1', [`region: 'ie1'`]),
    })
    const text = summaryOf(directory, 'github', '# before\n')
    expect(text).toMatch(/^# before\n### Regionguard\n/)
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
    expect(rows).toHaveLength(3)
    expect(rows[1]).toMatch(/^\| error \| require-edge \| b\\\|c\.js:4 \| .*`ie1`.* \|$/)
    expect(rows[2]).toMatch(/^\| warning \| no-edge-only \| a\.js:4 \| .* \|$/)
  })

  it('is for the format github only', () => {
    expect(summaryOf(project({ 'a.js': sender('IE1', [`region: 'ie1'`]) }), 'json')).toBe('')
  })
})

describe('a report that lies in the tree it is about', () => {
  const files = { 'a.js': `fetch('https://api.ie1.twilio.com/')\n`, '.env': 'TWILIO_REGION=ie1\n' }

  it('is no source: the next run finds what the first found', () => {
    const cwd = project(files)
    const formats = ['json', 'gitlab', 'sarif'].map((format) => `--format=${format}=${format}.json`)
    expect(regionguard(cwd, 'check', ...formats)).toMatchObject({ status: 1, stderr: '' })
    const found = check(cwd)
    expect(found.findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      '.env require-edge',
      'a.js no-retired-host',
    ])
    expect(found.skipped).toEqual([])
  })

  it('but what only looks like one is', () => {
    const cwd = project({
      'a.json': '{"version": 1, "findings": "https://api.ie1.twilio.com"}',
      'b.json': '[{"check_name": "lint", "fingerprint": "x", "url": "https://api.ie1.twilio.com"}]',
      'c.json': '{"runs": [{"tool": {"driver": {"name": "other"}}, "url": "https://api.ie1.twilio.com"}]}',
    })
    expect(check(cwd).findings.map(({ file }) => file)).toEqual(['a.json', 'b.json', 'c.json'])
  })
})
