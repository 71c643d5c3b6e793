import { describe, expect, it } from 'vitest'
import { madeUp } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { checkProjects, scratchProject } from './projects.ts'
import type { ProjectCase } from './projects.ts'

/** What scripts and modules have from files beside them. */
const cases: readonly ProjectCase[] = [
  {
    name: 'a script whose other half stands in the .env',
    files: { '.env': 'TWILIO_EDGE=dublin\n', 'deploy.sh': 'export TWILIO_REGION=ie1\nnode .\n' },
    reports: [],
  },
  {
    name: 'a command of a manifest whose other half stands in the .env',
    files: {
      '.env': 'TWILIO_EDGE=dublin\n',
      'package.json': '{"scripts": {"start": "TWILIO_REGION=ie1 node ."}}\n',
    },
    reports: [],
  },
  {
    name: 'a container, which has nothing of it',
    files: { '.env': 'TWILIO_EDGE=dublin\n', 'run.sh': 'docker run -e TWILIO_REGION=ie1 a\n' },
    reports: ['run.sh:1 require-edge'],
  },
  {
    name: 'one variable of a module, used against two Regions in two files',
    files: {
      'eu.tf':
        'provider "twilio" {\n  alias = "eu"\n  region = "ie1"\n  edge = "dublin"\n  api_key = var.twilio_api_key\n}\n',
      'us.tf': 'provider "twilio" {\n  region = "us1"\n  api_key = var.twilio_api_key\n}\n',
    },
    reports: ['us.tf:3 no-shared-credential'],
  },
  {
    name: 'variables of one name in two modules',
    files: {
      'eu/main.tf':
        'provider "twilio" {\n  region = "ie1"\n  edge = "dublin"\n  api_key = var.twilio_api_key\n}\n',
      'us/main.tf': 'provider "twilio" {\n  region = "us1"\n  api_key = var.twilio_api_key\n}\n',
    },
    reports: [],
  },
]

const { findingsOf } = checkProjects(cases)

describe('scripts and modules among other files', () => {
  it.each(cases)('$name', (one) => {
    expect(
      findingsOf(one)
        .map(({ file, line, rule }) => `${file}:${line} ${rule}`)
        .toSorted(),
    ).toEqual(one.reports)
  })
})

describe('a secret in code', () => {
  const secret = madeUp('AUTH_TOKEN of scripts')
  const project = scratchProject({
    'a.sh': `curl -u "AC${'0'.repeat(32)}:${secret}" https://api.twilio.com/2010-04-01/Accounts.json\n`,
    'b.sh': `TWILIO_AUTH_TOKEN='${secret}' node .\ndocker run -e "TWILIO_AUTH_TOKEN=${secret}" a\n`,
    Dockerfile: `FROM a\nENV TWILIO_AUTH_TOKEN ${secret}\n`,
    'main.tf': `provider "twilio" {\n  region = "ie1"\n  auth_token = "${secret}"\n}\n`,
    'package.json': `{"scripts": {"a": "TWILIO_AUTH_TOKEN=${secret} node ."}}\n`,
  })

  it('is found wherever it stands, and printed nowhere', () => {
    const found = check(project)
    const places = found.findings
      .filter(({ rule }) => rule === 'no-hardcoded-credential')
      .map(({ file, line }) => `${file}:${line}`)
    expect(places).toEqual(['Dockerfile:2', 'a.sh:1', 'b.sh:1', 'b.sh:2', 'main.tf:3', 'package.json:1'])
    expect(JSON.stringify(found)).not.toContain(secret)
  })
})
