import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeReading, isUnreadable } from '@regionguard/core/settings'
import { yamlReader } from './yaml-reader.ts'

function read(file: string, text: string): readonly string[] {
  const reading = yamlReader.read({ file, text, context: { policyNames: () => false } })
  return isUnreadable(reading) ? [reading.reason] : describeReading(reading)
}

/** A case: what it shows, the file, its text, what the reader says. The first line end of the text does not count. */
type Case = readonly [string, string, string, readonly string[]]

function check(_case: string, file: string, text: string, expected: readonly string[]): void {
  expect(read(file, text.slice(1))).toEqual(expected)
}

describe('Docker Compose', () => {
  it.each<Case>([
    [
      'a mapping, with names that the host gives',
      'compose.yaml',
      `
services:
  web:
    environment:
      TWILIO_REGION: ie1
      TWILIO_EDGE: "dublin"
      TWILIO_ACCOUNT_SID:
      TWILIO_API_KEY: \${TWILIO_IE1_API_KEY}
      TWILIO_API_SECRET: \${SECRET:-none}
`,
      [
        'deployment service "web"',
        '  4:7-4:25 TWILIO_REGION = "ie1"',
        '  5:7-5:28 TWILIO_EDGE = "dublin"',
        '  6:7-6:26 TWILIO_ACCOUNT_SID -> env TWILIO_ACCOUNT_SID',
        '  7:7-7:44 TWILIO_API_KEY -> env TWILIO_IE1_API_KEY',
        '  8:7-8:41 TWILIO_API_SECRET -> env SECRET else = "none"',
      ],
    ],
    [
      'a list',
      'docker-compose.yml',
      `
services:
  web:
    environment:
      - TWILIO_REGION=ie1
      - "TWILIO_EDGE=dublin"
      - TWILIO_ACCOUNT_SID
      - TWILIO_PRICE=$$5
`,
      [
        'deployment service "web"',
        '  4:9-4:26 TWILIO_REGION = "ie1"',
        '  5:10-5:28 TWILIO_EDGE = "dublin"',
        '  6:9-6:27 TWILIO_ACCOUNT_SID -> env TWILIO_ACCOUNT_SID',
        '  7:9-7:25 TWILIO_PRICE = "$5"',
      ],
    ],
    [
      'merges and aliases: judged where they are used, with their own places',
      'compose.yaml',
      `
x-twilio: &twilio
  TWILIO_REGION: ie1
services:
  web:
    environment: &web
      <<: *twilio
      TWILIO_EDGE: dublin
  worker:
    environment: *web
  us:
    environment: {<<: *twilio, TWILIO_REGION: us1}
`,
      [
        'deployment service "web"',
        '  7:7-7:26 TWILIO_EDGE = "dublin"',
        '  2:3-2:21 TWILIO_REGION = "ie1"',
        'deployment service "us"',
        '  11:32-11:50 TWILIO_REGION = "us1"',
      ],
    ],
    [
      'an alias of a text',
      'compose.yaml',
      `
x-region: &region ie1
services:
  web:
    environment:
      TWILIO_REGION: *region
`,
      ['deployment service "web"', '  5:7-5:29 TWILIO_REGION = "ie1"'],
    ],
    [
      'a file beside it may give what is missing',
      'compose.yaml',
      `
services:
  web:
    env_file: web.env
    environment:
      TWILIO_REGION: ie1
`,
      [
        'deployment service "web"',
        '  5:7-5:25 TWILIO_REGION = "ie1"',
        '  5:7-5:25 TWILIO_EDGE ? `env_file` may give it',
      ],
    ],
    [
      'an override file is laid over another one',
      'compose.override.yaml',
      `
services:
  web:
    environment:
      TWILIO_EDGE: sydney
`,
      [
        'deployment service "web"',
        '  4:7-4:26 TWILIO_EDGE = "sydney"',
        '  4:7-4:26 TWILIO_REGION ? this file is laid over another one',
      ],
    ],
    [
      'other services and other regions are nobody’s',
      'compose.yaml',
      `
services:
  twilio:
    image: twilio
    environment:
      REGION: eu-west-1
      AUTH_TOKEN: x
  web:
    environment:
      - AWS_REGION=eu-west-1
      - SENTRY_AUTH_TOKEN=x
`,
      [],
    ],
    [
      'a repeated key: the last counts',
      'compose.yaml',
      `
services:
  web:
    environment:
      TWILIO_REGION: us1
      TWILIO_REGION: ie1
`,
      ['deployment service "web"', '  5:7-5:25 TWILIO_REGION = "ie1"'],
    ],
  ])('%s', check)
})

