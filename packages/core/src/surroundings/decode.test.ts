import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, decodeFile } from './decode.ts'

describe('bytes', () => {
  it('become the text that was written, in every encoding', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        (text) => {
          const marked = `\uFEFF${text}`
          expect(decode(Buffer.from(marked))).toEqual({ text })
          expect(decode(Buffer.from(marked, 'utf16le'))).toEqual({ text })
          expect(decode(Buffer.from(marked, 'utf16le').swap16())).toEqual({ text })
        },
      ),
    )
  })

  it('become a text or a reason, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const decoded = decode(Buffer.from(bytes))
        if ('text' in decoded) expect(decoded.text).not.toContain('\0')
        else expect(decoded.reason).not.toBe('')
      }),
    )
  })

  it.each([
    ['an odd number of bytes in UTF-16', Buffer.from([0xff, 0xfe, 0x61, 0, 0x62]), { text: 'a' }],
    ['Latin-1', Buffer.from([0x61, 0xe9, 0x62]), { reason: 'not valid UTF-8' }],
    ['a mark in the middle', Buffer.from('a\uFEFFb'), { text: 'a\uFEFFb' }],
    ['nothing', Buffer.from([]), { text: '' }],
  ])('%s', (_, bytes, expected) => {
    expect(decode(bytes)).toEqual(expected)
  })

  it('of Java properties are ISO-8859-1 where they are not UTF-8', () => {
    const latin = Buffer.from('a=\xe9', 'latin1')
    expect(decodeFile(latin, 'conf/messages_de.properties')).toEqual({ text: 'a=é' })
    expect(decodeFile(Buffer.from('a=é'), 'conf/messages_de.properties')).toEqual({ text: 'a=é' })
    expect(decodeFile(latin, 'conf/a.ini')).toEqual({ reason: 'not valid UTF-8' })
    expect(decodeFile(Buffer.from('a\0\xe9', 'latin1'), 'a.properties')).toHaveProperty('reason')
  })
})
