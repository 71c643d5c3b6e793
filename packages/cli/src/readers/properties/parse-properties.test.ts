import { describe, expect, it } from 'vitest'
import { plainRoots, wronglyWritten } from '../plain-tree.test.fixture.ts'
import { parseProperties } from './parse-properties.ts'

describe('what Java properties say', () => {
  // The cases of java.util.Properties.load: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html
  it.each<[string, string, unknown]>([
    ['three separators', 'a=b\nc:d\ne f\n', { a: 'b', c: 'd', e: 'f' }],
    ['white space around', '  a  =  b\n\tc\t:\td\n', { a: 'b', c: 'd' }],
    ['a second separator is part of the value', 'a = = b\nc:=d\n', { a: '= b', c: '=d' }],
    ['a key alone', 'a\nb=\n', { a: '', b: '' }],
    ['comments', '# a=b\n  ! c=d\ne=f # g\n', { e: 'f # g' }],
    ['a comment does not go on', '# a \\\nb=c\n', { b: 'c' }],
    ['escapes', String.raw`a\:b\=c\ d = \u0065\t\q\\`, { 'a:b=c d': 'e\tq\\' }],
    ['lines that go on', 'a = b,\\\n    c,\\\n  d\ne=f\n', { a: 'b,c,d', e: 'f' }],
    ['a key that goes on', 'a\\\n  b = c\n', { ab: 'c' }],
    ['a separator that goes on', 'a = \\\n  b\n', { a: 'b' }],
    ['an even number of backslashes does not go on', 'a=b\\\\\nc=d\n', { a: 'b\\', c: 'd' }],
    ['a backslash at the end', 'a=b\\', { a: 'b' }],
    ['a key that comes twice: the last counts', 'a=1\nb=2\na=3\n', { b: '2', a: '3' }],
    ['white space at the end means nothing', 'a=b \t\nc=d\n', { a: 'b', c: 'd' }],
  ])('%s', (_case, text, expected) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const lines = text.replaceAll('\n', lineEnd)
      const tree = parseProperties(lines)
      expect(plainRoots(tree)).toEqual([expected])
      expect(wronglyWritten(lines, tree)).toEqual([])
    }
  })

  it('are several documents in one file, as Spring Boot divides it', () => {
    expect(plainRoots(parseProperties('a=1\n#---\na=2\n!---\n#--- x\na=3\n'))).toEqual([
      { a: '1' },
      { a: '2' },
      { a: '3' },
    ])
  })

  it('have comments with places', () => {
    const text = 'a=b\r\n  # c\r\n! d'
    const { comments } = parseProperties(text)
    expect(comments.map(({ start, end, text: words }) => [text.slice(start, end), words])).toEqual([
      ['# c', ' c'],
      ['! d', ' d'],
    ])
  })
})