/** Made up at run time, so that no scanner takes it for real. */
const TOKEN = createHash('md5').update('an Auth Token for tests').digest('hex')
const ENCODED = Buffer.from(TOKEN).toString('base64')

describe('Kubernetes', () => {
  it.each<Case>([
    [
      'a container, secrets by name within their namespace',
      'k8s/app.yaml',
      `
kind: Deployment
metadata: {name: app, namespace: eu}
spec:
  template:
    spec:
      initContainers:
        - name: migrate
          env: [{name: TWILIO_REGION, value: us1}]
      containers:
        - name: api
          env:
            - name: TWILIO_REGION
              value: "ie1"
            - name: TWILIO_API_KEY
              valueFrom:
                secretKeyRef:
                  name: twilio-us1
                  key: api-key
            - name: TWILIO_EDGE
              valueFrom: {configMapKeyRef: {name: config, key: edge}}
            - name: TWILIO_POD
              valueFrom: {fieldRef: {fieldPath: metadata.name}}
            - name: TWILIO_TOKEN_REGION
              value: $(TWILIO_REGION)
`,
      [
        'deployment container "migrate"',
        '  8:24-8:49 TWILIO_REGION = "us1"',
        'deployment container "api"',
        '  12:21-13:27 TWILIO_REGION = "ie1"',
        '  14:21-18:31 TWILIO_API_KEY -> secret twilio-us1.api-key @k8s/app.yaml#eu',
        '  19:21-20:70 TWILIO_EDGE -> variable config.edge @k8s/app.yaml#eu',
        '  21:21-22:64 TWILIO_POD ? a value that another resource gives',
        '  23:21-24:38 TWILIO_TOKEN_REGION = "ie1"',
      ],
    ],
    [
      'envFrom may give what is missing',
      'k8s/app.yaml',
      `
kind: Pod
spec:
  containers:
    - name: api
      envFrom: [{secretRef: {name: twilio}}]
      env: [{name: TWILIO_REGION, value: ie1}]
`,
      [
        'deployment container "api"',
        '  6:20-6:45 TWILIO_REGION = "ie1"',
        '  6:20-6:45 TWILIO_EDGE ? `envFrom` may give it',
      ],
    ],
    [
      'a Secret, decoded, at the place of the encoded text',
      'k8s/secret.yaml',
      `
kind: Secret
metadata: {name: sms}
data:
  TWILIO_REGION: aWUx
  TWILIO_AUTH_TOKEN: ${ENCODED}
  TWILIO_API_KEY: "?"
stringData:
  TWILIO_EDGE: dublin
`,
      [
        'deployment Secret "sms"',
        '  4:3-4:22 TWILIO_REGION = "ie1"',
        `  5:3-5:66 TWILIO_AUTH_TOKEN = "${TOKEN.slice(0, 2)}****${TOKEN.slice(-2)}"`,
        '  6:3-6:22 TWILIO_API_KEY ? not base64',
        '  8:3-8:22 TWILIO_EDGE = "dublin"',
      ],
    ],
    [
      'a Secret that is called twilio has short keys; another’s are not Twilio’s; several documents',
      'k8s/all.yaml',
      `
kind: Secret
metadata: {name: twilio}
stringData:
  auth-token: ${TOKEN}
  region: ie1
---
kind: Secret
metadata: {name: sentry}
stringData:
  auth-token: ${TOKEN}
  region: ie1
---
kind: ConfigMap
metadata: {name: web}
data:
  TWILIO_REGION: ie1
`,
      [
        'table table "twilio"',
        `  4:3-4:47 twilio.auth-token = "${TOKEN.slice(0, 2)}****${TOKEN.slice(-2)}"`,
        '  5:3-5:14 twilio.region = "ie1"',
        'deployment ConfigMap "web"',
        '  16:3-16:21 TWILIO_REGION = "ie1"',
      ],
    ],
    [
      'a list of resources, each with its own namespace and encoding',
      'k8s/list.yaml',
      `
kind: List
items:
  - kind: ConfigMap
    metadata: {name: a}
    data: {TWILIO_REGION: ie1}
  - kind: Secret
    metadata: {name: b}
    data: {TWILIO_REGION: aWUx}
`,
      [
        'deployment ConfigMap "a"',
        '  5:12-5:30 TWILIO_REGION = "ie1"',
        'deployment Secret "b"',
        '  8:12-8:31 TWILIO_REGION = "ie1"',
      ],
    ],
    [
      'a SealedSecret holds nothing that an application sees',
      'k8s/sealed.yaml',
      `
kind: SealedSecret
metadata: {name: sms}
spec:
  encryptedData:
    TWILIO_REGION: AgBy3i4OJSWK
`,
      [],
    ],
    [
      'an ExternalSecret names what it takes',
      'k8s/sealed.yaml',
      `
kind: ExternalSecret
metadata: {name: sms}
spec:
  data:
    - secretKey: TWILIO_AUTH_TOKEN
      remoteRef: {key: twilio/ie1, property: token}
`,
      ['deployment "spec"', '  5:18-6:52 TWILIO_AUTH_TOKEN -> secret twilio/ie1.token @k8s/sealed.yaml#'],
    ],
  ])('%s', check)
})

