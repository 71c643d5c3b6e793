import { describe, expect, it } from 'vitest'
import { folderOf, isWithin } from './project-path.ts'

describe('a folder is within another', () => {
  it.each([
    ['', ''],
    ['a', ''],
    ['a', 'a'],
    ['a/b', 'a'],
    ['', '..'],
    ['a', '..'],
    ['..', '..'],
    ['../b', '..'],
    ['../b/c', '../b'],
    ['..', '../..'],
    ['../b', '../..'],
    ['a', '../..'],
    ['..a', ''],
  ])('"%s" in "%s"', (folder, other) => {
    expect(isWithin(folder, other)).toBe(true)
  })

  it.each([
    ['', 'a'],
    ['ab', 'a'],
    ['..', ''],
    ['../b', ''],
    ['../..', '..'],
    ['../../c', '..'],
    ['', '../b'],
    ['a', '../b'],
    ['../bc', '../b'],
    ['', '..a'],
  ])('"%s" not in "%s"', (folder, other) => {
    expect(isWithin(folder, other)).toBe(false)
  })

  it('is where a file lies', () => {
    expect(['a.ts', 'a/b.ts', '../a.ts', '../b/a.ts'].map(folderOf)).toEqual(['', 'a', '..', '../b'])
  })
})
