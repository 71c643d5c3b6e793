import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { check, program, regionguard } from './cli.ts'
import { sender } from './code.ts'
import { MANIFEST, report, scratchProject } from './projects.ts'

/** Whatever lies in a tree, a run ends soon, with one document, the findings of the other files, and a reason. */
const GOOD = sender('IE1', [`region: 'ie1'`])
const FOUND = 'good.js:4 require-edge'
const TWILIO = `import twilio from 'twilio'\n`

const project = (files: Readonly<Record<string, string>> = {}): string => {
  return scratchProject({ 'package.json': MANIFEST, 'good.js': GOOD, ...files })
}
const around = (open: string, close: string, times: number): string =>
  `${open.repeat(times)}1${close.repeat(times)}`

describe('a file that nobody can read is skipped, and the rest is checked', () => {
  it.each([
    [
      'bad.js',
      'holds bytes that are no UTF-8',
      Buffer.from(`${TWILIO}// \xe9\n`, 'latin1'),
      /^not valid UTF-8$/,
    ],
    ['bad.js', 'holds NUL characters', `${TWILIO}\0`, /^binary/],
    ['bad.yaml', 'holds NUL characters in UTF-16', Buffer.from('\uFEFFtwilio: \0', 'utf16le'), /^binary/],
    ['bad.js', 'is no program', `${TWILIO}const = 1\n`, /^syntax error \(line 2, column \d+\)$/],
    ['bad.ts', 'ends too soon', `${TWILIO}twilio(`, /^syntax error/],
    [
      'bad.vue',
      'is a component whose script is no program',
      `<script>\n${TWILIO}const = 1</script>`,
      /line 3/,
    ],
    ['bad.js', 'nests brackets', TWILIO + around('(\n', ')\n', 100_000), /^nested too deeply$/],
    ['bad.js', 'nests blocks', TWILIO + around('if (a) {\n', '}\n', 20_000), /^nested too deeply$/],
    [
      'bad.ts',
      'nests functions',
      `${TWILIO}${'() => '.repeat(20_000)}1\n${'\n'.repeat(1000)}`,
      /^nested too deeply$/,
    ],
    [
      'bad.js',
      'asks without end',
      `${TWILIO}twilio(a, b, { region: a${'\n|| a'.repeat(20_000)} })`,
      /^nested too deeply$/,
    ],
    ['bad.json', 'nests arrays', `{"twilio": ${around('[', ']', 100_000)}}`, /./],
    ['bad.yaml', 'nests sequences', `twilio: ${around('[', ']', 100_000)}`, /./],
    ['bad.json', 'is no JSON', '{"twilio": }', /line 1/],
    ['bad.yaml', 'is no YAML', 'twilio: "\n', /./],
    [
      'bad.yaml',
      'is an alias bomb',
      `twilio: x\n${Array.from(
        'abcdefghi',
        (name, at) =>
          `${name}: &${name} [${Array(9)
            .fill(at === 0 ? 'lol' : `*${'abcdefghi'.charAt(at - 1)}`)
            .join()}]\n`,
      ).join('')}`,
      /aliases/,
    ],
    ['bad.js', 'was written by a minifier', `${TWILIO}${'a();'.repeat(5000)}`, /^minified$/],
    [
      '.env',
      'holds bytes that are no UTF-8',
      Buffer.from('TWILIO_REGION=\xe9\n', 'latin1'),
      /^not valid UTF-8$/,
    ],
  ])('%s %s', (file, _, content, reason) => {
    const root = project()
    writeFileSync(join(root, file), content)
    const { findings, skipped, status } = check(root)
    expect(skipped).toEqual([{ file, reason: expect.stringMatching(reason) as string }])
    expect(findings.map(report)).toEqual([FOUND])
    expect(status).toBe(1)
  })

  it('200 MB are neither held in memory nor waited for', () => {
    const root = project()
    writeFileSync(join(root, 'bad.json'), '{"twilio": "')
    truncateSync(join(root, 'bad.json'), 200 * 1024 * 1024)
    const { stdout, output } = spawnSync(
      process.execPath,
      [
        '--require',
        fileURLToPath(new URL('../bench/report-peak-memory.cjs', import.meta.url)),
        ...[program, 'check', '--format', 'json'],
      ],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    )
    expect(JSON.parse(stdout)).toMatchObject({
      skipped: [{ file: 'bad.json', reason: 'larger than 5 MB' }],
      findings: [{ file: 'good.js' }],
    })
    expect(Number(output[3]) / 1024).toBeLessThan(150)
  })
})

