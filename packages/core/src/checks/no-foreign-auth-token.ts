import type { ClientFact, RequestFact } from '../facts/fact.ts'
import type { Problem } from '../findings/problem.ts'
import { regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** An Auth Token read from an Account resource of one Region and used against another. */
export const noForeignAuthToken: Check = {
  id: 'no-foreign-auth-token',
  scope: 'file',
  run: (scene) =>
    [...scene.facts('client'), ...scene.facts('request')].flatMap((use) => problemOf(scene, use)),
}

function problemOf(scene: Scene, use: ClientFact | RequestFact): readonly Problem[] {
  const { password } = use
  if (password.kind !== 'derived' || password.member !== 'authToken') return []
  const fetch = scene.fact(password.fact)
  if (fetch?.kind !== 'account-fetch' || fetch.by === undefined) return []
  const from = scene.regionOfFact(fetch.by)
  const { possible } = scene.resolutionOf(use)
  const [target] = possible ?? []
  if (from === undefined || possible === undefined || target === undefined || possible.includes(from))
    return []
  return [
    {
      rule: 'no-foreign-auth-token',
      span: use.span,
      message:
        `This Auth Token was read from an Account resource in ${regionName(from)} but is used against ${regionName(target)}. ` +
        `An account has another Auth Token in each Region, and the Account resource shows only that of the Region that was asked: Twilio answers 401. ` +
        `Fetch the account in ${regionName(target)}, with the parent’s Auth Token of ${regionName(target)}.`,
      evidence: [
        { span: use.places.password ?? use.span, message: 'The Auth Token is used here.' },
        { span: fetch.span, message: `It was fetched from ${regionName(from)} here.` },
      ],
    },
  ]
}