describe('Helm', () => {
  it.each<Case>([
    [
      'values: an environment and a table, other regions left alone',
      'chart/values.yaml',
      `
region: eu-west-1
env:
  TWILIO_REGION: ie1
oncall:
  twilio:
    accountSid: ""
    authToken:
    region: ie1
    existingSecret: ""
    authTokenKey: ""
    voice: {edge: sydney}
`,
      [
        'deployment "env"',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
        'table table "oncall.twilio"',
        '  6:5-6:19 oncall.twilio.accountSid ? to be filled in',
        '  7:5-7:15 oncall.twilio.authToken ? no value is given',
        '  8:5-8:16 oncall.twilio.region = "ie1"',
      ],
    ],
    [
      'values: what an inner part adds or replaces is not known of the outer, and the other way round',
      'chart/values.yaml',
      `
env:
  TWILIO_REGION: ie1
worker:
  env:
    TWILIO_EDGE: dublin
`,
      [
        'deployment "env"',
        '  2:3-2:21 TWILIO_REGION = "ie1"',
        '  5:5-5:24 TWILIO_EDGE ? "worker" sets it',
        'deployment "worker"',
        '  5:5-5:24 TWILIO_EDGE = "dublin"',
        '  2:3-2:21 TWILIO_REGION ? it may be set further out',
      ],
    ],
    [
      'a template: what it puts in, or leaves out, is unknown',
      'chart/templates/deployment.yaml',
      `
{{- if .Values.enabled }}
kind: Deployment
metadata:
  name: {{ include "name" . }}
spec:
  containers:
    - name: {{ .Chart.Name }}
      env:
        - name: TWILIO_REGION
          value: {{ .Values.region | quote }}
        {{- if .Values.edge }}
        - name: TWILIO_EDGE
          value: dublin
        {{- end }}
        - name: TWILIO_API_KEY
          valueFrom:
            secretKeyRef: {name: "{{ .Release.Name }}-x", key: k}
        - name: TWILIO_HOST
          value: api.dublin.ie1.twilio.com
{{- end }}
`,
      [
        'deployment container 1',
        '  9:17-10:46 TWILIO_REGION ? a template',
        '  12:17-13:24 TWILIO_EDGE ? set only where a condition of the template holds',
        '  15:17-17:66 TWILIO_API_KEY ? a value that another resource gives',
        '  18:17-19:43 TWILIO_HOST = "api.dublin.ie1.twilio.com"',
        'host api.dublin.ie1.twilio.com 19:18-19:43',
      ],
    ],
    [
      'two branches of a template',
      'chart/templates/deployment.yaml',
      `
env:
  {{- if .Values.eu }}
  TWILIO_REGION: ie1
  {{- else }}
  TWILIO_REGION: us1
  {{- end }}
  TWILIO_EDGE: dublin
`,
      [
        'deployment "env"',
        '  5:3-5:21 TWILIO_REGION ? set only where a condition of the template holds',
        '  7:3-7:22 TWILIO_EDGE = "dublin"',
      ],
    ],
  ])('%s', check)
})

