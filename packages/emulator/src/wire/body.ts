import type { TwilioRequest } from '../message/request.ts'
import type { Settings } from '../settings/settings.ts'
import type { Parameters } from './parameters.ts'
import { NO_PARAMETERS, parseForm, parseJsonBody } from './parameters.ts'
import { RestError } from './rest-error.ts'

const UTF8 = new TextDecoder()

/**
 * The parameters of a body: a form, or JSON where the product takes it.
 *
 * @throws RestError 415 for another type, 400 for JSON that cannot be read
 */
export function readBody(request: TwilioRequest, product: string, settings: Settings): Parameters {
  const { body } = request
  if (body.length === 0) return NO_PARAMETERS
  const header = request.headers['content-type'] ?? 'application/x-www-form-urlencoded'
  const semicolon = header.indexOf(';')
  const type = (semicolon < 0 ? header : header.slice(0, semicolon)).trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return parseForm(UTF8.decode(body))
  if (type === 'application/json' && (product !== 'api' || settings.switches.jsonBodies === 'everywhere')) {
    return parseJsonBody(UTF8.decode(body))
  }
  throw new RestError(415, 19056, 'Input request content type is invalid', {
    reason: 'send parameters as application/x-www-form-urlencoded',
  })
}
