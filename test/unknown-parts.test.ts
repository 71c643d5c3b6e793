import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** Where a part of the settings cannot be read, or stands in another file, nothing is missing for certain. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function found(files: Readonly<Record<string, string>>): readonly string[] {
  const root = scratchProject(files)
  scratch.push(root)
  return check(root).findings.map(report)
}

const CHART = { 'Chart.yaml': 'apiVersion: v2\nname: x\n' }

/** A Deployment whose container has the region; lines put in behind it, and at the end. */
const deployment = (behind: string, end = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
  labels:
    {{- include "x.labels" . | nindent 4 }}
spec:
  template:
    spec:
      containers:
        - name: x
          env:
            - name: TWILIO_REGION
              value: ie1
${behind}          resources:
            {{- toYaml .Values.resources | nindent 12 }}
${end}`

const configMap = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "x" . }}\ndata:\n${lines}`

describe('an action of a template on a line of its own may give what is missing', () => {
  it.each([
    [deployment('            {{- toYaml .Values.extraEnv | nindent 12 }}\n')],
    [deployment('            {{- include "x.env" . | nindent 12 }}\n')],
    [
      deployment(
        '            {{- range $k, $v := .Values.env }}\n            - name: {{ $k }}\n              value: {{ $v }}\n            {{- end }}\n',
      ),
    ],
    [
      configMap(
        '  TWILIO_REGION: ie1\n  {{- range $k, $v := .Values.env }}\n  {{ $k }}: {{ $v }}\n  {{- end }}\n',
      ),
    ],
    [configMap('  {{- toYaml .Values.extra | nindent 2 }}\n  TWILIO_REGION: ie1\n')],
    [configMap('  TWILIO_REGION: ie1\n{{ include "x.edge" . | indent 2 }}\n')],
  ])('%s', (text) => {
    expect(found({ ...CHART, 'templates/a.yaml': text })).toEqual([])
  })

  it.each([
    [deployment(''), 13],
    [
      deployment(
        '',
        '      {{- with .Values.nodeSelector }}\n      nodeSelector:\n        {{- toYaml . | nindent 8 }}\n      {{- end }}\n',
      ),
      13,
    ],
    [configMap('  {{/* the Region */}}\n  {{- $x := .Values.x }}\n  TWILIO_REGION: ie1\n'), 8],
  ])('but not one that stands elsewhere, or puts nothing there: %s', (text, line) => {
    expect(found({ ...CHART, 'templates/a.yaml': text })).toEqual([
      `templates/a.yaml:${String(line)} require-edge`,
    ])
  })
})

describe('a part of Terraform that cannot be read may give what is missing', () => {
  const container = (environment: string): string =>
    `resource "aws_ecs_task_definition" "a" {\n  container_definitions = jsonencode([{\n    environment = ${environment}\n  }])\n}\n`
  const REGION = '{ name = "TWILIO_REGION", value = "ie1" }'

  it.each([
    [container(`concat(var.common, [${REGION}])`)],
    [container(`concat([${REGION}], [for k, v in var.env : { name = k, value = v }])`)],
    [
      `locals {\n  env = [\n    { name = "TWILIO_EDGE", value = "dublin" },\n    { name = "A", value = "b" },\n  ]\n}\n`,
    ],
    [
      'resource "kubernetes_deployment" "a" {\n  spec {\n    container {\n      env {\n        name  = "TWILIO_REGION"\n        value = "ie1"\n      }\n      dynamic "env" {\n        for_each = var.extra\n        content {\n          name = env.key\n        }\n      }\n    }\n  }\n}\n',
    ],
    [
      'resource "helm_release" "a" {\n  values = [file("values.yaml"), yamlencode({ env = { TWILIO_REGION = "ie1" } })]\n  set {\n    name  = "env.TWILIO_EDGE"\n    value = "dublin"\n  }\n}\n',
    ],
    [
      'resource "heroku_app" "twilio" {\n  name   = "a"\n  region = "eu"\n}\nmodule "twilio" {\n  source = "./a"\n  region = "eu"\n}\n',
    ],
  ])('%s', (text) => {
    expect(found({ 'main.tf': text })).toEqual([])
  })

  it.each([
    [container(`[${REGION}]`), 'main.tf:3 require-edge'],
    [
      `${container(`concat(local.env, [${REGION}])`)}locals {\n  env = [{ name = "A", value = "b" }]\n}\n`,
      'main.tf:3 require-edge',
    ],
    ['provider "twilio" {\n  region = "us3"\n}\n', 'main.tf:2 valid-region'],
  ])('but nothing else may: %s', (text, expected) => {
    expect(found({ 'main.tf': text })).toEqual([expected])
  })
})

describe('what stands in another place may give what is missing', () => {
  const job = (context: string): string =>
    `version: 2.1\njobs:\n  deploy:\n    docker:\n      - image: cimg/node:22\n    environment:\n      TWILIO_REGION: ie1\n    steps:\n      - run: ./deploy.sh\nworkflows:\n  main:\n    jobs:\n      - deploy:\n          ${context}\n`
  const pipeline = (group: string): string =>
    `trigger: [main]\nvariables:\n${group}  - name: TWILIO_REGION\n    value: ie1\nsteps:\n  - bash: ./deploy.sh\n    env:\n      TWILIO_API_KEY: $(TWILIO_API_KEY)\n`

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a context of CircleCI', { '.circleci/config.yml': job('context: twilio-eu') }],
    ['a group of Azure’s variables', { 'azure-pipelines.yml': pipeline('  - group: twilio-eu\n') }],
    [
      'helmfile',
      {
        'helmfile.yaml':
          'releases:\n  - name: a\n    chart: ./chart\n    values:\n      - values/a.yaml\n      - env:\n          TWILIO_REGION: ie1\n',
      },
    ],
    [
      'Argo CD',
      {
        'a.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: x}\nspec:\n  source:\n    helm:\n      valuesObject:\n        env:\n          TWILIO_REGION: ie1\n',
      },
    ],
    [
      'Flux',
      {
        'a.yaml':
          'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec:\n  values:\n    env:\n      TWILIO_REGION: ie1\n',
      },
    ],
    [
      'the configuration of an environment',
      {
        'config/default.json': '{"twilio": {"edge": "dublin"}}',
        'config/production.json': '{"twilio": {"region": "ie1"}}',
      },
    ],
    [
      'Kustomize',
      {
        'base/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  TWILIO_EDGE: dublin\n',
      },
    ],
    ['the values of a cluster', { 'environments/prod/values.yaml': 'env:\n  TWILIO_REGION: au1\n' }],
    [
      'a store of CodeBuild',
      {
        'buildspec.yml':
          'version: 0.2\nenv:\n  variables:\n    TWILIO_REGION: ie1\n  parameter-store:\n    TWILIO_EDGE: /prod/twilio/edge\nphases:\n  build:\n    commands: [node x.js]\n',
      },
    ],
    [
      'a store of Copilot',
      {
        'copilot/a/manifest.yml':
          'variables:\n  TWILIO_REGION: ie1\nsecrets:\n  TWILIO_EDGE: /copilot/x/TWILIO_EDGE\n',
      },
    ],
    [
      'what is for all steps of Cloud Build',
      {
        'cloudbuild.yaml':
          "steps:\n  - name: node\n    env: ['TWILIO_REGION=ie1']\n    args: [send.js]\noptions:\n  env: ['TWILIO_EDGE=dublin']\n",
      },
    ],
    [
      'what is for all jobs of Travis CI',
      { '.travis.yml': 'env:\n  global:\n    - TWILIO_EDGE=dublin\n  jobs:\n    - TWILIO_REGION=ie1\n' },
    ],
    [
      'the container of a job',
      {
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    container:\n      image: acme/app\n      env:\n        TWILIO_EDGE: dublin\n    steps:\n      - run: node x.js\n        env:\n          TWILIO_REGION: ie1\n',
      },
    ],
    [
      'what is for all steps of Tekton',
      {
        'a.yaml':
          'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: a}\nspec:\n  stepTemplate:\n    env:\n      - {name: TWILIO_EDGE, value: dublin}\n  steps:\n    - name: a\n      env:\n        - {name: TWILIO_REGION, value: ie1}\n',
      },
    ],
    [
      'supervisord itself',
      {
        'supervisord.conf':
          '[supervisord]\nenvironment=TWILIO_EDGE="dublin"\n\n[program:web]\nenvironment=TWILIO_REGION="ie1"\n',
      },
    ],
    [
      'all hosts of Ansible',
      { 'hosts.ini': '[all:vars]\nTWILIO_EDGE=dublin\n\n[eu:vars]\nTWILIO_REGION=ie1\n' },
    ],
    [
      'a file that a script reads',
      {
        '.gitlab-ci.yml':
          'send:\n  variables:\n    TWILIO_REGION: ie1\n  script:\n    - source .env.ci\n    - node send.js\n',
      },
    ],
    [
      'the command of a pipeline',
      {
        '.drone.yml':
          'kind: pipeline\nsteps:\n  - name: a\n    environment:\n      TWILIO_REGION: ie1\n    commands:\n      - export TWILIO_EDGE=dublin\n      - node x.js\n',
      },
    ],
    [
      'the command of a container',
      {
        'k8s/a.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      command: [sh, -c, "export TWILIO_EDGE=dublin; exec node x.js"]\n      env:\n        - {name: TWILIO_REGION, value: ie1}\n',
      },
    ],
    [
      'what a patch is for',
      {
        'deploy/eu/region-patch.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          env:\n            - {name: TWILIO_REGION, value: ie1}\n',
      },
    ],
    [
      'an environment of the Serverless Framework from a file',
      {
        'serverless.yml':
          'service: a\nprovider:\n  name: aws\n  environment: ${file(env.yml):${sls:stage}}\nfunctions:\n  a:\n    handler: x\n    environment:\n      TWILIO_REGION: ie1\n',
      },
    ],
    [
      'Globals of SAM, but not for functions of CloudFormation',
      {
        'template.yaml':
          "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Environment:\n      Variables:\n        TWILIO_REGION: ie1\n        TWILIO_EDGE: dublin\nResources:\n  Legacy:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          TWILIO_API_KEY: '{{resolve:ssm:/twilio/us1/TWILIO_US1_API_KEY}}'\n",
      },
    ],
    [
      'the Dockerfile of a build argument',
      {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      args:\n        TWILIO_REGION: ie1\n',
      },
    ],
    [
      'another file of Pulumi',
      { 'Pulumi.yaml': 'name: a\nruntime: nodejs\nconfig:\n  twilio:edge: dublin\n' },
    ],
    [
      'the settings of a program of .NET',
      { 'compose.yaml': 'services:\n  web:\n    image: a\n    environment:\n      Twilio__Region: ie1\n' },
    ],
    [
      'a template of Nomad',
      {
        'app.nomad.hcl':
          'job "a" {\n  group "a" {\n    task "a" {\n      env {\n        TWILIO_REGION = "ie1"\n      }\n      template {\n        destination = "secrets/x.env"\n        env         = true\n        data        = "TWILIO_EDGE={{ key \\"twilio/edge\\" }}"\n      }\n    }\n  }\n}\n',
      },
    ],
    [
      'the sensitive variables of Heroku',
      {
        'main.tf':
          'resource "heroku_app" "a" {\n  config_vars = {\n    TWILIO_REGION = "ie1"\n  }\n  sensitive_config_vars = {\n    TWILIO_EDGE = "dublin"\n  }\n}\n',
      },
    ],
    [
      'variables that are said elsewhere',
      {
        '.gitlab-ci.yml':
          'send:\n  variables: !reference [.edges, variables]\n  script:\n    - export TWILIO_REGION=ie1\n    - node send.js\n',
      },
    ],
    [
      'a pipeline that is started',
      {
        '.gitlab-ci.yml':
          'child:\n  variables:\n    TWILIO_REGION: ie1\n  trigger:\n    include: ci/child.yml\n    forward: {pipeline_variables: true}\n',
      },
    ],
    ['a file that direnv loads', { '.envrc': 'source_env ../.envrc\nexport TWILIO_REGION=ie1\n' }],
    [
      'an action',
      {
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: acme/send@v1\n        with:\n          TWILIO_REGION: ie1\n',
      },
    ],
    [
      'the image of a container',
      {
        Dockerfile: 'FROM node:22\nENV TWILIO_EDGE=dublin\n',
        'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      TWILIO_REGION: ie1\n',
      },
    ],
    ['a profile of Quarkus', { 'application.properties': 'twilio.edge=dublin\n%prod.twilio.region=ie1\n' }],
  ])('%s', (_, files) => {
    expect(found(files)).toEqual([])
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'CircleCI without a context',
      { '.circleci/config.yml': job('requires: []') },
      '.circleci/config.yml:7 require-edge',
    ],
    ['Azure without a group', { 'azure-pipelines.yml': pipeline('') }, 'azure-pipelines.yml:3 require-edge'],
    [
      'a ConfigMap',
      { 'k8s/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  TWILIO_REGION: ie1\n' },
      'k8s/a.yaml:5 require-edge',
    ],
    [
      'a pipeline that sets up a tool',
      {
        '.gitlab-ci.yml':
          'send:\n  variables:\n    TWILIO_REGION: ie1\n  script:\n    - source venv/bin/activate\n    - docker build . -t a\n    - python send.py\n',
      },
      '.gitlab-ci.yml:3 require-edge',
    ],
    ['an .envrc by itself', { '.envrc': 'export TWILIO_REGION=ie1\n' }, '.envrc:1 require-edge'],
    [
      'a .env beside a part of something else',
      {
        '.env': 'TWILIO_REGION=ie1\n',
        'infra/main.tf': 'locals {\n  env = {\n    TWILIO_REGION = "us1"\n  }\n}\n',
        'overlays/eu/a.yaml': 'env:\n  TWILIO_REGION: ie1\n',
      },
      '.env:1 require-edge',
    ],
    [
      'an image with a region of its own',
      {
        Dockerfile: 'FROM node:22\nENV TWILIO_REGION=ie1\n',
        'compose.yaml': 'services:\n  web:\n    build: .\n',
      },
      'Dockerfile:2 require-edge',
    ],
    [
      'Quarkus without a profile',
      { 'application.properties': 'twilio.region=ie1\n' },
      'application.properties:1 require-edge',
    ],
  ])('but not in %s', (_, files, expected) => {
    expect(found(files)).toEqual([expected])
  })
})