describe('pipelines', () => {
  it.each<Case>([
    [
      'GitHub Actions: a step has its job’s and the workflow’s settings, secrets within the job’s environment',
      '.github/workflows/ci.yml',
      `
on: push
env:
  TWILIO_REGION: ie1
jobs:
  deploy:
    environment: production
    env:
      TWILIO_EDGE: dublin
      KEY: \${{ secrets.TWILIO_KEY }}
    steps:
      - name: Send
        env:
          TWILIO_API_KEY: \${{ secrets.TWILIO_IE1_KEY || 'none' }}
          TWILIO_API_SECRET: \${{ env.KEY }}
          TWILIO_ACCOUNT_SID: \${{ vars.SID }}
      - env: {TWILIO_AUTH_TOKEN: "\${{ fromJSON(secrets.X).y }}"}
        run: |
          # api.us1.twilio.com
          curl https://api.ie1.twilio.com/x
  lint:
    steps:
      - env:
          AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
`,
      [
        'deployment workflow',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
        '  8:7-8:26 TWILIO_EDGE ? job "deploy" sets it',
        'deployment job "deploy"',
        '  8:7-8:26 TWILIO_EDGE = "dublin"',
        '  9:7-9:37 KEY -> secret TWILIO_KEY @.github/workflows/ci.yml#production',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
        'deployment step "Send"',
        '  13:11-13:66 TWILIO_API_KEY -> secret TWILIO_IE1_KEY @.github/workflows/ci.yml#production else = "none"',
        '  14:11-14:44 TWILIO_API_SECRET -> secret TWILIO_KEY @.github/workflows/ci.yml#production',
        '  15:11-15:46 TWILIO_ACCOUNT_SID -> variable SID @.github/workflows/ci.yml#production',
        '  8:7-8:26 TWILIO_EDGE = "dublin"',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
        'deployment step 2',
        '  16:15-16:64 TWILIO_AUTH_TOKEN ? an expression that is computed when the job runs',
        '  8:7-8:26 TWILIO_EDGE = "dublin"',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
        'host api.ie1.twilio.com 19:24-19:42',
      ],
    ],
    [
      'GitHub Actions: a job that replaces the workflow’s region',
      '.github/workflows/ci.yml',
      `
on: push
env: {TWILIO_REGION: ie1}
jobs:
  us:
    env: {TWILIO_REGION: us1}
`,
      [
        'deployment workflow',
        '  2:7-2:25 TWILIO_REGION ? job "us" sets it',
        'deployment job "us"',
        '  5:11-5:29 TWILIO_REGION = "us1"',
      ],
    ],
    [
      'GitHub Actions: a command that sets a variable',
      '.github/workflows/ci.yml',
      `
on: push
jobs:
  eu:
    env: {TWILIO_REGION: ie1}
    steps:
      - run: echo "TWILIO_EDGE=dublin" >> "$GITHUB_ENV"
`,
      [
        'deployment job "eu"',
        '  4:11-4:29 TWILIO_REGION = "ie1"',
        '  4:11-4:29 TWILIO_EDGE ? a command may set it',
      ],
    ],
    [
      'GitLab CI: variables of the pipeline and of jobs, hidden jobs left alone',
      '.gitlab-ci.yml',
      `
variables:
  TWILIO_REGION: {value: ie1, description: where}
  KEY: $TWILIO_IE1_KEY
.base:
  variables: {TWILIO_EDGE: sydney}
send:
  environment: {name: eu}
  variables:
    TWILIO_EDGE: dublin
    TWILIO_API_KEY: $KEY
    TWILIO_API_SECRET: \${TWILIO_IE1_SECRET}
`,
      [
        'deployment pipeline',
        '  2:3-2:50 TWILIO_REGION = "ie1"',
        '  3:3-3:23 KEY -> variable TWILIO_IE1_KEY @.gitlab-ci.yml#',
        '  9:5-9:24 TWILIO_EDGE ? job "send" sets it',
        'deployment job "send"',
        '  9:5-9:24 TWILIO_EDGE = "dublin"',
        '  10:5-10:25 TWILIO_API_KEY -> variable TWILIO_IE1_KEY @.gitlab-ci.yml#eu',
        '  11:5-11:44 TWILIO_API_SECRET -> variable TWILIO_IE1_SECRET @.gitlab-ci.yml#eu',
        '  2:3-2:50 TWILIO_REGION = "ie1"',
      ],
    ],
    [
      'CircleCI: a list of single settings is one environment',
      '.circleci/config.yml',
      `
jobs:
  build:
    environment:
      - TWILIO_REGION: ie1
      - TWILIO_EDGE: dublin
    steps:
      - run:
          name: Send
          environment: {TWILIO_API_KEY: << parameters.key >>}
`,
      [
        'deployment job "build"',
        '  4:9-4:27 TWILIO_REGION = "ie1"',
        '  5:9-5:28 TWILIO_EDGE = "dublin"',
        'deployment step "Send"',
        '  9:25-9:61 TWILIO_API_KEY ? a template',
        '  4:9-4:27 TWILIO_REGION = "ie1"',
        '  5:9-5:28 TWILIO_EDGE = "dublin"',
      ],
    ],
    [
      'Azure Pipelines',
      'azure-pipelines.yml',
      `
variables:
- name: TWILIO_REGION
  value: ie1
- group: sms
steps:
- script: send
  env:
    TWILIO_AUTH_TOKEN: $(TWILIO_IE1_TOKEN)
`,
      [
        'deployment pipeline',
        '  2:9-3:13 TWILIO_REGION = "ie1"',
        '  2:9-3:13 TWILIO_EDGE ? another part of the list may give it',
        'deployment step 1',
        '  8:5-8:43 TWILIO_AUTH_TOKEN -> variable TWILIO_IE1_TOKEN @azure-pipelines.yml#',
        '  2:9-3:13 TWILIO_REGION = "ie1"',
        '  2:9-3:13 TWILIO_EDGE ? another part of the list may give it',
      ],
    ],
  ])('%s', check)
})

