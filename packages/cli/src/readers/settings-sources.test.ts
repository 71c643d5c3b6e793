import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { EMPTY_POLICY, evaluate, LineIndex } from '@regionguard/core'
import type { Finding, Policy, SourceFile } from '@regionguard/core'
import { parsePolicy } from '@regionguard/core/policy-parser'
import { isUnreadable } from '@regionguard/core/settings'
import { describe, expect, it } from 'vitest'
import { readerOf } from './registry.ts'

type Files = Readonly<Record<string, string>>

interface Given {
  readonly files: Files
  /** The text of `regionguard.yaml`, without its version. */
  readonly policy?: string
  readonly reported?: (file: string) => boolean
  /** The folders with a manifest. */
  readonly projects?: readonly string[]
}

async function findings({ files, policy, reported, projects = [''] }: Given): Promise<readonly Finding[]> {
  const sources: SourceFile[] = []
  for (const [file, text] of Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const reader = await readerOf(file.slice(file.lastIndexOf('/') + 1))?.load()
    const reading = reader?.read({ file, text, context: { policyNames: () => false } })
    if (reading === undefined || isUnreadable(reading)) throw new Error(`${file} cannot be read`)
    const project = projects.filter((one) => one === '' || file.startsWith(`${one}/`)).at(-1) ?? ''
    sources.push({ reading, project, published: true })
  }
  return evaluate({
    files: sources,
    projects: new Map(),
    policy: policy === undefined ? EMPTY_POLICY : policyOf(policy),
    today: '2026-11-22',
    ...(reported === undefined ? {} : { reported }),
  }).findings
}

function policyOf(text: string): Policy {
  const parsed = parsePolicy(`version: 1\n${text}`, 'regionguard.yaml')
  if (!parsed.ok) throw new Error('the policy is not as it must be')
  return parsed.policy
}

/** `file:line:column rule`. */
async function reports(given: Given): Promise<readonly string[]> {
  return (await findings(given)).map(({ rule, span }) => {
    const { line, column } = new LineIndex(given.files[span.file] ?? '').positionAt(span.start)
    return `${span.file}:${String(line)}:${String(column)} ${rule}`
  })
}

type Row = readonly [name: string, files: Files, ...reports: string[]]

/** The rows of a table: what the files of a run report. */
function table(rows: readonly Row[]): readonly { name: string; files: Files; expected: readonly string[] }[] {
  return rows.map(([name, files, ...expected]) => ({ name, files, expected }))
}

const IE1 = 'TWILIO_REGION: ie1, TWILIO_EDGE: dublin'
const US1_TOKEN = 'TWILIO_AUTH_TOKEN=${TWILIO_US1_AUTH_TOKEN}\n'
const MISMATCH = 'twilio.env:1:1 no-region-mismatch'
const service = (rest: string): string => `services:\n  web:\n    image: twilio-app\n${rest}`
const web = (files: string, environment = IE1): string =>
  service(`    env_file: ${files}\n    environment: {${environment}}\n`)