describe('a file that is odd but right is read', () => {
  it.each([
    ['odd.js', 'is empty', ''],
    ['odd.js', 'is a comment', '// twilio'],
    ['odd.js', 'begins with a hash bang', `#!/usr/bin/env node\n${TWILIO}`],
    ['odd.js', 'returns at its top', `require('twilio')\nreturn\n`],
    [
      'odd.js',
      'has a long text in it',
      `${TWILIO}${'f()\n'.repeat(20_000)}const a = '${'x'.repeat(2_000_000)}'\n`,
    ],
    ['odd.d.ts', 'declares types', `declare module 'twilio' { export const a: string }\n`],
    ['odd.yaml', 'has a key twice', 'TWILIO_ACCOUNT_SID: a\nTWILIO_ACCOUNT_SID: b\n'],
    ['odd.yaml', 'holds itself', 'twilio: &a [*a]\n'],
    ['odd.yaml', 'has several documents', 'twilio: 1\n---\ntwilio: 2\n---\n'],
    ['odd.json', 'has a key twice', '{"twilio": 1, "twilio": 2}'],
    [
      'odd.json',
      'has keys that objects have anyway',
      '{"twilio": {"__proto__": {"a": 1}, "constructor": 1}}',
    ],
    ['odd.json', 'is a text', '"twilio"'],
    ['.env', 'has lines that are no settings', 'TWILIO_A\n=b\n===\nexport\nTWILIO_B="never closed\n'],
    ['odd name\nwith a line end.js', 'is called so', TWILIO],
    ['日本\u202e.js', 'is called so', TWILIO],
    ['node_modules.js', 'is called so', TWILIO],
  ])('%s %s', (file, _, content) => {
    const { findings, skipped, status } = check(project({ [file]: content }))
    expect(skipped).toEqual([])
    expect(findings.map(report)).toEqual([FOUND])
    expect(status).toBe(1)
  })

  it('whatever surrounds it', () => {
    const root = project({
      'package.json': '{"dependencies": {"twilio": ',
      'package-lock.json': '{"packages": [twilio"',
      'pnpm-lock.yaml': 'importers:\n  .:\n    twilio: [\n',
      '.gitignore': '[\n[z-a]\n\\\n!\n**\\\n/\n(\n',
    })
    expect(check(root).findings.map(report)).toEqual([FOUND])
  })

  it('in a tree with links in circles, pipes and directories that look like files', () => {
    const root = project()
    symlinkSync('.', join(root, 'here'))
    symlinkSync('..', join(root, 'up'))
    symlinkSync('itself.js', join(root, 'itself.js'))
    mkdirSync(join(root, 'directory.js'))
    execFileSync('mkfifo', [join(root, 'pipe.js'), join(root, '.env')])
    const { findings, skipped } = check(root)
    expect(findings.map(report)).toEqual([FOUND])
    expect(skipped).toEqual([])
  })
})

describe('a file with an unusual name', () => {
  it.each([
    '.env.with space',
    '.env.a\nb',
    '.env."q"',
    '.env.\u202ex',
    '.env.%24',
    '.env.{a,b}',
    ".env.'$(x)`",
    '-.env',
  ])('%j is checked as any other, in each format', (name) => {
    const root = project({ [name]: 'TWILIO_REGION=ie1\n' })
    expect(check(root).findings.map(report)).toEqual([`${name}:1 require-edge`, FOUND].toSorted())
    for (const format of ['pretty', 'sarif', 'junit', 'github', 'gitlab'])
      expect(regionguard(root, 'check', '--format', format)).toMatchObject({ status: 1, stderr: '' })
  })

  it.skipIf(process.platform !== 'linux')('that is no text is told, with the reason', () => {
    const root = project()
    writeFileSync(Buffer.concat([Buffer.from(`${root}/.env.`), Buffer.from([0xff])]), 'TWILIO_REGION=ie1\n')
    mkdirSync(Buffer.concat([Buffer.from(`${root}/d`), Buffer.from([0xfe])]))
    const { skipped } = check(root)
    expect(skipped).toEqual([
      { file: '.env.\ufffd', reason: 'cannot be read (its name is not valid UTF-8)' },
      { file: 'd\ufffd', reason: 'cannot be listed (its name is not valid UTF-8)' },
    ])
  })
})

