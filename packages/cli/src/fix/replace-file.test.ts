import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from './replace-file.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'regionguard-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const given = (name: string, text: string, mode = 0o644): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

describe('a file', () => {
  it.each([0o644, 0o600, 0o755, 0o640])('is replaced, and keeps its mode %o', (mode) => {
    const path = given('.env', 'a=1\n', mode)
    expect(replaceFile(path, 'a=1\n', 'a=2\n')).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe('a=2\n')
    expect(statSync(path).mode & 0o7777).toBe(mode)
    expect(readdirSync(directory)).toEqual(['.env'])
  })

  it('behind a symbolic link is replaced, and the link stays', () => {
    mkdirSync(join(directory, 'app'))
    const target = given('.env', 'a=1\n')
    const link = join(directory, 'app/.env')
    symlinkSync('../.env', link)
    expect(replaceFile(link, 'a=1\n', 'a=2\n')).toBeUndefined()
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(target, 'utf8')).toBe('a=2\n')
    expect(readdirSync(join(directory, 'app'))).toEqual(['.env'])
  })

  it('that is read-only stays as it is', () => {
    const path = given('.env', 'a=1\n', 0o444)
    expect(replaceFile(path, 'a=1\n', 'a=2\n')).toEqual({ reason: 'it is read-only' })
    expect(readFileSync(path, 'utf8')).toBe('a=1\n')
  })

  it('that somebody has changed meanwhile stays as it is', () => {
    const path = given('.env', 'b=1\n')
    expect(replaceFile(path, 'a=1\n', 'a=2\n')).toEqual({ reason: 'it has changed since it was checked' })
    expect(readFileSync(path, 'utf8')).toBe('b=1\n')
    expect(readdirSync(directory)).toEqual(['.env'])
  })

  it('that is gone is not made anew', () => {
    const reason = 'it cannot be written (ENOENT)'
    expect(replaceFile(join(directory, '.env'), 'a=1\n', 'a=2\n')).toEqual({ reason })
    expect(readdirSync(directory)).toEqual([])
  })

  it('stays as it is where something else stands in the place of the new one, which stays too', () => {
    const path = given('.env', 'a=1\n')
    const other = `..env.${String(process.pid)}.regionguard`
    given(other, 'mine\n')
    expect(replaceFile(path, 'a=1\n', 'a=2\n')).toEqual({ reason: 'it cannot be written (EEXIST)' })
    expect(readFileSync(path, 'utf8')).toBe('a=1\n')
    expect(readFileSync(join(directory, other), 'utf8')).toBe('mine\n')
  })
})
