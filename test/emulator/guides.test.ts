import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

/**
 * Every guide is followed as a reader would: its named code blocks are written to files, and its `sh run` block is
 * executed, against the built package.
 */
const GUIDES = fileURLToPath(new URL('../../docs/emulator-guides/', import.meta.url))
const SCRATCH = fileURLToPath(new URL('../../scratch/', import.meta.url))
const BIN = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
const FENCE = /^```(\w+) (\S+)\n([\s\S]*?)^```$/gm

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe.each(readdirSync(GUIDES).filter((name) => name.endsWith('.md')))('%s', (name) => {
  const blocks = [...readFileSync(join(GUIDES, name), 'utf8').matchAll(FENCE)].map(
    ([, , label = '', text = '']) => ({
      label,
      text,
    }),
  )

  it('runs as written', { timeout: 120_000 }, () => {
    // Below the repository, so that packages are found.
    mkdirSync(SCRATCH, { recursive: true })
    const folder = mkdtempSync(join(SCRATCH, 'guide-'))
    folders.push(folder)
    writeFileSync(join(folder, 'package.json'), '{"private": true}')
    // Vitest looks for its configuration upward, and would find ours.
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {}')
    for (const { label, text } of blocks) if (label !== 'run') writeFileSync(join(folder, label), text)
    const command = blocks.find(({ label }) => label === 'run')?.text.trim() ?? ''
    expect(command).not.toBe('')
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command.replace('npx ', '')], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${BIN}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1', CI: '1' },
    })
    const output = `${stdout}${stderr}`
    expect(status, output).toBe(0)
    const tests =
      blocks
        .map(({ text }) => text)
        .join('')
        .match(/^ *test\(/gm)?.length ?? 0
    // Vitest and Jest say `2 passed`, node:test `pass 4`.
    expect(output).toMatch(new RegExp(`\\b${String(tests)} passed|\\bpass ${String(tests)}\\b`))
  })
})
