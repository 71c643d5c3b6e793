import { describe, expect, it } from 'vitest'
import { ERROR_CODES, errorPage, findErrorCode } from './error-code.ts'

describe('error codes', () => {
  it.each([
    [20001, 'Unknown parameters', undefined],
    [20003, 'Permission Denied', 401],
    [20004, 'Method not allowed', 405],
    [20007, 'Page size too large', 400],
    [20008, 'Test Credentials', 403],
    [20101, 'Invalid Access Token', 401],
    [20107, 'Invalid Access Token signature', 401],
    [20160, 'Invalid Token', 401],
    [20403, '403 Forbidden', 403],
    [20404, 'Not Found', 404],
    [20409, 'Conflict', 409],
    [20426, 'Upgrade Required', 426],
    [20429, 'Too Many Requests', 429],
    [13803, 'SMS verb not supported in this realm', undefined],
    [22199, 'Configuration Retrieval Error', undefined],
    [21101, 'Subaccounts cannot contain subaccounts', 400],
    [21604, "'To' phone number is required to send a Message", 400],
    [21211, "Invalid 'To' Phone Number", 400],
    [70001, 'Constraint violation', 400],
    [70002, 'Bad request', 400],
    [60614, 'Lookup Request Must Be Completed in Different Twilio Region', undefined],
  ])('%d is "%s", HTTP %s', (code, title, status) => {
    const row = findErrorCode(code)
    expect(row?.title).toBe(title)
    expect(row?.status).toBe(status)
    expect(row?.disputed === undefined || code === 20404).toBe(true)
  })

  it.each([20002, 20005, 20006, 19056, 20422, 20423, 21100, 21470, 70051, 90002])(
    '%d says that its HTTP status is disputed',
    (code) => {
      expect(findErrorCode(code)?.disputed).toBeDefined()
    },
  )

  it.each([13803, 20003, 20404, 21663, 21668, 21669, 21670, 22199, 57012, 60614, 60619, 70051])(
    '%d has advice on Regions',
    (code) => {
      expect(findErrorCode(code)?.advice).toMatch(/Region|US1|IE1|AU1/)
    },
  )

  it('are in order, each once, in full sentences', () => {
    const codes = ERROR_CODES.map((row) => row.code)
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b))
    for (const row of ERROR_CODES) {
      expect(row.meaning).toMatch(/\.$/)
      if (row.advice !== undefined) expect(row.advice).toMatch(/\.$/)
    }
  })

  it('knows no others', () => {
    expect(findErrorCode(0)).toBeUndefined()
    expect(findErrorCode(Number.NaN)).toBeUndefined()
  })

  it('has the page that more_info names', () => {
    expect(errorPage(20404)).toBe('https://www.twilio.com/docs/errors/20404')
  })
})
