import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check, program, regionguard } from './cli.ts'
import { SEND, sender } from './code.ts'
import { MANIFEST, report, scratchProject } from './projects.ts'

/** Exit codes, the highest that applies: 2 usage, policy or internal error; 1 findings; 0 otherwise. */
const root = scratchProject({
  'package.json': MANIFEST,
  'clean/a.js': sender('US1'),
  'warning/a.js': `import twilio from 'twilio'\nconst client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)\n${SEND}\n`,
  'error/a.js': sender('IE1', [`region: 'ie1'`]),
  'broken/a.js': `import twilio from 'twilio'\nconst client = twilio(\n`,
})
afterAll(() => {
  removeScratch(root)
})

describe('exit code', () => {
  it.each([
    [0, 'no finding', ['clean']],
    [0, 'a warning', ['warning']],
    [0, 'as many warnings as are allowed', ['warning', '--max-warnings', '1']],
    [1, 'more warnings than are allowed', ['warning', '--max-warnings', '0']],
    [1, 'an error', ['error']],
    [1, 'an error that was a warning', ['warning', '--rule', 'prefer-api-key:error']],
    [0, 'an error that was turned off', ['error', '--rule', 'require-edge:off']],
    [0, 'a file that cannot be parsed is skipped, and says so', ['broken']],
    [2, 'an unknown option', ['clean', '--fromat', 'json']],
    [2, 'an unknown format', ['clean', '--format', 'xml']],
    [2, 'an unknown rule', ['clean', '--rule', 'require-edges:error']],
    [2, 'an unknown severity', ['clean', '--rule', 'require-edge:fatal']],
    [2, 'a number that is none', ['clean', '--max-warnings', 'few']],
    [2, 'a path that does not exist', ['nowhere']],
    [2, 'a policy that does not exist', ['clean', '--policy', 'nowhere.yaml']],
  ] as const)('%i: %s', (status, _, args) => {
    const run = regionguard(root, 'check', ...args)
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .*\(.*:\d+:\d+\)/)
    expect(run.status).toBe(status)
  })

  it.skipIf(!existsSync('/dev/full')).each(['pretty', 'json'])(
    '2 where standard output takes nothing: %s',
    (format) => {
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(
        process.execPath,
        [program, 'check', 'error', '--format', format],
        {
          cwd: root,
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
        },
      )
      closeSync(full)
      expect(stderr).toBe('regionguard: standard output cannot be written (ENOSPC).\n')
      expect(status).toBe(2)
    },
  )

  it('2 for an unknown command', () => {
    expect(regionguard(root, 'chekc').status).toBe(2)
  })

  it('2 for a path that does not exist, and what was found is printed all the same', () => {
    const run = regionguard(root, 'check', '--format', 'json', 'error', 'nowhere')
    expect(run.status).toBe(2)
    const { findings, skipped } = JSON.parse(run.stdout) as ReturnType<typeof check>
    expect(findings.map(report)).toEqual(['error/a.js:4 require-edge'])
    expect(JSON.stringify(skipped) + run.stderr).toContain('nowhere')
  })

  it.each([
    ['--fromat', '--format'],
    ['--max-warning', '--max-warnings'],
  ])('a mistyped option is answered with the nearest: %s', (wrong, right) => {
    expect(regionguard(root, 'check', wrong, '1').stderr).toContain(right)
  })

  it('a skipped file is listed with its reason and place', () => {
    const { skipped, summary, status } = check(root, 'broken')
    expect(skipped).toEqual([{ file: 'broken/a.js', reason: expect.stringMatching(/\d/) as string }])
    expect(summary.skipped).toBe(1)
    expect(status).toBe(0)
    expect(regionguard(root, 'check', 'broken').stdout).toContain('broken/a.js')
  })
})
