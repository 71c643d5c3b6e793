import type { AccessTokenFact } from '../facts/fact.ts'
import { textOf } from '../facts/value.ts'
import type { LiteralValue, Value } from '../facts/value.ts'
import type { Problem } from '../findings/problem.ts'
import { isInternalRegion } from '../knowledge/region.ts'
import { badRegion } from '../resolution/judge-pair.ts'
import { credentialWords, sentence } from '../wording/credential-words.ts'
import { regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** An access token made with a regional key, without that key's region. */
export const accessTokenRegion: Check = {
  id: 'access-token-region',
  scope: 'file',
  run: (scene) => scene.facts('access-token').flatMap((token) => problemOf(scene, token)),
}

function isNotForCustomers(region: string): boolean {
  return badRegion(region) !== undefined || isInternalRegion(region.toLowerCase())
}

function problemOf(scene: Scene, token: AccessTokenFact): readonly Problem[] {
  const use = scene.credentialOf(token)
  const [own, other] = use.regions
  if (own === undefined || other !== undefined) return []
  const regions = textsOf(token.region)
  if (regions === undefined || regions.some((region) => (region ?? 'us1') === own.region)) return []
  // valid-region reports a region that is none.
  if (regions.some((region) => region !== undefined && isNotForCustomers(region))) return []

  const key = sentence(credentialWords(use))
  const region = regionName(own.region)
  const place = token.places.region
  const [written] = regions
  const consequence = `A token is valid only in its key’s Region, which it names in its \`twr\` header: clients that use it are refused (errors 20101 to 20107) or never meet calls processed in ${region}.`
  return [
    {
      rule: 'access-token-region',
      span: place ?? token.span,
      message:
        written === undefined
          ? `${key} belongs to ${region}, for ${own.why}, but this access token names no region, which means US1. ${consequence} Add the region \`${own.region}\`.`
          : `${key} belongs to ${region}, for ${own.why}, but this access token is for ${regionName(written)}. ${consequence}`,
      evidence: [
        ...(use.place === undefined ? [] : [{ span: use.place, message: `${key} is used here.` }]),
        ...(own.span === undefined ? [] : [{ span: own.span, message: `${sentence(own.why)}.` }]),
      ],
      ...(written === undefined
        ? {
            fix: {
              description: `Add the region \`${own.region}\`.`,
              remedy: { kind: 'add-option', target: token.id, option: 'region', value: own.region },
            },
          }
        : {
            suggestions: [
              {
                description: `Write the region \`${own.region}\`.`,
                remedy: { kind: 'set-option', target: token.id, option: 'region', value: own.region },
              },
            ],
          }),
    },
  ]
}

/** Every region that the token may name, lower case; undefined where that is not known. No environment is read. */
function textsOf(value: Value): readonly (string | undefined)[] | undefined {
  const one = (part: LiteralValue): string | undefined => textOf(part).toLowerCase() || undefined
  if (value.kind === 'absent') return [undefined]
  if (value.kind === 'literal') return [one(value)]
  if (value.kind !== 'oneOf') return undefined
  const texts: (string | undefined)[] = []
  for (const part of value.values) {
    if (part.kind === 'absent') texts.push(undefined)
    else if (part.kind === 'literal') texts.push(one(part))
    else return undefined
  }
  return texts
}
