import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** What a setting lacks may stand beside it in another form; then nothing is missing for certain. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function found(files: Readonly<Record<string, string>>): readonly string[] {
  const root = scratchProject(files)
  scratch.push(root)
  return check(root).findings.map(report)
}

type Case = readonly [string, string, string]

const NAMED_IN_THE_FILE: readonly Case[] = [
  [
    'a sealed secret',
    'a.yaml',
    'kind: SealedSecret\nspec:\n  encryptedData: {TWILIO_EDGE: AgBy}\n  template:\n    data: {TWILIO_REGION: ie1}\n',
  ],
  [
    'secrets of App Runner',
    'apprunner.yaml',
    'run:\n  env: [{name: TWILIO_REGION, value: ie1}]\n  secrets: [{name: TWILIO_EDGE, value-from: "arn:x"}]\n',
  ],
  ['secrets of Kamal', 'config/deploy.yml', 'env:\n  clear: {TWILIO_REGION: ie1}\n  secret: [TWILIO_EDGE]\n'],
  [
    'what systemd passes on',
    'a.service',
    '[Service]\nEnvironment=TWILIO_REGION=ie1\nPassEnvironment=TWILIO_EDGE\n',
  ],
  [
    'a command of systemd',
    'a.service',
    '[Service]\nEnvironment=TWILIO_REGION=ie1\nExecStart=/usr/bin/env TWILIO_EDGE=dublin node x.js\n',
  ],
  [
    'arguments from the environment',
    '.drone.yml',
    'steps:\n  - settings:\n      build_args: [TWILIO_REGION=ie1]\n      build_args_from_env: [TWILIO_EDGE]\n',
  ],
  [
    'features of pixi',
    'pixi.toml',
    '[activation.env]\nTWILIO_EDGE = "dublin"\n[feature.eu.activation.env]\nTWILIO_REGION = "ie1"\n',
  ],
  [
    'a prefix of pytest-env',
    'pyproject.toml',
    '[tool.pytest.ini_options]\nenv = ["D:TWILIO_REGION=au1", "TWILIO_EDGE=sydney"]\n',
  ],
  [
    'tasks of an editor',
    '.vscode/tasks.json',
    '{"options": {"env": {"TWILIO_EDGE": "dublin"}}, "tasks": [{"options": {"env": {"TWILIO_REGION": "ie1"}}}]}\n',
  ],
  [
    'an item under a condition',
    'template.yaml',
    'Resources:\n  F:\n    Environment:\n      - {Name: TWILIO_REGION, Value: ie1}\n      - !If [X, {Name: TWILIO_EDGE, Value: dublin}, !Ref "AWS::NoValue"]\n',
  ],
]

const IN_OTHER_WORDS: readonly Case[] = [
  [
    'a table of a Region',
    'a.yaml',
    'twilio:\n  regions:\n    ie1:\n      edge: dublin\n      existingSecret: twilio-ie1\n',
  ],
  ['a table of a Region, as properties', 'a.properties', 'twilio.regions.ie1.edge=dublin\n'],
  ['a table of a Region in TOML', 'a.toml', '[twilio.ie1]\nedge = "dublin"\n'],
  ['an edge location', 'a.yaml', 'twilio: {region: ie1, edge_location: dublin}\n'],
  ['a home region', 'a.yaml', 'twilio: {edge: dublin, homeRegion: ie1}\n'],
  ['a whole host', 'a.yaml', 'twilio: {region: ie1, base_url: "https://api.dublin.ie1.twilio.com"}\n'],
]

const ARGUMENTS: readonly Case[] = [
  [
    'a workflow of Argo',
    'a.yaml',
    'kind: Workflow\nspec:\n  arguments:\n    parameters: [{name: TWILIO_REGION, value: ie1}]\n',
  ],
  [
    'a stage of Serverless',
    'serverless.yml',
    'service: x\nstages:\n  prod:\n    params: {TWILIO_REGION: ie1}\n',
  ],
  [
    'Skaffold',
    'skaffold.yaml',
    'build:\n  artifacts:\n    - docker:\n        buildArgs: {TWILIO_REGION: ie1}\n',
  ],
  [
    'a combination that never runs',
    '.github/workflows/a.yml',
    'on: push\njobs:\n  e2e:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        TWILIO_REGION: [us1, ie1]\n        exclude: [{TWILIO_REGION: ie1}]\n    env:\n      TWILIO_REGION: ${{ matrix.TWILIO_REGION }}\n      TWILIO_AUTH_TOKEN: ${{ secrets.TWILIO_US1_AUTH_TOKEN }}\n    steps: [{run: npm test}]\n',
  ],
]

