import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FileScanner, LARGEST } from './file-scanner.ts'
import { mentionOf } from './mention.ts'

const directory = mkdtempSync(join(tmpdir(), 'regionguard-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})
const path = join(directory, 'file')
const scan = (
  bytes: string | Uint8Array,
  { texts = [] as readonly string[], always = false } = {},
): unknown => {
  writeFileSync(path, bytes)
  return new FileScanner(mentionOf(texts)).read(path, always)
}
const utf16be = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()

/** What fits into the scanner's buffer. */
const BUFFER = 256 * 1024

describe('a file', () => {
  it.each([
    ['names twilio', 'const a = "twilio"'],
    ['names Twilio', '// Twilio'],
    ['names TWILIO', 'TWILIO_REGION=ie1'],
    ['names it within a word', 'myTwilioClient'],
    ['holds other letters too', 'é 日本語 🇮🇪 twilio'],
    ['holds an Account SID', `sid: AC${'0123456789abcdef'.repeat(2)}`],
    ['holds the SID of a key', `user=SK${'0123456789ABCDEF'.repeat(2)}`],
  ])('is read if it %s', (_, text) => {
    expect(scan(text)).toEqual({ text })
  })

  it.each([
    ['is empty', ''],
    ['names something else', 'const a = "stripe"'],
    ['names half of it', 'twi' + 'lit twil io'],
    ['holds half a SID', `AC${'0'.repeat(31)}g SK ACCOUNT`],
    ['holds the SID of something else', `MG${'0'.repeat(32)}`],
    ['is binary, which nobody asked for', new Uint8Array([0, 1, 2, 255])],
  ])('is passed over if it %s', (_, text) => {
    expect(scan(text)).toBeUndefined()
  })

  it('is read if it names a credential of the policy, and only then', () => {
    expect(scan('MESSAGING_KEY_A=1', { texts: ['MESSAGING_KEY'] })).toEqual({ text: 'MESSAGING_KEY_A=1' })
    expect(scan('MESSAGING_KEY_A=1', { texts: ['OTHER_KEY'] })).toBeUndefined()
  })

  it('is read if that is asked for, whatever it names', () => {
    expect(scan('PORT=1', { always: true })).toEqual({ text: 'PORT=1' })
  })

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFtwilio é')],
    ['UTF-16, little end first', Buffer.from('\uFEFFtwilio é', 'utf16le')],
    ['UTF-16, big end first', utf16be('twilio é')],
  ])('is decoded without its mark: %s', (_, bytes) => {
    expect(scan(bytes)).toEqual({ text: 'twilio é' })
  })

  it.each([
    ['not valid UTF-8', Buffer.concat([Buffer.from('twilio '), new Uint8Array([0xe9, 0x20])])],
    ['binary: it holds NUL characters', 'twilio\0'],
    ['binary: it holds NUL characters', Buffer.from('\uFEFFtwilio\0', 'utf16le')],
  ])('is skipped if it mentions Twilio and is %s', (reason, bytes) => {
    expect(scan(bytes)).toEqual({ reason })
  })

  it.each([-7, -6, -5, -3, -1, 0, 1])('is searched across the end of the buffer (%i)', (offset) => {
    const text = `${'x'.repeat(BUFFER + offset)}twilio${'y'.repeat(10)}`
    expect(scan(text)).toEqual({ text })
    expect(scan(text.replace('twilio', 'twiliX'))).toBeUndefined()
  })

  it.each([-34, -33, -20, -1, 0, 1])('is searched for a SID across the end of the buffer (%i)', (offset) => {
    const text = `${'x'.repeat(BUFFER + offset)}AC${'0'.repeat(32)}${'y'.repeat(10)}`
    expect(scan(text)).toEqual({ text })
  })

  it('of several buffers is searched to its end', () => {
    const text = `${'é'.repeat(BUFFER)}twilio`
    expect(scan(text)).toEqual({ text })
    const utf16 = `${'x'.repeat(BUFFER)}twilio`
    expect(scan(utf16be(utf16))).toEqual({ text: utf16 })
    expect(scan(utf16be(utf16.slice(0, -3)))).toBeUndefined()
  })

  it('leaves nothing behind for the next', () => {
    const scanner = new FileScanner(mentionOf())
    writeFileSync(path, `${'x'.repeat(1000)}twilio`)
    expect(scanner.read(path)).toBeDefined()
    writeFileSync(path, 'short')
    expect(scanner.read(path)).toBeUndefined()
  })

  it('that is too large is skipped if it mentions Twilio, and never held in memory', () => {
    writeFileSync(path, 'twilio')
    truncateSync(path, 200 * 1024 * 1024)
    const before = process.memoryUsage().arrayBuffers
    expect(new FileScanner(mentionOf()).read(path)).toEqual({
      reason: `larger than ${LARGEST / 1024 / 1024} MB`,
    })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LARGEST)
    writeFileSync(path, 'other')
    truncateSync(path, LARGEST + 1)
    expect(new FileScanner(mentionOf()).read(path)).toBeUndefined()
  })

  it('that cannot be read says so', () => {
    const scanner = new FileScanner(mentionOf())
    expect(scanner.read(join(directory, 'nothing'))).toEqual({ reason: 'cannot be read (ENOENT)' })
    expect(scanner.read(directory)).toEqual({ reason: 'cannot be read (EISDIR)' })
  })
})
