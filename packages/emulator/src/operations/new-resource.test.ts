import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send } from '../client.test.fixture.ts'
import type { createEmulator } from '../create-emulator.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const SCRIPT = path('../../scripts/new-resource.mjs')

function run(...options: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...options], { encoding: 'utf8' })
}

// Whole programs are type-checked and formatted here.
describe('npm run new-resource', { timeout: 120_000 }, () => {
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'regionguard-new-resource-'))
    cpSync(path('..'), join(folder, 'src'), { recursive: true, filter: (file) => !file.includes('.test.') })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    symlinkSync(path('../../../../node_modules'), join(folder, 'node_modules'))
  })

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    [[]],
    [['Upper', 'XX']],
    [['singular', 'XX']],
    [['widgets']],
    [['widgets', 'xx']],
    [['widgets', 'XX', '--into']],
  ])('says how it is used: %j', (options) => {
    const { status, stderr } = run(...options)
    expect(status).toBe(2)
    expect(stderr).toContain('usage: npm run new-resource')
  })

  it('makes a resource that works, and its lines in the lists', async () => {
    const made = run('outgoing-caller-ids', 'PN', '--into', join(folder, 'src'))
    expect(made.stderr).toBe('')
    expect(run('outgoing-caller-ids', 'PN', '--into', join(folder, 'src')).status).toBe(1)
    expect(readFileSync(join(folder, 'src/operations/collections.ts'), 'utf8')).toContain(
      '  OUTGOING_CALLER_IDS,\n',
    )

    const module = (await import(pathToFileURL(join(folder, 'src/create-emulator.ts')).href)) as {
      createEmulator: typeof createEmulator
    }
    const emulator = module.createEmulator()
    const main = emulator.account('main')
    const list = `/2010-04-01/Accounts/${main.sid}/OutgoingCallerIds`
    const as = [main.sid, main.region('us1').authToken] as const
    expect(send(emulator, { path: `${list}.json` }).status).toBe(401)
    const created = send(emulator, { path: `${list}.json`, form: { FriendlyName: 'a' }, as })
    expect([created.status, created.json?.['friendly_name']]).toEqual([201, 'a'])
    const one = `${list}/${String(created.json?.['sid'])}`
    expect(
      send(emulator, { path: `${one}.json`, form: { FriendlyName: 'b' }, as }).json?.['friendly_name'],
    ).toBe('b')
    expect(send(emulator, { path: one, as }).text).toContain('<OutgoingCallerId><Sid>PN')
    emulator.restore(JSON.parse(JSON.stringify(emulator.snapshot())))
    expect(send(emulator, { path: `${list}.json`, as }).json?.['outgoing_caller_ids']).toHaveLength(1)
    expect(send(emulator, { method: 'DELETE', path: `${one}.json`, as }).status).toBe(204)
    expect(send(emulator, { path: `${one}.json`, as }).status).toBe(404)
  })

  it('makes code that type-checks and is formatted', () => {
    const config = {
      extends: path('../../../../tsconfig.base.json'),
      compilerOptions: { noEmit: true, composite: false, types: ['node'] },
      include: ['src/create-emulator.ts'],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = spawnSync(
      process.execPath,
      [path('../../../../node_modules/typescript/bin/tsc'), '-p', folder],
      { encoding: 'utf8' },
    )
    expect(tsc.stdout).toBe('')
    const prettier = spawnSync(
      process.execPath,
      [
        path('../../../../node_modules/prettier/bin/prettier.cjs'),
        '--config',
        path('../../../../.prettierrc.json'),
        '--check',
        join(folder, 'src/resources'),
        join(folder, 'src/operations'),
      ],
      { encoding: 'utf8' },
    )
    expect(prettier.stderr).toBe('')
  })
})