describe('env_file', () => {
  it.each(
    table([
      ['a path', { 'compose.yaml': web('twilio.env'), 'twilio.env': US1_TOKEN }, MISMATCH],
      ['a path from here', { 'compose.yaml': web('./twilio.env'), 'twilio.env': US1_TOKEN }, MISMATCH],
      ['a list', { 'compose.yaml': web('[twilio.env]'), 'twilio.env': US1_TOKEN }, MISMATCH],
      [
        'a path with more',
        { 'compose.yaml': web('[{path: twilio.env}]'), 'twilio.env': US1_TOKEN },
        MISMATCH,
      ],
      [
        'a file that need not be there, and is',
        { 'compose.yaml': web('[{path: twilio.env, required: false}]'), 'twilio.env': US1_TOKEN },
        MISMATCH,
      ],
      [
        'relative to the compose file, which is not in the working directory',
        { 'deploy/compose.yaml': web('../env/twilio.env'), 'env/twilio.env': US1_TOKEN },
        'env/twilio.env:1:1 no-region-mismatch',
      ],
      [
        'two services with one file: one mistake',
        {
          'compose.yaml': `x-base: &base {env_file: twilio.env, environment: {${IE1}}}\nservices:\n  a: {<<: *base}\n  b: {<<: *base}\n`,
          'twilio.env': US1_TOKEN,
        },
        MISMATCH,
      ],
      [
        'the region in the file, the credential in the service',
        {
          'compose.yaml': web('twilio.env', 'TWILIO_API_KEY: "${TWILIO_US1_API_KEY}"'),
          'twilio.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
        },
        'compose.yaml:5:19 no-region-mismatch',
      ],
      [
        'two files, no environment',
        {
          'compose.yaml': service('    env_file: [a.env, twilio.env]\n'),
          'a.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
          'twilio.env': US1_TOKEN,
        },
        MISMATCH,
      ],
      [
        'two files that disagree: the later counts',
        {
          'compose.yaml': web('[twilio.env, b.env]'),
          'twilio.env': 'TWILIO_AUTH_TOKEN=${TWILIO_IE1_AUTH_TOKEN}\n',
          'b.env': US1_TOKEN,
        },
        'b.env:1:1 no-region-mismatch',
      ],
      [
        'two files that disagree, the other way round',
        {
          'compose.yaml': web('[b.env, twilio.env]'),
          'twilio.env': 'TWILIO_AUTH_TOKEN=${TWILIO_IE1_AUTH_TOKEN}\n',
          'b.env': US1_TOKEN,
        },
      ],
      [
        'the service goes over the file',
        {
          'compose.yaml': web('twilio.env', `${IE1}, TWILIO_AUTH_TOKEN: "\${TWILIO_IE1_AUTH_TOKEN}"`),
          'twilio.env': US1_TOKEN,
        },
      ],
      [
        'no edge in the file either',
        { 'compose.yaml': web('twilio.env', 'TWILIO_REGION: ie1'), 'twilio.env': 'TWILIO_ACCOUNT_SID=\n' },
        'compose.yaml:5:19 require-edge',
      ],
      [
        'the edge of the file',
        { 'compose.yaml': web('twilio.env', 'TWILIO_REGION: ie1'), 'twilio.env': 'TWILIO_EDGE=dublin\n' },
      ],
      [
        'the wrong edge in the file',
        { 'compose.yaml': web('twilio.env', 'TWILIO_REGION: ie1'), 'twilio.env': 'TWILIO_EDGE=sydney\n' },
        'twilio.env:1:1 valid-edge',
      ],
      [
        'what the file says by itself is said once',
        {
          'compose.yaml': web('twilio.env', 'TWILIO_ACCOUNT_SID:'),
          'twilio.env': 'TWILIO_REGION=ie1\n',
        },
        'twilio.env:1:1 require-edge',
      ],
      [
        'a mismatch within the file is said once',
        {
          'compose.yaml': web('twilio.env', 'TWILIO_ACCOUNT_SID:'),
          'twilio.env': `${US1_TOKEN}TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n`,
        },
        MISMATCH,
      ],
      [
        'a region of the file that the service replaces',
        {
          'compose.yaml': web('twilio.env', 'TWILIO_REGION: us1, TWILIO_EDGE: ashburn'),
          'twilio.env': `${US1_TOKEN}TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n`,
        },
      ],
      [
        'a region of the file that one service replaces and another does not',
        {
          'compose.yaml':
            'services:\n  a: {env_file: twilio.env, environment: {TWILIO_REGION: us1, TWILIO_EDGE: ashburn}}\n  b: {env_file: twilio.env}\n',
          'twilio.env': `${US1_TOKEN}TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n`,
        },
        MISMATCH,
      ],
      [
        'one credential in services of two Regions',
        {
          'compose.yaml': `services:\n  a: {env_file: twilio.env, environment: {${IE1}}}\n  b: {env_file: twilio.env, environment: {TWILIO_REGION: au1, TWILIO_EDGE: sydney}}\n`,
          'twilio.env': 'TWILIO_AUTH_TOKEN=${SMS_TOKEN}\n',
        },
        'twilio.env:1:1 no-shared-credential',
      ],
    ]),
  )('$name', async ({ files, expected }) => {
    expect(await reports({ files })).toEqual(expected)
  })

  const unknowns: readonly Row[] = [
    ['a file that is no part of the run', { 'compose.yaml': web('twilio.env', 'TWILIO_REGION: ie1') }],
    [
      'a path with a variable',
      { 'compose.yaml': web('"${STAGE}.env"', 'TWILIO_REGION: ie1'), '${STAGE}.env': US1_TOKEN },
    ],
    [
      'a path outside',
      { 'compose.yaml': web('/twilio.env', 'TWILIO_REGION: ie1'), 'twilio.env': 'TWILIO_ACCOUNT_SID=\n' },
    ],
    ['a raw file', { 'compose.yaml': web('[{path: twilio.env, format: raw}]'), 'twilio.env': US1_TOKEN }],
    [
      'an example',
      { 'compose.yaml': web('.env.example', 'TWILIO_REGION: ie1'), '.env.example': 'TWILIO_ACCOUNT_SID=\n' },
    ],
    [
      'a later file that cannot be known may give another credential',
      { 'compose.yaml': web('[twilio.env, secret.env]'), 'twilio.env': US1_TOKEN },
    ],
    [
      'a later file that cannot be known may give the edge',
      {
        'compose.yaml': web('[twilio.env, secret.env]', 'TWILIO_REGION: ie1'),
        'twilio.env': 'TWILIO_ACCOUNT_SID=\n',
      },
    ],
    [
      'what extends another service',
      {
        'compose.yaml': service(
          `    extends: {service: base}\n    env_file: twilio.env\n    environment: {${IE1}}\n`,
        ),
        'twilio.env': US1_TOKEN,
      },
    ],
    [
      'a file that is laid over another',
      { 'compose.override.yaml': web('twilio.env'), 'twilio.env': US1_TOKEN },
    ],
    [
      'the same key in the configuration of something else',
      { 'tasks.yaml': `run:\n  env_file: twilio.env\n  environment: {${IE1}}\n`, 'twilio.env': US1_TOKEN },
    ],
    [
      'a token of somebody else',
      {
        'compose.yaml': web('twilio.env'),
        'twilio.env': 'TWILIO_ACCOUNT_SID=\nAUTH_TOKEN=${SENTRY_US1_AUTH_TOKEN}\n',
      },
    ],
  ]
  it.each(table(unknowns))('is not known: $name', async ({ files }) => {
    expect(await reports({ files })).toEqual([])
  })

  it('is known where the earlier of two files is not', async () => {
    const files = { 'compose.yaml': web('[secret.env, twilio.env]'), 'twilio.env': US1_TOKEN }
    expect(await reports({ files })).toEqual([MISMATCH])
  })

  it('shows the region as evidence', async () => {
    const files = { 'compose.yaml': web('twilio.env'), 'twilio.env': US1_TOKEN }
    const [found] = await findings({ files })
    expect(found?.evidence.map(({ span, message }) => `${span.file} ${message}`)).toEqual([
      'compose.yaml `TWILIO_REGION` is `ie1`.',
    ])
  })

  it('stands at the region where only that was staged', async () => {
    const files = { 'compose.yaml': web('twilio.env'), 'twilio.env': US1_TOKEN }
    const only = (name: string) => (file: string) => file === name
    expect(await reports({ files, reported: only('compose.yaml') })).toEqual([
      'compose.yaml:5:19 no-region-mismatch',
    ])
    expect(await reports({ files, reported: only('twilio.env') })).toEqual([MISMATCH])
    expect(await reports({ files, reported: () => false })).toEqual([])
  })

  it('keeps the fix of what the file says by itself', async () => {
    const files = {
      'compose.yaml': web('twilio.env', 'TWILIO_ACCOUNT_SID:'),
      'twilio.env': 'TWILIO_REGION=ie1\n',
    }
    const [found] = await findings({ files })
    expect(found?.fix?.edits.map(({ file, text }) => `${file}${text}`)).toEqual([
      'twilio.env\nTWILIO_EDGE=dublin',
    ])
  })

  it('may bring a Region that is not allowed where the service stands', async () => {
    const files = {
      'eu/compose.yaml': web('../twilio.env', 'TWILIO_ACCOUNT_SID:'),
      'twilio.env': 'TWILIO_REGION=us1\n',
    }
    const area = (glob: string): string => `areas: [{files: ["${glob}"], regions: [ie1]}]\n`
    expect(await reports({ files, policy: area('eu/**') })).toEqual(['eu/compose.yaml:4:15 allowed-regions'])
    expect(await reports({ files, policy: area('**') })).toEqual(['twilio.env:1:1 allowed-regions'])
  })
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const TOKEN = createHash('md5').update('a token').digest('hex')
const container = (rest: string, namespace = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: twilio-app${namespace}}\nspec:\n  containers:\n    - name: a\n${rest}`
const object = (kind: string, data: string, name = 'sms', namespace = ''): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace}} # twilio\n${data}`
const ENV_IE1 = '      env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]\n'
const FROM_SECRET = '      envFrom: [{secretRef: {name: sms}}]\n'
const FROM_MAP = '      envFrom: [{configMapRef: {name: sms}}]\n'
const US1_SECRET = object('Secret', 'stringData:\n  TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN}\n')
const IN_SECRET = 'secret.yaml:5:3 no-region-mismatch'

describe('envFrom', () => {
  it.each(
    table([
      ['a Secret', { 'pod.yaml': container(FROM_SECRET + ENV_IE1), 'secret.yaml': US1_SECRET }, IN_SECRET],
      [
        'a Secret in base64',
        {
          'pod.yaml': container(
            `${FROM_SECRET}      env: [{name: TWILIO_API_KEY, valueFrom: {secretKeyRef: {name: keys-us1, key: sid}}}]\n`,
          ),
          'secret.yaml': object(
            'Secret',
            `data: {TWILIO_REGION: ${base64('ie1')}, TWILIO_EDGE: ${base64('dublin')}}\n`,
          ),
        },
        'pod.yaml:8:20 no-region-mismatch',
      ],
      [
        'a ConfigMap in the same file',
        {
          'pod.yaml': `${object('ConfigMap', `data: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}\n`)}---\n${container(`${FROM_MAP}      env: [{name: TWILIO_API_KEY, valueFrom: {secretKeyRef: {name: keys-us1, key: sid}}}]\n`)}`,
        },
        'pod.yaml:13:20 no-region-mismatch',
      ],
      [
        'a ConfigMap and a Secret, no environment',
        {
          'pod.yaml': container('      envFrom: [{configMapRef: {name: sms}}, {secretRef: {name: sms}}]\n'),
          'map.yaml': object('ConfigMap', `data: {${IE1}}\n`),
          'secret.yaml': US1_SECRET,
        },
        IN_SECRET,
      ],
      [
        'of a Deployment',
        {
          'deployment.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: twilio}\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          envFrom: [{secretRef: {name: sms}}]\n          env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]\n`,
          'secret.yaml': US1_SECRET,
        },
        IN_SECRET,
      ],
      [
        'the Secret of the same namespace, of two',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1, ', namespace: a'),
          'secret.yaml': object(
            'Secret',
            'stringData:\n  TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN}\n',
            'sms',
            ', namespace: a',
          ),
          'other.yaml': object('Secret', 'stringData: {TWILIO_REGION: us1}\n', 'sms', ', namespace: b'),
        },
        IN_SECRET,
      ],
      [
        'a ConfigMap whose edge stands in the container',
        {
          'pod.yaml': container(`${FROM_MAP}      env: [{name: TWILIO_EDGE, value: dublin}]\n`),
          'map.yaml': object('ConfigMap', 'data: {TWILIO_REGION: ie1}\n'),
        },
      ],
      [
        'a ConfigMap whose edge stands nowhere: one mistake',
        {
          'pod.yaml': container(FROM_MAP),
          'map.yaml': object('ConfigMap', 'data: {TWILIO_REGION: ie1}\n'),
        },
        'map.yaml:4:8 require-edge',
      ],
      [
        'a container whose edge is in the ConfigMap',
        {
          'pod.yaml': container(`${FROM_MAP}      env: [{name: TWILIO_REGION, value: ie1}]\n`),
          'map.yaml': object('ConfigMap', 'data: {TWILIO_EDGE: dublin}\n'),
        },
      ],
      [
        'a container whose edge is nowhere',
        {
          'pod.yaml': container(`${FROM_MAP}      env: [{name: TWILIO_REGION, value: ie1}]\n`),
          'map.yaml': object('ConfigMap', 'data: {LOG_LEVEL: info}\n'),
        },
        'pod.yaml:8:20 require-edge',
      ],
      [
        'a token of somebody else',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1),
          'secret.yaml': object(
            'Secret',
            'stringData: {TWILIO_ACCOUNT_SID: x, AUTH_TOKEN: "${SENTRY_US1_AUTH_TOKEN}"}\n',
          ),
        },
      ],
    ]),
  )('$name', async ({ files, expected }) => {
    expect(await reports({ files })).toEqual(expected)
  })

  it.each(
    table([
      ['a Secret that is no part of the run', { 'pod.yaml': container(FROM_SECRET + ENV_IE1) }],
      [
        'several Secrets of one name in other namespaces',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1),
          'secret.yaml': US1_SECRET,
          'other.yaml': object('Secret', 'stringData: {TWILIO_REGION: us1}\n', 'sms', ', namespace: b'),
        },
      ],
      [
        'a Secret of another namespace',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1, ', namespace: a'),
          'secret.yaml': object(
            'Secret',
            'stringData: {TWILIO_AUTH_TOKEN: "${TWILIO_US1_AUTH_TOKEN}"}\n',
            'sms',
            ', namespace: b',
          ),
        },
      ],
      [
        'two Secrets of one name',
        { 'pod.yaml': container(FROM_SECRET + ENV_IE1), 'secret.yaml': `${US1_SECRET}---\n${US1_SECRET}` },
      ],
      [
        'a ConfigMap of that name',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1),
          'secret.yaml': US1_SECRET.replace('kind: Secret', 'kind: ConfigMap').replace('stringData', 'data'),
        },
      ],
      [
        'with a prefix',
        {
          'pod.yaml': container('      envFrom: [{prefix: A_, secretRef: {name: sms}}]\n' + ENV_IE1),
          'secret.yaml': US1_SECRET,
        },
      ],
      [
        'a Helm template',
        {
          'templates/pod.yaml': container(
            '      envFrom: [{secretRef: {name: {{ .Values.secret }}}}]\n' + ENV_IE1,
          ),
          'secret.yaml': US1_SECRET,
        },
      ],
      [
        'a name in a Helm template that is YAML',
        {
          'templates/pod.yaml': container(
            '      envFrom: [{secretRef: {name: "{{ .Values.secret }}"}}]\n' + ENV_IE1,
          ),
          'secret.yaml': US1_SECRET,
        },
      ],
      [
        'a Secret in a Helm template',
        {
          'pod.yaml': container(FROM_SECRET + ENV_IE1),
          'templates/secret.yaml': `${US1_SECRET}  {{- if .Values.x }}\n  A: b\n  {{- end }}\n`,
        },
      ],
    ]),
  )('is not known: $name', async ({ files }) => {
    expect(await reports({ files })).toEqual([])
  })

  it('knows no objects of other projects', async () => {
    const files = { 'a/pod.yaml': container(FROM_SECRET + ENV_IE1), 'b/secret.yaml': US1_SECRET }
    expect(await reports({ files, projects: ['a', 'b'] })).toEqual([])
    expect(await reports({ files, projects: [''] })).toEqual(['b/secret.yaml:5:3 no-region-mismatch'])
  })
})

