import { describe, expect, it } from 'vitest'
import { IRELAND, sender } from './code.ts'
import { checkProjects, report } from './projects.ts'
import type { ProjectCase } from './projects.ts'

/**
 * Absent is not unknown: what nothing mentions is unset, and the SDK's default applies; what is mentioned and cannot
 * be read is unknown, and makes no finding. Every client here has a key of IE1, so one that surely goes to US1 is a
 * mismatch on line 2.
 */
const MISMATCH = ['a.js:2 no-region-mismatch']

const cases: readonly ProjectCase[] = [
  { name: 'nothing mentions a region: US1', files: { 'a.js': sender('IE1') }, reports: MISMATCH },
  {
    name: '`region: undefined` is absent',
    files: { 'a.js': sender('IE1', ['region: undefined', 'edge: undefined']) },
    reports: MISMATCH,
  },
  {
    name: '`undefined` falls through to the environment',
    files: {
      '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
      'a.js': sender('IE1', ['region: undefined', 'edge: undefined']),
    },
    reports: [],
  },
  {
    name: 'an empty text is absent and blocks the environment',
    files: {
      '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
      'a.js': sender('IE1', [`region: ''`, `edge: ''`]),
    },
    reports: MISMATCH,
  },
  {
    name: 'a template mentions it without a value',
    files: { '.env.example': 'TWILIO_REGION=\nTWILIO_EDGE=\n', 'a.js': sender('IE1') },
    reports: [],
  },
  {
    name: 'a template gives no values',
    files: { '.env.example': 'TWILIO_REGION=us1\n', 'a.js': sender('IE1') },
    reports: [],
  },
  {
    name: 'two files of settings disagree',
    files: {
      '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n',
      '.env.test': 'TWILIO_REGION=us1\nTWILIO_EDGE=ashburn\n',
      'a.js': sender('IE1'),
    },
    reports: [],
  },
  {
    name: 'a compose file sets it',
    files: {
      'compose.yaml':
        'services:\n  a:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_EDGE: dublin\n',
      'a.js': sender('IE1'),
    },
    reports: [],
  },
  {
    name: 'the code sets it',
    files: {
      'a.js': sender('IE1'),
      'setup.js': `process.env.TWILIO_REGION = pick()\nfunction pick() {\n  return 'ie1'\n}\n`,
    },
    reports: [],
  },
  {
    name: 'an option that is set only under a condition',
    files: {
      'a.js': sender('IE1', [`region: 'ie1'`], `if (process.env.MY_EDGE) client.edge = process.env.MY_EDGE`),
    },
    reports: [],
  },
  {
    name: 'a variable with a default',
    files: { 'a.js': sender('IE1', [`region: process.env.MY_REGION || 'us1'`]) },
    reports: [],
  },
  {
    name: 'a variable of the environment that nothing gives a value',
    files: { 'a.js': sender('IE1', ['region: process.env.MY_REGION']) },
    reports: [],
  },
  {
    name: 'a spread of unknown options',
    files: { 'a.js': `import { options } from 'somewhere'\n${sender('IE1', ['...options'])}` },
    reports: [],
  },
  {
    name: 'a spread of known options',
    files: { 'a.js': `const rest = { lazyLoading: true }\n${sender('IE1', ['...rest'])}` },
    reports: ['a.js:3 no-region-mismatch'],
  },
  {
    name: 'the result of a call',
    files: {
      'a.js': sender('IE1', ['region: pick()'], `function pick() {\n  return JSON.parse('"us1"')\n}`),
    },
    reports: [],
  },
  {
    name: 'a choice between two values that are both wrong',
    files: {
      'a.js': sender('IE1', [
        `region: process.argv.length > 2 ? 'us1' : 'au1'`,
        `edge: process.argv.length > 2 ? 'ashburn' : 'sydney'`,
      ]),
    },
    reports: MISMATCH,
  },
  {
    name: 'a choice between two values, one of them right',
    files: {
      'a.js': sender('IE1', [
        `region: process.argv.length > 2 ? 'us1' : 'ie1'`,
        `edge: process.argv.length > 2 ? 'ashburn' : 'dublin'`,
      ]),
    },
    reports: [],
  },
  {
    name: 'arguments that are spread',
    files: { 'a.js': `import twilio from 'twilio'\nexport const make = (...args) => twilio(...args)\n` },
    reports: [],
  },
  {
    name: 'a client that is given its own HTTP client',
    files: { 'a.js': sender('IE1', ['httpClient: mock'], `function mock() {}`) },
    reports: [],
  },
  {
    name: 'a credential from an unknown place',
    files: {
      'a.js': `import twilio from 'twilio'\nimport { load } from './vault.js'\nconst { key, secret } = await load()\nexport const client = twilio(key, secret, { accountSid: 'ACxx', ${IRELAND.join(', ')} })\n`,
    },
    reports: [],
  },
]

const { findingsOf } = checkProjects(cases)

describe('absent is not unknown', () => {
  it.each(cases)('$name', (one) => {
    expect(findingsOf(one).map(report).toSorted()).toEqual(one.reports.toSorted())
  })

  it('an assumed default is said to be one', () => {
    const [first] = cases
    const [finding] = first === undefined ? [] : findingsOf(first)
    expect(finding?.message).toMatch(/default|no region|names no region|without a region/i)
  })
})
