import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** Settings that lack one of region and edge, beside a program in a language that is not read. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function project(files: Readonly<Record<string, string>>): string {
  const root = scratchProject(files)
  scratch.push(root)
  return root
}

const found = (files: Readonly<Record<string, string>>): readonly string[] =>
  check(project(files)).findings.map(report)

const OWN_EDGE = 'client = Client(region=os.environ["TWILIO_REGION"], edge="dublin")\n'
const ENV = { '.env': 'TWILIO_REGION=ie1\n' }
const COMPOSE = {
  'compose.yaml': 'services:\n  web:\n    image: web\n    environment:\n      TWILIO_REGION: ie1\n',
}

describe('a half of a pair', () => {
  it.each([
    ['a .env', { ...ENV, 'app.py': OWN_EDGE }],
    ['a service', { ...COMPOSE, 'src/app.py': OWN_EDGE }],
    [
      'a host that it puts together',
      {
        ...ENV,
        'cmd/main.go': 'host := "https://api.dublin." + os.Getenv("TWILIO_REGION") + ".twilio.com"\n',
      },
    ],
    ['an edge', { '.env': 'TWILIO_EDGE=dublin\n', 'app.rb': 'region = "ie1"; edge = ENV["TWILIO_EDGE"]\n' }],
  ])('is completed by the program that takes it: %s', (_what, files) => {
    expect(found(files)).toEqual([])
  })

  it.each([
    ['takes nothing itself', 'app.py', 'client = Client()\n'],
    [
      'takes both from the environment',
      'app.py',
      'Client(region=e["TWILIO_REGION"], edge=e["TWILIO_EDGE"])\n',
    ],
    ['was written by others', 'vendor/app.py', OWN_EDGE],
    ['is documentation', 'app.md', OWN_EDGE],
  ])('is a mistake beside one that %s', (_what, name, text) => {
    expect(found({ ...ENV, [name]: text })).toEqual(['.env:1 require-edge'])
  })

  it('alone is explained so: another mistake stays', () => {
    const files = { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=sydney\n', 'app.py': OWN_EDGE }
    expect(found(files)).toEqual(['.env:2 valid-edge'])
  })

  it('is completed by what is staged, where that is judged', () => {
    const root = project({ ...ENV, 'app.py': OWN_EDGE })
    const git = (...args: string[]): void => {
      expect(spawnSync('git', args, { cwd: root }).status).toBe(0)
    }
    git('init', '--quiet')
    git('add', '.env')
    expect(check(root, '--staged').findings.map(report)).toEqual(['.env:1 require-edge'])
    git('add', 'app.py')
    expect(check(root, '--staged').findings).toEqual([])
  })

  it('is not what the program is counted for, or named', () => {
    const root = project({ ...ENV, 'app.py': OWN_EDGE })
    expect(check(root).summary).toMatchObject({ files: 1, skipped: 0 })
    expect(check(root, 'app.py').skipped).toEqual([
      { file: 'app.py', reason: 'no reader for files of this kind' },
    ])
  })
})
