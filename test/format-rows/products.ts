import { Buffer } from 'node:buffer'
import { madeUp } from '../../fixtures/scratch.mjs'
import { rowsOf } from './format-row.ts'
import type { FormatRow } from './format-row.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const TOKEN = madeUp('AUTH_TOKEN of a cluster')
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n'

/** Configuration of products: fixtures of the one finder, not formats of their own. */
export const PRODUCTS: readonly FormatRow[] = [
  ...rowsOf('Docker Compose', [
    [
      'a mapping',
      'compose.yaml',
      'services:\n  web:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_API_KEY: ${TWILIO_US1_API_KEY:?}\n      TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}\n',
      '4:7 require-edge',
      '5:7 no-region-mismatch',
      '6:7 no-hardcoded-credential',
    ],
    [
      'a list',
      'docker-compose.yml',
      'services:\n  web:\n    environment:\n      - TWILIO_REGION=ie1\n      - "TWILIO_API_KEY=${TWILIO_US1_API_KEY}"\n',
      '4:9 require-edge',
      '5:10 no-region-mismatch',
    ],
    [
      'arguments of a build',
      'compose.yaml',
      'services:\n  web:\n    build:\n      context: .\n      args:\n        TWILIO_REGION: ie1\n',
    ],
    [
      'an env_file',
      'compose.yaml',
      'services:\n  a:\n    env_file: .env.docker\n    environment: [TWILIO_REGION=ie1]\n',
    ],
    [
      'a name passed on',
      'compose.yaml',
      'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_EDGE:\n',
    ],
    [
      'two services, each for itself right',
      'compose.yaml',
      'services:\n  a:\n    environment: {TWILIO_REGION: us1}\n  b:\n    environment: {TWILIO_API_KEY: "${TWILIO_IE1_API_KEY}"}\n',
    ],
  ]),
  ...rowsOf('Kubernetes', [
    [
      'a container',
      'k8s/pod.yaml',
      `${POD}      env:\n        - name: TWILIO_REGION\n          value: ie1\n        - name: TWILIO_AUTH_TOKEN\n          valueFrom:\n            secretKeyRef: {name: twilio, key: us1-auth-token}\n`,
      '8:17 require-edge',
      '10:17 no-region-mismatch',
    ],
    [
      'a Secret in base64',
      'k8s/secret.yaml',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: sms}\ndata:\n  TWILIO_REGION: ${base64('ie1')}\n  TWILIO_AUTH_TOKEN: ${base64(TOKEN)}\n`,
      '5:3 require-edge',
      '6:3 no-hardcoded-credential',
    ],
    [
      'a Secret that is called twilio, with short keys',
      'k8s/secret.yaml',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: twilio}\nstringData:\n  account-sid: {{ACCOUNT_SID}}\n  auth-token: {{AUTH_TOKEN}}\n`,
      '6:3 no-hardcoded-credential',
    ],
    [
      'a ConfigMap in a list',
      'k8s/all.yaml',
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a}\n    data:\n      TWILIO_REGION: ie1\n',
      '8:7 require-edge',
    ],
    [
      'envFrom',
      'k8s/pod.yaml',
      `${POD}      envFrom: [{secretRef: {name: twilio}}]\n      env: [{name: TWILIO_REGION, value: ie1}]\n`,
    ],
    [
      'an edge from a secret',
      'k8s/pod.yaml',
      `${POD}      env:\n        - {name: TWILIO_REGION, value: ie1}\n        - {name: TWILIO_EDGE, valueFrom: {configMapKeyRef: {name: a, key: edge}}}\n        - {name: TWILIO_API_KEY, valueFrom: {secretKeyRef: {name: twilio-ie1, key: key}}}\n`,
    ],
    [
      'a checksum in base64, and a placeholder',
      'k8s/secret.yaml',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: twilio}\ndata:\n  TWILIO_AUTH_TOKEN: ${base64('changeme')}\n  checksum: ${base64(TOKEN)}\n`,
    ],
    [
      'sealed',
      'k8s/sealed.yaml',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: twilio}\nspec:\n  encryptedData:\n    TWILIO_REGION: ie1\n    TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}\n',
    ],
  ]),
  ...rowsOf('Helm', [
    [
      'values',
      'chart/values.yaml',
      'web:\n  extraEnv:\n    - name: TWILIO_REGION\n      value: ie1\ntwilio:\n  authToken: {{AUTH_TOKEN}}\n',
      '3:13 require-edge',
      '6:3 no-hardcoded-credential',
    ],
    [
      'a template',
      'chart/templates/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "a.name" . }}\n  {{- with .Values.labels }}\n  labels: {{ toYaml . | nindent 4 }}\n  {{- end }}\ndata:\n  TWILIO_REGION: ie1\n',
      '9:3 require-edge',
    ],
    [
      'a template under a condition',
      'chart/templates/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  {{- if .Values.ie }}\n  TWILIO_REGION: ie1\n  {{- end }}\n',
    ],
    [
      'an edge of the values',
      'chart/templates/a.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  TWILIO_REGION: ie1\n  TWILIO_EDGE: {{ .Values.edge }}\n',
    ],
    ['values laid over others', 'chart/values-prod.yaml', 'web:\n  env:\n    TWILIO_REGION: ie1\n'],
  ]),
  ...rowsOf('GitHub Actions', [
    [
      'a step',
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n        env:\n          TWILIO_REGION: ie1\n          TWILIO_API_KEY: ${{ secrets.TWILIO_US1_API_KEY }}\n          TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}\n',
      '8:11 require-edge',
      '9:11 no-region-mismatch',
      '10:11 no-hardcoded-credential',
    ],
    [
      'the workflow, with a credential of a step',
      '.github/workflows/a.yml',
      'on: push\nenv: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - env: {TWILIO_API_KEY: "${{ secrets.TWILIO_US1_API_KEY }}"}\n        run: npm test\n',
      '7:15 no-region-mismatch',
    ],
    [
      'the edge in the job',
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env: {TWILIO_EDGE: dublin}\n    steps:\n      - env: {TWILIO_REGION: ie1}\n        run: npm test\n',
    ],
    [
      'an expression',
      '.github/workflows/a.yml',
      "on: push\nenv:\n  TWILIO_REGION: ie1\n  TWILIO_EDGE: ${{ inputs.eu && 'dublin' || '' }}\n  TWILIO_API_KEY: ${{ secrets[format('{0}_US1', inputs.x)] }}\njobs: {}\n",
    ],
    [
      'a command sets it',
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env: {TWILIO_REGION: ie1}\n    steps:\n      - run: echo "TWILIO_EDGE=dublin" >> "$GITHUB_ENV"\n',
    ],
  ]),
  ...rowsOf('GitLab CI', [
    [
      'a job',
      '.gitlab-ci.yml',
      'send:\n  variables:\n    TWILIO_REGION: ie1\n    TWILIO_API_KEY: $TWILIO_US1_API_KEY\n  script: [npm test]\n',
      '3:5 require-edge',
      '4:5 no-region-mismatch',
    ],
    [
      'a value with a description',
      '.gitlab-ci.yml',
      'variables:\n  TWILIO_REGION: {value: ie1, description: where}\n',
      '2:3 require-edge',
    ],
    [
      'the edge of the pipeline',
      '.gitlab-ci.yml',
      'variables: {TWILIO_EDGE: dublin}\nsend:\n  variables: {TWILIO_REGION: ie1}\n  script: x\n',
    ],
    [
      'a hidden job',
      '.gitlab-ci.yml',
      '.eu:\n  variables: {TWILIO_REGION: ie1}\nsend:\n  extends: .eu\n  variables: {TWILIO_EDGE: dublin}\n  script: x\n',
    ],
  ]),
  ...rowsOf('CircleCI', [
    [
      'a job',
      '.circleci/config.yml',
      'version: 2.1\njobs:\n  send:\n    docker: [{image: node}]\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}\n    steps: [checkout]\n',
      '6:7 require-edge',
      '7:7 no-hardcoded-credential',
    ],
    [
      'a parameter',
      '.circleci/config.yml',
      'version: 2.1\njobs:\n  send:\n    environment: {TWILIO_REGION: ie1, TWILIO_EDGE: << parameters.edge >>}\n    steps: []\n',
    ],
    [
      'an executor',
      '.circleci/config.yml',
      'version: 2.1\nexecutors:\n  eu:\n    environment: {TWILIO_REGION: ie1}\njobs:\n  send:\n    executor: eu\n    environment: {TWILIO_EDGE: dublin}\n    steps: []\n',
    ],
  ]),
  ...rowsOf('Serverless Framework', [
    [
      'the provider',
      'serverless.yml',
      'service: a\nprovider:\n  name: aws\n  region: eu-west-1\n  environment:\n    TWILIO_REGION: ie1\n    TWILIO_API_KEY: ${env:TWILIO_US1_API_KEY}\nfunctions:\n  f: {handler: a.b}\n',
      '6:5 require-edge',
      '7:5 no-region-mismatch',
    ],
    [
      'the edge of the provider',
      'serverless.yml',
      'service: a\nprovider:\n  environment: {TWILIO_EDGE: dublin}\nfunctions:\n  f:\n    environment: {TWILIO_REGION: ie1}\n',
    ],
    [
      'a parameter of the stage',
      'serverless.yml',
      'service: a\nprovider:\n  environment:\n    TWILIO_REGION: ie1\n    TWILIO_EDGE: ${param:edge}\n    TWILIO_API_KEY: ${ssm:/ie1/twilio-key}\n',
    ],
  ]),
  ...rowsOf('SAM and ECS', [
    [
      'a function',
      'template.yaml',
      'Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Environment:\n        Variables:\n          TWILIO_REGION: ie1\n          TWILIO_API_KEY: "{{resolve:secretsmanager:twilio-us1}}"\n',
      '7:11 require-edge',
      '8:11 no-region-mismatch',
    ],
    ...[
      "'{{resolve:ssm-secure:/prod/TWILIO_US1_API_KEY:3}}'",
      "!Sub '{{resolve:ssm:/prod/TWILIO_US1_API_KEY}}'",
      "'{{resolve:secretsmanager:prod/twilio:SecretString:us1ApiKey}}'",
      "'{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/twilio-us1:SecretString:key::}}'",
      '!Ref TwilioUs1ApiKey',
      '"@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/twilio-us1-api-key/)"',
      '"@Microsoft.KeyVault(VaultName=v;SecretName=twilio-us1-api-key)"',
    ].map(
      (value) =>
        [
          `a reference: ${value}`,
          'template.yaml',
          `Environment:\n  Variables:\n    TWILIO_REGION: ie1\n    TWILIO_EDGE: dublin\n    TWILIO_API_KEY: ${value}\n`,
          '5:5 no-region-mismatch',
        ] as const,
    ),
    ...[
      "!Sub '{{resolve:ssm:/${Stage}-us1/TWILIO_API_KEY}}'",
      '!GetAtt TwilioUs1.Key',
      '!ImportValue TwilioUs1ApiKey',
      "'{{resolve:ssm:/prod/TWILIO_IE1_API_KEY}}'",
      '!Ref TwilioApiKey',
    ].map(
      (value) =>
        [
          `a reference that is right, or not known: ${value}`,
          'template.yaml',
          `Environment:\n  Variables:\n    TWILIO_REGION: ie1\n    TWILIO_EDGE: dublin\n    TWILIO_API_KEY: ${value}\n`,
        ] as const,
    ),
    [
      'a task',
      'task-definition.json',
      '{"containerDefinitions": [{"name": "a",\n  "environment": [{"name": "TWILIO_REGION", "value": "ie1"}],\n  "secrets": [{"name": "TWILIO_API_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:twilio/us1/api-key"}]}]}\n',
      '2:28 require-edge',
      '3:24 no-region-mismatch',
    ],
    [
      'the edge of the globals',
      'template.yaml',
      'Globals:\n  Function:\n    Environment:\n      Variables: {TWILIO_EDGE: dublin}\nResources:\n  F:\n    Properties:\n      Environment:\n        Variables: {TWILIO_REGION: ie1}\n',
    ],
    [
      'an intrinsic function',
      'template.yaml',
      'Resources:\n  F:\n    Properties:\n      Environment:\n        Variables:\n          TWILIO_REGION: ie1\n          TWILIO_EDGE: !Ref Edge\n          TWILIO_AUTH_TOKEN: !Sub "{{resolve:ssm:${Token}}}"\n',
    ],
  ]),
  ...rowsOf('Vercel', [
    [
      'env',
      'vercel.json',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1",\n    "TWILIO_API_KEY": "@twilio-us1-api-key"\n  }\n}\n',
      '3:5 require-edge',
      '4:5 no-region-mismatch',
    ],
    [
      'a secret of Ireland',
      'vercel.json',
      '{"env": {"TWILIO_REGION": "ie1", "TWILIO_EDGE": "dublin", "TWILIO_API_KEY": "@twilio-ie1-api-key"}}\n',
    ],
    [
      'the regions of its own functions',
      'vercel.json',
      '{"regions": ["dub1"], "env": {"TWILIO_EDGE": "@edge", "TWILIO_REGION": "ie1"}}\n',
    ],
  ]),
  ...rowsOf('Netlify', [
    [
      'a context',
      'netlify.toml',
      '[build]\ncommand = "x"\n[context.production.environment]\n  TWILIO_REGION = "ie1"\n  TWILIO_AUTH_TOKEN = "{{AUTH_TOKEN}}"\n',
      '4:3 require-edge',
      '5:3 no-hardcoded-credential',
    ],
    [
      'a credential of the build in a context',
      'netlify.toml',
      '[build.environment]\nTWILIO_API_KEY = "$TWILIO_US1_API_KEY"\n[context.production]\nenvironment = { TWILIO_REGION = "ie1", TWILIO_EDGE = "dublin" }\n',
      '2:1 no-region-mismatch',
    ],
    [
      'the edge of the build',
      'netlify.toml',
      '[build.environment]\nTWILIO_EDGE = "dublin"\n[context.production.environment]\nTWILIO_REGION = "ie1"\n',
    ],
    [
      'both in a context',
      'netlify.toml',
      '[context."deploy-preview".environment]\nTWILIO_REGION = "ie1"\nTWILIO_EDGE = "dublin"\n',
    ],
  ]),
  ...rowsOf('Fly', [
    [
      'env',
      'fly.toml',
      'app = "a"\nprimary_region = "dub"\n\n[env]\n  PORT = "8080"\n  TWILIO_REGION = "ie1"\n',
      '6:3 require-edge',
    ],
    [
      'its own region',
      'fly.toml',
      'app = "twilio"\nprimary_region = "ie1"\n[env]\nTWILIO_EDGE = "ashburn"\n',
    ],
    ['both', 'fly.toml', '[env]\nTWILIO_REGION = "ie1"\nTWILIO_EDGE = "dublin"\n'],
  ]),
  ...rowsOf('Render', [
    [
      'a service',
      'render.yaml',
      'services:\n  - type: web\n    name: a\n    envVars:\n      - key: TWILIO_REGION\n        value: ie1\n      - key: TWILIO_AUTH_TOKEN\n        value: {{AUTH_TOKEN}}\n',
      '5:14 require-edge',
      '7:14 no-hardcoded-credential',
    ],
    [
      'a group',
      'render.yaml',
      'services:\n  - type: web\n    name: a\n    envVars:\n      - fromGroup: twilio\n      - key: TWILIO_REGION\n        value: ie1\n',
    ],
    [
      'set in the dashboard',
      'render.yaml',
      'services:\n  - name: a\n    envVars:\n      - {key: TWILIO_REGION, value: ie1}\n      - {key: TWILIO_EDGE, sync: false}\n',
    ],
  ]),
  ...rowsOf('Twilio CLI', [
    [
      'a profile',
      'backup/.twilio-cli/config.json',
      '{\n  "profiles": {\n    "a": {\n      "accountSid": "{{ACCOUNT_SID}}",\n      "region": "ie1",\n      "apiKey": "{{API_KEY}}",\n      "apiSecret": "{{API_SECRET}}"\n    }\n  }\n}\n',
      '5:7 require-edge',
      '7:7 no-hardcoded-credential',
    ],
    [
      'the edge of all profiles',
      '.twilio-cli/config.json',
      '{"edge": "dublin", "profiles": {"a": {"accountSid": "{{ACCOUNT_SID}}", "region": "ie1"}}}\n',
    ],
    [
      'the edge of all profiles does not belong to the region of one',
      '.twilio-cli/config.json',
      '{\n  "edge": "sydney",\n  "profiles": {\n    "a": {"accountSid": "{{ACCOUNT_SID}}", "region": "ie1"},\n    "b": {"accountSid": "{{ACCOUNT_SID}}", "region": "au1"}\n  }\n}\n',
      '2:3 valid-edge',
    ],
    [
      'the edge of a profile goes over that of all',
      '.twilio-cli/config.json',
      '{"edge": "sydney", "profiles": {"a": {"accountSid": "{{ACCOUNT_SID}}", "region": "ie1", "edge": "dublin"}}}\n',
    ],
    [
      'no edge for all profiles',
      '.twilio-cli/config.json',
      '{\n  "edge": null,\n  "profiles": {"a": {"accountSid": "{{ACCOUNT_SID}}", "region": "ie1"}}\n}\n',
      '3:74 require-edge',
    ],
    [
      'no edge for a profile, but for all',
      '.twilio-cli/config.json',
      '{"edge": "dublin", "profiles": {"a": {"accountSid": "{{ACCOUNT_SID}}", "region": "ie1", "edge": null}}}\n',
    ],
    [
      'both',
      '.twilio-cli/config.json',
      '{"profiles": {"a": {"region": "ie1", "edge": "dublin", "apiKey": "{{API_KEY}}"}}}\n',
    ],
  ]),
  ...rowsOf('Twilio Serverless Toolkit', [
    [
      '.twilioserverlessrc',
      '.twilioserverlessrc',
      '{\n  // the defaults\n  "commands": {"deploy": {\n    "region": "ie1",\n    "username": "{{API_KEY}}",\n    "password": "{{API_SECRET}}"\n  }}\n}\n',
      // The toolkit fills the edge in: serverless-toolkit, packages/serverless-api/src/api/utils/api-client.ts.
      '6:5 no-hardcoded-credential',
    ],
    ['.twilioserverlessrc, both', '.twilioserverlessrc', '{"region": "ie1", "edge": "dublin"}\n'],
    ['.twilioserverlessrc, the region', '.twilioserverlessrc', '{region: "ie1"}\n'],
    [
      '.twilioserverlessrc, JSON5',
      '.twilioserverlessrc',
      "{\n  // where it goes\n  region: 'ie1', /* Ireland */ edge: 'sydney',\n}\n",
      '3:32 valid-edge',
    ],
    [
      '.twilioserverlessrc, a command',
      '.twilioserverlessrc',
      '{ commands: {\n  deploy: { region: "ie1", edge: "sydney" },\n  start: { region: "ie1", edge: "dublin" },\n} }\n',
      '2:28 valid-edge',
    ],
    [
      '.twilioserverlessrc, an environment',
      '.twilioserverlessrc',
      '{"environments": {"production": {"region": "de1"}}}\n',
      '1:34 valid-region',
    ],
    [
      '.twilioserverlessrc, a project',
      'api/.twilioserverlessrc.json',
      "{projects: {\n  '{{ACCOUNT_SID}}:au1': {region: 'au1', edge: 'dublin'}\n}}\n",
      '2:61 valid-edge',
    ],
    [
      '.twilioserverlessrc, halves in sections',
      '.twilioserverlessrc',
      '{commands: {deploy: {edge: "dublin"}}, environments: {dev: {region: "ie1"}, "*": {region: "us1"}}}\n',
    ],
    [
      '.twilioserverlessrc, the other half is general',
      '.twilioserverlessrc',
      '{edge: "sydney", commands: {deploy: {region: "ie1"}}}\n',
    ],
    [
      '.twilioserverlessrc, a general pair beside a section',
      '.twilioserverlessrc',
      '{region: "ie1", edge: "sydney", commands: {deploy: {region: "us1"}}}\n',
      '1:17 valid-edge',
    ],
    [
      '.twilioserverlessrc, what is no section',
      '.twilioserverlessrc',
      '{commands: {region: "de1"}, functions: {a: {region: "de1", edge: "roaming"}}}\n',
    ],
    [
      '.twiliodeployinfo',
      '.twiliodeployinfo',
      '{"{{ACCOUNT_SID}}:ie1": {"serviceSid": "ZS00", "latestBuild": "ZB00"}}\n',
    ],
  ]),
  ...rowsOf('Supabase', [
    [
      'a token',
      'supabase/config.toml',
      '[auth.sms]\nenable_signup = true\n\n[auth.sms.twilio]\nenabled = true\naccount_sid = "{{ACCOUNT_SID}}"\nmessage_service_sid = ""\nauth_token = "{{AUTH_TOKEN}}"\n',
      '8:1 no-hardcoded-credential',
    ],
    [
      'a variable',
      'supabase/config.toml',
      '[auth.sms.twilio]\naccount_sid = "{{ACCOUNT_SID}}"\nauth_token = "env(SUPABASE_AUTH_SMS_TWILIO_AUTH_TOKEN)"\n',
    ],
    [
      "another provider's",
      'supabase/config.toml',
      '[auth.sms.twilio]\naccount_sid = ""\n[auth.sms.vonage]\napi_secret = "{{AUTH_TOKEN}}"\n',
    ],
  ]),
  ...rowsOf('Home Assistant', [
    [
      'a token',
      'configuration.yaml',
      'twilio:\n  account_sid: {{ACCOUNT_SID}}\n  auth_token: {{AUTH_TOKEN}}\n',
      '3:3 no-hardcoded-credential',
    ],
    [
      'a secret',
      'configuration.yaml',
      'twilio:\n  account_sid: !secret twilio_sid\n  auth_token: !secret twilio_token\n',
    ],
    [
      "another component's",
      'configuration.yaml',
      'twilio:\n  account_sid: !secret twilio_sid\nsensor:\n  auth_token: {{AUTH_TOKEN}}\n',
    ],
  ]),
  ...rowsOf('Spring', [
    [
      'a property by another',
      'application.properties',
      'my.region=ie1\ntwilio.region=${my.region}\ntwilio.edge=sydney\n',
      '3:1 valid-edge',
    ],
    [
      'a property by another, which belongs to the edge',
      'application.properties',
      'r=ie1\ntwilio.region=${r}\ntwilio.edge=dublin\n',
    ],
    [
      'a property that the file does not have',
      'application.properties',
      'twilio.region=${r}\ntwilio.edge=sydney\n',
    ],
    [
      'a property by another, which a profile replaces',
      'application.properties',
      'r=ie1\ntwilio.region=${r}\ntwilio.edge=sydney\n#---\nspring.config.activate.on-profile=au\nr=au1\n',
    ],
    [
      'YAML',
      'src/main/resources/application.yml',
      'spring:\n  profiles:\n    active: prod\nsms:\n  twilio:\n    account-sid: ${TWILIO_ACCOUNT_SID}\n    auth-token: ${TWILIO_US1_AUTH_TOKEN:}\n    region: ie1\n',
      '7:5 no-region-mismatch',
      '8:5 require-edge',
    ],
    [
      'properties',
      'src/main/resources/application.properties',
      'server.port=8080\nsms.twilio.account-sid=${TWILIO_ACCOUNT_SID}\nsms.twilio.auth-token={{AUTH_TOKEN}}\nsms.twilio.region=ie1\n',
      '3:1 no-hardcoded-credential',
      '4:1 require-edge',
    ],
    ['a profile in a file of its own', 'application-prod.properties', 'twilio.region=ie1\n'],
    [
      'a profile in a part of the file',
      'application.properties',
      'twilio.edge=dublin\n#---\nspring.config.activate.on-profile=prod\ntwilio.region=ie1\n',
    ],
    [
      'a profile in a document',
      'application.yml',
      'twilio:\n  edge: dublin\n---\nspring.config.activate.on-profile: eu\ntwilio:\n  region: ie1\n',
    ],
    [
      'an expression',
      'application.properties',
      "twilio.region=#{systemProperties['region']}\ntwilio.auth-token={cipher}{{AUTH_TOKEN}}\n",
    ],
  ]),
  ...rowsOf('.NET', [
    [
      'a section',
      'appsettings.json',
      '{\n  "Twilio": {\n    "AccountSid": "{{ACCOUNT_SID}}",\n    "AuthToken": "{{AUTH_TOKEN}}",\n    "Region": "ie1"\n  }\n}\n',
      '4:5 no-hardcoded-credential',
      '5:5 require-edge',
    ],
    [
      'joined keys',
      'appsettings.json',
      '{\n  "Twilio:Region": "ie1",\n  "Twilio:AuthToken": "{{AUTH_TOKEN}}"\n}\n',
      '2:3 require-edge',
      '3:3 no-hardcoded-credential',
    ],
    ['one laid over the other', 'appsettings.Production.json', '{"Twilio": {"Region": "ie1"}}\n'],
    [
      'filled in elsewhere',
      'appsettings.json',
      '{"Twilio": {"AccountSid": "{{ACCOUNT_SID}}", "AuthToken": "", "Region": "ie1", "Edge": ""}}\n',
    ],
  ]),
]
