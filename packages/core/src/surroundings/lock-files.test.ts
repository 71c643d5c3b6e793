import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCK_FILES } from './lock-files.ts'

const version = (name: string, text: string, project = '', range?: string): string | undefined =>
  LOCK_FILES.find((lock) => lock.name === name)?.version(text, project, range)

describe('the release of twilio in package-lock.json', () => {
  const packages = (entries: Readonly<Record<string, string>>): string =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: Object.fromEntries(
        Object.entries(entries).map(([path, release]) => [path, { version: release }]),
      ),
    })

  it.each([
    ['is the one at the root', { 'node_modules/twilio': '5.1.0' }, '', '5.1.0'],
    ['is the one at the root for a workspace', { 'node_modules/twilio': '5.1.0' }, 'packages/a', '5.1.0'],
    [
      "is a workspace's own first",
      { 'node_modules/twilio': '5.1.0', 'packages/a/node_modules/twilio': '4.0.0' },
      'packages/a',
      '4.0.0',
    ],
    [
      'is not that of another workspace',
      { 'node_modules/twilio': '5.1.0', 'packages/b/node_modules/twilio': '4.0.0' },
      'packages/a',
      '5.1.0',
    ],
    [
      "is not that of somebody's dependency",
      { 'node_modules/x/node_modules/twilio': '4.0.0' },
      '',
      undefined,
    ],
    ['is not that of another package', { 'node_modules/twilio-video': '2.0.0' }, '', undefined],
  ])('%s', (_, entries, project, expected) => {
    expect(version('package-lock.json', packages(entries), project)).toBe(expected)
    expect(version('npm-shrinkwrap.json', packages(entries), project)).toBe(expected)
  })

  it('of version 1 is read too', () => {
    const text = JSON.stringify({ lockfileVersion: 1, dependencies: { twilio: { version: '3.84.1' } } })
    expect(version('package-lock.json', text)).toBe('3.84.1')
  })

  it.each(['', '{', '{"packages": null, "twilio": 1}', '<<<<<<< HEAD\n"twilio": 1', '["twilio"]'])(
    'is unknown where the file is damaged: %j',
    (text) => {
      expect(version('package-lock.json', text)).toBeUndefined()
    },
  )
})

describe('the release of twilio in pnpm-lock.yaml', () => {
  const LOCK = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      twilio:
        specifier: ^5.0.0
        version: 5.3.0(debug@4.3.4)

  packages/a:
    devDependencies:
      other:
        specifier: ^1.0.0
        version: 1.0.0
      twilio:
        specifier: 4.23.0
        version: 4.23.0

  packages/b:
    dependencies:
      twilio-video:
        specifier: ^2.0.0
        version: 2.0.0

packages:

  twilio@4.23.0:
    resolution: {integrity: sha512-x}
`

  it.each([
    ['', '5.3.0'],
    ['packages/a', '4.23.0'],
    ['packages/b', undefined],
    ['packages/c', undefined],
  ])('for %j is %s', (project, expected) => {
    expect(version('pnpm-lock.yaml', LOCK, project)).toBe(expected)
    expect(version('pnpm-lock.yaml', LOCK.replace('packages/a:', `'packages/a':`), project)).toBe(expected)
  })

  it('of older files is read too', () => {
    expect(version('pnpm-lock.yaml', 'dependencies:\n  twilio: 3.84.1\n')).toBe('3.84.1')
    expect(
      version('pnpm-lock.yaml', 'dependencies:\n  twilio:\n    specifier: ^4.0.0\n    version: 4.1.0\n'),
    ).toBe('4.1.0')
  })
})

describe('the release of twilio in yarn.lock', () => {
  it.each([
    ['version 1', 'twilio@^5.0.0:\n  version "5.3.0"\n  resolved "https://example.test/twilio"\n'],
    ['version 1 with several ranges', 'twilio@^5.0.0, twilio@^5.2.0:\n  version "5.3.0"\n'],
    ['Berry', '"twilio@npm:^5.0.0":\n  version: 5.3.0\n  resolution: "twilio@npm:5.3.0"\n'],
  ])('is read: %s', (_, text) => {
    expect(version('yarn.lock', text, '', '^5.0.0')).toBe('5.3.0')
    expect(version('yarn.lock', text)).toBe('5.3.0')
  })

  it('is that of the range which the project asks for', () => {
    const text = 'twilio@^4.0.0:\n  version "4.23.0"\n\ntwilio@^5.0.0:\n  version "5.3.0"\n'
    expect(version('yarn.lock', text, '', '^4.0.0')).toBe('4.23.0')
    expect(version('yarn.lock', text, '', '^5.0.0')).toBe('5.3.0')
    expect(version('yarn.lock', text, '', '^6.0.0')).toBeUndefined()
  })

  it('is not that of another package', () => {
    expect(version('yarn.lock', 'twilio-video@^2.0.0:\n  version "2.0.0"\n')).toBeUndefined()
  })
})

describe('any lock file', () => {
  it('gives a release or nothing, whatever it holds', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...[
          'importers:',
          '  .:',
          '    dependencies:',
          '      twilio:',
          '        version: 5.3.0',
          'twilio@^5:',
        ],
        ...['  version "5.3.0"', '{"packages": {"node_modules/twilio": {"version": "5.3.0"}}}', '"twilio"'],
      ),
      fc.string({ maxLength: 10 }),
    )
    fc.assert(
      fc.property(fc.array(line), fc.string(), (lines, project) => {
        for (const { name } of LOCK_FILES) {
          expect(version(name, lines.join('\n'), project) ?? '5.3.0').toBe('5.3.0')
        }
      }),
    )
  })
})
