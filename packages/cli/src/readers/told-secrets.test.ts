import { createHash } from 'node:crypto'
import { EMPTY_POLICY, evaluate, LineIndex } from '@regionguard/core'
import { isUnreadable } from '@regionguard/core/settings'
import { describe, expect, it } from 'vitest'
import { readerOf } from './registry.ts'

// Made up at run time, so that no scanner takes this file for a leak.
const hex = (label: string): string => createHash('sha256').update(label).digest('hex').slice(0, 32)
const AC = `AC${hex('account')}`
const SK = `SK${hex('key')}`
const TOKEN = hex('token')
const SECRET = 'aB3'.padEnd(32, hex('secret'))
const OTHER = hex('of somebody else')

/** `line:column` of each hard-coded credential. */
async function places(file: string, text: string): Promise<readonly string[]> {
  const reader = await readerOf(file)?.load()
  const input = { file, text, context: { policyNames: () => false } }
  const reading = await (reader?.readFurther?.(input) ?? reader?.read(input))
  if (reading === undefined || isUnreadable(reading)) throw new Error(`${file} cannot be read`)
  const lines = new LineIndex(text)
  return evaluate({
    files: [{ reading, project: '', published: true }],
    projects: new Map(),
    policy: EMPTY_POLICY,
    today: '2026-11-22',
  })
    .findings.filter(({ rule }) => rule === 'no-hardcoded-credential')
    .map(({ span }) => {
      const { line, column } = lines.positionAt(span.start)
      return `${String(line)}:${String(column)}`
    })
}

const workflow = (run: string): string =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`

type Case = readonly [name: string, file: string, text: string, ...places: string[]]

const table = (
  cases: readonly Case[],
): readonly { name: string; file: string; text: string; expected: readonly string[] }[] =>
  cases.map(([name, file, text, ...expected]) => ({ name, file, text, expected }))

describe('a secret in a command', () => {
  it.each(
    table([
      ['an option beside the SID', 'a.sh', `twilio login ${AC} --auth-token=${TOKEN}\n`, '1:49'],
      ['in two words', 'a.sh', `twilio profiles:create \\\n  --auth-token '${TOKEN}' ${AC}\n`, '2:3'],
      ['of an API key', 'a.sh', `tool ${SK} --api-key-secret ${SECRET}\n`, '1:41'],
      [
        'of a package',
        'package.json',
        `{"scripts": {\n  "login": "twilio login ${AC} --auth-token=${TOKEN}"\n}}\n`,
        '2:61',
      ],
      [
        'of a package, in quotes',
        'package.json',
        `{"scripts": {"a": "x --sid ${AC} --token \\"${TOKEN}\\""}}\n`,
        '1:63',
      ],
      [
        'of a package, by name',
        'package.json',
        `{"scripts": {"a": "helm x --set twilio.authToken=${TOKEN}"}}\n`,
        '1:33',
      ],
      [
        'of a workflow',
        '.github/workflows/a.yml',
        workflow(`twilio login ${AC} --auth-token ${TOKEN}`),
        '6:62',
      ],
      [
        'of a job',
        '.gitlab-ci.yml',
        `a:\n  stage: x\n  script:\n    - twilio login ${AC} --auth-token=${TOKEN}\n`,
        '4:55',
      ],
      [
        'user and password',
        'a.sh',
        `wget --user=${AC} --password=${TOKEN} https://api.twilio.com/x\n`,
        '1:48',
      ],
      ['user and password in one', 'a.sh', `http -a ${AC}:${TOKEN} https://api.twilio.com/x\n`, '1:9'],
      [
        'a value beside its name',
        'a.sh',
        `aws ssm put-parameter --name /x/TWILIO_AUTH_TOKEN --value ${TOKEN}\n`,
        '1:30',
      ],
      [
        'a value before its name',
        'a.sh',
        `aws ssm put-parameter --value ${TOKEN} --name /x/twilio/auth-token\n`,
        '1:31',
      ],
      [
        'JSON',
        'a.sh',
        `aws secretsmanager create-secret --secret-string '{"TWILIO_AUTH_TOKEN":"${TOKEN}"}'\n`,
        '1:50',
      ],
      ['JSON with escapes', 'a.sh', `x --secret-string "{\\"twilioAuthToken\\": \\"${TOKEN}\\"}"\n`, '1:19'],
      ['a path of keys', 'a.sh', `helm upgrade a b --set a=b,twilio.authToken=${TOKEN}\n`, '1:24'],
      ['a variable of Terraform', 'a.sh', `terraform apply -var 'twilio_auth_token=${TOKEN}'\n`, '1:22'],
      ['a list of words', 'a.yaml', `args: ["--twilio-auth-token=${TOKEN}"]\n`, '1:8'],
      ['a list of words, two of them', 'a.yaml', `args:\n  - --twilio-auth-token\n  - ${TOKEN}\n`, '2:5'],
      [
        'a list of words beside the SID',
        'compose.yaml',
        `services:\n  a:\n    command: [login, ${AC}, --auth-token, ${TOKEN}]\n`,
        '3:58',
      ],
      [
        'a line',
        'compose.yaml',
        `services:\n  a:\n    command: twilio login ${AC} --auth-token "${TOKEN}"\n`,
        '3:62',
      ],
      ['of a Dockerfile', 'Dockerfile', `FROM a\nRUN twilio login ${AC} --auth-token=${TOKEN}\n`, '2:53'],
      [
        'of a Dockerfile, in exec form',
        'Dockerfile',
        `FROM a\nCMD ["x", "--twilio-auth-token", "${TOKEN}"]\n`,
        '2:11',
      ],
    ]),
  )('$name', async ({ file, text, expected }) => {
    expect(await places(file, text)).toEqual(expected)
  })

  it.each(
    table([
      ['a reference', 'a.sh', `twilio login ${AC} --auth-token=$TWILIO_AUTH_TOKEN\n`],
      ['a placeholder', 'a.sh', `twilio login ${AC} --auth-token=${'x'.repeat(32)}\n`],
      [
        'nothing of Twilio',
        'a.sh',
        `# twilio\ntool --auth-token=${OTHER} --name /x/OTHER_TOKEN --value ${OTHER}\n`,
      ],
      [
        'an option of others beside the SID',
        'a.sh',
        `deploy ${AC} --sentry-auth-token ${OTHER} --token ${OTHER} --checksum ${OTHER}\n`,
      ],
      [
        'checksums',
        'a.sh',
        `aws ssm put-parameter --name /x/TWILIO_SDK_MD5 --value ${OTHER}\nhelm x --set twilio.image.digest=${OTHER}\n`,
      ],
      [
        'the tag of an image',
        'a.sh',
        `docker pull acme/twilio-token:${OTHER}\ndocker pull twilio-token:${OTHER}\n`,
      ],
      [
        'an option that is followed by another',
        'a.yaml',
        `args: ["--twilio-auth-token", "--cache=${OTHER}"]\n`,
      ],
      ['the path of a file', 'a.yaml', `args: ["--twilio-auth-token-file", "${OTHER}"]\n`],
      [
        'another command',
        'a.sh',
        `twilio api:core:accounts:fetch --sid ${AC}\ngh auth --auth-token ${OTHER}\n`,
      ],
    ]),
  )('not $name', async ({ file, text }) => {
    expect(await places(file, text)).toEqual([])
  })
})

