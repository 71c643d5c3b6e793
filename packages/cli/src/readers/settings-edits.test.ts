import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, textOf } from '@regionguard/core'
import type { Reading, Remedy } from '@regionguard/core'
import { dotenvReader, isUnreadable } from '@regionguard/core/settings'
import { applyEdits } from '../fix/apply-edits.ts'
import { firstGroup, mendedText } from './mended.test.fixture.ts'
import type { OptionRemedy } from './mended.test.fixture.ts'
import { iniReader } from './ini/ini-reader.ts'
import { jsonReader } from './json/json-reader.ts'
import { propertiesReader } from './properties/properties-reader.ts'
import { tomlReader } from './toml/toml-reader.ts'
import { yamlReader } from './yaml/yaml-reader.ts'

const READERS = {
  '.env': dotenvReader,
  '.env.example': dotenvReader,
  '.envrc': dotenvReader,
  'a.yaml': yamlReader,
  'a.json': jsonReader,
  'a.toml': tomlReader,
  'a.properties': propertiesReader,
  'a.ini': iniReader,
}
type File = keyof typeof READERS

function read(file: File, text: string): Reading {
  const reading = READERS[file].read({ file, text, context: { policyNames: () => false } })
  if (isUnreadable(reading)) throw new Error(reading.reason)
  return reading
}

/** The text after the remedy on the first group; undefined where there is no safe edit. */
function mended(file: File, text: string, remedy: OptionRemedy): string | undefined {
  return mendedText(read(file, text), remedy)
}

const ADD_EDGE: OptionRemedy = { kind: 'add-option', option: 'edge', value: 'dublin' }
const SET_REGION: OptionRemedy = { kind: 'set-option', option: 'region', value: 'ie1' }
const REMOVE_EDGE: OptionRemedy = { kind: 'remove-option', option: 'edge' }

