import type { Span } from '../facts/span.ts'
import type { Problem } from '../findings/problem.ts'
import { publicSecretPrefix } from '../knowledge/credential-name.ts'
import type { Check } from './check.ts'

/** A secret under a name that a bundler ships to the browser. */
export const noPublicSecret: Check = {
  id: 'no-public-secret',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('environment-read').flatMap(({ name, span }) => problemOf(name, span)),
    ...scene
      .facts('settings-group')
      .flatMap(({ settings }) => settings.flatMap(({ key, span }) => problemOf(key, span))),
  ],
}

function problemOf(name: string, span: Span): readonly Problem[] {
  const prefix = publicSecretPrefix(name)
  if (prefix === undefined) return []
  return [
    {
      rule: 'no-public-secret',
      span,
      message: `\`${name}\` is a secret by its name, but the prefix \`${prefix}\` tells the bundler to ship its value to every browser. Keep it on the server, under a name without the prefix, and give browsers an access token instead.`,
      evidence: [],
    },
  ]
}
