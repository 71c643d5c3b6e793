import { describe, expect, it } from 'vitest'
import { EDGES, findEdge, findLegacyEdge, pairVerdict } from './edge.ts'

describe('edges', () => {
  it.each([
    ['ashburn', 'public', true, 'us1'],
    ['dublin', 'public', true, 'ie1'],
    ['sydney', 'public', true, 'au1'],
    ['sao-paulo', 'public', true, undefined],
    ['frankfurt', 'public', true, undefined],
    ['tokyo', 'public', true, undefined],
    ['singapore', 'public', true, undefined],
    ['umatilla', 'public', true, undefined],
    ['roaming', 'pseudo', false, undefined],
    ['ashburn-ix', 'interconnect', false, 'us1'],
    ['san-jose-ix', 'interconnect', false, undefined],
    ['sao-paulo-ix', 'interconnect', false, undefined],
    ['london-ix', 'interconnect', false, undefined],
    ['frankfurt-ix', 'interconnect', false, undefined],
    ['singapore-ix', 'interconnect', false, undefined],
    ['tokyo-ix', 'interconnect', false, undefined],
    ['sydney-ix', 'interconnect', false, undefined],
    ['osaka', 'sdk-only', false, undefined],
  ])('%s is %s', (id, kind, restHost, region) => {
    expect(findEdge(id)).toMatchObject({ id, kind, restHost })
    expect(findEdge(id)?.region).toBe(region)
  })

  it('are eighteen, each with a dated source', () => {
    expect(EDGES).toHaveLength(18)
    for (const row of EDGES) expect(row.source.date, row.id).toMatch(/^\d{4}(-\d{2}){0,2}$/)
  })

  it.each([
    ['us1', 'ashburn'],
    ['ie1', 'dublin'],
    ['au1', 'sydney'],
    ['br1', 'sao-paulo'],
    ['de1', 'frankfurt'],
    ['jp1', 'tokyo'],
    ['sg1', 'singapore'],
    ['us2', 'umatilla'],
    ['gll', 'roaming'],
    ['us1-ix', 'ashburn-ix'],
    ['us2-ix', 'san-jose-ix'],
    ['br1-ix', 'sao-paulo-ix'],
    ['ie1-ix', 'london-ix'],
    ['de1-ix', 'frankfurt-ix'],
    ['sg1-ix', 'singapore-ix'],
    ['jp1-ix', 'tokyo-ix'],
    ['au1-ix', 'sydney-ix'],
  ])('%s is the old id of %s', (old, id) => {
    expect(findLegacyEdge(old)?.id).toBe(id)
    expect(findEdge(old)).toBeUndefined()
  })

  it.each(['', 'Dublin', 'dublin-ix', 'ireland', 'constructor'])('%j is none', (id) => {
    expect(findEdge(id)).toBeUndefined()
    expect(findLegacyEdge(id)).toBeUndefined()
  })
})

describe('pairVerdict', () => {
  it.each([
    ['us1', 'ashburn'],
    ['us1', 'dublin'],
    ['us1', 'sydney'],
    ['us1', 'sao-paulo'],
    ['us1', 'frankfurt'],
    ['us1', 'tokyo'],
    ['us1', 'singapore'],
    ['us1', 'umatilla'],
    ['ie1', 'dublin'],
    ['au1', 'sydney'],
  ] as const)('%s with %s is right', (region, edge) => {
    expect(pairVerdict(region, edge)).toEqual({ ok: true })
  })

  it.each([
    ['ie1', 'ashburn', 'dublin'],
    ['ie1', 'sydney', 'dublin'],
    ['ie1', 'frankfurt', 'dublin'],
    ['au1', 'dublin', 'sydney'],
    ['au1', 'singapore', 'sydney'],
  ] as const)('%s with %s should be %s, which sources dispute', (region, edge, expected) => {
    const verdict = pairVerdict(region, edge)
    expect(verdict).toMatchObject({ ok: false, expected, source: { date: '2026-07-20' } })
    expect(verdict).toHaveProperty('disputed')
  })

  it.each([
    ['us1', 'roaming', 'ashburn'],
    ['ie1', 'roaming', 'dublin'],
    ['au1', 'osaka', 'sydney'],
    ['us1', 'osaka', 'ashburn'],
    ['us1', 'paris', 'ashburn'],
    ['ie1', 'dubln', 'dublin'],
    ['ie1', 'ie1', 'dublin'],
    ['ie1', '', 'dublin'],
  ] as const)('%s with %j should be %s, which nothing disputes', (region, edge, expected) => {
    const verdict = pairVerdict(region, edge)
    expect(verdict).toMatchObject({ ok: false, expected })
    expect(verdict).not.toHaveProperty('disputed')
  })

  it.each(['ashburn-ix', 'london-ix'] as const)('%s takes a private connection', (edge) => {
    const verdict = pairVerdict('us1', edge)
    expect(verdict).toMatchObject({ ok: false, expected: 'ashburn' })
    expect(verdict).toHaveProperty('disputed')
    expect(verdict).toHaveProperty('why', expect.stringContaining('private Twilio Interconnect connection'))
  })
})
