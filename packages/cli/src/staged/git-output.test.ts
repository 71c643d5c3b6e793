import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseListing } from './listing.ts'
import { parseBatch } from './object-store.ts'
import { parseRawDiff } from './raw-diff.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const NONE = '0'.repeat(40)

describe('the output of git diff --raw', () => {
  it.each([
    [`:000000 100644 ${NONE} ${ID} A\0new\nline.env\0`, [{ path: 'new\nline.env', kind: 'file', id: ID }]],
    [`:100644 120000 ${ID} ${ID} T\0a\0`, [{ path: 'a', kind: 'link', id: ID }]],
    [`:000000 160000 ${NONE} ${ID} A\0sub\0`, [{ path: 'sub', kind: 'submodule', id: ID }]],
    [`:100644 000000 ${ID} ${NONE} D\0a b\0`, [{ path: 'a b', kind: 'deleted', id: NONE }]],
    [
      `:000000 000000 ${NONE} ${NONE} U\0a\0:100644 100644 ${ID} ${ID} M\0a\0`,
      [{ path: 'a', kind: 'unmerged', id: NONE }],
    ],
    ['', []],
  ])('%j', (output, changes) => {
    expect(parseRawDiff(output)).toEqual(changes)
  })
})

describe('the output of git ls-files --stage', () => {
  it('gives every path once; what has a stage is unmerged', () => {
    const output = `100755 ${ID} 0\ta\tb\x00100644 ${ID} 1\tc\x00100644 ${ID} 2\tc\0`
    expect([...parseListing(output).values()]).toEqual([
      { path: 'a\tb', kind: 'file', id: ID },
      { path: 'c', kind: 'unmerged', id: ID },
    ])
  })
})

describe('the output of git cat-file --batch', () => {
  it('gives contents as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (contents) => {
        const ids = contents.map((_, at) => at.toString(16).padStart(40, '0'))
        const output = Buffer.concat(
          contents.flatMap((content, at) => [
            Buffer.from(`${ids[at] ?? ''} blob ${content.length}\n`),
            Buffer.from(content),
            Buffer.from('\n'),
          ]),
        )
        expect([...parseBatch(output)].map(([id, content]) => [id, content?.toString('hex')])).toEqual(
          contents.map((content, at) => [ids[at], Buffer.from(content).toString('hex')]),
        )
      }),
    )
  })

  it('gives nothing for what is missing', () => {
    expect([...parseBatch(Buffer.from(`${ID} missing\n`))]).toEqual([[ID, undefined]])
  })

  it('never throws and always ends, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
        parseBatch(Buffer.from(bytes))
        parseRawDiff(text)
        parseListing(text)
      }),
    )
  })
})
