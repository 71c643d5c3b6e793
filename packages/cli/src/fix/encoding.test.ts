import { describe, expect, it } from 'vitest'
import { encodeLike, reencode } from './encoding.ts'

const UTF16 = Buffer.from('\ufeffa=1\r\n', 'utf16le')

describe('a changed text', () => {
  it.each([
    ['UTF-8', Buffer.from('a=é\r\n'), 'a=é\r\n', Buffer.from('a=1\r\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffa\n'), 'a\n', Buffer.from('\ufeffa=1\r\n')],
    ['UTF-16LE', Buffer.from('\ufeffa\n', 'utf16le'), 'a\n', UTF16],
    ['UTF-16BE', Buffer.from('\ufeffa\n', 'utf16le').swap16(), 'a\n', Buffer.from(UTF16).swap16()],
  ])('is written in %s as it was', (_, bytes, before, expected) => {
    expect(reencode(bytes, before, 'a=1\r\n')).toEqual(expected)
    expect(encodeLike(before, bytes)).toEqual(bytes)
  })

  it('is written in ISO-8859-1 as it was', () => {
    const bytes = Buffer.from('a=\xe9\n', 'latin1')
    expect(reencode(bytes, 'a=é\n', 'a=é\nb=ü\n')).toEqual(Buffer.from('a=\xe9\nb=\xfc\n', 'latin1'))
    expect(reencode(bytes, 'a=é\n', 'a=é\nb=€\n')).toBeUndefined()
  })

  it.each([
    ['hold another text by now', Buffer.from('b\n')],
    ['are no text by now', Buffer.from([0xff, 0x61])],
    ['end in half a character', Buffer.concat([Buffer.from('\ufeffa\n', 'utf16le'), Buffer.from('x')])],
  ])('is not written where the bytes %s', (_, bytes) => {
    expect(reencode(bytes, 'a\n', 'c\n')).toBeUndefined()
  })
})
