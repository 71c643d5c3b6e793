import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitString,
  element,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  TRUE,
  utf8String,
} from './der.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('DER', () => {
  it.each<[string, Uint8Array, string]>([
    ['zero', integer(Buffer.from([0])), '020100'],
    ['a number', integer(Buffer.from([0x7f])), '02017f'],
    ['a number whose first bit is set', integer(Buffer.from([0x80])), '02020080'],
    ['a number with zeros in front', integer(Buffer.from([0, 0, 1, 0])), '02020100'],
    ['true', TRUE, '0101ff'],
    ['an object identifier', objectIdentifier('2.5.29.30'), '0603551d1e'],
    ['one with long arcs', objectIdentifier('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
    ['octets', octetString(Buffer.from([1]), Buffer.from([2])), '04020102'],
    ['bits', bitString(Buffer.from([0x06]), 1), '03020106'],
    ['text', utf8String('é'), '0c02c3a9'],
    ['a sequence', sequence(TRUE, TRUE), '30060101ff0101ff'],
    ['a set', set(), '3100'],
    ['an explicit tag', explicit(3, TRUE), 'a3030101ff'],
    ['an implicit tag', implicit(2, Buffer.from('a')), '820161'],
    ['127 bytes', element(4, Buffer.alloc(127)).subarray(0, 3), '047f00'],
    ['128 bytes', element(4, Buffer.alloc(128)).subarray(0, 3), '048180'],
    ['256 bytes', element(4, Buffer.alloc(256)).subarray(0, 4), '04820100'],
    [
      'a day of 2049',
      time(new Date('2049-12-31T23:59:59.999Z')),
      hex(element(0x17, Buffer.from('491231235959Z'))),
    ],
    [
      'a day of 2050',
      time(new Date('2050-01-01T00:00:00Z')),
      hex(element(0x18, Buffer.from('20500101000000Z'))),
    ],
  ])('%s', (_what, bytes, expected) => {
    expect(hex(bytes)).toBe(expected)
  })

  it('has the length of its contents, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (contents) => {
        const bytes = element(4, contents)
        const first = bytes.readUInt8(1)
        const octets = first < 0x80 ? 0 : first & 0x7f
        const length = octets === 0 ? first : bytes.readUIntBE(2, octets)
        expect(length).toBe(contents.length)
        expect(bytes.subarray(2 + octets).equals(contents)).toBe(true)
      }),
    )
  })

  it('is what OpenSSL reads', () => {
    const bytes = sequence(
      objectIdentifier('2.5.4.3'),
      utf8String('x'),
      time(new Date('2026-11-22T00:00:00Z')),
    )
    const parsed = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], {
      input: bytes,
      encoding: 'utf8',
    })
    expect(parsed).toMatch(/commonName[\s\S]*UTF8STRING\s*:x[\s\S]*UTCTIME\s*:261122000000Z/)
  })
})
