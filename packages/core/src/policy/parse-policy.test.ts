import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { HOUSEKEEPING_IDS, RULE_IDS } from '../catalogue/rule-id.ts'
import { LIVE_REGIONS } from '../knowledge/region.ts'
import { formatPolicyError, parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

function policyOf(text: string, file = 'regionguard.yaml'): Policy {
  const parsed = parsePolicy(text, file)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatPolicyError).join('\n'))
  return parsed.policy
}

function errorsOf(text: string, file = 'regionguard.yaml'): readonly string[] {
  const parsed = parsePolicy(text, file)
  return parsed.ok ? [] : parsed.errors.map((error) => formatPolicyError(error).slice(file.length + 1))
}

const COMPLETE = `version: 1
regions:
  allowed: [us1, ie1]          # default: every live Region
credentials:                   # where each credential was created
  - names: [MESSAGING_KEY*, "*_DUBLIN"]
    region: ie1
  - sids: [SK00000000000000000000000000000000]
    region: au1
    type: standard             # main | standard | restricted, where it matters
areas:                         # data residency by path
  - files: ["services/eu/**"]
    regions: [ie1]
    environment: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}
environment: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}   # what the deployment sets
rules: {prefer-api-key: [error, {serverless: true}], valid-edge: warning}   # error | warning | off
ignore: ["vendor/**"]
exceptions:
  - rule: prefer-api-key
    files: ["src/legacy/**"]
    reason: replaced by the new gateway
    owner: platform-team
    expires: 2027-01-31        # from that day on the finding is back, and says so
nameHints: false
facts:                         # when Twilio changes before we do
  products: {verify: [us1, ie1]}
  legacyHosts: retired         # retired | us1 | regional
`

