import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../../fixtures/scratch.mjs'
import { needless, npm, pack, publintMessages, typeProblems } from '../tarballs.ts'

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})

const tarball = pack('emulator', root)

describe('the tarball of the emulator', () => {
  it('holds a few files that run, types, and no tests, sources or build information', () => {
    const programs = tarball.files.filter((file) => /\.[cm]?js$/.test(file))
    expect(programs.toSorted()).toEqual(
      ['emulator', 'index', 'listen', 'msw', 'secure-ways', 'twilio', 'upstream-proxy'].map(
        (name) => `dist/bundle/${name}.js`,
      ),
    )
    expect(tarball.files).toContain('dist/index.d.ts')
    expect(tarball.files).toContain('schema/seed.schema.json')
    expect(needless(tarball)).toEqual([])
  })

  it('passes publint', async () => {
    expect(await publintMessages(tarball)).toEqual([])
  })

  it('has types that resolve for every module that may load it', async () => {
    expect(await typeProblems(tarball)).toEqual([])
  })
})

describe('a project that installs the tarball', () => {
  beforeAll(() => {
    writeFileSync(join(root, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    writeFileSync(join(root, 'world.json'), JSON.stringify(SEED))
    writeFileSync(join(root, 'world.yaml'), 'version: 1\naccounts:\n  - name: main\n')
    npm(root, 'install', '--prefer-offline', '--legacy-peer-deps', pack('core', root).path, tarball.path)
  }, 180_000)

  const SEED = { version: 1, accounts: [{ name: 'main' }] }

  function execute(code: string, file = 'program.mjs'): unknown {
    writeFileSync(join(root, file), code)
    const output = execFileSync(process.execPath, ['--no-warnings', file], { cwd: root, encoding: 'utf8' })
    return JSON.parse(output)
  }

  it('reads seeds in files, with what it installs', () => {
    const names = execute(`
      import { createEmulator, SeedError } from '@regionguard/emulator'
      const names = ['world.json', 'world.yaml'].map((seed) => createEmulator({ seed }).account('main').sid.slice(0, 2))
      try { createEmulator({ seed: { version: 1 } }) } catch (error) { names.push(error instanceof SeedError) }
      console.log(JSON.stringify(names))
    `)
    expect(names).toEqual(['AC', 'AC', true])
  })

  it('has one emulator for every way of loading it', () => {
    const same = execute(
      `
      const loaded = require('@regionguard/emulator')
      const { requestClient } = require('@regionguard/emulator/twilio')
      import('@regionguard/emulator').then(async (imported) => {
        const emulator = imported.createEmulator()
        const answer = await requestClient(emulator).request({ method: 'GET', uri: 'https://api.twilio.com/2010-04-01.json' })
        const [{ via }] = emulator.requests.entries()
        console.log(JSON.stringify([imported.SeedError === loaded.SeedError, answer.statusCode, via]))
      })`,
      'program.cjs',
    )
    expect(same).toEqual([true, 401, 'request-client'])
  })

  it('is ready without its dependencies when the seed is an object', () => {
    for (const name of ['@regionguard/core', 'jsonc-parser', 'yaml'])
      rmSync(join(root, 'node_modules', name), { recursive: true })
    const status = execute(`
      import { createEmulator } from '@regionguard/emulator'
      const { url, close } = await createEmulator({ seed: ${JSON.stringify(SEED)} }).listen()
      const { status } = await fetch(url + '/_host/api.twilio.com/2010-04-01/Accounts.json')
      await close()
      console.log(status)
    `)
    expect(status).toBe(401)
  })
})