describe('adding an edge beside the region', () => {
  it.each<[string, File, string, string]>([
    ['a line', '.env', 'TWILIO_REGION=ie1\nA=b\n', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nA=b\n'],
    ['the last line', '.env', 'A=b\nTWILIO_REGION=ie1', 'A=b\nTWILIO_REGION=ie1\nTWILIO_EDGE=dublin'],
    ['CRLF', '.env', 'TWILIO_REGION=ie1\r\n', 'TWILIO_REGION=ie1\r\nTWILIO_EDGE=dublin\r\n'],
    [
      'export, spaces and quotes',
      '.env',
      ' export TWILIO_REGION = "ie1" # Ireland\n',
      ' export TWILIO_REGION = "ie1" # Ireland\n export TWILIO_EDGE = "dublin"\n',
    ],
    ['another name', '.env', 'TWILIO_API_REGION=ie1', 'TWILIO_API_REGION=ie1\nTWILIO_API_EDGE=dublin'],
    ['a template', '.env.example', 'TWILIO_REGION=ie1', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin'],
    [
      'a table, CRLF',
      'a.toml',
      '[env]\r\n  TWILIO_REGION = "ie1" # x\r\n  A = 1\r\n',
      '[env]\r\n  TWILIO_REGION = "ie1" # x\r\n  TWILIO_EDGE = "dublin"\r\n  A = 1\r\n',
    ],
    [
      'a dotted key',
      'a.toml',
      "a.twilio.region = 'ie1'",
      "a.twilio.region = 'ie1'\na.twilio.edge = 'dublin'",
    ],
    [
      'an inline table',
      'a.toml',
      'twilio = {region = "ie1", a = 1}',
      'twilio = {region = "ie1", edge = "dublin", a = 1}',
    ],
    [
      'an array of assignments',
      'a.toml',
      'env = [\n  "TWILIO_REGION=ie1",\n]',
      'env = [\n  "TWILIO_REGION=ie1",\n  "TWILIO_EDGE=dublin",\n]',
    ],
    [
      'a property with its prefix, CRLF',
      'a.properties',
      '  sms.twilio.region : ie1\r\nb=c',
      '  sms.twilio.region : ie1\r\n  sms.twilio.edge : dublin\r\nb=c',
    ],
    ['an upper-case property', 'a.properties', 'TWILIO_REGION ie1', 'TWILIO_REGION ie1\nTWILIO_EDGE dublin'],
    [
      'a section, with a comment behind',
      'a.ini',
      '[twilio]\r\nregion = "ie1" ; x\r\n',
      '[twilio]\r\nregion = "ie1" ; x\r\nedge = "dublin"\r\n',
    ],
    [
      'an environment of tox',
      'a.ini',
      '[testenv]\nsetenv =\n    TWILIO_REGION = ie1\n',
      '[testenv]\nsetenv =\n    TWILIO_REGION = ie1\n    TWILIO_EDGE = dublin\n',
    ],
    [
      'an environment of supervisord',
      'a.ini',
      '[program:a]\nenvironment=A="b",TWILIO_REGION="ie1"\n',
      '[program:a]\nenvironment=A="b",TWILIO_REGION="ie1", TWILIO_EDGE="dublin"\n',
    ],
    [
      'a unit of systemd',
      'a.ini',
      '[Service]\nEnvironment="TWILIO_REGION=ie1"\n',
      '[Service]\nEnvironment="TWILIO_REGION=ie1"\nEnvironment="TWILIO_EDGE=dublin"\n',
    ],
    [
      'a pool of PHP',
      'a.ini',
      '[www]\nenv[TWILIO_REGION] = ie1\n',
      '[www]\nenv[TWILIO_REGION] = ie1\nenv[TWILIO_EDGE] = dublin\n',
    ],
    [
      'a mapping',
      'a.yaml',
      'env:\n  TWILIO_REGION: "ie1" # x\n  A: b\n',
      'env:\n  TWILIO_REGION: "ie1" # x\n  TWILIO_EDGE: "dublin"\n  A: b\n',
    ],
    [
      'a mapping in a list',
      'a.yaml',
      '- TWILIO_REGION: ie1\n  A: b',
      '- TWILIO_REGION: ie1\n  TWILIO_EDGE: dublin\n  A: b',
    ],
    [
      'flow style',
      'a.yaml',
      'env: {A: b, TWILIO_REGION: ie1}',
      'env: {A: b, TWILIO_REGION: ie1, TWILIO_EDGE: dublin}',
    ],
    [
      'flow style without spaces',
      'a.yaml',
      'env: {TWILIO_REGION: ie1,A: b}',
      'env: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin,A: b}',
    ],
    [
      'a list of texts',
      'a.yaml',
      'env:\n- TWILIO_REGION=ie1\n- A=b',
      'env:\n- TWILIO_REGION=ie1\n- TWILIO_EDGE=dublin\n- A=b',
    ],
    [
      'a list of texts in quotes',
      'a.yaml',
      'env:\n  - "TWILIO_REGION=ie1"\n',
      'env:\n  - "TWILIO_REGION=ie1"\n  - "TWILIO_EDGE=dublin"\n',
    ],
    [
      'a list of texts in flow style',
      'a.yaml',
      'env: ["TWILIO_REGION=ie1"]',
      'env: ["TWILIO_REGION=ie1", "TWILIO_EDGE=dublin"]',
    ],
    [
      'a list of pairs',
      'a.yaml',
      'env:\n  - name: TWILIO_REGION\n    value: ie1\n  - name: A\n    value: b',
      'env:\n  - name: TWILIO_REGION\n    value: ie1\n  - name: TWILIO_EDGE\n    value: dublin\n  - name: A\n    value: b',
    ],
    [
      'a list of pairs in flow style',
      'a.yaml',
      'env: [{name: TWILIO_REGION, value: ie1}]',
      'env: [{name: TWILIO_REGION, value: ie1}, {name: TWILIO_EDGE, value: dublin}]',
    ],
    [
      'a table',
      'a.yaml',
      'twilio:\n    region: ie1\n    auth_token: x',
      'twilio:\n    region: ie1\n    edge: dublin\n    auth_token: x',
    ],
    [
      'a property',
      'a.json',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1"\n  }\n}',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1",\n    "TWILIO_EDGE": "dublin"\n  }\n}',
    ],
    [
      'a property with others after it',
      'a.json',
      '{"Twilio": { "Region": "ie1", "AuthToken": "" }}',
      '{"Twilio": { "Region": "ie1", "Edge": "dublin", "AuthToken": "" }}',
    ],
    [
      'an item of a list',
      'a.json',
      '{"env": [\n  {"name": "TWILIO_REGION", "value": "ie1"}\n]}',
      '{"env": [\n  {"name": "TWILIO_REGION", "value": "ie1"},\n  {"name": "TWILIO_EDGE", "value": "dublin"}\n]}',
    ],
    [
      'a key with dots',
      'a.json',
      '{"Twilio:Region": "ie1"}',
      '{"Twilio:Region": "ie1", "Twilio:Edge": "dublin"}',
    ],
  ])('%s', (_case, file, text, expected) => {
    expect(mended(file, text, ADD_EDGE)).toBe(expected)
  })

  it.each<[string, File, string]>([
    ['an edge that is there', '.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=${EDGE}'],
    ['no region', '.env', 'TWILIO_ACCOUNT_SID='],
    ['a shell script', '.envrc', 'export TWILIO_REGION=ie1'],
    ['an alias', 'a.yaml', 'x: &x ie1\nenv: {TWILIO_REGION: *x}'],
    ['an anchor', 'a.yaml', 'env:\n  TWILIO_REGION: &x ie1'],
    ['a merge', 'a.yaml', 'x: &x {TWILIO_REGION: ie1}\nenv:\n  <<: *x\n  TWILIO_A: b'],
    ['a repeated key', 'a.yaml', 'env:\n  TWILIO_REGION: us1\n  TWILIO_REGION: ie1'],
    ['a template', 'a.yaml', 'env:\n  {{ if x }}\n  TWILIO_REGION: ie1\n  {{ end }}'],
    ['a text with escapes', 'a.json', '{"env": {"TWILIO_REGION": "ie\\u0031"}}'],
    [
      'a pair with more than name and value',
      'a.yaml',
      'env:\n  - name: TWILIO_REGION\n    value: ie1\n    scope: build',
    ],
    ['an explicit key', 'a.yaml', 'env:\n  ? TWILIO_REGION\n  : ie1'],
    ['a value on the next line', 'a.yaml', 'env:\n  TWILIO_REGION:\n    # why\n    ie1'],
  ])('is left alone: %s', (_case, file, text) => {
    expect(mended(file, text, ADD_EDGE)).toBeUndefined()
  })

  it('is left alone where the region comes from further out', () => {
    const text =
      'on: push\njobs:\n  a:\n    env: {TWILIO_REGION: ie1}\n    steps:\n      - env: {TWILIO_AUTH_TOKEN: x}'
    const reading = read('a.yaml', text)
    const groups = reading.facts.filter((fact) => fact.kind === 'settings-group')
    expect(groups.map(({ id }) => reading.edits({ ...ADD_EDGE, target: id })?.length)).toEqual([1, undefined])
  })
})