describe('parsePolicy', () => {
  it('makes a policy of the complete example', () => {
    const policy = policyOf(COMPLETE, 'apps/shop/regionguard.yaml')
    expect(policy).toMatchObject({
      file: 'apps/shop/regionguard.yaml',
      directory: 'apps/shop',
      version: 1,
      allowedRegions: ['us1', 'ie1'],
      credentials: [
        { names: ['MESSAGING_KEY*', '*_DUBLIN'], sids: [], region: 'ie1' },
        { names: [], sids: ['SK00000000000000000000000000000000'], region: 'au1', type: 'standard' },
      ],
      areas: [
        {
          files: [{ text: 'services/eu/**' }],
          regions: ['ie1'],
          environment: { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' },
        },
      ],
      environment: { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' },
      rules: {
        'prefer-api-key': { severity: 'error', options: { serverless: true } },
        'valid-edge': { severity: 'warning' },
      },
      ignore: [{ text: 'vendor/**' }],
      exceptions: [
        {
          rule: 'prefer-api-key',
          files: [{ text: 'src/legacy/**' }],
          reason: 'replaced by the new gateway',
          owner: 'platform-team',
          expires: '2027-01-31',
        },
      ],
      nameHints: false,
      facts: { products: { verify: ['us1', 'ie1'] }, legacyHosts: 'retired' },
    })
    expect(policy).not.toHaveProperty('workingDirectory')
    expect(policy.credentials[0]).not.toHaveProperty('type')
  })

  it('points with every span at what it says', () => {
    const policy = policyOf(COMPLETE)
    const textAt = (span: { start: number; end: number } | undefined): string =>
      span === undefined ? '' : COMPLETE.slice(span.start, span.end)
    expect(textAt(policy.places.allowedRegions)).toBe('[us1, ie1]')
    expect(textAt(policy.credentials[0]?.span)).toMatch(/^names: .*\n {4}region: ie1\s*$/)
    expect(textAt(policy.areas[0]?.places.regions)).toBe('[ie1]')
    expect(textAt(policy.areas[0]?.places.environment['TWILIO_EDGE'])).toBe('TWILIO_EDGE: dublin')
    expect(textAt(policy.places.environment['TWILIO_REGION'])).toBe('TWILIO_REGION: ie1')
    expect(textAt(policy.exceptions[0]?.span)).toMatch(/^rule: prefer-api-key\n[^]*expires: 2027-01-31\b/)
    for (const { span } of [...policy.credentials, ...policy.areas, ...policy.exceptions]) {
      expect(span.file).toBe('regionguard.yaml')
    }
  })

  it('fills in what a policy leaves out', () => {
    expect(policyOf('version: 1\n')).toEqual({
      file: 'regionguard.yaml',
      directory: '.',
      version: 1,
      credentials: [],
      areas: [],
      environment: {},
      rules: {},
      ignore: [],
      exceptions: [],
      nameHints: false,
      facts: { products: {}, legacyHosts: 'retired' },
      places: { environment: {} },
    })
  })

  it.each([
    ['regionguard.yaml', '.'],
    ['regionguard.json', '.'],
    ['../../regionguard.yml', '../..'],
    ['apps/shop/regionguard.yaml', 'apps/shop'],
    ['/srv/app/regionguard.yaml', '/srv/app'],
    ['/regionguard.yaml', '/'],
  ])('of %s the folder is %s', (file, directory) => {
    const text = file.endsWith('.json') ? '{"version": 1}' : 'version: 1'
    expect(policyOf(text, file)).toMatchObject({ file, directory })
  })

  it('reads the same policy from JSON', () => {
    const json = `{
  "$schema": "./node_modules/@regionguard/core/schema/policy.schema.json",
  "version": 1,
  "environment": {"TWILIO_REGION": "ie1", "RETRIES": 1e2},
  "rules": {"valid-edge": ["off"]},
  "exceptions": [
    {"rule": "valid-edge", "files": ["a"], "reason": "r", "owner": "o", "expires": "2027-01-31"}
  ]
}`
    const policy = policyOf(json, 'regionguard.json')
    expect(policy).toMatchObject({
      environment: { TWILIO_REGION: 'ie1', RETRIES: '1e2' },
      rules: { 'valid-edge': { severity: 'off' } },
      exceptions: [{ rule: 'valid-edge', expires: '2027-01-31' }],
    })
    const place = policy.places.environment['RETRIES']
    expect(json.slice(place?.start, place?.end)).toBe('"RETRIES": 1e2')
  })

  it.each<[why: string, text: string, part: object]>([
    ['a date without quotes is a text', exception('2027-01-31'), { exceptions: [{ expires: '2027-01-31' }] }],
    ['a leap day', exception('2028-02-29'), { exceptions: [{ expires: '2028-02-29' }] }],
    ['so is "off"', 'version: 1\nrules: {valid-edge: off}', { rules: { 'valid-edge': { severity: 'off' } } }],
    [
      'whatever a directive says',
      '%YAML 1.1\n---\nversion: 1\nrules: {valid-edge: off}',
      { rules: { 'valid-edge': { severity: 'off' } } },
    ],
    [
      'numbers and booleans in an environment stay as they are spelt',
      'version: 1\nenvironment: {A: 0x10, B: 1e5, C: true, D: "", E: 007}',
      { environment: { A: '0x10', B: '1e5', C: 'true', D: '', E: '007' } },
    ],
    [
      'a name that every object has',
      'version: 1\nenvironment: {constructor: a, __proto__: b}',
      {
        environment: Object.fromEntries([
          ['constructor', 'a'],
          ['__proto__', 'b'],
        ]),
      },
    ],
    [
      'an alias',
      'version: 1\nareas:\n  - {files: [a], environment: &e {A: x}}\n  - {files: [b], environment: *e}',
      { areas: [{ environment: { A: 'x' } }, { environment: { A: 'x' } }] },
    ],
    [
      'an anchor that is set anew',
      'version: 1\nignore: [&a x, *a, &a y, *a]',
      { ignore: [{ text: 'x' }, { text: 'x' }, { text: 'y' }, { text: 'y' }] },
    ],
    ['a byte order mark', '\ufeffversion: 1\nnameHints: true', { nameHints: true }],
    ['CRLF', 'version: 1\r\nnameHints: true\r\n', { nameHints: true }],
    ['a document mark', '---\nversion: 1\n...\n', { version: 1 }],
    ['version 1.0', 'version: 1.0', { version: 1 }],
    [
      'housekeeping rules',
      'version: 1\nrules: {unused-exception: error}',
      { rules: { 'unused-exception': { severity: 'error' } } },
    ],
    [
      'a rule as a list of one',
      'version: 1\nrules: {valid-edge: [error]}',
      { rules: { 'valid-edge': { severity: 'error' } } },
    ],
    [
      'all options',
      'version: 1\nrules: {prefer-api-key: [warning, {serverless: true, exported: false, report: mixed}]}',
      {
        rules: {
          'prefer-api-key': {
            severity: 'warning',
            options: { serverless: true, exported: false, report: 'mixed' },
          },
        },
      },
    ],
    [
      'empty lists',
      'version: 1\nignore: []\ncredentials: []\nfacts: {products: {verify: []}}',
      { ignore: [], credentials: [], facts: { products: { verify: [] } } },
    ],
    [
      'a product that is new to us',
      'version: 1\nfacts: {products: {holograms: [us1]}}',
      { facts: { products: { holograms: ['us1'] } } },
    ],
    [
      'spaces around words',
      'version: 1\nexceptions: [{rule: valid-edge, files: [a], reason: " why ", owner: " me ", expires: 2027-01-31}]',
      { exceptions: [{ reason: 'why', owner: 'me' }] },
    ],
    [
      'SIDs of every kind',
      `version: 1\ncredentials: [{sids: [SK${'aB'.repeat(16)}, AC${'0'.repeat(32)}, OQ${'zZ'.repeat(16)}], region: us1}]`,
      { credentials: [{ sids: [`SK${'aB'.repeat(16)}`, `AC${'0'.repeat(32)}`, `OQ${'zZ'.repeat(16)}`] }] },
    ],
  ])('takes %s', (_why, text, part) => {
    expect(policyOf(text)).toMatchObject(part)
  })

  it('knows the working directory if it is told', () => {
    expect(parsePolicy('version: 1', '../regionguard.yaml', '/srv/app')).toMatchObject({
      policy: { directory: '..', workingDirectory: '/srv/app' },
    })
  })
})

function exception(expires: string, more = ''): string {
  return `version: 1\nexceptions:\n  - {rule: valid-edge, files: [a], reason: r, owner: o, expires: ${expires}${more}}\n`
}

describe('the errors of a policy', () => {
  it.each<[why: string, text: string, errors: readonly string[]]>([
    // The text
    ['an empty file', '', ['1:1: the policy is empty: it needs "version: 1" at least.']],
    ['comments only', '# nothing\n\n', ['1:1: the policy is empty: it needs "version: 1" at least.']],
    ['a document mark only', '---\n', ['1:1: the policy is empty: it needs "version: 1" at least.']],
    ['a tab', 'version: 1\nregions:\n\tallowed: [us1]\n', ['3:1: a tab cannot indent: use spaces.']],
    [
      'an open bracket',
      'version: 1\nignore: [a\nnameHints: true\n',
      ['3:1: the indentation is wrong here, or a bracket before it was not closed.'],
    ],
    [
      'an open quote',
      'version: 1\nignore: ["a]\n',
      ['3:1: a character is missing here: a closing quote or bracket, a comma, a colon, or a space.'],
    ],
    [
      'a key without indentation',
      'version: 1\n  ignore: []\n',
      ['1:10: a mapping cannot begin on the line of another one’s key: check the indentation.'],
    ],
    [
      'a glob without quotes',
      'version: 1\nignore: [*.js]\n',
      ['2:10: "*.js" is an alias, and no anchor before it has that name: if it is a text, put it in quotes.'],
    ],
    [
      'an at sign',
      'version: 1\nignore: [@scope/x]\n',
      ['2:10: a text cannot begin with this character: put it in quotes.'],
    ],
    [
      'a glob that begins with "!"',
      'version: 1\nignore: [!src/x]\n',
      ['2:10: a policy uses no tags ("!..."): if it is a text, put it in quotes.'],
    ],
    [
      'a backslash in double quotes',
      'version: 1\nignore: ["a\\qb"]\n',
      ['2:12: this is no escape sequence of YAML; for a backslash write "\\\\", or use single quotes.'],
    ],
    [
      'two documents',
      'version: 1\n---\nversion: 1\n',
      ['2:1: a second document begins here: a policy file holds one.'],
    ],
    ['a list as key', 'version: 1\n? [a]\n: b\n', ['2:3: a key must be a text.']],
    [
      'several',
      'version: 1\nignore: [@a]\nareas: [@b]\n',
      [
        '2:10: a text cannot begin with this character: put it in quotes.',
        '3:9: a text cannot begin with this character: put it in quotes.',
      ],
    ],
    [
      'an alias inside of itself',
      'version: 1\nignore: &a [x, *a]\n',
      ['2:16: the alias "*a" stands inside of what it repeats.'],
    ],
    [
      'too many brackets',
      `version: 1\nignore: ${'['.repeat(100_000)}`,
      ['2:41: this is nested more than 32 levels deep.'],
    ],

    // Keys
    [
      'no version',
      'nameHints: true\n',
      ['1:1: the policy needs the key "version": write "version: 1" on top.'],
    ],
    ['a version without value', 'version:\n', ['1:1: "version" must be 1.']],
    [
      'another version, of which we know no more',
      'version: 2\nregion: [x]\n',
      ['1:10: version "2" of the policy format is not supported: this release reads version 1.'],
    ],
    [
      'a version in words',
      'version: latest\n',
      ['1:10: version "latest" of the policy format is not supported: this release reads version 1.'],
    ],
    [
      'a version in quotes',
      'version: "1"\n',
      ['1:10: "version" must be the number 1: take the quotes away.'],
    ],
    [
      'a misspelt key',
      'version: 1\ncredentails: []\n',
      ['2:1: unknown key "credentails" — did you mean "credentials"?'],
    ],
    [
      'a key that is nothing like any other',
      'version: 1\nwebhook: x\n',
      [
        '2:1: unknown key "webhook": a policy may have "version", "regions", "credentials", "areas", "environment", "rules", "ignore", "exceptions", "nameHints" or "facts".',
      ],
    ],
    [
      'a key one level too high',
      'version: 1\nlegacyHosts: us1\n',
      ['2:1: unknown key "legacyHosts": it belongs into "facts".'],
    ],
    [
      'a key of regions',
      'version: 1\nregions: {alowed: [us1]}\n',
      ['2:11: unknown key "alowed" — did you mean "allowed"?'],
    ],
    [
      'a key of a credential',
      'version: 1\ncredentials:\n  - name: [A]\n    names: [B]\n    region: us1\n',
      ['3:5: unknown key "name" — did you mean "names"?'],
    ],
    [
      'a key of an area',
      'version: 1\nareas:\n  - file: [a]\n    regions: [us1]\n',
      ['3:5: "areas[0]" needs the key "files".', '3:5: unknown key "file" — did you mean "files"?'],
    ],
    [
      'a key of an exception',
      exception('2027-01-31', ', expiry: x'),
      ['3:78: unknown key "expiry" — did you mean "expires"?'],
    ],
    [
      'a key of facts',
      'version: 1\nfacts: {product: {}}\n',
      ['2:9: unknown key "product" — did you mean "products"?'],
    ],
    [
      'a merge key',
      'version: 1\nfacts: &f {}\n<<: *f\n',
      [
        '3:1: unknown key "<<": a policy may have "version", "regions", "credentials", "areas", "environment", "rules", "ignore", "exceptions", "nameHints" or "facts".',
      ],
    ],
    [
      'a key that stands twice',
      'version: 1\nignore: []\nnameHints: true\nignore: []\n',
      ['4:1: the key "ignore" stands twice: the first one is on line 2.'],
    ],
    [
      'a variable that stands twice',
      'version: 1\nenvironment: {A: x, A: y}\n',
      ['2:21: the key "A" stands twice: the first one is on line 2.'],
    ],

    // Types
    [
      'a list for a policy',
      '- version: 1\n',
      ['1:1: a policy must be a mapping (keys with values), not a list.'],
    ],
    [
      'a text for a policy',
      'version 1\n',
      ['1:1: a policy must be a mapping (keys with values), not a text.'],
    ],
    [
      'a text for a list',
      'version: 1\nignore: vendor/**\n',
      ['2:9: "ignore" must be a list, not a text: write ["vendor/**"].'],
    ],
    [
      'a list for a mapping',
      'version: 1\nenvironment: [A=b]\n',
      ['2:14: "environment" must be a mapping (keys with values), not a list.'],
    ],
    [
      'nothing for a list',
      'version: 1\nignore:\nnameHints: true\n',
      ['2:1: "ignore" has no value: it must be a list.'],
    ],
    [
      'nothing in a list',
      'version: 1\nignore:\n  -\n',
      ['3:4: "ignore[0]" has no value: it must be a text.'],
    ],
    [
      'a number for a name',
      'version: 1\ncredentials: [{names: [1e5], region: us1}]\n',
      ['2:24: "credentials[0].names[0]" must be a text, and "1e5" is a number: put it in quotes.'],
    ],
    [
      'a boolean for an owner',
      'version: 1\nexceptions: [{rule: valid-edge, files: [a], reason: r, owner: true, expires: 2027-01-31}]\n',
      ['2:63: "exceptions[0].owner" must be a text, and "true" is true or false: put it in quotes.'],
    ],
    [
      'yes for true',
      'version: 1\nnameHints: yes\n',
      ['2:12: "nameHints" must be true or false, not a text: write true, without quotes.'],
    ],
    [
      'a word for true',
      'version: 1\nnameHints: maybe\n',
      ['2:12: "nameHints" must be true or false, not a text.'],
    ],
    [
      'a list for a variable',
      'version: 1\nenvironment: {A: [b]}\n',
      ['2:18: "environment.A" must be a text, a number, true or false, not a list.'],
    ],
    [
      'no value for a variable',
      'version: 1\nenvironment:\n  A:\n',
      ['3:3: "environment.A" has no value: it must be a text, a number, true or false.'],
    ],
    [
      'an impossible variable',
      'version: 1\nenvironment: {A-B: c}\n',
      ['2:15: "A-B" cannot be the name of an environment variable.'],
    ],

    // Regions
    [
      'a misspelt Region',
      'version: 1\nregions: {allowed: [ie2]}\n',
      ['2:21: "ie2" is not a Region — did you mean "ie1"?'],
    ],
    [
      'a Region in upper case',
      'version: 1\nregions: {allowed: [IE1]}\n',
      ['2:21: "IE1" is not a Region: they are written in lower case — did you mean "ie1"?'],
    ],
    [
      'a legacy id',
      'version: 1\nregions: {allowed: [jp1]}\n',
      [
        '2:21: "jp1" is not a Region that processes data: it only ever was the id of the edge location "tokyo", and its requests are processed in "us1"; write "us1", "ie1" or "au1".',
      ],
    ],
    [
      'an id of SDKs',
      'version: 1\nregions: {allowed: [jp2]}\n',
      [
        '2:21: "jp2" is not a Region that processes data: it only ever stood in the maps of SDKs; write "us1", "ie1" or "au1".',
      ],
    ],
    [
      'no Region in particular',
      'version: 1\nregions: {allowed: [gll]}\n',
      [
        '2:21: "gll" is not a Region that processes data: it means whichever Region is nearest; write "us1", "ie1" or "au1".',
      ],
    ],
    [
      'an edge',
      'version: 1\nregions: {allowed: [Sydney]}\n',
      ['2:21: "Sydney" is an edge location, not a Region — did you mean "au1"?'],
    ],
    [
      'something else',
      'version: 1\nregions: {allowed: [europe]}\n',
      ['2:21: "europe" is not a Region; write "us1", "ie1" or "au1".'],
    ],
    [
      'a number for a Region in a list',
      'version: 1\nregions: {allowed: [1]}\n',
      ['2:21: "regions.allowed[0]" must be a text, and "1" is a number: put it in quotes.'],
    ],
    [
      'a number for a Region',
      'version: 1\ncredentials: [{names: [A], region: 1}]\n',
      ['2:36: "1" is not a Region; write "us1", "ie1" or "au1".'],
    ],
    [
      'no Region',
      'version: 1\ncredentials:\n  - names: [A]\n    region:\n',
      ['4:5: "credentials[0].region" must be a Region.'],
    ],
    [
      'a Region twice',
      'version: 1\nregions: {allowed: [us1, us1]}\n',
      ['2:26: "us1" stands twice in "regions.allowed".'],
    ],
    [
      'no Region allowed',
      'version: 1\nregions: {allowed: []}\n',
      ['2:20: "regions.allowed" is empty: it needs one entry at least.'],
    ],

    // Credentials
    [
      'a credential without Region',
      'version: 1\ncredentials:\n  - names: [A]\n',
      ['3:5: "credentials[0]" needs the key "region".'],
    ],
    [
      'a credential that nothing names',
      'version: 1\ncredentials:\n  - region: us1\n',
      ['3:5: "credentials[0]" needs "names" or "sids".'],
    ],
    [
      'a type of key',
      'version: 1\ncredentials: [{names: [A], region: us1, type: Main}]\n',
      [
        '2:47: "credentials[0].type" must be "main", "standard" or "restricted", not "Main" — did you mean "main"?',
      ],
    ],
    [
      'a short SID',
      'version: 1\ncredentials: [{sids: [SK123], region: us1}]\n',
      [
        '2:23: "SK123" is no SID of a credential: "SK" (an API key), "AC" (an account, for its Auth Token) or "OQ" (an OAuth app) and 32 characters.',
      ],
    ],
    [
      'a secret in the place of a SID',
      `version: 1\ncredentials: [{sids: [${'0123456789abcdef'.repeat(2)}], region: us1}]\n`,
      [
        '2:23: "01****ef" is no SID of a credential: "SK" (an API key), "AC" (an account, for its Auth Token) or "OQ" (an OAuth app) and 32 characters.',
      ],
    ],
    [
      'wildcards of globs in a name',
      'version: 1\ncredentials: [{names: ["{A,B}_KEY"], region: us1}]\n',
      [
        '2:24: the name "{A,B}_KEY" has wildcards that names do not know: "*" stands for any characters, "?" for one.',
      ],
    ],
    [
      'a blank name',
      'version: 1\ncredentials: [{names: [" "], region: us1}]\n',
      ['2:24: "credentials[0].names[0]" must not be blank.'],
    ],

    // Areas and globs
    [
      'an area that says nothing',
      'version: 1\nareas:\n  - files: [a]\n',
      ['3:5: "areas[0]" needs "regions" or "environment".'],
    ],
    [
      'an area without files',
      'version: 1\nareas:\n  - files: []\n    regions: [us1]\n',
      ['3:12: "areas[0].files" is empty: it needs one entry at least.'],
    ],
    [
      'an open bracket in a glob',
      'version: 1\nignore: ["a[b"]\n',
      [
        '2:10: the glob "a[b" is no valid glob: a "]" is missing. Before a bracket that is meant as it stands, write "\\".',
      ],
    ],
    [
      'a wrong range in a glob',
      'version: 1\nignore: ["[z-a]"]\n',
      ['2:10: the glob "[z-a]" is no valid glob.'],
    ],
    [
      'an absolute path',
      'version: 1\nignore: [/srv/app, "C:/app"]\n',
      [
        '2:10: the glob "/srv/app" is an absolute path: globs are relative to the folder of the policy file.',
        '2:20: the glob "C:/app" is an absolute path: globs are relative to the folder of the policy file.',
      ],
    ],
    [
      'a path that leads out',
      'version: 1\nignore: [../x]\n',
      [
        '2:10: the glob "../x" leaves the folder of the policy file: a policy speaks of the files beside and below it.',
      ],
    ],
    [
      'backslashes',
      "version: 1\nignore: ['src\\legacy']\n",
      [
        '2:10: the glob "src\\\\legacy" has a backslash between names: write "/" between folders on every system.',
      ],
    ],
    [
      'a list that only takes files out',
      'version: 1\nignore: ["!src/**", "!lib/**"]\n',
      [
        '2:10: every glob of this list begins with "!": there is nothing that "!src/**" could take files out of.',
      ],
    ],
    [
      'an exclusion of nothing',
      'version: 1\nignore: ["src/**", "!"]\n',
      ['2:20: the glob "!" takes nothing out: after "!" there must be a glob.'],
    ],
    [
      'a part of a glob that is not to match',
      'version: 1\nignore: ["src/!(legacy)/**"]\n',
      [
        '2:10: the glob "src/!(legacy)/**" has "!(...)" before its end: write what it takes out as an entry of its own that begins with "!".',
      ],
    ],
    ['a blank glob', 'version: 1\nignore: [""]\n', ['2:10: "ignore[0]" must not be blank.']],

    // Rules
    [
      'an unknown rule',
      'version: 1\nrules: {no-region-missmatch: off}\n',
      ['2:9: unknown rule "no-region-missmatch" — did you mean "no-region-mismatch"?'],
    ],
    ['a rule like no other', 'version: 1\nrules: {semi: off}\n', ['2:9: unknown rule "semi".']],
    [
      'a severity of ESLint',
      'version: 1\nrules: {valid-edge: warn}\n',
      ['2:21: "rules.valid-edge" must be "error", "warning" or "off", not "warn" — did you mean "warning"?'],
    ],
    [
      'a severity in figures',
      'version: 1\nrules: {valid-edge: [2]}\n',
      ['2:22: "rules.valid-edge[0]" must be "error", "warning" or "off", not "2".'],
    ],
    [
      'no severity',
      'version: 1\nrules: {valid-edge: []}\n',
      ['2:21: "rules.valid-edge" is empty: it needs one entry at least.'],
    ],
    [
      'an option of a rule that has none',
      'version: 1\nrules: {valid-edge: [error, {strict: true}]}\n',
      ['2:30: the rule "valid-edge" has no option "strict": it takes none.'],
    ],
    [
      'a misspelt option',
      'version: 1\nrules: {prefer-api-key: [error, {serverles: true}]}\n',
      ['2:34: unknown option "serverles" of the rule "prefer-api-key" — did you mean "serverless"?'],
    ],
    [
      'a wrong option',
      'version: 1\nrules: {prefer-api-key: [error, {serverless: 1, report: all}]}\n',
      [
        '2:46: "rules.prefer-api-key[1].serverless" must be true or false, not a number.',
        '2:57: "rules.prefer-api-key[1].report" must be "mixed", not "all".',
      ],
    ],
    [
      'too much for a rule',
      'version: 1\nrules: {valid-edge: [error, {}, {}]}\n',
      ['2:33: "rules.valid-edge" takes a severity and options, and nothing after them.'],
    ],

    // Exceptions
    [
      'an exception that says nothing',
      'version: 1\nexceptions:\n  - {}\n',
      [
        '3:5: "exceptions[0]" needs the key "rule": an exception is made from one rule.',
        '3:5: "exceptions[0]" needs the key "files": an exception says in which files it holds.',
        '3:5: "exceptions[0]" needs the key "reason": an exception says why it is made.',
        '3:5: "exceptions[0]" needs the key "owner": an exception says who will see to it.',
        '3:5: "exceptions[0]" needs the key "expires": an exception ends on a day like 2027-01-31.',
      ],
    ],
    [
      'an exception from an unknown rule',
      'version: 1\nexceptions: [{rule: prefer-api-keys, files: [a], reason: r, owner: o, expires: 2027-01-31}]\n',
      ['2:21: unknown rule "prefer-api-keys" — did you mean "prefer-api-key"?'],
    ],
    [
      'a blank reason',
      'version: 1\nexceptions: [{rule: valid-edge, files: [a], reason: " ", owner: o, expires: 2027-01-31}]\n',
      ['2:53: "exceptions[0].reason" must not be blank.'],
    ],
    ['a day that no calendar has', exception('2027-02-30'), ['3:66: the calendar has no day "2027-02-30".']],
    ['a leap day of a common year', exception('2027-02-29'), ['3:66: the calendar has no day "2027-02-29".']],
    ['a month that no year has', exception('2027-13-01'), ['3:66: the calendar has no day "2027-13-01".']],
    [
      'a date in another order',
      exception('31.01.2027'),
      ['3:66: "exceptions[0].expires" must be a date like 2027-01-31, not "31.01.2027".'],
    ],
    [
      'a time',
      exception('2027-01-31T00:00:00Z'),
      ['3:66: "exceptions[0].expires" must be a date like 2027-01-31, not "2027-01-31T00:00:00Z".'],
    ],
    [
      'a year',
      exception('2027'),
      ['3:66: "exceptions[0].expires" must be a text, and "2027" is a number: put it in quotes.'],
    ],

    // Facts
    [
      'a misspelt product',
      'version: 1\nfacts: {products: {verfiy: [us1]}}\n',
      ['2:20: unknown product "verfiy" — did you mean "verify"?'],
    ],
    [
      'a product by its name',
      'version: 1\nfacts: {products: {Verify API: [us1]}}\n',
      [
        '2:20: "Verify API" is no product: write the first label of its host name in lower case, such as "verify".',
      ],
    ],
    [
      'a word for legacy hosts',
      'version: 1\nfacts: {legacyHosts: retird}\n',
      [
        '2:22: "facts.legacyHosts" must be "retired", "us1" or "regional", not "retird" — did you mean "retired"?',
      ],
    ],

    // Positions
    [
      'after characters of two UTF-16 units',
      'version: 1\nenvironment: {A: "😀😀", "B-": x}\n',
      ['2:26: "B-" cannot be the name of an environment variable.'],
    ],
    [
      'after CRLF',
      'version: 1\r\n\r\nnameHint: x\r\n',
      ['3:1: unknown key "nameHint" — did you mean "nameHints"?'],
    ],
    [
      'after a byte order mark',
      '\ufeffversion: 1\nnameHint: x\n',
      ['2:1: unknown key "nameHint" — did you mean "nameHints"?'],
    ],
    [
      'once where an alias repeats it',
      'version: 1\nareas:\n  - files: &f [/a]\n    regions: [us1]\n  - files: *f\n    regions: [us1]\n',
      ['3:16: the glob "/a" is an absolute path: globs are relative to the folder of the policy file.'],
    ],
    [
      'all at once, in the order of the source',
      'exceptions: [{rule: x}]\nversion: 1\nrules: {y: off}\nregions: {allowed: [de1, ie1, zz]}\n',
      [
        '1:14: "exceptions[0]" needs the key "files": an exception says in which files it holds.',
        '1:14: "exceptions[0]" needs the key "reason": an exception says why it is made.',
        '1:14: "exceptions[0]" needs the key "owner": an exception says who will see to it.',
        '1:14: "exceptions[0]" needs the key "expires": an exception ends on a day like 2027-01-31.',
        '1:21: unknown rule "x".',
        '3:9: unknown rule "y".',
        '4:21: "de1" is not a Region that processes data: it only ever was the id of the edge location "frankfurt", and its requests are processed in "us1"; write "us1", "ie1" or "au1".',
        '4:31: "zz" is not a Region; write "us1", "ie1" or "au1".',
      ],
    ],
  ])('%s', (_why, text, errors) => {
    expect(errorsOf(text)).toEqual(errors)
  })

  it.each<[why: string, text: string, errors: readonly string[]]>([
    ['an empty file', ' \n', ['1:1: the policy is empty: it needs "version: 1" at least.']],
    [
      'a trailing comma',
      '{"version": 1,}',
      ['1:15: a key in double quotes is expected here: JSON allows no comma after the last entry.'],
    ],
    [
      'a trailing comma in a list',
      '{"version": 1,\n "ignore": ["a",]}',
      ['2:17: a value is expected here: JSON allows no comma after the last one.'],
    ],
    [
      'a comment',
      '{\n  // why\n  "version": 1}',
      ['2:3: JSON has no comments: write the policy as regionguard.yaml to have them.'],
    ],
    ['single quotes', "{'version': 1}", ['1:2: this is no value of JSON: texts stand in double quotes.']],
    ['an open bracket', '{"version": 1', ['1:14: a "}" is expected here.']],
    [
      'more after the end',
      '{"version": 1}\n{}',
      ['2:1: nothing more is expected here: the policy ended before.'],
    ],
    [
      'a key that stands twice',
      '{"version": 1,\n "ignore": [],\n "ignore": []}',
      ['3:2: the key "ignore" stands twice: the first one is on line 2.'],
    ],
    [
      'a misspelt key',
      '{"version": 1,\n  "credentails": []}',
      ['2:3: unknown key "credentails" — did you mean "credentials"?'],
    ],
    ['too many brackets', '['.repeat(100_000), ['1:33: this is nested more than 32 levels deep.']],
  ])('in JSON: %s', (_why, text, errors) => {
    expect(errorsOf(text, 'regionguard.json')).toEqual(errors)
  })

  it('gives the suggestion by itself too', () => {
    expect(parsePolicy('version: 1\ncredentails: []\n', 'x/regionguard.yml')).toEqual({
      ok: false,
      errors: [
        {
          file: 'x/regionguard.yml',
          line: 2,
          column: 1,
          message: 'unknown key "credentails" — did you mean "credentials"?',
          suggestion: 'credentials',
        },
      ],
    })
  })

  it('shows the first two hundred of very many, and says how many more there are', () => {
    const errors = errorsOf(`version: 1\n${Array.from({ length: 300 }, (_, n) => `key${n}: x\n`).join('')}`)
    expect(errors).toHaveLength(201)
    expect(errors.at(-1)).toBe('202:1: and 100 more problems, from here on.')
  })

  it('refuses a file that is much too long for a policy', () => {
    expect(errorsOf(`version: 1\n${'#\n'.repeat(250_000)}`)).toEqual([
      '1:1: this file is longer than 500000 characters, too long for a policy.',
    ])
  })

  it('refuses what aliases blow up', () => {
    const lines = Array.from({ length: 10 }, (_, n) => `x${n + 1}: &x${n + 1} [${`*x${n},`.repeat(10)}]`)
    const [error] = errorsOf(`version: 1\nx0: &x0 [a]\n${lines.join('\n')}\n`)
    expect(error).toBe('7:22: with what this alias repeats, the policy has more than 100000 values.')
  })
})

describe('parsePolicy, whatever it is given', () => {
  /** So long that only a parser that loops or backtracks reaches it, however busy the machine is. */
  const TIME_LIMIT = 5_000

  function expectsSoundness(text: string, file: string): void {
    const started = performance.now()
    const parsed = parsePolicy(text, file)
    expect(performance.now() - started).toBeLessThan(TIME_LIMIT)
    if (parsed.ok) return
    expect(parsed.errors.length).toBeGreaterThan(0)
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
    for (const { line, column, message } of parsed.errors) {
      const length = lines[line - 1]?.length ?? -1
      expect(length, `${message} on line ${line}`).toBeGreaterThanOrEqual(0)
      expect(column).toBeGreaterThanOrEqual(1)
      // A problem at the end of a line with CRLF may stand between the two.
      expect(column).toBeLessThanOrEqual(length + 2)
      expect(message).toMatch(/^\S.*[.?]$/)
    }
    const places = parsed.errors.map(({ line, column }) => line * 1_000_000 + column)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }

  const file = fc.constantFrom('regionguard.yaml', 'regionguard.json')

  it('never crashes on arbitrary bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array))
    fc.assert(fc.property(fc.oneof(bytes, fc.string({ unit: 'binary' })), file, expectsSoundness), {
      numRuns: 500,
    })
  })

  it('never crashes on pieces of policies in any order', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...[
          'version: 1',
          '\n',
          '\r\n',
          '  ',
          '- ',
          ': ',
          '\t',
          '[',
          ']',
          '{',
          '}',
          ',',
          '"',
          "'",
          '&a ',
          '*a',
          '!',
          '#',
        ],
        ...[
          '---\n',
          '? ',
          '|',
          '>',
          '%YAML 1.1\n',
          '<<: ',
          'regions',
          'allowed',
          'us1',
          'jp1',
          'credentials',
          'names',
        ],
        ...[
          'areas',
          'files',
          '**',
          '../',
          'environment',
          'rules',
          'prefer-api-key',
          'exceptions',
          'expires',
          '\\',
          '\0',
        ],
        ...[
          '2027-02-30',
          'facts',
          'products',
          'verify',
          'null',
          'true',
          '1e5',
          '__proto__',
          '\ufeff',
          '\u2028',
          '😀',
        ],
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(pieces, fc.boolean(), file, (parts, begun, name) => {
        expectsSoundness((begun ? 'version: 1\n' : '') + parts.join(''), name)
      }),
      { numRuns: 1500 },
    )
  })

  it('never crashes on data of any shape', () => {
    const key = fc.constantFrom(
      'version',
      'regions',
      'allowed',
      'credentials',
      'names',
      'areas',
      'files',
      'rules',
      'facts',
      'exceptions',
      '__proto__',
      'a/b~c',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(1, 'us1', 'x', '', null, true, -0.5, 'valid-edge'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .array(fc.tuple(key, tie('value')), { maxLength: 5 })
          .map((entries) => Object.fromEntries(entries) as unknown),
      ),
    }))
    fc.assert(
      fc.property(value, (data) => {
        expectsSoundness(JSON.stringify(data), 'regionguard.json')
        expectsSoundness(stringify(data), 'regionguard.yaml')
        const errors = errorsOf(JSON.stringify({ version: 1, ...(data as object) }), 'regionguard.json')
        expect(errors.filter((error) => error.includes('does not fit the schema'))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('takes every valid policy, and says what it says, in YAML and in JSON', () => {
    fc.assert(
      fc.property(VALID_POLICY, (data) => {
        const expected = {
          ...('regions' in data ? { allowedRegions: data.regions.allowed } : {}),
          credentials: data.credentials.map((entry) => ({ names: [], sids: [], ...entry })),
          areas: data.areas.map(({ files, regions, environment }) => ({
            files: files.map((text) => ({ text })),
            regions,
            environment: environment ?? {},
          })),
          environment: data.environment,
          rules: Object.fromEntries(
            Object.entries(data.rules).map(([rule, setting]) => [
              rule,
              typeof setting === 'string'
                ? { severity: setting }
                : { severity: setting[0], options: setting[1] },
            ]),
          ),
          ignore: data.ignore.map((text) => ({ text })),
          exceptions: data.exceptions.map((each) => ({
            ...each,
            files: each.files.map((text) => ({ text })),
          })),
          nameHints: data.nameHints,
          facts: data.facts,
        }
        expect(policyOf(stringify(data))).toMatchObject(expected)
        expect(policyOf(JSON.stringify(data), 'regionguard.json')).toMatchObject(expected)
        expect(policyOf(JSON.stringify(data, null, '\t'), 'regionguard.json')).toMatchObject(expected)
      }),
      { numRuns: 200 },
    )
  })
})

const REGION_LIST = fc.uniqueArray(fc.constantFrom(...LIVE_REGIONS), { minLength: 1 })
const WORDS = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '')
const GLOB = fc
  .array(fc.constantFrom('src', '**', '*', '.github', '*.{ts,tsx}', '[a-c]?', '@(x|y)', 'ä'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((segments) => segments.join('/'))
const ENVIRONMENT = fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,9}$/), fc.string(), { maxKeys: 3 })
const SEVERITY = fc.constantFrom('error', 'warning', 'off')
const DATE = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const HEX = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'.split('')),
  minLength: 32,
  maxLength: 32,
})

