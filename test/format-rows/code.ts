import { rowsOf } from './format-row.ts'
import type { FormatRow } from './format-row.ts'

const PROVIDER = 'provider "twilio" {\n'
const CURL = 'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json'

/** The three mistakes in formats that are code more than settings. */
export const CODE_MISTAKES: readonly FormatRow[] = [
  ...rowsOf('Terraform', [
    [
      'the three mistakes, a provider',
      'infra/main.tf',
      `${PROVIDER}  region     = "ie1" # Ireland\n  api_key    = var.twilio_us1_api_key\n  auth_token = "{{AUTH_TOKEN}}"\n}\n`,
      '2:3 require-edge',
      '3:3 no-region-mismatch',
      '4:3 no-hardcoded-credential',
    ],
    [
      'the three mistakes, a function',
      'infra/lambda.tf',
      'resource "aws_lambda_function" "sms" {\n  environment {\n    variables = {\n      TWILIO_REGION     = "ie1"\n      TWILIO_API_KEY    = var.twilio_us1_api_key\n      TWILIO_AUTH_TOKEN = "{{AUTH_TOKEN}}"\n    }\n  }\n}\n',
      '4:7 require-edge',
      '5:7 no-region-mismatch',
      '6:7 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('Dockerfile', [
    [
      'the three mistakes',
      'Dockerfile',
      'FROM node:20\n# Ireland\nARG TWILIO_US1_API_KEY\nENV TWILIO_REGION=ie1\nENV A=b TWILIO_API_KEY=$TWILIO_US1_API_KEY \\\n    TWILIO_AUTH_TOKEN="{{AUTH_TOKEN}}"\n',
      '4:5 require-edge',
      '5:9 no-region-mismatch',
      '6:5 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('Shell', [
    [
      'the three mistakes',
      'scripts/env.sh',
      '#!/bin/sh\nset -e # stop\nexport TWILIO_REGION=ie1\nexport TWILIO_API_KEY="$TWILIO_US1_API_KEY" A=b\nexport TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nnode send.js\n',
      '3:8 require-edge',
      '4:8 no-region-mismatch',
      '5:8 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('package.json', [
    [
      'the three mistakes',
      'package.json',
      '{\n  "scripts": {\n    "start": "TWILIO_REGION=\\"ie1\\" TWILIO_API_KEY=$TWILIO_US1_API_KEY TWILIO_AUTH_TOKEN={{AUTH_TOKEN}} node ."\n  }\n}\n',
      '3:15 require-edge',
      '3:37 no-region-mismatch',
      '3:72 no-hardcoded-credential',
    ],
  ]),
]

/** What else such formats say, and right code that is close to the mistakes. */
export const CODE: readonly FormatRow[] = [
  ...rowsOf('Terraform', [
    [
      'a region by a local, an edge that goes with another',
      'main.tf',
      `locals {\n  where = "ie1"\n}\n${PROVIDER}  region = local.where\n  edge   = "sydney"\n}\n`,
      '6:3 valid-edge',
    ],
    [
      "a variable's default, in a text",
      'main.tf',
      `variable "where" {\n  default = "ie1"\n}\n${PROVIDER}  region = "\${var.where}"\n}\n`,
      '5:3 require-edge',
    ],
    [
      'containers of ECS',
      'ecs.tf',
      'resource "aws_ecs_task_definition" "a" {\n  container_definitions = jsonencode([{\n    name = "a", environment = [{ name = "TWILIO_REGION", value = "ie1" }]\n  }])\n}\n',
      '3:41 require-edge',
    ],
    [
      'blocks of Cloud Run',
      'run.tf',
      'resource "google_cloud_run_service" "a" {\n  env {\n    name  = "TWILIO_REGION"\n    value = "ie1"\n  }\n  env {\n    name  = "TWILIO_API_KEY"\n    value = var.twilio_us1_api_key\n  }\n}\n',
      '3:13 require-edge',
      '7:13 no-region-mismatch',
    ],
    [
      'a Secret, which Terraform encodes itself',
      'k8s.tf',
      'resource "kubernetes_secret" "a" {\n  data = {\n    TWILIO_AUTH_TOKEN = "{{AUTH_TOKEN}}"\n  }\n}\n',
      '3:5 no-hardcoded-credential',
    ],
    [
      'values of variables',
      'prod.tfvars',
      'twilio_region     = "ie1"\ntwilio_edge       = "sydney"\ntwilio_auth_token = "{{AUTH_TOKEN}}"\n',
      '2:1 valid-edge',
      '3:1 no-hardcoded-credential',
    ],
    [
      'a secret as the default of a variable',
      'vars.tf',
      'variable "twilio_auth_token" {\n  type    = string\n  default = "{{AUTH_TOKEN}}"\n}\n',
      '1:10 no-hardcoded-credential',
    ],
    [
      'a retired host',
      'main.tf',
      'output "twilio" {\n  value = "https://api.ie1.twilio.com/"\n}\n',
      '2:11 no-retired-host',
    ],
    ['a text that is not closed', 'main.tf', `${PROVIDER}  region = "ie1\n}\n`],
    [
      'both, and a key of the same Region',
      'main.tf',
      `${PROVIDER}  region  = "ie1"\n  edge    = "dublin"\n  api_key = var.twilio_ie1_api_key\n}\n`,
    ],
    [
      'an edge by a variable',
      'main.tf',
      `variable "edge" {}\n${PROVIDER}  region = "ie1"\n  edge = var.edge\n}\n`,
    ],
    [
      'a condition',
      'main.tf',
      `${PROVIDER}  region = var.eu ? "ie1" : "us1"\n  api_key = var.eu ? var.twilio_ie1_api_key : var.twilio_us1_api_key\n}\n`,
    ],
    [
      'parts that are merged',
      'main.tf',
      'locals {\n  where = { TWILIO_REGION = "ie1" }\n  more = { TWILIO_EDGE = "dublin" }\n}\nresource "aws_lambda_function" "a" {\n  environment {\n    variables = merge(local.where, local.more, var.others)\n  }\n}\n',
    ],
    [
      "another cloud's provider",
      'main.tf',
      'provider "aws" {\n  region = "ie1"\n}\nresource "twilio_messaging_service" "a" {\n  friendly_name = "ie1"\n}\n',
    ],
    [
      'a heredoc',
      'main.tf',
      'resource "x" "twilio" {\n  text = <<-EOT\n    region = "ie1"\n    TWILIO_REGION=ie1\n  EOT\n}\n',
    ],
    [
      'values of a chart',
      'helm.tf',
      'resource "helm_release" "a" {\n  set {\n    name  = "env.TWILIO_REGION"\n    value = "ie1"\n  }\n}\n',
    ],
    ['a region alone among variables', 'prod.tfvars', 'twilio_region = "ie1"\n'],
    [
      'suppressed, with either mark',
      'main.tf',
      `${PROVIDER}  // regionguard-disable-next-line require-edge -- the gateway fills it in\n  region = "ie1"\n}\n`,
    ],
  ]),
  ...rowsOf('Dockerfile', [
    [
      'by another variable, with a space, in quotes',
      'docker/Dockerfile.web',
      'FROM a AS web\nENV HOME_REGION "ie1"\nENV TWILIO_REGION=${HOME_REGION}\nENV TWILIO_EDGE sydney\n',
      '4:5 valid-edge',
    ],
    [
      'inherited from a stage',
      'Dockerfile',
      'FROM a AS base\nENV TWILIO_REGION=ie1\nENV TWILIO_EDGE=dublin\nFROM base\nENV TWILIO_API_KEY=SK0 TWILIO_EDGE=sydney\n',
      '5:24 valid-edge',
    ],
    [
      'a secret as an argument',
      'Dockerfile',
      'FROM a\nARG TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n',
      '2:5 no-hardcoded-credential',
    ],
    [
      'what is run',
      'Dockerfile',
      'FROM a\nRUN npm ci && \\\n    # a comment within\n    curl -u "$TWILIO_US1_API_KEY:$S" https://api.dublin.ie1.twilio.com/ && \\\n    TWILIO_REGION=ie1 node .\n',
      '4:5 no-region-mismatch',
      '5:5 require-edge',
    ],
    [
      'a public secret that an argument hands on: once',
      'Dockerfile',
      'FROM a\nARG VITE_TWILIO_AUTH_TOKEN\nENV VITE_TWILIO_AUTH_TOKEN=$VITE_TWILIO_AUTH_TOKEN\n',
      '2:5 no-public-secret',
    ],
    [
      'what the container runs, over several lines',
      'Dockerfile',
      'FROM a\nHEALTHCHECK --interval=5m \\\n  CMD curl -f https://api.ie1.twilio.com/ || exit 1\nCMD echo a && \\\n    # a comment within\n    curl -u {{ACCOUNT_SID}}:{{AUTH_TOKEN}} \\\n      https://api.ie1.twilio.com/\n',
      '3:15 no-retired-host',
      '6:13 no-hardcoded-credential',
      '7:7 no-retired-host',
    ],
    [
      'a command as a list of words, over several lines',
      'Dockerfile',
      'FROM a\nRUN ["curl", "-u", "{{ACCOUNT_SID build}}:{{AUTH_TOKEN build}}", "https://example.com/"]\nHEALTHCHECK CMD [ "curl", \\\n  # a comment within\n  "-u", "{{ACCOUNT_SID}}:{{AUTH_TOKEN}}", \\\n  "https://api.ie1.twilio.com/" ]\n',
      '2:20 no-hardcoded-credential',
      '5:10 no-hardcoded-credential',
      '6:3 no-retired-host',
    ],
    [
      'a script in a list of words, with an escape before it',
      'Dockerfile',
      'FROM a\nENTRYPOINT ["sh", "-c", "echo \\"a\\" && TWILIO_AUTH_TOKEN={{AUTH_TOKEN}} node x"]\nCMD ["env", "TWILIO_REGION=ie1", "TWILIO_EDGE=sydney", "node", "x"]\n',
      '2:40 no-hardcoded-credential',
      '3:35 valid-edge',
    ],
    [
      'commands that set a region',
      'Dockerfile',
      'FROM a\nHEALTHCHECK CMD ["sh", "-c", "TWILIO_REGION=ie1 node x"]\nCMD TWILIO_REGION=au1 node x\n',
      '2:31 require-edge',
      '3:5 require-edge',
    ],
    [
      'what is a list of words to nobody but a shell',
      'Dockerfile',
      "FROM a\nCMD ['curl', 'https://api.ie1.twilio.com/']\n",
      '2:14 no-retired-host',
    ],
    [
      'lines that go on by a backtick',
      'Dockerfile',
      '# escape=`\nFROM a\nCMD curl `\n  https://api.ie1.twilio.com/\nHEALTHCHECK CMD ["curl", `\n  "https://api.ie1.twilio.com/"]\n',
      '4:3 no-retired-host',
      '6:3 no-retired-host',
    ],
    [
      'labels',
      'Dockerfile',
      'FROM a\nLABEL dsn="twilio://{{ACCOUNT_SID}}:{{AUTH_TOKEN}}@default" \\\n  org.example.url=https://api.ie1.twilio.com/ TWILIO_AUTH_TOKEN={{AUTH_TOKEN other}}\n',
      '2:7 no-hardcoded-credential',
      '3:3 no-retired-host',
      '3:47 no-hardcoded-credential',
    ],
    [
      'references and placeholders in what is run',
      'Dockerfile',
      'FROM a\nENTRYPOINT ["sh", "-c", "TWILIO_AUTH_TOKEN=${TWILIO_AUTH_TOKEN} exec node x"]\nHEALTHCHECK CMD curl -u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN" https://example.com/\nCMD ["curl", "-u", "{{ACCOUNT_SID}}:your_auth_token", "https://example.com/"]\n',
    ],
    [
      'comments, what is empty, what is not closed',
      'Dockerfile',
      'FROM a\n# CMD curl -u {{ACCOUNT_SID}}:{{AUTH_TOKEN}} https://api.ie1.twilio.com/\nHEALTHCHECK NONE\nHEALTHCHECK CMD\nLABEL\nENTRYPOINT []\nCMD echo a \\\n  # https://api.ie1.twilio.com/\n  b\nCMD\n',
    ],
    [
      'references in labels, and labels that set nothing',
      'Dockerfile',
      'FROM a\nLABEL dsn="twilio://$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN@default" TWILIO_REGION=ie1\nLABEL api.ie1.twilio.com/owner=me a=${TWILIO_AUTH_TOKEN}\n',
    ],
    [
      'a command that the image completes, and one that completes the image',
      'Dockerfile',
      'FROM a AS one\nENV TWILIO_EDGE=dublin\nCMD TWILIO_REGION=ie1 node x\nFROM a\nENV TWILIO_REGION=ie1\nENTRYPOINT ["env", "TWILIO_EDGE=dublin", "node", "x"]\n',
    ],
    [
      'a command behind an entrypoint that may complete it',
      'Dockerfile',
      'FROM a\nENTRYPOINT ["with-env"]\nCMD TWILIO_REGION=ie1 node x\n',
    ],
    ['an argument', 'Dockerfile', 'FROM a\nARG TWILIO_REGION=ie1\nENV TWILIO_REGION=$TWILIO_REGION\n'],
    [
      'an argument without a value',
      'Dockerfile',
      'FROM a\nARG TWILIO_REGION\nENV TWILIO_EDGE=dublin TWILIO_REGION=$TWILIO_REGION\n',
    ],
    [
      'completed by a later stage',
      'Dockerfile',
      'FROM a AS base\nENV TWILIO_REGION=ie1\nFROM base\nENV TWILIO_EDGE=dublin\n',
    ],
    [
      'suppressed',
      'Dockerfile',
      'FROM a\n# regionguard-disable-next-line require-edge -- the gateway fills it in\nENV TWILIO_REGION=ie1\n',
    ],
  ]),
  ...rowsOf('Shell', [
    [
      'curl: a key of another Region',
      'send.sh',
      `curl -sS -X POST -u "$TWILIO_US1_API_KEY:$TWILIO_US1_API_SECRET" "${CURL}" \\\n  --data-urlencode To=1\n`,
      '1:1 no-region-mismatch',
    ],
    [
      'curl: the Auth Token, within a substitution',
      'send.sh',
      `ANSWER=$(curl ${CURL} -d To=1 \\\n  --user "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN")\n`,
      '1:10 prefer-api-key',
    ],
    [
      'curl: a secret, a retired host, by variables',
      'send.sh',
      'TOKEN={{AUTH_TOKEN}}\nHOST=https://api.ie1.twilio.com\ncurl "$HOST/2010-04-01/Accounts.json" -u "{{ACCOUNT_SID}}:$TOKEN"\n',
      '1:7 no-hardcoded-credential',
      '2:1 no-retired-host',
    ],
    [
      'curl: a header',
      'send.sh',
      `curl ${CURL} -H "Authorization: Basic $(echo -n "$TWILIO_US1_API_KEY:$S" | base64)"\n`,
      '1:1 no-region-mismatch',
    ],
    [
      'curl: halves that do not belong together',
      'send.sh',
      'curl -u "{{ACCOUNT_SID}}:$TWILIO_API_KEY_SECRET" https://api.twilio.com/2010-04-01/Accounts.json\n',
      '1:1 valid-credential-pair',
    ],
    [
      'for one command, with what is exported',
      'send.bash',
      'export TWILIO_API_KEY=$TWILIO_US1_API_KEY\nTWILIO_REGION=ie1 TWILIO_EDGE=dublin node a.js\n',
      '1:8 no-region-mismatch',
    ],
    [
      'env, docker run, a .env that is written',
      'send.sh',
      'env TWILIO_REGION=ie1 node a.js\ndocker run --rm -e TWILIO_REGION=au1 image\ncat > .env <<EOF\nTWILIO_REGION=ie1\nA=$B\nEOF\n',
      '1:5 require-edge',
      '2:20 require-edge',
      '4:1 require-edge',
    ],
    [
      'heroku: a key of another Region, a secret',
      'setup.sh',
      'heroku config:set TWILIO_REGION=ie1 TWILIO_API_KEY=$TWILIO_US1_API_KEY -a app\ngh secret set TWILIO_AUTH_TOKEN --body {{AUTH_TOKEN}}\n',
      '1:37 no-region-mismatch',
      '2:15 no-hardcoded-credential',
    ],
    [
      'eb: a key of another Region',
      'setup.sh',
      'eb setenv TWILIO_REGION=ie1 TWILIO_API_KEY=$TWILIO_US1_API_KEY\n',
      '1:29 no-region-mismatch',
    ],
    [
      'gcloud: a list of variables, of which one has another edge, and one a key of another Region',
      'deploy.sh',
      'gcloud run deploy a --set-env-vars "A=$B,TWILIO_REGION=ie1,TWILIO_EDGE=sydney,TWILIO_API_KEY=$TWILIO_US1_API_KEY"\n',
      '1:60 valid-edge',
      '1:79 no-region-mismatch',
    ],
    [
      'gcloud: a list that takes all others away',
      'deploy.sh',
      'gcloud run deploy a --region=europe-west1 --set-env-vars=TWILIO_REGION=ie1 --set-secrets=TWILIO_API_KEY=a:latest\n',
      '1:58 require-edge',
    ],
    [
      'kubectl: an object',
      'deploy.sh',
      'kubectl create configmap a --from-literal=TWILIO_REGION=ie1 --from-literal TWILIO_EDGE=sydney\nkubectl create secret generic b --from-literal=TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n',
      '1:76 valid-edge',
      '2:48 no-hardcoded-credential',
    ],
    [
      'a branch',
      'deploy.sh',
      'if [ "$1" = eu ]; then\n  export TWILIO_REGION=ie1\nelse\n  export TWILIO_REGION=us1\nfi\nnode a.js\n',
      '2:10 require-edge',
    ],
    [
      'a host that a subshell changes for itself',
      'send.sh',
      'HOST=api.twilio.com\n(HOST=api.dublin.ie1.twilio.com; echo "$HOST")\nHOST=other | cat\ncurl -u "$TWILIO_IE1_API_KEY:$S" "https://$HOST/"\n',
      '4:1 no-region-mismatch',
    ],
    [
      'a host that a branch, a function or a loop may change',
      'send.sh',
      'HOST=api.twilio.com\nif [ "$1" ]; then HOST=api.dublin.ie1.twilio.com; fi\ncurl -u "$TWILIO_IE1_API_KEY:$S" "https://$HOST/"\nA=api.twilio.com\neu() { A=api.dublin.ie1.twilio.com; }\neu\ncurl -u "$TWILIO_IE1_API_KEY:$S" "https://$A/"\nB=api.twilio.com\nwhile read -r LINE; do\n  curl -u "$TWILIO_IE1_API_KEY:$S" "https://$B/"\n  B=api.dublin.ie1.twilio.com\ndone\n',
    ],
    [
      'gcloud: the other may be there, in the rest of a list, among the secrets, behind a sign of its own',
      'deploy.sh',
      'gcloud run deploy a --update-env-vars TWILIO_REGION=ie1\ngcloud run deploy b --set-env-vars "$MORE,TWILIO_REGION=ie1"\ngcloud run deploy c --set-env-vars TWILIO_REGION=ie1 --set-secrets TWILIO_EDGE=a:latest\ngcloud run deploy d --set-env-vars ^@^A=b@TWILIO_REGION=ie1\n',
    ],
    ['kubectl: another object may give it', 'a.sh', 'kubectl create cm a --from-literal=TWILIO_REGION=ie1\n'],
    ['heroku: the other may be there', 'setup.sh', 'heroku config:set TWILIO_REGION=ie1\n'],
    ['eb: so too', 'setup.sh', 'eb setenv TWILIO_REGION=ie1 TWILIO_ACCOUNT_SID=$SID\n'],
    ['a condition', 'deploy.sh', 'export TWILIO_REGION=ie1\n[ -f eu ] && export TWILIO_EDGE=dublin\n'],
    ['a file that is sourced', 'deploy.sh', '. ./common.sh\nexport TWILIO_REGION=ie1\n'],
    [
      'a function, a loop, what is read',
      'deploy.sh',
      'use() { export TWILIO_EDGE=dublin; }\nexport TWILIO_REGION=ie1\nuse\nfor KEY in $TWILIO_US1_API_KEY $TWILIO_IE1_API_KEY; do\n  curl -u "$KEY:$S" https://api.twilio.com/\ndone\nread HOST\ncurl -u "$TWILIO_US1_API_KEY:$S" "https://$HOST.twilio.com/"\n',
    ],
    [
      'each command its own',
      'test.sh',
      'TWILIO_REGION=ie1 TWILIO_EDGE=dublin TWILIO_API_KEY=$TWILIO_IE1_API_KEY node a.js\nTWILIO_REGION=us1 TWILIO_API_KEY=$TWILIO_US1_API_KEY node a.js\n',
    ],
    [
      'a region that is not exported',
      'send.sh',
      `TWILIO_REGION=ie1\ncurl -u "$TWILIO_IE1_API_KEY:$S" https://api.dublin.$TWILIO_REGION.twilio.com/\n`,
    ],
    [
      'a comment and a text',
      'a.sh',
      '# export TWILIO_REGION=ie1\necho "set TWILIO_REGION=ie1"\ncat <<EOF\nTWILIO_REGION=ie1\nEOF\n',
    ],
    ['no shell', 'a.sh', 'if export TWILIO_REGION=ie1\n'],
    [
      'suppressed',
      'a.sh',
      '# regionguard-disable-next-line require-edge -- the gateway fills it in\nexport TWILIO_REGION=ie1\n',
    ],
  ]),
  ...rowsOf('package.json', [
    [
      'cross-env, with an escape before it',
      'package.json',
      '{\n  "scripts": {\n    "a": "echo \\"\\u00e9\\" && cross-env TWILIO_REGION=ie1 TWILIO_EDGE=sydney node ."\n  }\n}\n',
      '3:58 valid-edge',
    ],
    [
      'curl',
      'package.json',
      '{"scripts": {"a": "curl -u \\"$TWILIO_US1_API_KEY:$S\\" https://api.dublin.ie1.twilio.com/"}}\n',
      '1:20 no-region-mismatch',
    ],
    ['both', 'package.json', '{"scripts": {"a": "TWILIO_REGION=ie1 TWILIO_EDGE=dublin node ."}}\n'],
    [
      'no command',
      'package.json',
      '{"description": "TWILIO_REGION=ie1 node .", "twilio": {"region": "ie1"}}\n',
    ],
    ['a command of another shell', 'package.json', `{"scripts": {"a": "if TWILIO_REGION=ie1 ( 'x"}}\n`],
  ]),
]
