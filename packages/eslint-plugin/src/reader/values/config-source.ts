import { posix } from 'node:path'
import { memberName, type Node, unwrap } from '../syntax/node.ts'

/** What an object that holds settings is called: `config`, `appConfig`, `configService`, `this.settings`, `secrets`. */
const HOLDER = /(config|configuration|conf|settings|secrets|credentials|configservice|params)$/i

/** The expression is named like an object that holds settings. */
export function isConfigHolder(expression: Node): boolean {
  const node = unwrap(expression)
  if (node.type === 'Identifier') return HOLDER.test(node.name)
  if (node.type === 'MemberExpression') return HOLDER.test(memberName(node) ?? '')
  return false
}

/** The function gives settings: `loadConfig()`, `useRuntimeConfig()`, `functions.config()`, `getSecrets()`. */
export function isConfigSource(callee: Node): boolean {
  const node = unwrap(callee)
  if (node.type === 'Identifier') return HOLDER.test(node.name)
  return node.type === 'MemberExpression' && HOLDER.test(memberName(node) ?? '')
}

/**
 * The function gives the same settings to the whole project: `functions.config()` of Firebase, Nuxt's
 * `useRuntimeConfig()`.
 */
export function isProjectConfig(callee: Node): boolean {
  const node = unwrap(callee)
  if (node.type === 'Identifier') return node.name === 'useRuntimeConfig'
  const object = node.type === 'MemberExpression' ? unwrap(node.object) : undefined
  return object?.type === 'Identifier' && object.name === 'functions'
}

/**
 * Modules whose exports are environment variables. SvelteKit: https://svelte.dev/docs/kit/$env-static-private.
 *
 * @returns `dynamic` where the variables are members of an export `env`
 */
export function isStaticEnvironmentModule(module: string): 'static' | 'dynamic' | undefined {
  if (/^\$env\/static\/(private|public)$/.test(module) || module === 'astro:env/server') return 'static'
  return /^\$env\/dynamic\/(private|public)$/.test(module) || module === 'cloudflare:workers'
    ? 'dynamic'
    : undefined
}

/**
 * Where two settings of the same path are the same value: in the same module, whoever imports it. Two files that write
 * different specifiers may mean the same module; they are then taken for two, which can only miss a finding.
 */
export function moduleScope(specifier: string, importer: string): string {
  if (specifier === 'config') return 'project'
  if (!specifier.startsWith('.')) return `module ${specifier}`
  const path = posix.join(posix.dirname(importer), specifier)
  return `module ${path.replace(/\.(json|[cm]?[jt]sx?)$/, '').replace(/\/index$/, '')}`
}
