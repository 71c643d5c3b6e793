import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { check, regionguard } from './cli.ts'
import { sender } from './code.ts'
import { project, scratchCopy, scratchProject } from './projects.ts'

/** The JSON output: its schema, its positions, its fingerprints. */
const schema = JSON.parse(
  readFileSync(new URL('../docs/check-output.schema.json', import.meta.url), 'utf8'),
) as object
const validate = new Ajv2020({ allErrors: true }).compile(schema)

const APPS = fileURLToPath(new URL('../fixtures/apps/', import.meta.url))
const apps = readdirSync(APPS).filter((name) => statSync(join(APPS, name)).isDirectory())

describe('--format json', () => {
  it.each([
    ...apps.map((app) => [app, () => scratchCopy(join(APPS, app, 'broken'))] as const),
    ['an empty directory', () => scratchProject({ 'README.md': 'nothing here\n' })] as const,
    [
      'a file that cannot be parsed',
      () => scratchProject({ 'a.js': `import twilio from 'twilio'\ntwilio(` }),
    ] as const,
  ])('is valid against its schema: %s', (_, make) => {
    const directory = make()
    const { stdout } = regionguard(directory, 'check', '--format', 'json')
    validate(JSON.parse(stdout))
    expect(validate.errors ?? []).toEqual([])
    expect(stdout.endsWith('}\n')).toBe(true)
  })

  it('counts what it lists', () => {
    const directory = project({
      'a.js': sender('IE1', [`region: 'ie1'`]),
      'b.js': sender('', [`edge: 'tokyo'`]),
      'c.js': `import twilio from 'twilio'\nconst client = twilio(\n`,
      'd.js': sender('IE1', ['// regionguard-disable-next-line require-edge -- a proxy\n  region: "ie1"']),
    })
    const { findings, skipped, summary } = check(directory)
    expect(summary).toMatchObject({
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
      skipped: skipped.length,
      suppressed: 1,
      excepted: 0,
      baselined: 0,
    })
    expect(summary).toMatchObject({ errors: 1, warnings: 1, skipped: 1 })
    expect(summary.files).toBeGreaterThanOrEqual(4)
  })

  it.each([
    ['LF', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['letters outside the first plane', (text: string) => text.replace('  region', '  /* 🇮🇪 */ region')],
  ])('positions and edits are those of the decoded text: %s', (_, change) => {
    const text = change(sender('IE1', [`region: 'ie1'`]))
    const decoded = text.replace('\uFEFF', '')
    const directory = project({ 'a.js': text })
    const [finding] = check(directory).findings
    const offset = decoded.indexOf(`region: 'ie1'`)
    const line = decoded.slice(0, offset).split('\n').length
    const column = offset - (decoded.lastIndexOf('\n', offset) + 1) + 1
    expect(finding).toMatchObject({
      rule: 'require-edge',
      line,
      column,
      endLine: line,
      endColumn: column + `region: 'ie1'`.length,
    })
    const fixed = (finding?.fix?.edits ?? [])
      .toSorted((one, other) => other.range[0] - one.range[0])
      .reduce((all, { range, text: by }) => all.slice(0, range[0]) + by + all.slice(range[1]), decoded)
    expect(fixed).toMatch(/edge: 'dublin'/)
    expect(check(project({ 'a.js': fixed })).findings).toEqual([])
  })

  it('fingerprints outlive a move within the file, and tell equals apart', () => {
    const once = sender('IE1', [`region: 'ie1'`])
    const [before] = check(project({ 'a.js': once })).findings
    const [after] = check(project({ 'a.js': `// moved\n\n${once}` })).findings
    expect(after?.line).not.toBe(before?.line)
    expect(after?.fingerprint).toBe(before?.fingerprint)

    const twice = `${once}{\n${once.replace(/^import.*\n/, '')}}\n`
    const both = check(project({ 'a.js': twice })).findings.map(({ fingerprint }) => fingerprint)
    expect(both).toHaveLength(2)
    expect(new Set(both).size).toBe(2)
  })

  it('is the same in every run, sorted by file and place', () => {
    const directory = project({
      'b.js': sender('IE1', [`region: 'ie1'`]),
      'a.js': sender('US1', [`region: 'ie1'`]),
      'a/b.js': sender('', [`edge: 'dublin'`]),
    })
    const runs = [1, 2].map(() => regionguard(directory, 'check', '--format', 'json').stdout)
    expect(runs[0]).toBe(runs[1])
    const places = check(directory).findings.map(({ file, line, column }) => [file, line, column] as const)
    expect(places).toEqual(
      places.toSorted(
        ([file, line, column], [otherFile, otherLine, otherColumn]) =>
          (file < otherFile ? -1 : file > otherFile ? 1 : 0) || line - otherLine || column - otherColumn,
      ),
    )
  })
})

describe('--format pretty', () => {
  it('shows the place, the frame, the reason, the evidence and the fix, without colour in a pipe', () => {
    const directory = project({
      '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
      'src/a.js': sender('US1'),
      'src/b.js': sender('IE1', [`region: 'ie1'`], ''),
    })
    const { stdout, status } = regionguard(directory, 'check')
    expect(status).toBe(1)
    expect(stdout).not.toContain('\u001B')
    expect(stdout).toContain('src/a.js:2:16')
    expect(stdout).toContain('no-region-mismatch')
    expect(stdout).toContain('const client = twilio(')
    expect(stdout).toContain('^')
    expect(stdout).toContain('.env:1')
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/1 error|2 errors/)
  })

  it('says so where there is nothing to report', () => {
    const { stdout, status } = regionguard(project({ 'a.js': sender('US1') }), 'check')
    expect(status).toBe(0)
    expect(stdout.trim()).not.toBe('')
  })
})
