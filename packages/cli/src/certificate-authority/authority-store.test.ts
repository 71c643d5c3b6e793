import type * as fileSystem from 'node:fs'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { resetAuthority, storedAuthority } from './authority-store.ts'

/** What another process does just when this one has made new keys. */
let meanwhile: (() => void) | undefined
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof fileSystem>()
  return {
    ...fs,
    linkSync: (...paths: Parameters<typeof fileSystem.linkSync>) => {
      fs.linkSync(...paths)
      const act = meanwhile
      meanwhile = undefined
      act?.()
    },
  }
})

const root = mkdtempSync(join(tmpdir(), 'regionguard-store-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})
let directory = ''
beforeEach(() => {
  directory = join(mkdtempSync(join(root, 'case-')), 'ca')
})

const DAY = 24 * 60 * 60 * 1000

describe('the stored certificate authority', () => {
  it('stays, until it is near its end', () => {
    const first = storedAuthority(directory)
    expect(first.made).toBe('first')
    const end = first.authority.notAfter.getTime()
    expect(storedAuthority(directory, new Date(end - 31 * DAY))).toMatchObject({
      made: undefined,
      authority: { rootPem: first.authority.rootPem },
    })
    const renewed = storedAuthority(directory, new Date(end - 29 * DAY))
    expect(renewed.made).toBe('expiring')
    expect(renewed.authority.rootPem).not.toBe(first.authority.rootPem)
    expect(storedAuthority(directory)).toMatchObject({
      made: undefined,
      authority: { rootPem: renewed.authority.rootPem },
    })
    expect(readdirSync(directory)).toEqual(['authority-2.pem', 'root.pem'])
  })

  it('says that it has expired, where it has', () => {
    const { authority } = storedAuthority(directory)
    vi.useFakeTimers({ now: authority.notAfter.getTime() + DAY, toFake: ['Date'] })
    try {
      expect(storedAuthority(directory).made).toBe('expired')
      expect(storedAuthority(directory).made).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  it('leaves no keys whose root cannot be given to anybody', () => {
    mkdirSync(join(directory, 'root.pem'), { recursive: true })
    for (const act of [storedAuthority, resetAuthority]) {
      expect(() => act(directory)).toThrow(`cannot be used: EISDIR at ${directory}`)
      expect(readdirSync(directory)).toEqual(['root.pem'])
    }
  })

  it('issues what its root vouches for, read again or not', () => {
    const { authority } = storedAuthority(directory)
    const again = storedAuthority(directory).authority
    expect(again.issue('api.twilio.com').cert).toContain('BEGIN CERTIFICATE')
    expect(again.export()).toEqual(authority.export())
  })

  it('puts a root certificate back that is gone', () => {
    const { rootPath, authority } = storedAuthority(directory)
    rmSync(rootPath)
    expect(storedAuthority(directory).rootPath).toBe(rootPath)
    expect(readdirSync(directory)).toContain('root.pem')
    writeFileSync(rootPath, 'other')
    expect(storedAuthority(directory).authority.rootPem).toBe(authority.rootPem)
  })

  it('is reset, and knows nothing of files of other names', () => {
    resetAuthority(directory)
    writeFileSync(join(directory, 'authority-x.pem'), '')
    writeFileSync(join(directory, 'authority-7.pem.bak'), '')
    expect(resetAuthority(directory).made).toBe('reset')
    expect(readdirSync(directory)).toEqual([
      'authority-2.pem',
      'authority-7.pem.bak',
      'authority-x.pem',
      'root.pem',
    ])
  })

  it('publishes the newest root, also where another process has made it meanwhile', () => {
    meanwhile = () => resetAuthority(directory)
    resetAuthority(directory)
    const published = readFileSync(join(directory, 'root.pem'), 'utf8')
    expect(readdirSync(directory)).toEqual(['authority-2.pem', 'root.pem'])
    expect(readFileSync(join(directory, 'authority-2.pem'), 'utf8').startsWith(published)).toBe(true)
  })

  it('is in a directory', () => {
    writeFileSync(directory, 'a file')
    expect(() => storedAuthority(directory)).toThrow(
      `the certificate authority in ${directory} cannot be used: EEXIST at ${directory}.`,
    )
    rmSync(directory)
    symlinkSync('/no/such/directory', directory)
    expect(() => storedAuthority(directory)).toThrow('cannot be used')
  })
})
