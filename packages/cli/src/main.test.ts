import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Terminal } from './command-line/terminal.ts'
import { main } from './main.ts'
import { EMPTY_REPORT } from './reporters/report.ts'
import { jsonReport } from './reporters/json.ts'

const scratch: string[] = []
afterAll(() => {
  for (const directory of scratch) rmSync(directory, { recursive: true })
})

function directory(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'regionguard-'))
  scratch.push(root)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

async function run(
  args: readonly string[],
  cwd = directory(),
  terminal: Partial<Terminal> = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await main(args, {
    cwd,
    environment: {},
    today: '2026-11-22',
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isTerminal: () => false,
    ...terminal,
  })
  return { code, out, err }
}

const NOTHING = jsonReport(EMPTY_REPORT)

describe('the command line', () => {
  it('shows its version', async () => {
    expect(await run(['--version'])).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      err: '',
    })
  })

  it.each([[['--help']], [['-h']]])('%j lists the commands', async (args) => {
    const { code, out, err } = await run(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('check [paths...]')
  })

  it('without a command says what there is, and fails', async () => {
    const { code, out, err } = await run([])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('check [paths...]')
  })

  it('check --help lists options and exit codes', async () => {
    const { code, out } = await run(['check', '--help'])
    expect(code).toBe(0)
    for (const part of [
      '--format FORMAT[=FILE]',
      '--policy FILE',
      '--rule ID:SEVERITY',
      '--max-warnings N',
      '--no-color',
    ]) {
      expect(out).toContain(part)
    }
    expect(out).toMatch(/2 {2}a usage.*\n +1 {2}an error.*\n +0 {2}otherwise/)
    expect(out).not.toContain('--today')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it.each([
    [['chekc'], 'regionguard: Unknown command "chekc". Did you mean "check"?\n'],
    [['--vresion'], 'regionguard: Unknown option --vresion. Did you mean --version?\n'],
    [['check', '--polcy', 'x'], 'regionguard: Unknown option --polcy. Did you mean --policy?\n'],
    [['check', '--policy', 'none.yaml'], 'regionguard: There is no policy none.yaml.\n'],
    [['check', '--policy', '.'], 'regionguard: The policy . cannot be read (EISDIR).\n'],
  ])('%j: 2, and says why', async (args, err) => {
    expect(await run(args)).toEqual({ code: 2, out: '', err })
  })

  it.each([
    [['check', '--format', 'json', '--polcy']],
    [['check', '--max-warnings', 'few', '--format=json']],
    [['check', '--format', 'json', '--policy', 'none.yaml']],
    [['chekc', '--format', 'json']],
  ])('%j prints one document all the same', async (args) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: NOTHING })
    expect(err).not.toBe('')
  })

  it.each([
    [['check', '--format', 'json=x.json', '--polcy']],
    [['check', '--polcy', '--', '--format', 'json']],
  ])('%j asked for no document', async (args) => {
    expect((await run(args)).out).toBe('')
  })

  it('puts the place of a mistake in the policy first', async () => {
    const cwd = directory({ 'regionguard.yaml': 'version: 1\nregoins: {}\n' })
    const { code, err } = await run(['check'], cwd)
    expect(code).toBe(2)
    expect(err).toMatch(/^regionguard\.yaml:2:1: .*regions/)
  })

  it('reports a mistake of its own without what it was reading', async () => {
    const { code, out, err } = await run(['check', '--format', 'json'], directory(), {
      environment: new Proxy(
        {},
        {
          get: () => {
            throw new TypeError('unexpected "hunter2"')
          },
        },
      ),
    })
    expect({ code, out }).toEqual({ code: 2, out: NOTHING })
    expect(err).toMatch(/^regionguard: internal error \(TypeError\)\.\n(?: {2}at .+ \([\w.-]+:\d+:\d+\)\n)+/)
    expect(err).toContain('report it')
    expect(err).not.toContain('hunter2')
    expect(err).not.toContain(import.meta.dirname)
  })
})

describe('check', () => {
  const files = { 'package.json': '{}', 'src/a.ts': 'const port = 1\n', '.env': 'PORT=1\n' }

  it('of files that have nothing to do with Twilio finds nothing', async () => {
    expect(await run(['check'], directory(files))).toEqual({
      code: 0,
      out: '3 files checked: no findings.\n',
      err: '',
    })
  })

  it('writes a report to a file, and nothing to standard output', async () => {
    const cwd = directory(files)
    expect(await run(['check', '--format', 'json=out.json'], cwd)).toEqual({ code: 0, out: '', err: '' })
    const { out } = await run(['check', '--format', 'json', '--format', 'pretty=out.txt'], cwd)
    // The first run's report is a JSON file of the tree by now.
    expect(JSON.parse(out)).toMatchObject({ findings: [], summary: { files: 4 } })
  })

  it('that cannot write its report fails, and prints the others', async () => {
    const { code, out, err } = await run(
      ['check', '--format', 'json=no/out.json', '--format', 'pretty'],
      directory(files),
    )
    expect({ code, err }).toEqual({ code: 2, err: 'regionguard: no/out.json cannot be written (ENOENT).\n' })
    expect(out).toContain('no findings')
  })

  it('of a path that is not there fails, and says so in the report', async () => {
    const { code, out } = await run(['check', 'src', 'nowhere', '--format', 'json'], directory(files))
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      skipped: [{ file: 'nowhere', reason: 'there is no such file or directory' }],
      summary: { files: 1, skipped: 1 },
    })
  })

  it('of a file that nobody reads says so, and does not fail', async () => {
    const { code, out } = await run(
      ['check', 'README.md', '--format', 'json'],
      directory({ 'README.md': 'Twilio' }),
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      skipped: [{ file: 'README.md', reason: 'no reader for files of this kind' }],
    })
  })
})
