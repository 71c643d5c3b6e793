import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madeUp } from '../fixtures/scratch.mjs'
import { check, program } from './cli.ts'
import { scratchProject } from './projects.ts'
import { sarifErrors } from './sarif-log.ts'

const FILE = '.github/workflows/send.yml'
const secret = madeUp('AUTH_TOKEN of a pipeline')
const WORKFLOW = `on: push
jobs:
  send:
    runs-on: ubuntu-latest
    steps:
      - run: |
          export TWILIO_REGION=ie1
          # regionguard-disable-next-line no-edge-only -- not here
          curl -u "AC${'0'.repeat(32)}:${secret}" https://api.twilio.com/2010-04-01/Accounts.json
      - run: >-
          TWILIO_REGION=au1
          node send.js
`

describe('the scripts of a pipeline', () => {
  it('are reported once each, with their places, and no secret is printed', () => {
    const found = check(scratchProject({ [FILE]: WORKFLOW }))
    expect(found.findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '7:18 require-edge',
      '8:11 unused-suppression',
      '9:20 no-hardcoded-credential',
      '11:11 require-edge',
    ])
    expect(found.skipped).toEqual([])
    expect(JSON.stringify(found)).not.toContain(secret)
  })

  it('have regions in SARIF as every other text', () => {
    const cwd = scratchProject({ [FILE]: WORKFLOW })
    const { stdout } = spawnSync(process.execPath, [program, 'check', '--format', 'sarif'], {
      cwd,
      encoding: 'utf8',
    })
    const log = JSON.parse(stdout) as {
      runs: { results: { locations: { physicalLocation: { region: unknown } }[] }[] }[]
    }
    expect(sarifErrors(log)).toEqual([])
    const [first] = log.runs[0]?.results ?? []
    expect(first?.locations[0]?.physicalLocation.region).toMatchObject({
      startLine: 7,
      startColumn: 18,
      endLine: 7,
      endColumn: 35,
    })
    expect(stdout).not.toContain(secret)
  })

  it('are mended where they stand, once', () => {
    const cwd = scratchProject({ [FILE]: WORKFLOW })
    const fix = (): string => {
      spawnSync(process.execPath, [program, 'check', '--fix'], { cwd })
      return readFileSync(join(cwd, FILE), 'utf8')
    }
    const mended = WORKFLOW.replace(
      '          export TWILIO_REGION=ie1\n',
      '          export TWILIO_REGION=ie1\n          export TWILIO_EDGE=dublin\n',
    ).replace('TWILIO_REGION=au1', 'TWILIO_REGION=au1 TWILIO_EDGE=sydney')
    expect(fix()).toBe(mended)
    expect(fix()).toBe(mended)
  })
})
