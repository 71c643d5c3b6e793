import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as typescript from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import plugin from '../index.ts'

/** What a file means depends on what stands around it, and that may change while an editor is open. */
const top = mkdtempSync(join(tmpdir(), 'regionguard-analysis-'))
afterAll(() => {
  rmSync(top, { recursive: true })
})

let root = ''
let count = 0
beforeEach(() => {
  root = join(top, String(++count))
  mkdirSync(join(root, '.git'), { recursive: true })
  write('package.json', '{}')
})

function write(path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

interface Options {
  readonly file?: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly rules?: Linter.RulesRecord
}

/** The rules that report, with their lines. */
function report(code: string, { file = 'src/a.ts', settings = {}, rules }: Options = {}): readonly string[] {
  const messages = new Linter({ cwd: root }).verify(
    code,
    [
      plugin.configs.recommended,
      {
        files: ['**/*.ts'],
        languageOptions: { parser: typescript },
        settings: { regionguard: settings },
        ...(rules === undefined ? {} : { rules }),
      },
    ],
    join(root, file),
  )
  return messages.map(({ ruleId, line, message }) =>
    ruleId === null ? message : `${ruleId.replace('regionguard/', '')} ${String(line)}`,
  )
}

const client = (key: string, options = ''): string => `import twilio from 'twilio'
export const client = twilio(process.env.${key}_KEY, process.env.${key}_SECRET, { accountSid: process.env.TWILIO_ACCOUNT_SID${options} })
`
const AU1 = client('TWILIO_AU1_API')

describe('settings of the project', () => {
  it('decide what a client without options does, as they are now', () => {
    expect(report(client('TWILIO_IE1_API'))).toEqual(['no-region-mismatch 2'])
    write('.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    expect(report(client('TWILIO_IE1_API'))).toEqual([])
    write('.env', 'TWILIO_REGION=au1\nTWILIO_EDGE=sydney\n')
    expect(report(client('TWILIO_IE1_API'))).toEqual(['no-region-mismatch 2'])
    unlinkSync(join(root, '.env'))
    expect(report(client('TWILIO_US1_API'))).toEqual([])
  })

  it('are not read with `environment: false`', () => {
    write('.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    expect(report(client('TWILIO_US1_API'))).toEqual(['no-region-mismatch 2'])
    expect(report(client('TWILIO_US1_API'), { settings: { environment: false } })).toEqual([])
  })

  it('are not read where git ignores them, above the manifest, or in templates', () => {
    write('.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    write('app/package.json', '{}')
    write('app/.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    write('app/.gitignore', '.env\n')
    write('app/.env.example', 'TWILIO_REGION=\n')
    expect(report(client('TWILIO_US1_API'), { file: 'app/src/a.ts' })).toEqual([])
    write('app/.gitignore', '\n')
    expect(report(client('TWILIO_US1_API'), { file: 'app/src/a.ts' })).toEqual(['no-region-mismatch 2'])
  })
})

describe('what mentions TWILIO_REGION or TWILIO_EDGE', () => {
  it.each([
    ['compose.yaml', 'services: {app: {environment: {TWILIO_REGION: ie1}}}\n'],
    ['Dockerfile', 'ENV TWILIO_EDGE=dublin\n'],
    ['.github/workflows/test.yml', 'env: {TWILIO_REGION: ie1}\n'],
    ['ecosystem.config.cjs', "module.exports = {apps: [{env: {TWILIO_REGION: 'ie1'}}]}\n"],
    ['src/deploy.sh', 'export TWILIO_REGION=ie1\n'],
    ['src/env.ts', "process.env.TWILIO_REGION ||= 'ie1'\n"],
  ])('makes the Region of a client unknown: %s', (path, text) => {
    const code = `import './env.js'\n${client('TWILIO_IE1_API')}`
    expect(report(code)).toEqual(['no-region-mismatch 3'])
    write(path, 'nothing: 0\n')
    expect(report(code)).toEqual(['no-region-mismatch 3'])
    write(path, text)
    expect(report(code)).toEqual([])
    expect(report(code, { settings: { environment: false } })).toEqual(['no-region-mismatch 3'])
    unlinkSync(join(root, path))
    expect(report(code)).toEqual(['no-region-mismatch 3'])
  })

  it('counts above a project, not beside it, and not where git or the policy ignores it', () => {
    const code = client('TWILIO_IE1_API')
    const app = { file: 'app/src/a.ts' }
    write('app/package.json', '{}')
    write('other/compose.yaml', 'TWILIO_REGION: ie1\n')
    expect(report(code, app)).toEqual(['no-region-mismatch 2'])
    write('compose.yaml', 'TWILIO_REGION: ie1\n')
    expect(report(code, app)).toEqual([])
    write('.gitignore', 'compose.yaml\n')
    expect(report(code, app)).toEqual(['no-region-mismatch 2'])
    write('.gitignore', '')
    write('regionguard.yaml', 'version: 1\nignore: [compose.yaml]\n')
    expect(report(code, app)).toEqual(['no-region-mismatch 2'])
  })
})

describe('policy', () => {
  it('is found upward from the working directory, and read again when it changes', () => {
    const code = client('MESSAGING')
    expect(report(code)).toEqual([])
    write('regionguard.yaml', 'version: 1\ncredentials: [{names: [MESSAGING_*], region: au1}]\n')
    expect(report(code)).toEqual(['no-region-mismatch 2'])
    write('regionguard.yaml', 'version: 1\ncredentials: [{names: [MESSAGING_*], region: us1}]\n')
    expect(report(code)).toEqual([])
  })

  it('can be named, and can be none', () => {
    write('regionguard.yaml', 'version: 1\nrules: {no-region-mismatch: off}\n')
    write('config/rg.yaml', 'version: 1\n')
    expect(report(AU1)).toEqual([])
    expect(report(AU1, { settings: { policy: 'config/rg.yaml' } })).toEqual(['no-region-mismatch 2'])
    expect(report(AU1, { settings: { policy: false } })).toEqual(['no-region-mismatch 2'])
    expect(() => report(AU1, { settings: { policy: 'none.yaml' } })).toThrow('There is no policy none.yaml.')
  })

  it.each([
    ['ignored files', 'ignore: ["src/**"]'],
    [
      'exceptions',
      'exceptions: [{rule: no-region-mismatch, files: ["src/**"], reason: r, owner: o, expires: 2027-01-31}]',
    ],
  ])('knows %s', (_, line) => {
    write('regionguard.yaml', `version: 1\n${line}\n`)
    expect(report(AU1, { settings: { today: '2027-01-30' } })).toEqual([])
  })

  it('has exceptions that expire', () => {
    const exception = '{rule: no-region-mismatch, files: ["**"], reason: r, owner: o, expires: 2027-01-31}'
    write('regionguard.yaml', `version: 1\nexceptions: [${exception}]\n`)
    expect(report(AU1, { settings: { today: '2027-01-31' } })).toEqual(['no-region-mismatch 2'])
  })

  it('stops every run, with its place and the same words each time, where it is invalid', () => {
    write('regionguard.yaml', 'version: 1\nregins: {}\n')
    const message = /^Error while loading rule '[^']+': Invalid policy:\nregionguard\.yaml:2:1: .*"regions"\?/
    for (const code of [AU1, 'export const a = 1\n', AU1]) expect(() => report(code)).toThrow(message)
  })

  it('decides about options that the ESLint configuration leaves off', () => {
    const code = `import twilio from 'twilio'
export const client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)
client.messages.create({ to: '+353861234567', from: '+353871234567', body: 'hello' })
`
    expect(report(code)).toEqual([])
    expect(report(code, { rules: { 'regionguard/prefer-api-key': ['warn', { exported: true }] } })).toEqual([
      'prefer-api-key 2',
    ])
    write('regionguard.yaml', 'version: 1\nrules: {prefer-api-key: [warning, {exported: true}]}\n')
    expect(report(code)).toEqual(['prefer-api-key 2'])
  })
})

describe('imported constants', () => {
  it('are read one file deep, as they are now', () => {
    const code = `import { REGION } from './config.js'\n${client('TWILIO_AU1_API', `, region: REGION, edge: 'dublin'`)}`
    expect(report(code)).toEqual([])
    write('src/config.ts', `export const REGION: string = 'ie1'\n`)
    expect(report(code)).toEqual(['no-region-mismatch 3'])
    write('src/config.ts', `export const REGION = readRegion('ie1')\n`)
    expect(report(code)).toEqual([])
    write('src/config.ts', `export const REGION = 'ie1' + +\n`)
    expect(report(code)).toEqual([])
  })
})

describe('suppressions', () => {
  const marked = (comment: string): string => AU1.replace('export', `// ${comment}\nexport`)

  it.each([
    ['regionguard-disable-next-line no-region-mismatch -- the proxy corrects it', []],
    ['eslint-disable-next-line regionguard/no-region-mismatch -- the proxy corrects it', []],
    ['regionguard-disable-next-line no-region-mismatch', ['no-region-mismatch 3']],
  ])('%s', (comment, expected) => {
    expect(report(marked(comment))).toEqual(expected)
  })

  it('leaves it to ESLint to say which of its own were needless', () => {
    const code = marked('eslint-disable-next-line regionguard/valid-edge -- nothing')
    expect(report(code)).toEqual([
      "Unused eslint-disable directive (no problems were reported from 'regionguard/valid-edge').",
      'no-region-mismatch 3',
    ])
  })

  it('covers the next line of code beneath a directive of ESLint', () => {
    const code = marked(
      'regionguard-disable-next-line no-region-mismatch -- the proxy corrects it\n// eslint-disable-next-line no-undef -- a global',
    )
    expect(report(code).filter((line) => line.startsWith('no-region'))).toEqual([])
  })
})

describe('a text that is no file', () => {
  it('is judged by itself', () => {
    const messages = new Linter({ cwd: root }).verify(AU1, [
      { ...plugin.configs.recommended, files: ['**/*'] },
    ])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['regionguard/no-region-mismatch'])
  })
})
