import { describe, expect, it } from 'vitest'
import { isSearchedFor } from './searched-host.ts'

const HOST = 'api.ie1.twilio.com'

describe('a host', () => {
  it.each([
    ['grep -rn @ src', true],
    [`! git grep -n '@'`, true],
    ['if grep -q "https://@" a; then', true],
    [`bash -c '! grep -rn "https://@" src'`, true],
    [`sed -i 's/@/b/'`, true],
    ['if [ "$(node host.js)" = "https://@" ]; then', true],
    ['set -e\n[[ $hosts =~ @ ]] && exit 1', true],
    ['A=1 grep @', true],
    ['cat a | sort | grep @', true],
    ['curl https://@', false],
    ['grep -q a b && curl https://@', false],
    ['[ -n "$(curl https://@)" ]', false],
    ['echo grep; curl @', false],
    ['agrep @', false],
    ['@', false],
  ])('in %j is only looked for: %s', (text, expected) => {
    const whole = text.replace('@', HOST)
    expect(isSearchedFor(whole, whole.indexOf(HOST))).toBe(expected)
  })

  it('is found in little time in any text', () => {
    const before = performance.now()
    for (const part of ['(', '$(', ')', ' ', 'if ', 'A=1 ', '"'])
      isSearchedFor(part.repeat(20_000), part.length * 20_000)
    expect(performance.now() - before).toBeLessThan(500)
  })
})
