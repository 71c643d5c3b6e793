import type { RestError } from '../../wire/rest-error.ts'
import { errorOf } from '../../wire/rest-error.ts'

/** https://www.twilio.com/docs/iam/test-credentials#test-sms-messages */
const FROM: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21212],
  ['+15005550007', 21606],
  ['+15005550008', 21611],
])

const TO: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21211],
  ['+15005550002', 21612],
  ['+15005550003', 21408],
  ['+15005550004', 21610],
  ['+15005550009', 21614],
])

/** Passes every check. */
const VALID = '+15005550006'

/** What the magic numbers of test credentials stand for. From any other sender nothing is sent with them. */
export function testNumberError(from: string, to: string): RestError | undefined {
  const code = FROM.get(from) ?? (from === VALID ? TO.get(to) : 21606)
  return code === undefined ? undefined : errorOf(code)
}