const from = (name: string, kind: string, key: string): string =>
  `        - {name: ${name}, valueFrom: {${kind}: {name: sms, key: ${key}}}}\n`

describe('valueFrom', () => {
  it.each(
    table([
      [
        'a region of a ConfigMap',
        {
          'pod.yaml': container(`      env:\n${from('TWILIO_REGION', 'configMapKeyRef', 'region')}`),
          'map.yaml': object('ConfigMap', 'data: {region: ie1}\n'),
        },
        'pod.yaml:8:18 require-edge',
      ],
      [
        'a region and an edge',
        {
          'pod.yaml': container(
            `      env:\n${from('TWILIO_REGION', 'configMapKeyRef', 'region')}${from('TWILIO_EDGE', 'configMapKeyRef', 'edge')}`,
          ),
          'map.yaml': object('ConfigMap', 'data: {region: ie1, edge: dublin}\n'),
        },
      ],
      [
        'a region that the ConfigMap has under the same name: one mistake',
        {
          'pod.yaml': container(`      env:\n${from('TWILIO_REGION', 'configMapKeyRef', 'TWILIO_REGION')}`),
          'map.yaml': object('ConfigMap', 'data: {TWILIO_REGION: ie1}\n'),
        },
        'pod.yaml:8:18 require-edge',
      ],
      [
        'the ultimate name of a credential',
        {
          'pod.yaml': container(
            `      env:\n        - {name: TWILIO_REGION, value: ie1}\n        - {name: TWILIO_EDGE, value: dublin}\n${from('TWILIO_AUTH_TOKEN', 'secretKeyRef', 'token')}`,
          ),
          'secret.yaml': object('Secret', 'stringData: {token: "${TWILIO_US1_AUTH_TOKEN}"}\n'),
        },
        'pod.yaml:10:18 no-region-mismatch',
      ],
      [
        'a key that is not there',
        {
          'pod.yaml': container(`      env:\n${from('TWILIO_REGION', 'configMapKeyRef', 'region')}`),
          'map.yaml': object('ConfigMap', 'data: {place: ie1}\n'),
        },
      ],
      [
        'a text in base64 that is none',
        {
          'pod.yaml': container(`      env:\n${from('TWILIO_REGION', 'secretKeyRef', 'region')}`),
          'secret.yaml': object('Secret', 'data: {region: "?"}\n'),
        },
      ],
    ]),
  )('$name', async ({ files, expected }) => {
    expect(await reports({ files })).toEqual(expected)
  })

  it('knows a key by its SID, as the policy does', async () => {
    const sid = `SK${TOKEN}`
    const files = {
      'pod.yaml': container(
        `      env:\n        - {name: TWILIO_REGION, value: ie1}\n        - {name: TWILIO_EDGE, value: dublin}\n${from('TWILIO_API_KEY', 'secretKeyRef', 'sid')}`,
      ),
      'secret.yaml': object('Secret', `data: {sid: ${base64(sid)}}\n`),
    }
    const policy = `credentials: [{sids: [${sid}], region: us1}]\n`
    expect(await reports({ files, policy })).toEqual(['pod.yaml:10:18 no-region-mismatch'])
  })

  it('says nothing of a secret', async () => {
    const files = {
      'pod.yaml': container(
        `      env:\n        - {name: TWILIO_REGION, value: ie1}\n${from('TWILIO_AUTH_TOKEN', 'secretKeyRef', 'token-us1')}`,
      ),
      'secret.yaml': object('Secret', `stringData: {token-us1: ${TOKEN}, TWILIO_AUTH_TOKEN: ${TOKEN}}\n`),
    }
    const found = await findings({ files })
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toContain(TOKEN)
  })
})
