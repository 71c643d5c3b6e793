import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from './write-whole.ts'

describe('writeWhole', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regionguard-'))
    path = join(folder, 'baseline.json')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('makes a file with the rights of any new one', () => {
    const other = join(folder, 'other')
    writeFileSync(other, '')
    writeWhole(path, 'é\n')
    expect(readFileSync(path, 'utf8')).toBe('é\n')
    expect(statSync(path).mode).toBe(statSync(other).mode)
    expect(readdirSync(folder)).toEqual(['baseline.json', 'other'])
  })

  it.each([0o600, 0o644, 0o664, 0o666])('leaves the rights of a file as they are: %o', (mode) => {
    writeFileSync(path, 'old')
    chmodSync(path, mode)
    writeWhole(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(mode)
  })

  it('writes where a link leads, and leaves the link', () => {
    const target = join(folder, 'shared.json')
    writeFileSync(target, 'old')
    symlinkSync('shared.json', path)
    writeWhole(path, 'new')
    expect(lstatSync(path).isSymbolicLink()).toBe(true)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['baseline.json', 'shared.json'])
  })
})