describe('what may be given elsewhere', () => {
  it.each<Case>([
    [
      'Render: a group that services share',
      'render.yaml',
      `
services:
  - name: api
    envVars:
      - key: TWILIO_REGION
        value: ie1
      - key: TWILIO_AUTH_TOKEN
        sync: false
      - fromGroup: sms
envVarGroups:
  - name: sms
    envVars:
      - key: TWILIO_EDGE
        value: dublin
`,
      [
        'deployment service "api"',
        '  4:14-5:19 TWILIO_REGION = "ie1"',
        '  6:14-7:20 TWILIO_AUTH_TOKEN ? a value that another resource gives',
        '  4:14-5:19 TWILIO_EDGE ? another part of the list may give it',
        'deployment "envVarGroups"',
        '  12:14-13:22 TWILIO_EDGE = "dublin"',
        '  12:14-13:22 TWILIO_REGION ? it is a part that others use',
      ],
    ],
    [
      'defaults beside it',
      'settings.yaml',
      `
default:
  twilio: {region: ie1}
production:
  twilio: {edge: dublin}
`,
      [
        'table table "default.twilio"',
        '  2:12-2:23 default.twilio.region = "ie1"',
        '  2:12-2:23 default.twilio.edge ? defaults may give it',
        'table table "production.twilio"',
        '  4:12-4:24 production.twilio.edge = "dublin"',
        '  4:12-4:24 production.twilio.region ? defaults may give it',
      ],
    ],
    [
      'a command line, whose settings may be written in any way',
      'compose.yaml',
      `
services:
  web:
    command: ["run", "-e", "TWILIO_REGION=ie1", "--env=TWILIO_EDGE=dublin"]
`,
      [],
    ],
    [
      'a key that names the variable',
      'config/custom-environment-variables.yaml',
      `
twilio:
  authToken: TWILIO_IE1_AUTH_TOKEN
  region: TWILIO_REGION
`,
      [
        'table table "twilio"',
        '  2:3-2:35 twilio.authToken -> env TWILIO_IE1_AUTH_TOKEN',
        '  3:3-3:24 twilio.region -> env TWILIO_REGION',
      ],
    ],
  ])('%s', check)
})

