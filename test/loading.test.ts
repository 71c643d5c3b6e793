import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { program } from './cli.ts'
import { sender } from './code.ts'
import { scratchProject } from './projects.ts'

/** Most of a run's time is loading code, so what an input does not need is not loaded. */
const hookDirectory = scratchDirectory()
const hook = join(hookDirectory, 'hook.cjs')
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').writeSync(3, JSON.stringify(Object.keys(require.cache))))`,
)
const scratch = [hookDirectory]
afterAll(() => {
  scratch.forEach(removeScratch)
})

/** What costs time to load: `load-policy` brings the compiled schema along, `shell-text` the shell's parser, `emulate` and `listen` the emulator. */
const PARTS = new Set([
  ...['regionguard', 'evaluation', 'program-reader', 'oxc-parser', 'yaml-reader', 'yaml', 'json-reader'],
  ...['pipeline-reading', 'shell-text'],
  ...['jsonc-parser', 'load-policy', 'emulate', 'listen'],
  ...['sarif', 'junit', 'github', 'gitlab', 'use-baseline', 'exceptions'],
])

/** The parts that a run loaded, sorted. */
function loaded(files: Readonly<Record<string, string>>, ...args: string[]): readonly string[] {
  const cwd = scratchProject(files)
  scratch.push(cwd)
  const { output } = spawnSync(process.execPath, ['--require', hook, program, 'check', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const paths = JSON.parse(output[3] ?? '') as string[]
  const names = paths.map((path) =>
    /[\\/](?:@oxc-parser|oxc-parser)[\\/]/.test(path) ? 'oxc-parser' : basename(path, '.cjs'),
  )
  return [...new Set(names)].filter((name) => PARTS.has(name)).sort()
}

const START = 'regionguard'
const JUDGING = ['evaluation', START]
const WORKFLOW = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - '
const CODE = ['evaluation', 'oxc-parser', 'program-reader', START]

describe('a run loads', () => {
  it.each([
    ['an empty directory', {}, [START]],
    [
      'files that do not mention Twilio',
      { 'a.ts': 'f()', 'b.yaml': 'a: 1', 'c.json': '{}', '.env': 'A=1', '.gitignore': '*.log' },
      [START],
    ],
    ['a .env', { '.env': 'TWILIO_REGION=ie1\n' }, JUDGING],
    ['a program', { 'a.ts': sender('IE1') }, CODE],
    ['a program and a .env', { 'a.ts': sender('IE1'), '.env': 'REGION=ie1\n' }, CODE],
    ['YAML', { 'a.yaml': 'TWILIO_REGION: ie1\n' }, [...JUDGING, 'yaml', 'yaml-reader'].sort()],
    [
      'a workflow whose scripts say nothing of Twilio',
      { '.github/workflows/a.yml': `${WORKFLOW}env: {TWILIO_REGION: ie1}\n        run: node a.js\n` },
      [...JUDGING, 'yaml', 'yaml-reader'].sort(),
    ],
    [
      'YAML with a script of nobody’s',
      { 'a.yml': 'run: node a.js\nscript: TWILIO_REGION=ie1 node a.js\n' },
      [...JUDGING, 'yaml', 'yaml-reader'].sort(),
    ],
    [
      'a workflow with a script that does',
      { '.github/workflows/a.yml': `${WORKFLOW}run: TWILIO_REGION=ie1 node a.js\n` },
      [...JUDGING, 'pipeline-reading', 'shell-text', 'yaml', 'yaml-reader'].sort(),
    ],
    ['JSON', { 'a.json': '{"TWILIO_REGION": "ie1"}' }, [...JUDGING, 'json-reader', 'jsonc-parser'].sort()],
    [
      'a policy',
      { 'regionguard.yaml': 'version: 1\n', 'a.ts': 'f()' },
      [...JUDGING, 'jsonc-parser', 'load-policy', 'yaml'].sort(),
    ],
  ])('no more than %s needs', (_, files, expected) => {
    expect(loaded(files)).toEqual(expected)
  })
})
