import { describe, expect, it } from 'vitest'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** In every language's own comment: a reason is required, one that is not needed is reported. */
const DIRECTIVE = 'regionguard-disable-next-line'

/** The file, and what it holds: `@` is the directive, `us3` the mistake on the line below it. */
const LANGUAGES: Readonly<Record<string, string>> = {
  'a.js': `import twilio from 'twilio'\nexport const a = twilio('AC', process.env.T, {\n  // @\n  region: 'us3',\n  edge: 'ashburn',\n})\n`,
  'b.ts': `import twilio from 'twilio'\nexport const a = twilio('AC', process.env.T, {\n  /* @ */\n  region: 'us3',\n  edge: 'ashburn',\n})\n`,
  'c/.env': `# @\nTWILIO_REGION=us3\n`,
  'd/compose.yaml': `services:\n  a:\n    environment:\n      # @\n      TWILIO_REGION: us3\n`,
  'e/settings.jsonc': `{\n  // @\n  "TWILIO_REGION": "us3",\n}\n`,
  'f/netlify.toml': `[build.environment]\n# @\nTWILIO_REGION = "us3"\n`,
  'g/application.properties': `# @\nTWILIO_REGION=us3\n`,
  'h/application.properties': `! @\nTWILIO_REGION=us3\n`,
  'i/config.ini': `[twilio]\n; @\nTWILIO_REGION = us3\n`,
  'j/config.ini': `[twilio]\n# @\nTWILIO_REGION = us3\n`,
  'k/main.tf': `provider "twilio" {\n  # @\n  region = "us3"\n}\n`,
  'l/main.tf': `provider "twilio" {\n  // @\n  region = "us3"\n}\n`,
  'm/main.tf': `provider "twilio" {\n  /* @ */\n  region = "us3"\n}\n`,
  'n/terraform.tfvars': `# @\ntwilio_region = "us3"\n`,
  'o/Dockerfile': `FROM node:22\n# @\nENV TWILIO_REGION=us3\n`,
  'q/templates/a.yaml': `env:\n  {{- /* @ */}}\n  TWILIO_REGION: us3\n  {{- include "env" . }}\n`,
  'r/templates/a.yaml': `env:\n  # @\n  TWILIO_REGION: us3\n  {{- include "env" . }}\n`,
  'p/deploy.sh': `#!/bin/sh\n# @\nexport TWILIO_REGION=us3\n`,
}
const files = Object.keys(LANGUAGES)

const all = (directive: string): ReturnType<typeof check> => {
  const root = scratchProject(
    Object.fromEntries(files.map((file) => [file, (LANGUAGES[file] ?? '').replace('@', directive)])),
  )
  return check(root, '--rule', 'prefer-api-key:off')
}
/** `a.js 4`, for every file: the line that holds the text. */
const lines = (text: string): readonly string[] =>
  files.map((file) => {
    const before = (LANGUAGES[file] ?? '').split(text)[0] ?? ''
    return `${file}:${String(before.split('\n').length)}`
  })

describe('a suppression in the comment of the language', () => {
  it('is needed: without it there is a finding in each file, on the line below', () => {
    const { findings } = all('nothing')
    expect(findings.map(report).toSorted()).toEqual(
      lines('us3')
        .map((at) => `${at} valid-region`)
        .toSorted(),
    )
  })

  it('hides the finding', () => {
    const { findings, summary } = all(`${DIRECTIVE} valid-region -- until the move`)
    expect(findings.map(report)).toEqual([])
    expect(summary.suppressed).toBe(files.length)
  })

  it('hides nothing without a reason, and says so', () => {
    const { findings, summary } = all(`${DIRECTIVE} valid-region`)
    expect(summary.suppressed).toBe(0)
    expect(
      findings
        .map(report)
        .filter((one) => !one.endsWith(' valid-region'))
        .toSorted(),
    ).toEqual(
      lines('@')
        .map((at) => `${at} invalid-suppression`)
        .toSorted(),
    )
  })

  it('is reported where it hides nothing', () => {
    const { findings } = all(`${DIRECTIVE} require-edge -- not needed`)
    expect(
      findings
        .map(report)
        .filter((one) => !one.endsWith(' valid-region'))
        .toSorted(),
    ).toEqual(
      lines('@')
        .map((at) => `${at} unused-suppression`)
        .toSorted(),
    )
  })

  it.each([
    [
      'of one rule of two',
      [`# ${DIRECTIVE} valid-region, require-edge -- a`],
      [1],
      'suppresses require-edge, but there',
    ],
    [
      'that is there twice',
      [`# ${DIRECTIVE} valid-region -- a`, `# ${DIRECTIVE} valid-region -- b`],
      [1],
      'another comment',
    ],
    [
      'of neither rule',
      [`# ${DIRECTIVE} no-edge-only, require-edge -- a`],
      [1],
      'no-edge-only, require-edge, but there',
    ],
    ['with an empty line behind it', [`# ${DIRECTIVE} valid-region -- a`, ''], [1], 'Remove it.'],
  ])('is reported: %s', (_, comments, at, message) => {
    const root = scratchProject({ '.env': [...comments, 'TWILIO_REGION=us3', ''].join('\n') })
    const unused = check(root).findings.filter(({ rule }) => rule === 'unused-suppression')
    expect(unused.map(({ line }) => line)).toEqual(at)
    expect(unused[0]?.message).toContain(message)
  })

  it('is reported where nothing of Twilio is left in the file', () => {
    const root = scratchProject({
      'a.js': `// ${DIRECTIVE} require-edge -- a\nstart()\n`,
      'deploy.yaml': `env:\n  # ${DIRECTIVE} require-edge -- a\n  REGION: eu\n`,
    })
    expect(check(root).findings.map(report)).toEqual([
      'a.js:1 unused-suppression',
      'deploy.yaml:2 unused-suppression',
    ])
  })
})