describe('a text that is no region', () => {
  it.each([
    ['.env.example', 'TWILIO_REGION=us1|ie1|au1\nTWILIO_EDGE=\n'],
    ['.env.example', 'TWILIO_REGION=us1, ie1\nTWILIO_EDGE=dublin|sydney\n'],
    ['.env.template', 'TWILIO_REGION=set-me\n'],
    ['example.env', 'TWILIO_REGION=region\nTWILIO_EDGE=optional\n'],
    ['locales/en.json', '{"twilio": {"account_sid": "Account SID", "region": "Region", "edge": "Edge"}}'],
    ['i18n/de.yaml', 'twilio:\n  auth_token: Auth Token\n  region: Region auswählen\n'],
    ['compose.yaml', 'services:\n  twilio:\n    image: acme/twilio\n    region: fra\n'],
    ['app@.service', '[Service]\nEnvironment=TWILIO_REGION=%i\nEnvironment=TWILIO_EDGE=dublin\n'],
    ['ci/pipeline.yml', 'params:\n  TWILIO_REGION: ((twilio.region))\n  TWILIO_EDGE: ((twilio.edge))\n'],
    ['values/prod.yaml', 'env:\n  TWILIO_REGION: ref+awsssm://prod/twilio/region\n  TWILIO_EDGE: dublin\n'],
    [
      'public/locales/fr.yml',
      'fr:\n  twilio:\n    account_sid: SID du compte\n    region: Région\n    edge: Kante\n',
    ],
  ])('is a choice, a label, or of a service that is called so: %s %j', (file, text) => {
    expect(found({ [file]: text })).toEqual([])
  })

  it.each([
    ['.env.example', 'TWILIO_REGION=us3\n'],
    ['a.yaml', 'twilio:\n  region: us3\n'],
    ['compose.yaml', 'services:\n  web:\n    environment:\n      TWILIO_REGION: us3\n'],
  ])('or a mistake: %s %j', (file, text) => {
    expect(found({ [file]: text })).toEqual([
      `${file}:${String(text.split('us3')[0]?.split('\n').length)} valid-region`,
    ])
  })
})

