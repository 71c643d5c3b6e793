import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePrivate } from './write-private.ts'

describe('writePrivate', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regionguard-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  const mode = (path: string): number => statSync(path).mode & 0o777

  it('makes a file that its owner alone can read', () => {
    const path = join(folder, '.env')
    writePrivate(path, 'A=é\n')
    expect(readFileSync(path, 'utf8')).toBe('A=é\n')
    expect(mode(path)).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  it('takes the rights of others away from a file that was there', () => {
    const path = join(folder, '.env')
    writeFileSync(path, 'old')
    chmodSync(path, 0o666)
    writePrivate(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(mode(path)).toBe(0o600)
  })

  it('does not write through a link', () => {
    const path = join(folder, '.env')
    const other = join(folder, 'other')
    writeFileSync(other, 'theirs')
    symlinkSync(other, path)
    writePrivate(path, 'mine')
    expect(readFileSync(other, 'utf8')).toBe('theirs')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('leaves a directory alone, and nothing behind', () => {
    mkdirSync(join(folder, 'd'))
    expect(() => {
      writePrivate(join(folder, 'd'), 'x')
    }).toThrow('not a file')
    expect(() => {
      writePrivate(join(folder, 'none', 'x'), 'x')
    }).toThrow('ENOENT')
    expect(readdirSync(folder)).toEqual(['d'])
  })
})
