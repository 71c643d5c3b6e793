import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { program } from './cli.ts'
import { sender } from './code.ts'
import { MANIFEST, scratchProject } from './projects.ts'

/** Whatever docs/reports.md and docs/adoption.md offer for copying is carried out. */
const FENCE = /^```(.*)\n([\s\S]*?)^```$/gm
const blocks = ['reports', 'adoption'].flatMap((page) =>
  [...readFileSync(new URL(`../docs/${page}.md`, import.meta.url), 'utf8').matchAll(FENCE)].map(
    ([, info = '', text = ''], index) => ({ name: `${page} ${String(index + 1)}`, info, text }),
  ),
)
const of = (info: string): typeof blocks => blocks.filter((block) => block.info === info)

const tools = scratchDirectory()
const scratch = [tools]
afterAll(() => {
  scratch.forEach(removeScratch)
})
/** `npx regionguard` is this build, and `npm ci` has been run. */
for (const [name, script] of [
  ['npx', `shift; exec "${process.execPath}" "${program}" "$@"`],
  ['npm', '[ "$1" = ci ]'],
] as const) {
  writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(tools, name), 0o755)
}

const root = scratchProject({
  'package.json': MANIFEST,
  'a.js': sender('IE1', [`region: 'ie1'`]),
  'regionguard.yaml':
    'version: 1\nexceptions:\n  - {rule: require-edge, files: [a.js], reason: r, owner: o, expires: 2020-01-01}\n',
})
scratch.push(root)

/** Runs a line as a shell would, and gives its exit code. */
function run(line: string): number | null {
  const { status, stderr } = spawnSync('sh', ['-c', line], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${tools}:${process.env['PATH'] ?? ''}` },
  })
  if (status === 2 || status === 127) throw new Error(`${line}\n${stderr}`)
  return status
}

describe('the pages about reports and adoption', () => {
  it('have no block that is not tested', () => {
    const known = ['sh', 'yaml github', 'yaml gitlab', 'text baseline', 'gitattributes']
    expect(blocks.map(({ info }) => info).filter((info) => !known.includes(info))).toEqual([])
    for (const info of known) expect(of(info).length).toBeGreaterThan(0)
  })

  it.each(of('sh'))('commands: $name', ({ text }) => {
    for (const line of text.trim().split('\n')) expect([0, 1]).toContain(run(line))
  })

  it('the baseline that the first command writes satisfies the second', () => {
    const [first, second] = (of('sh').find(({ text }) => text.includes('--update-baseline'))?.text ?? '')
      .trim()
      .split('\n')
    expect(run(first ?? '')).toBe(0)
    expect(run(second ?? '')).toBe(0)
  })

  it.each(of('yaml github'))('workflows of GitHub: $name', ({ text }) => {
    const { jobs } = parse(text) as { jobs: Record<string, { steps: { run?: string; uses?: string }[] }> }
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    for (const { run: command, uses } of steps) {
      if (command === undefined) expect(uses).toMatch(/^[a-z-]+\/[a-z-]+(?:\/[a-z-]+)*@v\d+$/)
      else run(command)
    }
    expect(steps.some((step) => step.run?.includes('regionguard'))).toBe(true)
  })

  it.each(of('yaml gitlab'))('jobs of GitLab: $name', ({ text }) => {
    const { regionguard: job } = parse(text) as {
      regionguard: { script: string[]; artifacts: { reports: Record<string, string> } }
    }
    for (const line of job.script) run(line)
    // What the job hands over is what the command wrote.
    for (const file of Object.values(job.artifacts.reports)) {
      expect(readFileSync(join(root, file), 'utf8')).not.toBe('')
    }
  })

  it.each(of('text baseline'))('the example of a baseline is one', ({ text }) => {
    writeFileSync(join(root, 'example.txt'), text)
    const { stderr } = spawnSync(process.execPath, [program, 'check', '--baseline', 'example.txt'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/^regionguard: 2 entries of the baseline example\.txt are stale/)
  })
})