describe('a path that is named and cannot be read fails the run', () => {
  it.each([
    ['nowhere.js', /no such file/, undefined],
    ['good.js/inside', /ENOTDIR/, undefined],
    [
      'itself.js',
      /ELOOP/,
      (root: string) => {
        symlinkSync('itself.js', join(root, 'itself.js'))
      },
    ],
    [
      'dangling.js',
      /no such file/,
      (root: string) => {
        symlinkSync('nowhere', join(root, 'dangling.js'))
      },
    ],
    [
      'pipe.js',
      /neither a file nor a directory/,
      (root: string) => {
        execFileSync('mkfifo', [join(root, 'pipe.js')])
      },
    ],
    [
      'bad.js',
      /not valid UTF-8/,
      (root: string) => {
        writeFileSync(join(root, 'bad.js'), Buffer.from('twilio \xe9', 'latin1'))
      },
    ],
    [
      'big.json',
      /larger than/,
      (root: string) => {
        writeFileSync(join(root, 'big.json'), 'twilio')
        truncateSync(join(root, 'big.json'), 6 * 1024 * 1024)
      },
    ],
  ] as const)('%s', (name, reason, make) => {
    const root = project()
    make?.(root)
    const { findings, skipped, status } = check(root, 'good.js', name)
    expect(skipped).toEqual([{ file: name, reason: expect.stringMatching(reason) as string }])
    expect(findings.map(report)).toEqual([FOUND])
    expect(status).toBe(2)
  })

  it('and a name may begin with a dash', () => {
    const root = project({ '-bad.js': GOOD })
    expect(check(root, '--', '-bad.js').findings.map(report)).toEqual(['-bad.js:4 require-edge'])
  })
})

describe('a policy that is wrong fails the run, with the place and the nearest name', () => {
  it.each([
    ['an unknown key', 'version: 1\nregoins: {allowed: [ie1]}\n', /^regionguard\.yaml:2:1: .*"?regions"?/],
    [
      'an unknown rule',
      'version: 1\nrules: {require-edges: error}\n',
      /^regionguard\.yaml:2:9: .*require-edge/,
    ],
    ['an unknown severity', 'version: 1\nrules: {require-edge: fatal}\n', /^regionguard\.yaml:2:23: /],
    ['an unknown Region', 'version: 1\nregions: {allowed: [ie2]}\n', /^regionguard\.yaml:2:21: .*ie1/],
    ['an unknown version', 'version: 2\n', /^regionguard\.yaml:1:10: /],
    ['a key twice', 'version: 1\nversion: 1\n', /^regionguard\.yaml:2:1: /],
    ['a list that does not end', 'version: [\n', /^regionguard\.yaml:\d+:\d+: /],
    ['an empty file', '', /^regionguard\.yaml:1:1: /],
    ['a list', '- 1\n', /^regionguard\.yaml:1:1: /],
    [
      'aliases of aliases',
      `version: 1\na: &a [x]\n${Array.from(
        'bcdefghij',
        (name, at) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefghi'.charAt(at)}`)
            .join()}]\n`,
      ).join('')}`,
      /^regionguard\.yaml:\d+:\d+: /,
    ],
    ['50,000 nested lists', around('[', ']', 50_000), /^regionguard\.yaml:\d+:\d+: /],
    [
      'a byte that is not UTF-8',
      Buffer.from('version: 1 # \xe9\n', 'latin1'),
      /regionguard\.yaml cannot be read: not valid UTF-8/,
    ],
  ])('%s', (_case, policy, message) => {
    const root = project()
    writeFileSync(join(root, 'regionguard.yaml'), policy)
    const { stdout, stderr, status } = regionguard(root, 'check', '--format', 'json')
    expect(stderr).toMatch(message)
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { files: 0 } })
    expect(status).toBe(2)
  })
})

describe('a reader that goes away', () => {
  it('is not waited for, and leaves no trace', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`src/${String(at)}.js`, GOOD]))
    const child = spawn(process.execPath, [program, 'check'], {
      cwd: project(many),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString()
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect({ status, errors }).toEqual({ status: 1, errors: '' })
  })
})