const FROM_ELSEWHERE: readonly Case[] = [
  ['a file of mise', 'mise.toml', '[env]\nTWILIO_REGION = "ie1"\n_.file = ".env.twilio"\n'],
  [
    'an interpolated item',
    'compose.yaml',
    'services:\n  a:\n    environment:\n      - TWILIO_REGION=ie1\n      - ${EXTRA_ENV}\n',
  ],
  [
    'a transformation',
    'template.yaml',
    'Resources:\n  F:\n    Environment:\n      Variables:\n        TWILIO_REGION: ie1\n        Fn::Transform: {Name: AWS::Include}\n',
  ],
  [
    'a store of secrets',
    'a.yaml',
    'kind: ExternalSecret\nspec:\n  dataFrom: [{extract: {key: twilio}}]\n  target:\n    template:\n      mergePolicy: Merge\n      data: {TWILIO_REGION: ie1}\n',
  ],
  [
    'a program with an environment of its own',
    'compose.yaml',
    'services:\n  a:\n    environment: {TWILIO_REGION: ie1}\n    entrypoint: ["doppler", "run", "--"]\n',
  ],
  [
    'a file that the command reads',
    'a.yaml',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n      command: [sh, -c, ". /vault/secrets/twilio && exec node x"]\n      env: [{name: TWILIO_REGION, value: ie1}]\n',
  ],
  [
    'a file that an editor gives',
    '.vscode/launch.json',
    '{"configurations": [{"runtimeArgs": ["--env-file=.env"], "env": {"TWILIO_REGION": "ie1"}}]}\n',
  ],
]

describe.each([
  ['the rest of the file names it', NAMED_IN_THE_FILE],
  ['the table says it in other words', IN_OTHER_WORDS],
  ['arguments are no environment', ARGUMENTS],
  ['it is given by what stands beside', FROM_ELSEWHERE],
])('%s', (_, cases) => {
  it.each(cases)('%s', (_name, file, text) => {
    expect(found({ [file]: text })).toEqual([])
  })
})

it.each<[string, Readonly<Record<string, string>>]>([
  [
    'mise',
    { 'mise.toml': '[env]\nTWILIO_EDGE = "dublin"\n', 'mise.local.toml': '[env]\nTWILIO_REGION = "ie1"\n' },
  ],
  [
    'App Engine',
    {
      'app.yaml': 'includes: [env.yaml]\nenv_variables: {TWILIO_REGION: ie1}\n',
      'env.yaml': 'env_variables: {TWILIO_EDGE: dublin}\n',
    },
  ],
  [
    '.NET',
    {
      'appsettings.json': '{"Twilio": {"Edge": "dublin"}}\n',
      'appsettings.Production.json': '{"Twilio": {"Region": "ie1"}}\n',
    },
  ],
  [
    'Spring',
    { 'application.yml': 'twilio: {region: ie1}\n', 'application-prod.yml': 'twilio: {edge: dublin}\n' },
  ],
])('another file that belongs to it may give it: %s', (_, files) => {
  expect(found(files)).toEqual([])
})

it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'a comment gives nothing',
    { 'a.yaml': 'env:\n  TWILIO_REGION: ie1\n  # TWILIO_EDGE: dublin\n' },
    ['a.yaml:2 require-edge'],
  ],
  [
    'a service has nothing of another',
    {
      'compose.yaml':
        'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n  b:\n    environment:\n      TWILIO_EDGE: dublin\n',
    },
    ['compose.yaml:4 require-edge', 'compose.yaml:7 no-edge-only'],
  ],
  [
    'a group that has both keeps them',
    {
      'a.yaml':
        'one:\n  env: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}\ntwo:\n  env:\n    TWILIO_REGION: ie1\n',
    },
    ['a.yaml:5 require-edge'],
  ],
  [
    'a table without its Region',
    {
      'a.yaml': 'twilio:\n  sms:\n    edge: dublin\n    region_code: 7\n',
      'b.yaml': 'twilio:\n  edge: dublin\n',
    },
    ['b.yaml:2 no-edge-only'],
  ],
  [
    'a table of a Region without the edge',
    { 'a.toml': '[twilio.ie1]\nregion = "ie1"\n' },
    ['a.toml:2 require-edge'],
  ],
  [
    'files of two names',
    { 'web.toml': '[env]\nTWILIO_EDGE = "dublin"\n', 'worker.toml': '[env]\nTWILIO_REGION = "ie1"\n' },
    ['web.toml:2 no-edge-only', 'worker.toml:2 require-edge'],
  ],
])('but %s', (_, files, expected) => {
  expect(found(files)).toEqual(expected)
})

describe('a host that nobody asks', () => {
  it.each<Case>([
    [
      'a comment in a script',
      'a.yaml',
      'kind: ConfigMap\ndata:\n  a.sh: |\n    # moved away from https://api.ie1.twilio.com/ in April\n    npm test # not https://api.ie1.twilio.com/ any more\n',
    ],
    [
      'a comment in JSON',
      'a.json',
      '{"//": "was https://api.ie1.twilio.com/", "_comment": "https://api.ie1.twilio.com/"}\n',
    ],
    [
      'another name of a container',
      'compose.yaml',
      'services:\n  mock:\n    networks: {default: {aliases: [api.ie1.twilio.com]}}\n  app:\n    extra_hosts: ["api.ie1.twilio.com:127.0.0.1"]\n',
    ],
    [
      'what a stub compares with',
      'a.json',
      '{"request": {"headers": {"Host": {"equalTo": "api.ie1.twilio.com"}}}}\n',
    ],
  ])('%s', (_, file, text) => {
    expect(found({ [file]: text })).toEqual([])
  })
})