describe('on lines of INI that go on', () => {
  it.each([
    ['the last', '[Service]\nEnvironment="A=1" \\\n  "TWILIO_REGION=ie1"\nB=c\n'],
    ['the first', '[Service]\nEnvironment=TWILIO_REGION=ie1 \\\n  A=1\n'],
    ['one without indentation', '[Service]\nEnvironment=\\\nTWILIO_REGION=ie1\n'],
  ])('no edge is added: %s', (_case, text) => {
    expect(mended('a.ini', text, ADD_EDGE)).toBeUndefined()
  })

  it('none is removed', () => {
    const text = '[Service]\nEnvironment=TWILIO_REGION=us1 \\\n  TWILIO_EDGE=dublin\n'
    expect(mended('a.ini', text, REMOVE_EDGE)).toBeUndefined()
  })
})

describe('setting the region', () => {
  it.each<[string, File, string, string | undefined]>([
    ['in quotes', '.env', "TWILIO_REGION='IE1' # x", "TWILIO_REGION='ie1' # x"],
    ['in a list', 'a.yaml', 'env: ["TWILIO_REGION=IE1"]', 'env: ["TWILIO_REGION=ie1"]'],
    ['in JSON', 'a.json', '{"twilio": {"region": "IE1"}}', '{"twilio": {"region": "ie1"}}'],
    ['in TOML', 'a.toml', "[twilio]\nregion = 'IE1' # x\n", "[twilio]\nregion = 'ie1' # x\n"],
    ['in three quotes', 'a.toml', 'twilio.region = """IE1"""', 'twilio.region = """ie1"""'],
    ['not over escapes', 'a.toml', 'twilio.region = "I\\u00451"', undefined],
    ['in properties', 'a.properties', 'twilio.region: IE1\r\n', 'twilio.region: ie1\r\n'],
    ['not over a line that goes on', 'a.properties', 'twilio.region=I\\\n  E1\n', undefined],
    ['in INI, with a comment', 'a.ini', '[twilio]\nregion=IE1 ;x\n', '[twilio]\nregion=ie1 ;x\n'],
    [
      'in INI, on a line that goes on',
      'a.ini',
      '[Service]\nEnvironment="A=1" \\\n  "TWILIO_REGION=IE1" \\\n  B=2\n',
      '[Service]\nEnvironment="A=1" \\\n  "TWILIO_REGION=ie1" \\\n  B=2\n',
    ],
    [
      'not over base64',
      'a.yaml',
      'kind: Secret\nmetadata: {name: x}\ndata: {TWILIO_REGION: SUUx}',
      undefined,
    ],
    ['not over an alias', 'a.yaml', 'x: &x IE1\nenv: {TWILIO_REGION: *x}', undefined],
  ])('%s', (_case, file, text, expected) => {
    expect(mended(file, text, SET_REGION)).toBe(expected)
  })
})

