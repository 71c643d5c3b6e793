import { isSameSecret } from '../../gate/same-secret.ts'
import type { Exchange } from '../../pipeline/exchange.ts'
import { RestError } from '../../wire/rest-error.ts'
import type { Account } from '../../world/account.ts'
import type { OAuthApp } from '../../world/oauth-app.ts'

/** How a version of the endpoint spells its parameters. */
export interface ParameterNames {
  readonly grantType: string
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * The app whose client id and secret the form has.
 *
 * @throws RestError 400 if something is missing, or another grant is asked for; 401, 20003 if they are not right. No
 *   answer of Twilio's to these is on record
 */
export function clientOf(
  exchange: Exchange,
  names: ParameterNames,
): { readonly account: Account; readonly app: OAuthApp } {
  const { form, region, world } = exchange
  for (const name of [names.grantType, names.clientId, names.clientSecret]) {
    if (form.get(name) === undefined) throw new RestError(400, 20001, `Missing required parameter ${name}`)
  }
  if (form.get(names.grantType) !== 'client_credentials') {
    throw new RestError(400, 20001, `Unsupported ${names.grantType}: it must be client_credentials`)
  }
  const found = world.findOAuthApp(form.get(names.clientId) ?? '')
  if (found === undefined) throw wrongClient('no OAuth app of this world has this client id')
  if (!isSameSecret(form.get(names.clientSecret) ?? '', found.app.secret)) {
    throw wrongClient('the client secret is not the one of this OAuth app')
  }
  if (region !== 'us1') throw wrongClient(`OAuth apps exist in us1; the request went to ${region}`)
  if (found.account.effectiveStatus !== 'active')
    throw wrongClient('the account of this OAuth app is not active')
  return found
}

function wrongClient(reason: string): RestError {
  return new RestError(401, 20003, 'Authenticate', { reason })
}