describe('frameworks', () => {
  it.each<Case>([
    [
      'Serverless: a function has the provider’s environment; the provider’s region is Amazon’s',
      'serverless.yml',
      `
service: sms
provider:
  region: eu-west-1
  environment:
    TWILIO_REGION: ie1
    TWILIO_EDGE: dublin
functions:
  send:
    environment:
      TWILIO_API_KEY: \${env:TWILIO_IE1_KEY, 'x'}
      TWILIO_API_SECRET: \${ssm:/twilio/ie1/secret}
      TWILIO_AUTH_TOKEN: \${self:custom.token}
`,
      [
        'deployment "provider"',
        '  5:5-5:23 TWILIO_REGION = "ie1"',
        '  6:5-6:24 TWILIO_EDGE = "dublin"',
        'deployment function "send"',
        '  10:7-10:49 TWILIO_API_KEY -> env TWILIO_IE1_KEY else = "x"',
        '  11:7-11:51 TWILIO_API_SECRET -> secret /twilio/ie1/secret @serverless.yml#',
        '  12:7-12:46 TWILIO_AUTH_TOKEN ? a reference that another file or command gives',
        '  5:5-5:23 TWILIO_REGION = "ie1"',
        '  6:5-6:24 TWILIO_EDGE = "dublin"',
      ],
    ],
    [
      'AWS SAM',
      'template.yaml',
      `
Globals:
  Function:
    Environment:
      Variables: {TWILIO_REGION: ie1}
Resources:
  Send:
    Properties:
      Environment:
        Variables:
          TWILIO_AUTH_TOKEN: !Ref Token
          TWILIO_EDGE: '{{resolve:ssm:edge}}'
`,
      [
        'deployment "Globals.Function"',
        '  4:19-4:37 TWILIO_REGION = "ie1"',
        '  11:11-11:46 TWILIO_EDGE ? resource "Send" sets it',
        'deployment resource "Send"',
        '  10:11-10:40 TWILIO_AUTH_TOKEN -> variable Token @template.yaml#',
        '  11:11-11:46 TWILIO_EDGE -> secret edge @template.yaml#',
        '  4:19-4:37 TWILIO_REGION = "ie1"',
      ],
    ],
    [
      'Home Assistant',
      'configuration.yaml',
      `
twilio:
  account_sid: !secret twilio_sid
  auth_token: !env_var TWILIO_IE1_TOKEN
`,
      [
        'table table "twilio"',
        '  2:3-2:34 twilio.account_sid -> secret twilio_sid @configuration.yaml#',
        '  3:3-3:40 twilio.auth_token -> env TWILIO_IE1_TOKEN',
      ],
    ],
    [
      'Spring: nested and with dots',
      'application.yml',
      `
sms:
  twilio:
    account-sid: \${TWILIO_SID}
    auth-token: \${TWILIO_IE1_TOKEN:none}
app.twilio.region: ie1
`,
      [
        'table table "app.twilio"',
        '  5:1-5:23 app.twilio.region = "ie1"',
        'table table "sms.twilio"',
        '  3:5-3:31 sms.twilio.account-sid -> env TWILIO_SID',
        '  4:5-4:41 sms.twilio.auth-token -> env TWILIO_IE1_TOKEN else = "none"',
        '  5:1-5:23 app.twilio.region ? it may be set further out',
      ],
    ],
    [
      'Rails: one table for each Region',
      'config/secrets.yml',
      `
production:
  twilio:
    us1: {account_sid: "<%= ENV['TWILIO_SID'] %>", auth_token: <%= ENV.fetch("TWILIO_TOKEN") %>}
    ie1:
      auth_token: <%= token %>
      region: ie1
`,
      [
        'table table "production.twilio.us1"',
        '  3:11-3:50 production.twilio.us1.account_sid -> env TWILIO_SID',
        '  3:52-3:96 production.twilio.us1.auth_token -> env TWILIO_TOKEN',
        'table table "production.twilio.ie1"',
        '  5:7-5:31 production.twilio.ie1.auth_token ? a template',
        '  6:7-6:18 production.twilio.ie1.region = "ie1"',
      ],
    ],
    [
      'a table called twilio of something else',
      'stacks.yaml',
      `
twilio:
  region: us-east-1
twilio-lambda:
  region: ie1
providers:
  aws: {region: us-east-1, edge: dublin}
dependencies: {twilio: 5.0.0}
`,
      [],
    ],
    [
      'camel-case keys that say Twilio themselves',
      'settings.yaml',
      `
app:
  twilioAccountSid: AC
  twilio_auth_token: \${TOKEN}
  twilioNumber: "+1"
`,
      [
        'table table "app"',
        '  2:3-2:23 app.twilioAccountSid = "AC"',
        '  3:3-3:30 app.twilio_auth_token -> env TOKEN',
      ],
    ],
    [
      'an example',
      'config.example.yaml',
      `
env:
  TWILIO_AUTH_TOKEN: <token>
  TWILIO_REGION: ie1
`,
      [
        'template "env"',
        '  2:3-2:29 TWILIO_AUTH_TOKEN ? to be filled in',
        '  3:3-3:21 TWILIO_REGION = "ie1"',
      ],
    ],
  ])('%s', check)
})