describe('removing the edge', () => {
  it.each<[string, File, string, string | undefined]>([
    ['a line with its comment', '.env', 'A=b\nTWILIO_EDGE=sydney # x\nC=d', 'A=b\nC=d'],
    ['the only line', '.env', 'TWILIO_EDGE=sydney', ''],
    ['an entry', 'a.yaml', 'env:\n  TWILIO_EDGE: sydney\n  TWILIO_A: b', 'env:\n  TWILIO_A: b'],
    ['the only entry', 'a.yaml', 'env:\n  TWILIO_EDGE: sydney', undefined],
    ['a list item', 'a.yaml', 'env:\n  - TWILIO_A=b\n  - TWILIO_EDGE=sydney\n', 'env:\n  - TWILIO_A=b\n'],
    [
      'a pair',
      'a.yaml',
      'env:\n  - name: TWILIO_EDGE\n    value: sydney\n  - name: A\n    value: b',
      'env:\n  - name: A\n    value: b',
    ],
    [
      'the first property',
      'a.json',
      '{"env": {\n  "TWILIO_EDGE": "sydney",\n  "TWILIO_A": "b"\n}}',
      '{"env": {\n  "TWILIO_A": "b"\n}}',
    ],
    [
      'the last property',
      'a.json',
      '{"env": {\n  "TWILIO_A": "b",\n  "TWILIO_EDGE": "sydney"\n}}',
      '{"env": {\n  "TWILIO_A": "b"\n}}',
    ],
    [
      'the last property after a comment',
      'a.json',
      '{"env": {"TWILIO_A": "b", // x\n  "TWILIO_EDGE": "sydney"\n}}',
      undefined,
    ],
    ['in flow style', 'a.yaml', 'env: {TWILIO_EDGE: sydney, TWILIO_A: b}', 'env: {TWILIO_A: b}'],
    [
      'a line of TOML',
      'a.toml',
      '[env]\r\nTWILIO_EDGE = "sydney" # x\r\nTWILIO_A = "b"\r\n',
      '[env]\r\nTWILIO_A = "b"\r\n',
    ],
    [
      'the last of an inline table',
      'a.toml',
      'env = {TWILIO_A = "b", TWILIO_EDGE = "x"}',
      'env = {TWILIO_A = "b"}',
    ],
    [
      'a property that goes on',
      'a.properties',
      'twilio.sid=b\ntwilio.edge=syd\\\n   ney\nc=d',
      'twilio.sid=b\nc=d',
    ],
    ['a line of INI', 'a.ini', '[twilio]\nedge = sydney ; x\nsid = b\n', '[twilio]\nsid = b\n'],
    ['not one of two of systemd', 'a.ini', '[S]\nEnvironment=TWILIO_EDGE=a TWILIO_A=b\n', undefined],
    ['not one that another would replace', 'a.ini', '[twilio]\nsid=b\nedge=a\nedge=b\n', undefined],
  ])('%s', (_case, file, text, expected) => {
    expect(mended(file, text, REMOVE_EDGE)).toBe(expected)
  })
})

