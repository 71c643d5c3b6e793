import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { placeIn } from './place-in.ts'

const cwd = mkdtempSync(join(tmpdir(), 'regionguard-'))
writeFileSync(join(cwd, 'a.ts'), '')
writeFileSync(join(cwd, 'b:7'), '')
afterAll(() => {
  rmSync(cwd, { recursive: true })
})

describe('a place', () => {
  it.each([
    ['a.ts:12', { file: 'a.ts', line: 12 }],
    ['./a.ts:12:5', { file: './a.ts', line: 12 }],
    [String.raw`C:\app\x.ts:3`, { file: String.raw`C:\app\x.ts`, line: 3 }],
    [String.raw`C:\app\x.ts:3:14`, { file: String.raw`C:\app\x.ts`, line: 3 }],
    ['b:7:2', { file: 'b:7', line: 2 }],
    ['missing.ts:1', { file: 'missing.ts', line: 1 }],
  ])('is named by %s', (text, place) => {
    expect(placeIn(text, cwd)).toEqual(place)
  })

  it.each([
    ...['a.ts', 'ie1', '20003', 'api.twilio.com', 'api.twilio.com:443', 'https://api.twilio.com:8443'],
    ...['https://api.twilio.com/x:12', 'a.ts:', 'a.ts:x', ':3', '', 'C:\\app\\x.ts'],
  ])('is not named by %j', (text) => {
    expect(placeIn(text, cwd)).toBeUndefined()
  })
})
