import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KnownContents, PLAIN, UNKNOWN, wordsOf } from './known-contents.ts'

const number = fc.integer({ min: -0x80000000, max: 0x7fffffff })
const contents = fc.uniqueArray(
  fc.record({ high: number, low: number, digests: fc.option(fc.array(number, { maxLength: 5 })) }),
  { maxLength: 300, selector: ({ high, low }) => `${high} ${low}` },
)

describe('what is known of contents', () => {
  it('is nothing at first', () => {
    const known = new KnownContents(undefined)
    expect(known.look(1, 2)).toBe(UNKNOWN)
    expect(known.holders(new Set([1])).size).toBe(0)
  })

  it('is the same after it was kept, and more can be learned then', () => {
    fc.assert(
      fc.property(contents, fc.nat(300), (all, cut) => {
        const first = new KnownContents(undefined)
        for (const { high, low, digests } of all.slice(0, cut)) first.add(high, low, digests ?? undefined)
        const known = new KnownContents(first.toBytes())
        expect(known.size).toBe(first.size)
        for (const { high, low, digests } of all) known.add(high, low, digests ?? undefined)
        expect(known.size).toBe(all.length)
        for (const { high, low, digests } of all) {
          const note = known.look(high, low)
          if (digests === null) expect(note).toBe(PLAIN)
          else {
            expect(note).toBeGreaterThan(PLAIN)
            for (const digest of digests) expect(known.holders(new Set([digest]))).toContain(note)
          }
        }
      }),
    )
  })

  it('names only contents that hold a value', () => {
    const known = new KnownContents(undefined)
    known.add(1, 1, [7, 9])
    known.add(2, 2, [8])
    known.add(3, 3, undefined)
    known.add(1, 1, [8])
    expect([...known.holders(new Set([8]))]).toEqual([known.look(2, 2)])
    expect([...new KnownContents(known.toBytes()).holders(new Set([9, 8]))].sort()).toEqual(
      [known.look(1, 1), known.look(2, 2)].sort(),
    )
    // What is a digest of one may be the number of another.
    expect(known.holders(new Set([known.look(1, 1)])).size).toBe(0)
  })

  it('is nothing, or something that ends, whatever lies in its file', () => {
    fc.assert(
      fc.property(contents, fc.uint8Array(), fc.nat(), fc.nat(), (all, noise, at, cut) => {
        const first = new KnownContents(undefined)
        for (const { high, low, digests } of all) first.add(high, low, digests ?? undefined)
        const bytes = first.toBytes()
        bytes.set(noise.subarray(0, bytes.length), at % Math.max(1, bytes.length - noise.length))
        for (const broken of [bytes, bytes.subarray(0, cut % bytes.length), Buffer.from(noise)]) {
          const known = new KnownContents(broken)
          known.look(1, 2)
          known.holders(new Set([1]))
          known.add(3, 4, [5])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('bytes as words', () => {
  it('are the same wherever they lie', () => {
    const bytes = Buffer.from('0123456789abcdef', 'latin1')
    const moved = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3)
    expect(wordsOf(moved)).toEqual(wordsOf(bytes))
    expect(wordsOf(bytes.subarray(0, 7))).toHaveLength(1)
  })
})
