import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { settingsDigest } from './settings-digest.ts'

const root = mkdtempSync(join(tmpdir(), 'regionguard-digest-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})
const write = (path: string, text: string): void => {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
mkdirSync(join(root, '.git'))
write('app/.env', 'TWILIO_REGION=ie1\n')
write('app/package.json', '{}')
const digest = (day = '2026-11-22'): string => settingsDigest(join(root, 'app'), day)

describe('settingsDigest', () => {
  it.each([
    ['a changed .env', 'app/.env', 'TWILIO_REGION=au1\n'],
    ['a new .env', 'app/.env.production', ''],
    ['one further down', 'app/services/eu/.env', 'A=b\n'],
    ['one above, in the repository', '.env', 'A=b\n'],
    ['a Compose file that mentions a region', 'compose.yaml', 'TWILIO_REGION: ie1\n'],
    ['a workflow that does', '.github/workflows/ci.yml', 'env: {TWILIO_EDGE: dublin}\n'],
    ['a new policy', 'regionguard.yaml', 'version: 1\n'],
    ['a changed policy', 'regionguard.yaml', 'version: 1\nnameHints: true\n'],
  ])('changes with %s', (_, path, text) => {
    const before = digest()
    write(path, text)
    expect(digest()).not.toBe(before)
    expect(digest()).toBe(digest())
  })

  it.each([
    ['a source', 'app/src/a.ts'],
    ['what is written of nothing else', 'app/README.md'],
    ['what others wrote', 'app/node_modules/x/.env'],
    ['what a tool wrote', 'app/dist/.env'],
  ])('does not change with %s', (_, path) => {
    const before = digest()
    write(path, 'TWILIO_REGION=ie1\n')
    expect(digest()).toBe(before)
  })

  it('changes with the day where exceptions expire, and only there', () => {
    expect(digest('2026-11-23')).toBe(digest('2026-11-22'))
    write('regionguard.yaml', 'version: 1\nexceptions: [{expires: 2027-01-01}]\n')
    expect(digest('2026-11-23')).not.toBe(digest('2026-11-22'))
  })
})
