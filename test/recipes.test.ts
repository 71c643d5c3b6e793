import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { program } from './cli.ts'
import { sender } from './code.ts'
import { githubParser } from './github-actions.ts'

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))
const RECIPES = join(REPOSITORY, 'fixtures/recipes')
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})
const directory = (): string => {
  const path = scratchDirectory()
  scratch.push(path)
  return path
}

/** What a recipe's commands may know of this machine: no caches, tokens or settings of whoever runs the tests. */
const environment = (home: string): Record<string, string> => ({
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  HOME: home,
  XDG_CONFIG_HOME: home,
  // No cache in the air, nobody told of the run, and every way out of this machine closed.
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
})

describe('the recipe for Turborepo', () => {
  const root = directory()
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo')

  /** What became of the task of each workspace: `HIT` from the cache, `MISS` run anew. */
  function run(more: Readonly<Record<string, string>> = {}): {
    readonly status: number | null
    readonly cache: Readonly<Record<string, string>>
    readonly output: string
  } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [turbo, 'run', 'regionguard', '--continue', '--summarize', '--no-color'],
      { cwd: root, encoding: 'utf8', env: { ...environment(root), ...more } },
    )
    const output = stdout + stderr
    const summary = /Summary: +(\S+)/.exec(output)?.[1]
    if (summary === undefined) throw new Error(`no summary of the run:\n${output}`)
    const { tasks } = JSON.parse(readFileSync(summary, 'utf8')) as {
      tasks: { package: string; cache: { status: string } }[]
    }
    const cache = Object.fromEntries(tasks.map((task) => [task.package, task.cache.status]))
    return { status, cache, output }
  }
  const path = (file: string): string => join(root, file)
  const change = (file: string, from: string, to: string): void => {
    const before = readFileSync(path(file), 'utf8')
    expect(before).toContain(from)
    writeFileSync(path(file), before.replace(from, to))
  }

  beforeAll(() => {
    cpSync(join(RECIPES, 'turborepo'), root, { recursive: true })
    mkdirSync(path('node_modules/.bin'), { recursive: true })
    symlinkSync(program, path('node_modules/.bin/regionguard'))
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
    ]) {
      expect(spawnSync('git', args, { cwd: root, env: environment(root) }).status).toBe(0)
    }
  })

  it('checks every workspace, and has all of it from the cache the second time', () => {
    const first = run()
    expect(first.output).toContain('checked: no findings.')
    expect(first).toMatchObject({ status: 0, cache: { billing: 'MISS', sms: 'MISS' } })
    const second = run()
    expect(second).toMatchObject({ status: 0, cache: { billing: 'HIT', sms: 'HIT' } })
    expect(second.output).toContain('FULL TURBO')
  })

  it('has the SARIF of each workspace from the cache too, side by side', () => {
    const files = ['billing', 'sms'].map((name) => path(`packages/${name}/regionguard.sarif`))
    for (const file of files) rmSync(file)
    expect(run().cache).toEqual({ billing: 'HIT', sms: 'HIT' })
    const ids = files.map((file) => {
      const log = JSON.parse(readFileSync(file, 'utf8')) as { runs: { automationDetails: { id: string } }[] }
      return log.runs[0]?.automationDetails.id
    })
    expect(ids).toEqual(['regionguard/packages/billing/', 'regionguard/packages/sms/'])
  })

  it.each([
    ['a source', 'packages/sms/src/send.js', `+353861234567`, `+353861234568`, ['sms']],
    ['the policy', 'regionguard.yaml', '[us1, ie1]', '[us1, ie1, au1]', ['billing', 'sms']],
    [
      'an SDK in the lock file',
      'package-lock.json',
      '"version": "5.13.1"',
      '"version": "5.13.2"',
      ['billing'],
    ],
    ['what it means to be ignored', '.gitignore', '.turbo', '.turbo\n*.log', ['billing', 'sms']],
  ])('checks anew what %s concerns, and nothing else', (_, file, from, to, concerned) => {
    change(file, from, to)
    const { cache } = run()
    expect(Object.keys(cache).filter((name) => cache[name] === 'MISS')).toEqual(concerned)
    expect(run().cache).toEqual({ billing: 'HIT', sms: 'HIT' })
  })

  it('checks anew where settings appear', () => {
    writeFileSync(path('packages/billing/.env.production'), 'TWILIO_REGION=us1\n')
    expect(run().cache).toEqual({ billing: 'MISS', sms: 'HIT' })
    writeFileSync(path('.env'), 'A=1\n')
    expect(run().cache).toEqual({ billing: 'MISS', sms: 'MISS' })
  })

  it('checks anew on another day, for exceptions expire', () => {
    expect(run({ REGIONGUARD_DAY: '2027-01-30' }).cache).toEqual({ billing: 'MISS', sms: 'MISS' })
    expect(run({ REGIONGUARD_DAY: '2027-01-30' }).cache).toEqual({ billing: 'HIT', sms: 'HIT' })
    expect(run({ REGIONGUARD_DAY: '2027-01-31' }).cache).toEqual({ billing: 'MISS', sms: 'MISS' })
  })

  it('fails for the workspace that is wrong, every time, and writes its SARIF', () => {
    writeFileSync(path('packages/sms/src/wrong.js'), sender('US1', [`region: 'ie1'`, `edge: 'dublin'`]))
    for (const billing of ['HIT', 'HIT']) {
      const { status, cache, output } = run()
      expect(status).not.toBe(0)
      expect(cache).toEqual({ billing, sms: 'MISS' })
      expect(output).toContain('src/wrong.js:2:16  error  no-region-mismatch')
    }
    const log = readFileSync(path('packages/sms/regionguard.sarif'), 'utf8')
    expect(log).toContain('"uri": "packages/sms/src/wrong.js"')
  })
})

