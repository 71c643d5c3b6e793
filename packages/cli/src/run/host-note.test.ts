import { describe, expect, it } from 'vitest'
import { hostNote } from './host-note.ts'

describe('hostNote', () => {
  it.each([
    ['api.twilio.com', undefined],
    ['api.us1.twilio.com', undefined],
    ['api.dublin.ie1.twilio.com', undefined],
    ['api.ashburn.us1.twilio.com', undefined],
    ['chunderw-vpc-gll.twilio.com', undefined],
    ['example.com', undefined],
    ['', undefined],
    ['api.ie1.twilio.com', 'region without edge'],
    ['verify.jp1.twilio.com', 'region without edge'],
    ['api.dublin.twilio.com', 'edge without region, and not the host that an SDK would build'],
    ['api.dublin.us1.twilio.com', 'edge dublin of ie1, but us1 processes: edge without region'],
  ])('%s: %s', (host, note) => {
    expect(hostNote(host)).toBe(note)
  })
})
