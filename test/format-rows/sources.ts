import { Buffer } from 'node:buffer'
import type { FormatRow } from './format-row.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n'
const IE1 = 'TWILIO_REGION: ie1, TWILIO_EDGE: dublin'
const US1_TOKEN = 'TWILIO_AUTH_TOKEN=${TWILIO_US1_AUTH_TOKEN}\n'

/** A group that stands in two files. */
function rowsOf(
  format: string,
  rows: readonly (readonly [
    name: string,
    file: string,
    text: string,
    beside: FormatRow['beside'],
    ...reports: string[],
  ])[],
): readonly FormatRow[] {
  return rows.map(([name, file, text, beside = {}, ...reports]) => ({
    format,
    name,
    file,
    text,
    beside,
    reports,
  }))
}

/** Settings that a file has from another one, by the keys of Compose and Kubernetes. */
export const SOURCES: readonly FormatRow[] = [
  ...rowsOf('env_file of Compose', [
    [
      'a credential of another Region in the file',
      'compose.yaml',
      `services:\n  web:\n    env_file: twilio.env\n    environment: {${IE1}}\n`,
      { 'twilio.env': US1_TOKEN },
      'twilio.env:1:1 no-region-mismatch',
    ],
    [
      'a region without its edge in the file, which is said once',
      'compose.yaml',
      'services:\n  web:\n    env_file: [{path: conf/twilio.env, required: false}]\n    environment: [TWILIO_ACCOUNT_SID]\n',
      { 'conf/twilio.env': 'A=1\nTWILIO_REGION=ie1\n' },
      'conf/twilio.env:2:1 require-edge',
    ],
    [
      'the later of two files',
      'compose.yaml',
      `services:\n  web:\n    env_file: [b.env, twilio.env]\n    environment: {${IE1}}\n`,
      { 'b.env': 'TWILIO_AUTH_TOKEN=${TWILIO_IE1_AUTH_TOKEN}\n', 'twilio.env': US1_TOKEN },
      'twilio.env:1:1 no-region-mismatch',
    ],
    [
      'the edge in the file',
      'compose.yaml',
      'services:\n  web:\n    env_file: twilio.env\n    environment: [TWILIO_REGION=ie1]\n',
      { 'twilio.env': 'TWILIO_EDGE=dublin\n' },
    ],
    [
      'the service goes over the file',
      'compose.yaml',
      `services:\n  web:\n    env_file: twilio.env\n    environment: {${IE1}, TWILIO_AUTH_TOKEN: "\${TWILIO_IE1_AUTH_TOKEN}"}\n`,
      { 'twilio.env': US1_TOKEN },
    ],
    [
      'a file that git does not know',
      'compose.yaml',
      'services:\n  web:\n    env_file: twilio.env\n    environment: [TWILIO_REGION=ie1]\n',
      { '.gitignore': 'twilio.env\n' },
    ],
    [
      'a path with a variable',
      'compose.yaml',
      `services:\n  web:\n    env_file: $STAGE.env\n    environment: {${IE1}}\n`,
      { 'twilio.env': US1_TOKEN },
    ],
  ]),
  ...rowsOf('envFrom of Kubernetes', [
    [
      'a credential of another Region in a Secret',
      'k8s/pod.yaml',
      `${POD}      envFrom: [{secretRef: {name: sms}}]\n      env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]\n`,
      {
        'k8s/secret.yaml':
          'apiVersion: v1\nkind: Secret\nmetadata: {name: sms}\nstringData:\n  TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN}\n',
      },
      'k8s/secret.yaml:5:3 no-region-mismatch',
    ],
    [
      'a region in base64',
      'k8s/pod.yaml',
      `${POD}      envFrom: [{secretRef: {name: sms}}]\n      env: [{name: TWILIO_API_KEY, valueFrom: {secretKeyRef: {name: us1, key: sid}}}]\n`,
      {
        'k8s/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: sms}\ndata: {TWILIO_REGION: ${base64('ie1')}, TWILIO_EDGE: ${base64('dublin')}}\n`,
      },
      '8:20 no-region-mismatch',
    ],
    [
      'a region of a ConfigMap, by its key',
      'k8s/pod.yaml',
      `${POD}      env:\n        - {name: TWILIO_REGION, valueFrom: {configMapKeyRef: {name: sms, key: region}}}\n`,
      {
        'k8s/map.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sms} # twilio\ndata: {region: ie1}\n',
      },
      '8:18 require-edge',
    ],
    [
      'the edge in the container',
      'k8s/pod.yaml',
      `${POD}      envFrom: [{configMapRef: {name: sms}}]\n      env: [{name: TWILIO_EDGE, value: dublin}]\n`,
      {
        'k8s/map.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sms}\ndata: {TWILIO_REGION: ie1}\n',
      },
    ],
    [
      'Secrets of one name in two namespaces',
      'k8s/pod.yaml',
      `${POD}      envFrom: [{secretRef: {name: sms}}]\n      env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]\n`,
      {
        'k8s/secrets.yaml': ['a', 'b']
          .map(
            (namespace) =>
              `apiVersion: v1\nkind: Secret\nmetadata: {name: sms, namespace: ${namespace}}\nstringData:\n  TWILIO_AUTH_TOKEN: \${TWILIO_US1_AUTH_TOKEN}\n`,
          )
          .join('---\n'),
      },
    ],
    [
      'a Helm template',
      'chart/templates/pod.yaml',
      `${POD}      envFrom: [{secretRef: {name: {{ .Values.secret }}}}]\n      env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]\n`,
      {
        'k8s/secret.yaml':
          'apiVersion: v1\nkind: Secret\nmetadata: {name: sms}\nstringData: {TWILIO_AUTH_TOKEN: "${TWILIO_US1_AUTH_TOKEN}"}\n',
      },
    ],
  ]),
]
