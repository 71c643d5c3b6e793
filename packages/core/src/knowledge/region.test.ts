import { describe, expect, it } from 'vitest'
import { findRegion, isLiveRegion, LIVE_REGIONS, REGIONS } from './region.ts'

describe('Regions', () => {
  it.each([
    ['us1', 'live', 'ashburn', 'United States (US1)'],
    ['ie1', 'live', 'dublin', 'Ireland (IE1)'],
    ['au1', 'live', 'sydney', 'Australia (AU1)'],
    ['br1', 'legacy', 'sao-paulo', 'São Paulo (BR1)'],
    ['de1', 'legacy', 'frankfurt', 'Frankfurt (DE1)'],
    ['jp1', 'legacy', 'tokyo', 'Tokyo (JP1)'],
    ['sg1', 'legacy', 'singapore', 'Singapore (SG1)'],
    ['us2', 'legacy', 'umatilla', 'Oregon (US2)'],
    ['jp2', 'sdk-only', 'osaka', 'Osaka (JP2)'],
    ['gll', 'pseudo', 'roaming', 'Global low latency (GLL)'],
  ])('%s is %s, with edge %s', (id, status, defaultEdge, displayName) => {
    expect(findRegion(id)).toMatchObject({ id, status, defaultEdge, displayName })
    expect(isLiveRegion(id)).toBe(status === 'live')
  })

  it('are ten, of which three process data', () => {
    expect(REGIONS).toHaveLength(10)
    expect(LIVE_REGIONS).toEqual(['us1', 'ie1', 'au1'])
  })

  it('say that sources conflict about JP1, and about it alone', () => {
    expect(REGIONS.filter((row) => row.disputed !== undefined).map((row) => row.id)).toEqual(['jp1'])
  })

  it.each(['', 'IE1', 'us3', 'dublin', 'dublin.ie1', 'constructor', '__proto__'])('%j is none', (id) => {
    expect(findRegion(id)).toBeUndefined()
    expect(isLiveRegion(id)).toBe(false)
  })

  it('each have a source with a date', () => {
    for (const row of REGIONS) expect(row.source.date, row.id).toMatch(/^\d{4}(-\d{2}){0,2}$/)
  })
})
