import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeOf } from './place.ts'
import { checkProjects } from './projects.ts'

/**
 * Every form of the same mistakes in settings: IE1 without its edge, and a credential of US1 in a group for IE1. `edge`
 * and `credential` are the texts that the findings cover, from the key to the end of the value.
 */
interface Form {
  readonly name: string
  readonly file: string
  readonly text: string
  readonly edge?: string
  readonly credential?: string
}

const BOTH = '      TWILIO_REGION: ie1\n      TWILIO_EDGE: dublin\n'

const forms: readonly Form[] = [
  { name: 'dotenv', file: '.env', text: 'A=1\nTWILIO_REGION=ie1\n', edge: 'TWILIO_REGION=ie1' },
  {
    name: 'dotenv, exported and quoted',
    file: '.env.local',
    text: `export TWILIO_REGION="ie1" # Ireland\n`,
    edge: 'TWILIO_REGION="ie1"',
  },
  {
    name: 'dotenv, CRLF',
    file: '.env',
    text: 'A=1\r\nTWILIO_REGION=ie1\r\nB=2\r\n',
    edge: 'TWILIO_REGION=ie1',
  },
  {
    name: 'dotenv, by another',
    file: '.env',
    text: 'HOME_REGION=ie1\nTWILIO_REGION=${HOME_REGION}\n',
    edge: 'TWILIO_REGION=${HOME_REGION}',
  },
  {
    name: 'dotenv, a credential of another Region',
    file: '.env.production',
    text: 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_AUTH_TOKEN=${TWILIO_US1_AUTH_TOKEN}\n',
    credential: 'TWILIO_AUTH_TOKEN=${TWILIO_US1_AUTH_TOKEN}',
  },
  {
    name: 'compose, a mapping',
    file: 'compose.yaml',
    text: 'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n',
    edge: 'TWILIO_REGION: ie1',
  },
  {
    name: 'compose, a list',
    file: 'docker-compose.yml',
    text: 'services:\n  a:\n    environment:\n      - TWILIO_REGION=ie1\n',
    edge: 'TWILIO_REGION=ie1',
  },
  {
    name: 'compose, a default',
    file: 'compose.yaml',
    text: 'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN:?set it}\n      TWILIO_EDGE: dublin\n',
    credential: 'TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN:?set it}',
  },
  {
    name: 'compose, merged from an anchor',
    file: 'compose.yaml',
    text: `x-twilio: &twilio\n  TWILIO_AUTH_TOKEN: \${TWILIO_US1_AUTH_TOKEN}\nservices:\n  a:\n    environment:\n      <<: *twilio\n${BOTH}`,
    credential: 'TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN}',
  },
  {
    name: 'Kubernetes, a container',
    file: 'k8s/a.yaml',
    text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - name: TWILIO_REGION\n          value: ie1\n',
    edge: 'TWILIO_REGION\n          value: ie1',
  },
  {
    name: 'Kubernetes, the second document',
    file: 'k8s/a.yaml',
    text: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\ndata:\n  TWILIO_REGION: ie1\n',
    edge: 'TWILIO_REGION: ie1',
  },
  {
    name: 'Kubernetes, a reference to a secret',
    file: 'k8s/a.yaml',
    text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - {name: TWILIO_REGION, value: ie1}\n        - {name: TWILIO_EDGE, value: dublin}\n        - name: TWILIO_AUTH_TOKEN\n          valueFrom:\n            secretKeyRef:\n              name: twilio\n              key: us1-auth-token\n',
    credential:
      'TWILIO_AUTH_TOKEN\n          valueFrom:\n            secretKeyRef:\n              name: twilio\n              key: us1-auth-token',
  },
  {
    name: 'GitHub Actions, the workflow',
    file: '.github/workflows/a.yml',
    text: 'on: push\nenv:\n  TWILIO_REGION: ie1\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
    edge: 'TWILIO_REGION: ie1',
  },
  {
    name: 'GitHub Actions, a step',
    file: '.github/workflows/a.yml',
    text: 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n        env:\n          TWILIO_REGION: ie1\n          TWILIO_EDGE: dublin\n          TWILIO_AUTH_TOKEN: ${{ secrets.TWILIO_US1_AUTH_TOKEN }}\n',
    credential: 'TWILIO_AUTH_TOKEN: ${{ secrets.TWILIO_US1_AUTH_TOKEN }}',
  },
  {
    name: 'Helm values, a mapping',
    file: 'chart/values.yaml',
    text: 'web:\n  env:\n    TWILIO_REGION: ie1\n',
    edge: 'TWILIO_REGION: ie1',
  },
  {
    name: 'Helm values, a list',
    file: 'chart/values.yaml',
    text: 'web:\n  extraEnv:\n    - name: TWILIO_REGION\n      value: ie1\n',
    edge: 'TWILIO_REGION\n      value: ie1',
  },
  {
    name: 'a Helm template',
    file: 'chart/templates/a.yaml',
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  TWILIO_REGION: ie1\n',
    edge: 'TWILIO_REGION: ie1',
  },
  {
    name: 'JSON, variables',
    file: 'env.json',
    text: '{\n  "TWILIO_REGION": "ie1"\n}\n',
    edge: '"TWILIO_REGION": "ie1"',
  },
  {
    name: 'JSON, a list',
    file: 'task-definition.json',
    text: '{"containerDefinitions": [{"name": "a", "environment": [\n  {"name": "TWILIO_REGION", "value": "ie1"}\n]}]}\n',
    edge: '"TWILIO_REGION", "value": "ie1"',
  },
  // No finding: as right as settings can be, or none of ours.
  { name: 'both', file: '.env', text: 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' },
  {
    name: 'the edge in the workflow, the region in the step',
    file: '.github/workflows/a.yml',
    text: 'on: push\nenv:\n  TWILIO_EDGE: dublin\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n        env:\n          TWILIO_REGION: ie1\n',
  },
  {
    name: 'a Helm template, under a condition',
    file: 'chart/templates/a.yaml',
    text: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  {{- if .Values.ireland }}\n  TWILIO_REGION: ie1\n  {{- end }}\n',
  },
  {
    name: 'an edge that is set elsewhere',
    file: 'compose.yaml',
    text: 'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_EDGE: ${TWILIO_EDGE}\n',
  },
  {
    name: 'an edge that a file may set',
    file: 'compose.yaml',
    text: 'services:\n  a:\n    env_file: [.env.docker]\n    environment:\n      TWILIO_REGION: ie1\n',
  },
  {
    name: 'an edge from a ConfigMap as a whole',
    file: 'k8s/a.yaml',
    text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      envFrom:\n        - configMapRef: {name: twilio}\n      env:\n        - {name: TWILIO_REGION, value: ie1}\n',
  },
  { name: 'an empty template', file: '.env.example', text: 'TWILIO_REGION=\nTWILIO_EDGE=\n' },
  {
    name: 'the region of AWS',
    file: 'compose.yaml',
    text: 'services:\n  a:\n    environment:\n      AWS_REGION: eu-west-1\n      REGION: ie1\n      TWILIO_ACCOUNT_SID: x\n',
  },
  {
    name: 'a table of somebody else',
    file: 'config.json',
    text: '{"aws": {"region": "ie1"}, "twilioNumber": "+353"}\n',
  },
  { name: 'a comment', file: '.env', text: '# TWILIO_REGION=ie1\nTWILIO_ACCOUNT_SID=\n' },
  {
    name: 'a lock file',
    file: 'package-lock.json',
    text: '{"packages": {"node_modules/twilio": {"TWILIO_REGION": "ie1"}}}\n',
  },
]

const { root, findingsOf } = checkProjects(forms.map(projectOf))

function projectOf({ name, file, text }: Form): { name: string; files: Record<string, string>; reports: [] } {
  return { name, files: { [file]: text }, reports: [] }
}

describe('settings', () => {
  it.each(forms.map((form, index) => ({ ...form, index })))('$name', ({ index, file, edge, credential }) => {
    const text = readFileSync(join(root, String(index), file), 'utf8')
    const wanted = [
      ...(edge === undefined ? [] : [{ rule: 'require-edge', ...placeOf(text, edge) }]),
      ...(credential === undefined ? [] : [{ rule: 'no-region-mismatch', ...placeOf(text, credential) }]),
    ]
    const found = findingsOf(index).map(({ rule, line, column, endLine, endColumn }) => ({
      rule,
      line,
      column,
      endLine,
      endColumn,
    }))
    expect(found).toEqual(wanted)
  })
})
