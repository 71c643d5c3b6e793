import { describe, expect, it } from 'vitest'
import { check } from './cli.ts'
import { sender } from './code.ts'
import { checkProjects, MANIFEST, project, report } from './projects.ts'
import type { ProjectCase } from './projects.ts'

/** Where the Region of a client comes from that names none, and how far settings reach. */
const IRISH = 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n'
const composeOf = (region: string, edge: string): string =>
  `services:\n  web:\n    image: example/web\n    environment:\n      TWILIO_REGION: ${region}\n      TWILIO_EDGE: ${edge}\n`

const cases: readonly ProjectCase[] = [
  {
    name: '`.env` sends a client without options to IE1',
    files: { '.env': IRISH, 'src/a.js': sender('US1'), 'src/b.js': sender('IE1') },
    reports: ['src/a.js:2 no-region-mismatch'],
  },
  {
    name: 'options come before settings',
    files: { '.env': IRISH, 'a.js': sender('US1', [`region: 'us1'`, `edge: 'ashburn'`]) },
    reports: [],
  },
  {
    name: 'a region of the settings with an edge of the client',
    files: { '.env': 'TWILIO_REGION=ie1\n', 'a.js': sender('US1', [`edge: 'dublin'`]) },
    reports: ['a.js:2 no-region-mismatch'],
  },
  {
    name: 'two files that agree',
    files: { '.env': IRISH, '.env.production': IRISH, 'a.js': sender('US1') },
    reports: ['a.js:2 no-region-mismatch'],
  },
  {
    name: 'a compose file that disagrees with `.env` makes it unknown',
    files: { '.env': IRISH, 'compose.yaml': composeOf('us1', 'ashburn'), 'a.js': sender('US1') },
    reports: [],
  },
  {
    name: 'a Kubernetes manifest that disagrees with a compose file makes it unknown',
    files: {
      'compose.yaml': composeOf('us1', 'ashburn'),
      'k8s/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  TWILIO_REGION: ie1\n  TWILIO_EDGE: dublin\n',
      'a.js': sender('IE1'),
    },
    reports: [],
  },
  {
    name: 'a compose file never gives a client its Region',
    files: { 'compose.yaml': composeOf('ie1', 'dublin'), 'a.js': sender('US1') },
    reports: [],
  },
  {
    name: 'two projects side by side do not contaminate each other',
    files: {
      'ireland/package.json': MANIFEST,
      'ireland/.env': IRISH,
      'ireland/a.js': sender('IE1'),
      'america/package.json': MANIFEST,
      'america/a.js': sender('US1'),
      'america/b.js': sender('IE1'),
    },
    reports: ['america/b.js:2 no-region-mismatch'],
  },
  {
    // They may be meant for it, so what they mention is unknown there.
    name: 'settings above the nearest manifest give no values',
    files: {
      '.env': IRISH,
      'src/a.js': sender('US1'),
      'packages/inner/package.json': MANIFEST,
      'packages/inner/a.js': sender('US1'),
      'packages/inner/b.js': sender('IE1'),
    },
    reports: ['src/a.js:2 no-region-mismatch'],
  },
  {
    name: 'settings of an inner project do not reach up',
    files: {
      'a.js': sender('IE1'),
      'packages/inner/package.json': MANIFEST,
      'packages/inner/.env': IRISH,
      'packages/inner/a.js': sender('IE1'),
    },
    reports: ['a.js:2 no-region-mismatch'],
  },
  {
    name: 'settings between the file and its manifest reach it',
    files: { 'services/eu/.env': IRISH, 'services/eu/src/a.js': sender('IE1') },
    reports: [],
  },
  {
    name: 'the same name in two projects is not one credential',
    files: {
      'one/package.json': MANIFEST,
      'one/a.js': sender('', [`region: 'us1'`]),
      'two/package.json': MANIFEST,
      'two/a.js': sender('', [`region: 'ie1'`, `edge: 'dublin'`]),
    },
    reports: [],
  },
  {
    name: 'the same API key by value in two projects is one credential',
    files: {
      'one/package.json': MANIFEST,
      'one/a.js': sender('', [`region: 'us1'`]).replace('process.env.TWILIO_API_KEY', `'{{API_KEY twice}}'`),
      'two/package.json': MANIFEST,
      'two/a.js': sender('', [`region: 'ie1'`, `edge: 'dublin'`]).replace(
        'process.env.TWILIO_API_KEY',
        `'{{API_KEY twice}}'`,
      ),
    },
    reports: ['two/a.js:2 no-shared-credential'],
  },
  {
    name: 'a file that git ignores is not read',
    files: { '.gitignore': '.env\n', '.env': IRISH, 'a.js': sender('US1') },
    reports: [],
  },
  {
    name: 'a region in a group binds only keys whose own name names none',
    files: {
      'compose.yaml': `${composeOf('ie1', 'dublin')}      TWILIO_US1_API_KEY: \${TWILIO_US1_API_KEY}\n      TWILIO_API_SECRET: \${TWILIO_IE1_API_SECRET}\n`,
    },
    reports: [],
  },
  {
    name: 'two groups of one file are judged by themselves',
    files: {
      'compose.yaml':
        'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_EDGE: dublin\n      TWILIO_AUTH_TOKEN: ${TWILIO_IE1_AUTH_TOKEN}\n  b:\n    environment:\n      TWILIO_AUTH_TOKEN: ${TWILIO_US1_AUTH_TOKEN}\n',
    },
    reports: [],
  },
]

const { findingsOf } = checkProjects(cases)

describe('settings and code', () => {
  it.each(cases)('$name', (one) => {
    expect(findingsOf(one).map(report).toSorted()).toEqual(one.reports.toSorted())
  })

  it('names the settings as evidence', () => {
    const [first] = cases
    const [finding] = first === undefined ? [] : findingsOf(first)
    expect(finding?.evidence.map(({ file }) => file)).toContain('0/.env')
  })

  it('reads an ignored file that is named on the command line', () => {
    const directory = project({ '.gitignore': '.env\n', '.env': IRISH, 'a.js': sender('US1') })
    expect(check(directory, '.', '.env').findings.map(report)).toEqual(['a.js:2 no-region-mismatch'])
  })

  it("the policy's environment comes before the files', and an area's before that", () => {
    const directory = project({
      '.env': 'TWILIO_REGION=us1\nTWILIO_EDGE=ashburn\n',
      'regionguard.yaml': [
        'version: 1',
        'environment: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}',
        'areas:',
        '  - files: ["sydney/**"]',
        '    environment: {TWILIO_REGION: au1, TWILIO_EDGE: sydney}',
        '',
      ].join('\n'),
      'a.js': sender('US1'),
      'b.js': sender('IE1'),
      'sydney/a.js': sender('IE1', [], 'await client.calls.list()'),
      'sydney/b.js': sender('AU1', [], 'await client.calls.list()'),
    })
    expect(check(directory).findings.map(report).toSorted()).toEqual([
      'a.js:2 no-region-mismatch',
      'sydney/a.js:2 no-region-mismatch',
    ])
  })
})
