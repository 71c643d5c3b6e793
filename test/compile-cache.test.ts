import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as module from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { program } from './cli.ts'
import { project } from './projects.ts'

const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

/** A copy of the program of which nothing has been kept yet. */
function freshProgram(): { program: string; kept: string } {
  const root = scratchDirectory()
  scratch.push(root)
  const from = dirname(dirname(program))
  for (const part of ['bin', 'dist/bundle', 'package.json']) {
    cpSync(join(from, part), join(root, part), {
      recursive: true,
      filter: (path) => !path.endsWith('compiled'),
    })
  }
  return { program: join(root, 'bin/regionguard.cjs'), kept: join(root, 'dist/bundle/compiled') }
}

const TOKEN = randomBytes(16).toString('hex')
const SETTINGS = {
  '.env': `TWILIO_ACCOUNT_SID=AC${randomBytes(16).toString('hex')}\nTWILIO_AUTH_TOKEN=${TOKEN}\nTWILIO_REGION=ie2\n`,
}

function check(copy: string, environment: Readonly<Record<string, string>> = {}): void {
  const inherited = { ...process.env }
  delete inherited['NODE_DISABLE_COMPILE_CACHE']
  const { stdout, stderr } = spawnSync(process.execPath, [copy, 'check', '--format', 'json'], {
    cwd: project(SETTINGS),
    env: { ...inherited, ...environment },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string }[] }
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['no-hardcoded-credential', 'valid-region'])
}

/** From Node 22 on the cache is Node's own. */
describe.skipIf('enableCompileCache' in module)('what V8 makes of the bundle', () => {
  it('is kept, used, and holds nothing of what was read', () => {
    const fresh = freshProgram()
    check(fresh.program)
    const files = readdirSync(fresh.kept)
    expect(files.map((file) => file.replace(/\.cjs-.*/, '')).sort()).toEqual([
      'evaluation',
      'regionguard',
      'rolldown-runtime',
    ])
    const contents = files.map((file) => readFileSync(join(fresh.kept, file)))
    expect(contents.every((bytes) => !bytes.includes(TOKEN))).toBe(true)
    check(fresh.program)
    expect(readdirSync(fresh.kept)).toEqual(files)
    expect(files.map((file) => readFileSync(join(fresh.kept, file)))).toEqual(contents)
  })

  it('grows by what other runs do, now and then', () => {
    const fresh = freshProgram()
    const quiet = { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' }
    const of = (random: number): string => {
      const hook = join(fresh.kept, `../random-${String(random * 10)}.cjs`)
      writeFileSync(hook, `Math.random = () => ${String(random)}\n`)
      return `--require=${hook}`
    }
    const sizes = (): readonly number[] =>
      readdirSync(fresh.kept).map((file) => readFileSync(join(fresh.kept, file)).length)
    const run = (files: Readonly<Record<string, string>>, random: number): void => {
      spawnSync(process.execPath, [of(random), fresh.program, 'check', '--format', 'json'], {
        cwd: project(files),
      })
    }
    run(quiet, 0.9)
    const first = sizes()
    expect(first).toHaveLength(3)
    run(SETTINGS, 0.9)
    expect(sizes()).toEqual(first)
    run(SETTINGS, 0)
    const second = sizes()
    expect(second[0]).toBeGreaterThan((first[0] ?? 0) * 1.02)
    run(quiet, 0)
    expect(sizes()).toEqual(second)
  })

  it('is left as it is by runs that set flags of V8', () => {
    const fresh = freshProgram()
    check(fresh.program)
    const files = readdirSync(fresh.kept)
    const contents = files.map((file) => readFileSync(join(fresh.kept, file)))
    const { status, stderr } = spawnSync(process.execPath, [fresh.program, 'run', '--', 'true'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('no request') as string })
    expect(readdirSync(fresh.kept)).toEqual(files)
    expect(files.map((file) => readFileSync(join(fresh.kept, file)))).toEqual(contents)
  })

  it('is made again where it is damaged', () => {
    const fresh = freshProgram()
    check(fresh.program)
    const files = readdirSync(fresh.kept).map((file) => join(fresh.kept, file))
    for (const file of files) writeFileSync(file, readFileSync(file).subarray(0, 100))
    check(fresh.program)
    expect(files.every((file) => readFileSync(file).length > 500)).toBe(true)
  })

  it('is not needed: where it cannot be written, all is as before', () => {
    const fresh = freshProgram()
    writeFileSync(fresh.kept, 'no directory')
    check(fresh.program)
    expect(readFileSync(fresh.kept, 'utf8')).toBe('no directory')
  })

  it('is not kept with NODE_DISABLE_COMPILE_CACHE', () => {
    const fresh = freshProgram()
    check(fresh.program, { NODE_DISABLE_COMPILE_CACHE: '1' })
    expect(existsSync(fresh.kept)).toBe(false)
  })
})