describe('hosts', () => {
  it('are found in every text, alone, and not in comments or longer names', () => {
    expect(
      read(
        'a.yaml',
        [
          '# api.us1.twilio.com',
          'url: https://AC:x@api.ie1.twilio.com:443/2010 # api.us1.twilio.com',
          'other: "api.twilio.com.example.com, *.twilio.com, x@mail.twilio.company, my-twilio.com"',
          'api.au1.twilio.com: {a: &a verify.twilio.com, b: *a}',
        ].join('\n'),
      ),
    ).toEqual([
      'host api.ie1.twilio.com 2:19-2:37',
      'host api.au1.twilio.com 4:1-4:19',
      'host verify.twilio.com 4:28-4:45',
    ])
  })
})

describe('a file that is no YAML', () => {
  it.each([
    ['a: b: c', { reason: 'not valid YAML (block as implicit key)', offset: 3 }],
    ['a: {{ b', { reason: 'not valid YAML (bad indent)', offset: 7 }],
    ['{{ if x }}\na: [\n{{ end }}', { reason: 'not valid YAML (bad indent)', offset: 25 }],
  ])('%j', (text, expected) => {
    const reading = yamlReader.read({ file: 'a.yaml', text, context: { policyNames: () => false } })
    expect(reading).toEqual(expected)
  })
})