describe('a host that is not rewritten', () => {
  it.each<Case>([
    [
      'in a text for people',
      'a.yaml',
      'rules:\n  - message: Do not use https://api.ie1.twilio.com/ any more\n',
    ],
    [
      'beside the one that would be written',
      'a.yaml',
      'hosts: [api.ie1.twilio.com, api.dublin.ie1.twilio.com]\n',
    ],
  ])('%s', (_, file, text) => {
    const root = scratchProject({ [file]: text })
    scratch.push(root)
    const { findings } = check(root)
    expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([['no-retired-host', undefined]])
  })
})

it('a comment in a script within a text answers a finding there', () => {
  const script =
    'kind: ConfigMap\nmetadata: {name: twilio}\ndata:\n  x.sh: |\n    # regionguard-disable-next-line no-retired-host -- the test needs it\n    curl https://api.ie1.twilio.com/x\n'
  expect(found({ 'a.yaml': script })).toEqual([])
  expect(found({ 'a.yaml': script.replace('api.ie1', 'api.dublin.ie1') })).toEqual([
    'a.yaml:5 unused-suppression',
  ])
})

it('stands where it is used, whatever an alias leads to', () => {
  const text =
    'r: &r ie1\nn: &n TWILIO_REGION\nenv:\n  # regionguard-disable-next-line require-edge -- ok\n  - name: TWILIO_REGION\n    value: *r\n'
  expect(found({ 'a.yaml': text })).toEqual([])
  const named = 'n: &n TWILIO_REGION\na: 1\nenv:\n  - {name: *n, value: ie1}\n'
  expect(found({ 'a.yaml': named })).toEqual(['a.yaml:4 require-edge'])
})

it.each<Case>([
  [
    'a profile of Spring with a joined key',
    'application.yml',
    'twilio:\n  edge: dublin\n---\nspring:\n  config.activate.on-profile: eu\ntwilio:\n  region: ie1\n',
  ],
  [
    'a condition in a line of a template',
    'app.env.tpl',
    'TWILIO_REGION=ie1\n{{ if key "edge" }}TWILIO_EDGE={{ key "edge" }}{{ end }}\n',
  ],
])('%s may give it', (_, file, text) => {
  expect(found({ [file]: text })).toEqual([])
})

it('a key that may not come twice is not written a second time', () => {
  const root = scratchProject({ 'tox.ini': '[testenv]\nsetenv = TWILIO_REGION=ie1\n' })
  scratch.push(root)
  expect(check(root).findings.map(({ rule, fix }) => [rule, fix])).toEqual([['require-edge', undefined]])
})

it('a pair that a job replaces as a whole is judged for the other jobs', () => {
  const workflow = (env: string): string =>
    `on: push\nenv:\n  TWILIO_REGION: ie1\n  TWILIO_EDGE: sydney\njobs:\n  a:\n    runs-on: x\n    steps: [{run: npm test}]\n  b:\n    runs-on: x\n    env: ${env}\n    steps: [{run: npm test}]\n`
  const file = '.github/workflows/a.yml'
  expect(found({ [file]: workflow('{TWILIO_REGION: us1, TWILIO_EDGE: ashburn}') })).toEqual([
    `${file}:4 valid-edge`,
  ])
  expect(found({ [file]: workflow('{TWILIO_EDGE: dublin}') })).toEqual([])
})

describe('settings of another Region', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'two files of variables side by side',
      { 'eu.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n', 'au.env': 'TWILIO_REGION=au1\n' },
      ['au.env:1 require-edge'],
    ],
    [
      'two folders',
      { 'a/.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n', 'b/.env': 'TWILIO_REGION=au1\n' },
      ['b/.env:1 require-edge'],
    ],
    [
      'an image and a service that has nothing of it',
      {
        'a/Dockerfile': 'FROM node\nENV TWILIO_REGION=ie1\n',
        'b/compose.yaml':
          'services:\n  x:\n    environment:\n      TWILIO_REGION: au1\n      TWILIO_EDGE: sydney\n',
      },
      ['a/Dockerfile:2 require-edge'],
    ],
  ])('say nothing of a group: %s', (_, files, expected) => {
    expect(found(files)).toEqual(expected)
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'the same Region',
      { 'a/.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n', 'b/.env': 'TWILIO_REGION=ie1\n' },
    ],
    ['only the half', { 'a/.env': 'TWILIO_EDGE=sydney\n', '.env': 'TWILIO_REGION=au1\n' }],
    ['an example', { '.env': 'TWILIO_REGION=au1\n', '.env.example': 'TWILIO_REGION=\nTWILIO_EDGE=\n' }],
    [
      'code that reads it',
      {
        'eu.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
        'au.env': 'TWILIO_REGION=au1\n',
        'a.js': 'export const e = process.env.TWILIO_EDGE\n',
      },
    ],
  ])('but not %s', (_, files) => {
    expect(found(files).filter((one) => one.endsWith('require-edge'))).toEqual([])
  })
})