describe('replacing a text', () => {
  const replaced = (text: string, file: File = 'a.yaml'): string | undefined => {
    const reading = read(file, text)
    const host = reading.facts.find((fact) => fact.kind === 'host-literal')
    const edits =
      host && reading.edits({ kind: 'replace-text', span: host.hostSpan, text: 'api.dublin.ie1.twilio.com' })
    return edits && applyEdits(text, edits)
  }

  it('puts the host alone in place of the other, in a template too', () => {
    expect(replaced('a: https://api.ie1.twilio.com/x')).toBe('a: https://api.dublin.ie1.twilio.com/x')
    expect(replaced('{{ if x }}\na: api.ie1.twilio.com\n{{ end }}')).toBe(
      '{{ if x }}\na: api.dublin.ie1.twilio.com\n{{ end }}',
    )
  })

  it.each<[File, string]>([
    ['.env', 'A=https://HOST/x # y\r\nB=c'],
    ['a.json', '{"a": "https://HOST/x"}'],
    ['a.toml', "a = ['''\n  https://HOST/x\n''']"],
    ['a.properties', 'a=b\\\r\n  https\\://HOST/x\r\n'],
    ['a.ini', '[a]\nb =\n  https://HOST/x\n  c\n'],
  ])('does so in %s', (file, text) => {
    expect(replaced(text.replace('HOST', 'api.ie1.twilio.com'), file)).toBe(
      text.replace('HOST', 'api.dublin.ie1.twilio.com'),
    )
  })

  it('never touches another file, or what is no plain text', () => {
    const reading = read('.env', 'A="b c"')
    const remedy = (file: string, start: number, end: number): Remedy => ({
      kind: 'replace-text',
      span: { file, start, end },
      text: 'x',
    })
    expect(reading.edits(remedy('other', 0, 1))).toBeUndefined()
    expect(reading.edits(remedy('.env', 2, 7))).toBeUndefined()
    expect(reading.edits(remedy('.env', 0, 1))).toHaveLength(1)
  })
})

describe('any settings', () => {
  const words = fc.constantFrom('A', 'B', 'TWILIO_ACCOUNT_SID', 'PORT')
  const others = fc.uniqueArray(words, { maxLength: 3 })
  const quote = fc.constantFrom('', '"', "'")

  it('have the edge after it was added, and every other setting as before', () => {
    fc.assert(
      fc.property(
        others,
        others,
        quote,
        fc.constantFrom('.env', 'map', 'list', 'pairs', 'json'),
        fc.constantFrom('\n', '\r\n'),
        (before, after, mark, shape, end) => {
          const keys = [...before, 'TWILIO_REGION', ...after.filter((key) => !before.includes(key))]
          const file: File = shape === '.env' ? '.env' : shape === 'json' ? 'a.json' : 'a.yaml'
          const value = (key: string): string => (key === 'TWILIO_REGION' ? 'ie1' : 'v')
          const lines = {
            '.env': () => keys.map((key) => `${key}=${mark}${value(key)}${mark}`),
            map: () => ['env:', ...keys.map((key) => `  ${key}: ${mark}${value(key)}${mark}`)],
            list: () => ['env:', ...keys.map((key) => `  - ${mark}${key}=${value(key)}${mark}`)],
            pairs: () => [
              'env:',
              ...keys.flatMap((key) => [
                `  - name: ${mark}${key}${mark}`,
                `    value: ${mark}${value(key)}${mark}`,
              ]),
            ],
            json: () => [
              '{',
              ...keys.map(
                (key, index) => `  "${key}": "${value(key)}"${index === keys.length - 1 ? '' : ','}`,
              ),
              '}',
            ],
          }
          const text = lines[shape]().join(end)
          const result = mended(file, text, ADD_EDGE)
          const group = firstGroup(read(file, result ?? ''))
          const { edge } = keysOf(group)
          expect(edge?.value.kind === 'literal' && textOf(edge.value)).toBe('dublin')
          expect(group.settings.map(({ key }) => key).filter((key) => key !== 'TWILIO_EDGE')).toEqual(keys)
          const ends = text.includes(end) ? result?.match(/\r?\n/g) : []
          expect(ends?.every((one) => one === end)).toBe(true)
          // Taking it out again gives the text that was there.
          expect(mended(file, result ?? '', REMOVE_EDGE)).toBe(text)
        },
      ),
    )
  })
})