describe('files that are put together', () => {
  const workload = (name: string, value: string): string =>
    `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          env:\n            - {name: ${name}, value: ${value}}\n`
  const service = (name: string, value: string, more = ''): string =>
    `services:\n  web:\n${more}    environment:\n      ${name}: ${value}\n`

  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'a service that extends one of defaults',
      {
        'compose.yaml': service('TWILIO_REGION', 'ie1', '    extends: {file: common.yaml, service: base}\n'),
        'common.yaml': service('TWILIO_EDGE', 'dublin').replace('web', 'base'),
      },
    ],
    [
      'two halves of one service',
      {
        'a/compose.yaml': service('TWILIO_REGION', 'ie1'),
        'b/compose.yaml': service('TWILIO_EDGE', 'dublin'),
      },
    ],
    [
      'a patch of Kustomize',
      { 'app/web.yaml': workload('TWILIO_REGION', 'ie1'), 'eu/edge.yaml': workload('TWILIO_EDGE', 'dublin') },
    ],
    [
      'defaults in the same folder',
      {
        'config/default.json': '{"twilio": {"edge": "dublin"}}',
        'config/eu.json': '{"twilio": {"region": "ie1"}}',
      },
    ],
    [
      'variables of all hosts',
      {
        'group_vars/all.yml': 'twilio:\n  edge: dublin\n',
        'group_vars/eu.yml': 'twilio:\n  region: ie1\n',
      },
    ],
    [
      'defaults in a folder beside',
      {
        'settings/common/twilio.toml': '[twilio]\nedge = "dublin"\n',
        'settings/eu/twilio.toml': '[twilio]\nregion = "ie1"\n',
      },
    ],
    [
      'a chart within a chart',
      {
        ...CHART,
        'values.yaml': 'app:\n  env:\n    TWILIO_REGION: ie1\n',
        'charts/app/values.yaml': 'env:\n  TWILIO_EDGE: dublin\n',
      },
    ],
  ])('may each give what the other lacks: %s', (_, files) => {
    expect(found(files)).toEqual([])
  })

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'services of other names',
      {
        'a/compose.yaml': service('TWILIO_REGION', 'ie1'),
        'b/compose.yaml': service('TWILIO_EDGE', 'dublin').replace('web', 'api'),
      },
      ['a/compose.yaml:4 require-edge', 'b/compose.yaml:4 no-edge-only'],
    ],
    [
      'a container beside one of its name that is whole',
      {
        'a.yaml': workload('TWILIO_REGION', 'ie1'),
        'b.yaml': `${workload('TWILIO_REGION', 'ie1')}            - {name: TWILIO_EDGE, value: dublin}\n`,
      },
      ['a.yaml:8 require-edge'],
    ],
    [
      'values without defaults',
      {
        'config/eu.json': '{"twilio": {"region": "ie1"}}',
        'config/us.json': '{"twilio": {"edge": "dublin"}}',
      },
      ['config/eu.json:1 require-edge', 'config/us.json:1 no-edge-only'],
    ],
    [
      'defaults that lack the same',
      {
        'config/default.json': '{"twilio": {"region": "us1"}}',
        'config/eu.json': '{"twilio": {"region": "ie1"}}',
      },
      ['config/eu.json:1 require-edge'],
    ],
  ])('but not %s', (_, files, expected) => {
    expect(found(files)).toEqual(expected)
  })
})