describe('action.yml', () => {
  const text = readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')
  const step = stepOf(text)

  /** Runs the step as GitHub does, with a stand-in for `npx` that keeps its arguments and runs this build. */
  function act(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
    const root = directory()
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), content)
    }
    mkdirSync(join(root, '.bin'))
    writeFileSync(
      join(root, '.bin/npx'),
      [
        '#!/usr/bin/env bash',
        `printf '%s\\0' "$@" > "$RUNNER_TEMP/args"`,
        `while [ "$1" != check ]; do shift; done`,
        `exec "${process.execPath}" "${program}" "$@"`,
        '',
      ].join('\n'),
    )
    chmodSync(join(root, '.bin/npx'), 0o755)
    const env: Record<string, string> = {
      ...environment(root),
      PATH: `${join(root, '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      RUNNER_TEMP: root,
      GITHUB_OUTPUT: join(root, 'output'),
      GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
    }
    for (const [variable, expression] of Object.entries(step.env)) {
      const name = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1] ?? ''
      env[variable] = inputs[name] ?? step.defaults[name] ?? ''
    }
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', step.run], {
      cwd: join(root, inputs['working-directory'] ?? '.'),
      encoding: 'utf8',
      env,
    })
    const read = (name: string): string =>
      existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : ''
    return { root, status, stdout, stderr, args: read('args').split('\0').slice(0, -1), read }
  }

  it('puts no input into the text of its script', () => {
    expect(step.run).not.toContain('${{')
    expect(Object.keys(step.env)).toHaveLength(Object.keys(step.defaults).length)
  })

  it('annotates, sums up, writes SARIF and fails', () => {
    const { status, stdout, args, read } = act(
      { version: '0.1.0', 'sarif-file': 'out.sarif', args: '--max-warnings=0\n\n--rule=require-edge:error' },
      { 'a.js': sender('US1', [`region: 'ie1'`, `edge: 'dublin'`]) },
    )
    expect(args).toEqual([
      ...['--yes', '--', 'regionguard@0.1.0', 'check', '--format=github', '--format=sarif=out.sarif'],
      ...['--max-warnings=0', '--rule=require-edge:error', '--'],
    ])
    expect(status).toBe(1)
    expect(stdout).toContain('::error file=a.js,line=2,')
    expect(read('summary.md')).toContain('no-region-mismatch')
    expect(read('out.sarif')).toContain('"version": "2.1.0"')
    expect(read('output')).toBe('sarif-file=./out.sarif\nexit-code=1\n')
  })

  it('runs where it is told to, on what it is told to', () => {
    const files = {
      'app/a b.js': sender('US1', [`region: 'ie1'`, `edge: 'dublin'`]),
      'app/other.js': sender('US1', [`region: 'au1'`]),
    }
    const { status, stdout, read } = act(
      { 'working-directory': 'app', paths: 'a b.js\r\n', format: 'json', 'sarif-file': 'x.sarif' },
      files,
    )
    expect(status).toBe(1)
    expect((JSON.parse(stdout) as { summary: { files: number } }).summary.files).toBe(1)
    expect(read('output')).toBe('sarif-file=app/x.sarif\nexit-code=1\n')
    expect(act({ paths: 'missing' }, files).read('output')).toBe('exit-code=2\n')
    expect(act({}, { 'a.js': sender('', []) }).read('output')).toBe('exit-code=0\n')
  })

  const EVIL = '$(touch pwned) `touch pwned`; touch pwned #"\'${IFS}'
  it.each(['paths', 'format', 'sarif-file', 'args', 'version'])('runs nothing that stands in %s', (input) => {
    const { read, args, status } = act({ [input]: EVIL }, { 'a.js': sender('', []) })
    expect(read('pwned')).toBe('')
    if (input === 'version') {
      expect(status).toBe(2)
      expect(args).toEqual([])
    } else expect(args.join(' ')).toContain(EVIL)
  })

  it.each(['npm:other', 'https://example.com/x.tgz', '../x', 'a b', 'file:x', 'latest\nx'])(
    'does not take %j for a version',
    (version) => {
      expect(act({ version }, {})).toMatchObject({ status: 2, args: [] })
    },
  )

  it('writes no output of its own making for a file name of two lines', () => {
    const { read } = act({ 'sarif-file': 'x\nexit-code=0' }, { 'a.js': sender('US1', [`region: 'ie1'`]) })
    expect(
      read('output')
        .split('\n')
        .filter((line) => line.startsWith('exit-code')),
    ).toEqual(['exit-code=1'])
  })
})

describe('docs/ci.md', () => {
  const blocks = [
    ...readFileSync(join(REPOSITORY, 'docs/ci.md'), 'utf8').matchAll(/^```(\S*) ?(.*)\n([\s\S]*?)^```$/gm),
  ].map(([, language = '', file = '', text = '']) => ({ language, file, text }))
  const yaml = createRequire(join(REPOSITORY, 'packages/cli/package.json'))('yaml') as {
    parse: (text: string) => unknown
  }

  it('shows the recipes', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(7)
  })

  it.each(blocks)('as they are: $file', ({ file, text }) => {
    expect(text).toBe(readFileSync(join(RECIPES, file), 'utf8'))
  })

  it.each(blocks.filter(({ language }) => language === 'json'))('in JSON: $file', ({ text }) => {
    expect(JSON.parse(text)).toBeTypeOf('object')
  })

  it('with workflows and an action that GitHub takes', async () => {
    const { workflowProblems, actionProblems } = await githubParser(directory())
    for (const { file, text } of blocks.filter((block) => block.file.includes('.github/workflows/'))) {
      expect(await workflowProblems(file, text)).toEqual([])
    }
    const action = readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')
    expect(actionProblems(action)).toEqual([])
    // The parser sees what is wrong.
    expect(await workflowProblems('a.yml', 'on: push\njobs:\n  a:\n    steps: []\n')).not.toEqual([])
    expect(actionProblems(action.replace('using: composite', 'using: nothing'))).not.toEqual([])
  })

  it('with inputs that the action has', () => {
    const { inputs } = yaml.parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as { inputs: object }
    const page = readFileSync(join(REPOSITORY, 'docs/ci.md'), 'utf8')
    for (const name of Object.keys(inputs)) expect(page).toContain(`| \`${name}\``)
    const used = blocks
      .filter(({ text }) => text.includes('uses: regionguard/'))
      .flatMap(({ text }) => {
        const { jobs } = yaml.parse(text) as {
          jobs: Record<string, { steps: { uses?: string; with?: object }[] }>
        }
        return Object.values(jobs).flatMap(({ steps }) =>
          steps
            .filter(({ uses }) => uses?.startsWith('regionguard/') === true)
            .flatMap((step) => Object.keys(step.with ?? {})),
        )
      })
    expect(used.length).toBeGreaterThan(0)
    for (const name of used) expect(Object.keys(inputs)).toContain(name)
  })

  it('with a job of GitLab that runs as it stands, and writes what it declares', () => {
    const [block] = blocks.filter(({ file }) => file.startsWith('gitlab/'))
    const { regionguard: job } = yaml.parse(block?.text ?? '') as {
      regionguard: { script: string[]; artifacts: { when: string; reports: Record<string, string> } }
    }
    const root = directory()
    writeFileSync(join(root, 'a.js'), sender('US1', [`region: 'ie1'`, `edge: 'dublin'`]))
    const [script = ''] = job.script
    const command = script.replace(/^npx --yes regionguard@\S+/, `"${process.execPath}" "${program}"`)
    expect(command).not.toBe(script)
    const { status } = spawnSync('sh', ['-c', command], { cwd: root, env: environment(root) })
    expect(status).toBe(1)
    const { codequality = '', junit = '' } = job.artifacts.reports
    expect(job.artifacts.when).toBe('always')
    expect(JSON.parse(readFileSync(join(root, codequality), 'utf8'))).toHaveLength(1)
    expect(readFileSync(join(root, junit), 'utf8')).toContain('no-region-mismatch')
  })

  it('with the same script for Nx, and inputs that Nx can tell', () => {
    const nx = JSON.parse(readFileSync(join(RECIPES, 'nx/nx.json'), 'utf8')) as {
      namedInputs: Record<string, unknown[]>
      targetDefaults: Record<string, { cache: boolean; inputs: string[]; outputs: string[] }>
    }
    const scripts = (recipe: string): unknown =>
      (
        JSON.parse(readFileSync(join(RECIPES, recipe, 'packages/sms/package.json'), 'utf8')) as {
          scripts: unknown
        }
      ).scripts
    expect(scripts('nx')).toEqual(scripts('turborepo'))
    const target = nx.targetDefaults['regionguard']
    expect(target?.cache).toBe(true)
    expect(target?.outputs).toEqual(['{projectRoot}/regionguard.sarif'])
    for (const input of nx.namedInputs[target?.inputs[0] ?? ''] ?? []) {
      if (typeof input === 'string') expect(input).toMatch(/^\{(?:projectRoot|workspaceRoot)\}\//)
      else expect(Object.keys(input as object)).toHaveLength(1)
    }
  })
})

interface Step {
  readonly run: string
  readonly env: Readonly<Record<string, string>>
  readonly defaults: Readonly<Record<string, string>>
}

function stepOf(action: string): Step {
  const yaml = createRequire(join(REPOSITORY, 'packages/cli/package.json'))('yaml') as {
    parse: (text: string) => unknown
  }
  const { inputs, runs } = yaml.parse(action) as {
    inputs: Record<string, { default: string }>
    runs: { steps: { run: string; env: Record<string, string> }[] }
  }
  const [first] = runs.steps
  if (first === undefined) throw new Error('the action has no step')
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))
  return { run: first.run, env: first.env, defaults }
}