describe('a secret as the value of a name', () => {
  it.each(
    table([
      [
        'of CloudFormation',
        'p.json',
        `[{"ParameterKey": "TwilioAccountSid", "ParameterValue": "${AC}"},\n {"ParameterKey": "TwilioAuthToken", "ParameterValue": "${TOKEN}"}]\n`,
        '2:19',
      ],
      [
        'beside the SID',
        'p.json',
        `{"Parameters": [{"ParameterKey": "Sid", "ParameterValue": "${AC}"},\n {"ParameterKey": "Token", "ParameterValue": "${TOKEN}"}]}\n`,
        '2:19',
      ],
      [
        'of Postman',
        'a.json',
        `{"basic": [\n {"key": "password", "value": "${TOKEN}", "type": "string"},\n {"key": "username", "value": "${AC}", "type": "string"}]}\n`,
        '2:10',
      ],
      [
        'of a parameter of AWS',
        'a.tf',
        `resource "aws_ssm_parameter" "x" {\n  name  = "/prod/TWILIO_AUTH_TOKEN"\n  value = "${TOKEN}"\n}\n`,
        '2:11',
      ],
      [
        'of a secret of GitHub',
        'a.tf',
        `resource "github_actions_secret" "x" {\n  plaintext_value = "${TOKEN}"\n  secret_name     = "TWILIO_AUTH_TOKEN"\n}\n`,
        '2:21',
      ],
      [
        'of a resource',
        'a.yaml',
        `Type: AWS::SSM::Parameter\nProperties:\n  Value: ${SECRET}\n  Name: /prod/twilio/api-key-secret\n`,
        '3:10',
      ],
      [
        'that is an environment variable, once',
        'a.json',
        `{"environment": [{"name": "TWILIO_AUTH_TOKEN", "value": "${TOKEN}"}]}\n`,
        '1:27',
      ],
    ]),
  )('$name', async ({ file, text, expected }) => {
    expect(await places(file, text)).toEqual(expected)
  })

  it.each(
    table([
      [
        'of others',
        'p.json',
        `[{"ParameterKey": "TwilioAccountSid", "ParameterValue": "${AC}"},\n {"ParameterKey": "SentryAuthToken", "ParameterValue": "${OTHER}"},\n {"ParameterKey": "BuildHash", "ParameterValue": "${OTHER}"}]\n`,
      ],
      [
        'of somebody else',
        'a.json',
        `{"twilio": [{"key": "password", "value": "${OTHER}"}, {"key": "username", "value": "somebody"}]}\n`,
      ],
      [
        'a reference',
        'a.json',
        `[{"key": "username", "value": "${AC}"}, {"key": "password", "value": "{{twilio_token}}"}]\n`,
      ],
      [
        'a reference of Terraform',
        'a.tf',
        `resource "aws_ssm_parameter" "x" {\n  name  = "/prod/TWILIO_AUTH_TOKEN"\n  value = var.twilio_auth_token\n}\n`,
      ],
      [
        'a checksum',
        'a.tf',
        `resource "aws_ssm_parameter" "x" {\n  name  = "/prod/TWILIO_LAYER_HASH"\n  value = "${OTHER}"\n}\n`,
      ],
      ['a placeholder', 'a.json', `{"name": "twilio-auth-token", "value": "${'0'.repeat(32)}"}\n`],
      [
        'words for people',
        'a.json',
        `{"name": "How to rotate the Twilio Auth Token", "value": "${OTHER}"}\n`,
      ],
    ]),
  )('not $name', async ({ file, text }) => {
    expect(await places(file, text)).toEqual([])
  })
})