const VALID_POLICY = fc
  .record({
    version: fc.constant(1),
    regions: fc.option(fc.record({ allowed: REGION_LIST })),
    credentials: fc.array(
      fc.oneof(
        fc.record({
          names: fc.array(fc.stringMatching(/^[A-Za-z_.*?][A-Za-z0-9_.*?/-]{0,12}$/), {
            minLength: 1,
            maxLength: 3,
          }),
          region: fc.constantFrom(...LIVE_REGIONS),
        }),
        fc.record({
          sids: fc.array(
            HEX.map((hex) => `SK${hex}`),
            { minLength: 1, maxLength: 2 },
          ),
          region: fc.constantFrom(...LIVE_REGIONS),
          type: fc.constantFrom('main', 'standard', 'restricted'),
        }),
      ),
      { maxLength: 3 },
    ),
    areas: fc.array(
      fc.record(
        {
          files: fc.array(GLOB, { minLength: 1, maxLength: 3 }),
          regions: REGION_LIST,
          environment: ENVIRONMENT,
        },
        { requiredKeys: ['files', 'regions'] },
      ),
      { maxLength: 3 },
    ),
    environment: ENVIRONMENT,
    rules: fc
      .dictionary(fc.constantFrom(...RULE_IDS, ...HOUSEKEEPING_IDS), SEVERITY, { maxKeys: 5 })
      .chain((rules) =>
        fc
          .option(
            fc.tuple(
              SEVERITY,
              fc.record({ serverless: fc.boolean(), exported: fc.boolean() }, { requiredKeys: [] }),
            ),
          )
          .map((tuple): Record<string, string | readonly [string, object]> =>
            tuple === null ? rules : { ...rules, 'prefer-api-key': tuple },
          ),
      ),
    ignore: fc.array(GLOB, { maxLength: 3 }),
    exceptions: fc.array(
      fc.record({
        rule: fc.constantFrom(...RULE_IDS, ...HOUSEKEEPING_IDS),
        files: fc.array(GLOB, { minLength: 1, maxLength: 2 }),
        reason: WORDS,
        owner: WORDS,
        expires: DATE,
      }),
      { maxLength: 3 },
    ),
    nameHints: fc.boolean(),
    facts: fc.record({
      products: fc.dictionary(fc.constantFrom('verify', 'video', 'api'), REGION_LIST, { maxKeys: 2 }),
      legacyHosts: fc.constantFrom('retired', 'us1', 'regional'),
    }),
  })
  .map(({ regions, ...rest }) => (regions === null ? rest : { ...rest, regions }))
