import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JournalEntry } from '@regionguard/emulator'
import { KeptWorld } from './kept-world.ts'

/** A world that is a number, and a disk that takes so many milliseconds, or fails. */
function setUp(disk: { takes: number; fails?: boolean } = { takes: 10 }) {
  const world = { value: 0 }
  const written: string[] = []
  const failures: string[] = []
  const kept = new KeptWorld({
    snapshot: () => world.value,
    write: (text) => {
      vi.advanceTimersByTime(disk.takes)
      if (disk.fails === true) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      written.push(text)
    },
    failed: (code) => failures.push(code),
    clock: () => Date.now(),
  })
  const change = (): void => {
    world.value += 1
    kept.changed()
  }
  return { kept, change, written, failures, disk }
}

describe('KeptWorld', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('writes each change at once, also where several come together', () => {
    const { change, written } = setUp()
    for (let n = 1; n <= 20; n += 1) change()
    expect(written).toEqual(Array.from({ length: 20 }, (_, n) => `${String(n + 1)}\n`))
  })

  it('writes a storm of changes with a tenth of its time, and the last of them', () => {
    const { change, written } = setUp()
    const times = (): number => {
      const before = written.length
      const end = Date.now() + 10_000
      while (Date.now() < end) {
        change()
        vi.advanceTimersByTime(1)
      }
      return written.length - before
    }
    // Some more, from what is to spare.
    expect(times()).toBeLessThan(230)
    expect(times()).toBeGreaterThan(90)
    expect(times()).toBeLessThan(110)
    change()
    const last = written.length
    vi.advanceTimersByTime(100)
    expect(written).toHaveLength(last + 1)
    vi.advanceTimersByTime(5_000)
    for (let n = 0; n < 20; n += 1) change()
    expect(written).toHaveLength(last + 21)
  })

  it('writes at the end what is still to be written, and nothing after', () => {
    const { kept, change, written } = setUp()
    for (let n = 0; n < 140; n += 1) change()
    expect(written.at(-1)).not.toBe('140\n')
    expect(kept.end()).toBe(true)
    expect(written.at(-1)).toBe('140\n')
    const { length } = written
    vi.advanceTimersByTime(10_000)
    expect(written).toHaveLength(length)
  })

  it('tells once that it fails, goes on, and says at the end how it is', () => {
    const { kept, change, written, failures, disk } = setUp({ takes: 1, fails: true })
    for (let n = 0; n < 3; n += 1) {
      change()
      vi.advanceTimersByTime(100)
    }
    expect(failures).toEqual(['ENOSPC'])
    expect(kept.end()).toBe(false)
    disk.fails = false
    expect(kept.end()).toBe(true)
    expect(written).toEqual(['3\n'])
  })

  it.each<[string, number | null, number]>([
    ['POST', 201, 1],
    ['DELETE', 204, 1],
    ['PUT', 200, 1],
    ['POST', 401, 0],
    ['GET', 200, 0],
    ['HEAD', 200, 0],
    ['OPTIONS', 204, 0],
    ['CONNECT', null, 0],
  ])('%s with %s is written %d times', (method, status, times) => {
    const { kept, written } = setUp()
    kept.listen({ method, status } as JournalEntry)
    expect(written).toHaveLength(times)
  })
})
