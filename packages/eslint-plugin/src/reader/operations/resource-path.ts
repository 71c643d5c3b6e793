import type { Endpoint } from '@regionguard/core'
import {
  ACCOUNT_SHORTCUTS,
  SDK_PRODUCTS,
  UNUSUAL_METHODS,
  UNUSUAL_PATHS,
} from './resource-paths.generated.ts'

/** One accessor on the way from a client to a resource: `.services`, or `.services(sid)`. */
export interface Step {
  readonly name: string
  readonly called: boolean
}

type Method = NonNullable<Endpoint['method']>

/** What a resource can be asked to do, in every release of the SDK since 3.0. */
const METHODS: Readonly<Record<string, Method>> = {
  create: 'POST',
  update: 'POST',
  patch: 'PATCH',
  remove: 'DELETE',
  fetch: 'GET',
  list: 'GET',
  each: 'GET',
  page: 'GET',
  getPage: 'GET',
}

/** `createWithHttpInfo` and its like, since 5.9. */
const VARIANT = /With(Http|Response)Info$/

/** The name of the operation that a method of a resource is, if it is one: `createWithHttpInfo` is `create`. */
export function operationName(method: string): string | undefined {
  const name = method.replace(VARIANT, '')
  return Object.hasOwn(METHODS, name) ? name : undefined
}

/**
 * The endpoint that an operation of the SDK asks.
 *
 * @param steps the accessors from the client to the resource: `verify`, `v2`, `services()`
 * @param operation as {@link operationName} gives it
 */
export function endpointOf(steps: readonly Step[], operation: string): Endpoint {
  const full = fullSteps(steps)
  const product = SDK_PRODUCTS[full[0]?.name ?? '']?.host ?? kebab(full[0]?.name ?? '')
  const accessors = accessorsOf(full)
  const method = UNUSUAL_METHODS[`${accessors}.${operation}`] ?? METHODS[operation]
  const path = pathOf(full)
  return {
    product,
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
  }
}

/** The accessors in full: `messages` is `api.v2010.accounts().messages`, `verify.services` is `verify.v2.services`. */
export function fullSteps(steps: readonly Step[]): readonly Step[] {
  const [first, second, ...rest] = steps
  if (first === undefined) return steps
  if (ACCOUNT_SHORTCUTS.includes(first.name)) return [...OWN_ACCOUNT, ...steps]
  // Before `accounts` became a product of its own, it was the resource of the 2010 API.
  const isOldAccounts = first.name === 'accounts' && (first.called || second === undefined)
  if (isOldAccounts) return [...OWN_ACCOUNT.slice(0, 2), ...steps]
  if (second === undefined) return steps
  const product = SDK_PRODUCTS[first.name]
  if (product === undefined) return steps
  if (!isVersion(second.name)) {
    const version = product.otherVersions?.[second.name] ?? product.version
    return fullSteps([first, { name: version, called: false }, second, ...rest])
  }
  if (first.name !== 'api' || rest[0] === undefined) return steps
  if (rest[0].name === 'account' && !rest[0].called) return [...OWN_ACCOUNT, ...rest.slice(1)]
  return rest[0].name === 'accounts' ? steps : [...OWN_ACCOUNT, ...rest]
}

const OWN_ACCOUNT: readonly Step[] = [
  { name: 'api', called: false },
  { name: 'v2010', called: false },
  { name: 'accounts', called: true },
]

function pathOf(full: readonly Step[]): string | undefined {
  const [, version, ...resources] = full
  if (version === undefined || !isVersion(version.name) || resources.length === 0) return undefined
  for (let length = full.length; length > 2; length--) {
    const rest = full.slice(length).map(segmentOf).join('')
    const accessors = accessorsOf(full.slice(0, length))
    const known = UNUSUAL_PATHS[accessors]
    if (known !== undefined) return known + rest
    const uncalled = accessors.endsWith('()') ? UNUSUAL_PATHS[accessors.slice(0, -2)] : undefined
    if (uncalled !== undefined) return `${uncalled}/{}${rest}`
  }
  return (version.name === 'v2010' ? '/2010-04-01' : `/${version.name}`) + resources.map(segmentOf).join('')
}

function accessorsOf(steps: readonly Step[]): string {
  return steps.map(({ name, called }) => (called ? `${name}()` : name)).join('.')
}

function segmentOf({ name, called }: Step): string {
  return `/${name.charAt(0).toUpperCase()}${name.slice(1)}${called ? '/{}' : ''}`
}

function isVersion(name: string): boolean {
  return /^v\d/.test(name)
}

/** `ipMessaging` is `ip-messaging`: how the SDK names hosts for the products that the table does not know. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
