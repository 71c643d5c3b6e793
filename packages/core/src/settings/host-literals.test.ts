import { describe, expect, it } from 'vitest'
import { hostLiterals } from './host-literals.ts'
import type { Scalar } from './tree/node.ts'

const hosts = (text: string): readonly string[] => {
  const scalar: Scalar = { kind: 'scalar', start: 0, end: text.length, text }
  return hostLiterals('a.json', text, { roots: [scalar] }, () => 'a').map(({ host }) => host)
}

describe('hosts in texts of settings', () => {
  it.each<[string, string[]]>([
    ['api.ie1.twilio.com', ['api.ie1.twilio.com']],
    ['https://api.ie1.twilio.com/2010-04-01', ['api.ie1.twilio.com']],
    ['api.ie1.twilio.com, api.au1.twilio.com', ['api.ie1.twilio.com', 'api.au1.twilio.com']],
    ['set -e\ncurl -u "$A:$B" api.ie1.twilio.com/2010-04-01/Accounts', ['api.ie1.twilio.com']],
    ['Chat has a host in Ireland (chat.ie1.twilio.com). Do not use it.', []],
    [String.raw`Not supported there.\r\n\r\nUse chat.ie1.twilio.com no more`, []],
    ['Requests go to https://api.ie1.twilio.com. Nothing else does.', ['api.ie1.twilio.com']],
  ])('%s', (text, expected) => {
    expect(hosts(text)).toEqual(expected)
  })
})
