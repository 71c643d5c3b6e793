import type { Setting } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Value } from '../facts/value.ts'
import type { Problem } from '../findings/problem.ts'
import { publicSecretPrefix } from '../knowledge/credential-name.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** A secret under a name that a bundler ships to the browser. */
export const noPublicSecret: Check = {
  id: 'no-public-secret',
  scope: 'file',
  run: (scene) => [
    ...scene.facts('environment-read').flatMap(({ name, span }) => problemOf(name, span)),
    ...scene
      .facts('settings-group')
      .flatMap(({ settings }) => settings)
      .filter((setting) => !isHandedOn(scene, setting))
      .flatMap(({ key, span }) => problemOf(key, span)),
  ],
}

/** `ENV X=$X` after `ARG X`: said at the argument, once. */
function isHandedOn(scene: Scene, { key, value, span }: Setting): boolean {
  if (publicSecretPrefix(key) === undefined || !isItself(key, value)) return false
  return scene
    .facts('settings-group')
    .some(
      (group) =>
        group.span.file === span.file &&
        group.settings.some((other) => other.key === key && !isItself(key, other.value)),
    )
}

function isItself(key: string, value: Value): boolean {
  return value.kind === 'name' && value.space === 'env' && value.path === key
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
