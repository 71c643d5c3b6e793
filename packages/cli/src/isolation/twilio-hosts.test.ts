import { describe, expect, it } from 'vitest'
import { hostsFile, nameServiceFile, twilioHosts } from './twilio-hosts.ts'

describe('the hosts of an isolated run', () => {
  it('are those of the REST API in every shape, each once', () => {
    const hosts = twilioHosts()
    expect(hosts).toEqual(
      expect.arrayContaining([
        'api.twilio.com',
        'api.us1.twilio.com',
        'api.ie1.twilio.com',
        'api.dublin.twilio.com',
        'api.dublin.ie1.twilio.com',
        'api.sydney.au1.twilio.com',
        'api.ashburn.us1.twilio.com',
        'flex-api.twilio.com',
        'verify.frankfurt.ie1.twilio.com',
      ]),
    )
    expect(new Set(hosts).size).toBe(hosts.length)
  })

  it('take the place of what the file says of them', () => {
    const file = hostsFile('127.0.0.1 localhost\n10.0.0.1 api.twilio.com\n10.0.0.2 other\n')
    expect(file).toMatch(/^127\.0\.0\.1 localhost\n10\.0\.0\.2 other\n127\.0\.0\.1 [a-z]/)
    expect(file).not.toContain('10.0.0.1')
    expect(file).toContain('\n127.0.0.1 api.dublin.ie1.twilio.com\n')
  })

  it.each([
    ['', 'hosts: files\n'],
    [
      'passwd: files systemd\nhosts:  files resolve [!UNAVAIL=return] dns\nservices: db',
      'passwd: files systemd\nservices: db\nhosts: files\n',
    ],
    [' hosts : dns\n# hosts: dns\n', '# hosts: dns\nhosts: files\n'],
  ])('are looked up nowhere else: %j', (present, expected) => {
    expect(nameServiceFile(present)).toBe(expected)
  })
})
