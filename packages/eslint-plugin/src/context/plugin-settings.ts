import { nearestName } from '@regionguard/core'

/** `settings.regionguard` of an ESLint configuration. */
export interface PluginSettings {
  /** The policy's path, relative to ESLint's working directory; `false` for none. Left out: found upward from there. */
  readonly policy?: string | false
  /** `false`: the `.env*` files of the project give no values. */
  readonly environment?: boolean
  /** Of policy and settings; not read here. ESLint's cache notices that it has changed. */
  readonly digest?: string
  /** The date for exceptions of the policy, `YYYY-MM-DD`. Left out: today, in UTC. */
  readonly today?: string
}

const KEYS = {
  policy: { is: (value: unknown) => typeof value === 'string' || value === false, wants: 'a path or false' },
  environment: { is: (value: unknown) => typeof value === 'boolean', wants: 'true or false' },
  digest: { is: (value: unknown) => typeof value === 'string', wants: 'a text' },
  today: {
    is: (value: unknown) => typeof value === 'string' && isDate(value),
    wants: 'a date such as "2026-12-31"',
  },
} satisfies Record<keyof PluginSettings, { is: (value: unknown) => boolean; wants: string }>

/**
 * Parses `settings.regionguard`.
 *
 * @param value as the configuration has it; undefined where it says nothing
 * @throws Error that names the key and what it may be
 */
export function parsePluginSettings(value: unknown): PluginSettings {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('`settings.regionguard` in the ESLint configuration must be an object.')
  }
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(KEYS, key)) {
      const nearest = nearestName(key, Object.keys(KEYS))
      const hint = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`
      throw new Error(
        `\`settings.regionguard.${key}\` in the ESLint configuration is not known: there are ${Object.keys(KEYS).join(', ')}.${hint}`,
      )
    }
    const { is, wants } = KEYS[key as keyof PluginSettings]
    if (given !== undefined && !is(given)) {
      throw new Error(`\`settings.regionguard.${key}\` in the ESLint configuration must be ${wants}.`)
    }
  }
  return value
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
