import { availability, endpointClass, LIVE_REGIONS, permits } from '@regionguard/core/knowledge'
import type { Endpoint } from '@regionguard/core'
import type { CredentialKind, EndpointClass, Permission, RegionId } from '@regionguard/core/knowledge'
import type { Operation } from './operation.ts'

/** What a request asks for, as far as its method and path tell. */
export interface Route {
  /** Undefined where there is no such path, or not with this method. */
  readonly operation: Operation | undefined
  /** The methods of the path; empty where there is no such path. */
  readonly methods: readonly string[]
  /** What stands in the place of the parameters. */
  readonly values: readonly string[]
  /** What stands in the account's place of a path of the 2010 API. */
  readonly accountSid: string | undefined
  readonly class: EndpointClass | undefined
  /** Whether it belongs to the 2010 API. */
  readonly isCore: boolean
  readonly format: 'json' | 'xml'
  permits(kind: CredentialKind): Permission | undefined
  /** Why a Region does not offer it; undefined if it does. */
  unavailableIn(region: RegionId): string | undefined
}

const KINDS: readonly CredentialKind[] = [
  'auth-token',
  'main-key',
  'standard-key',
  'restricted-key',
  'test-credentials',
  'oauth-token',
]

/** An operation with what core's tables say of it, looked up once. */
interface Compiled {
  readonly operation: Operation
  readonly class: EndpointClass | undefined
  readonly permissions: ReadonlyMap<CredentialKind, Permission | undefined>
  readonly unavailable: ReadonlyMap<RegionId, string>
}

class Node {
  readonly literals = new Map<string, Node>()
  parameter: Node | undefined
  readonly operations = new Map<string, Compiled>()
}

/** All operations, found by product, path and method. */
export class RouteTable {
  readonly #products = new Map<string, Node>()

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation)
  }

  /**
   * @param path percent-encoded, as sent
   * @param method upper case
   */
  find(product: string, path: string, method: string): Route {
    const segments = path.split('/')
    const isCore = product === 'api'
    const format = isCore ? splitExtension(segments) : 'json'
    if (path.includes('%')) decode(segments)
    const accountSid = isCore && segments[2] === 'Accounts' ? accountOf(segments) : undefined
    const values: string[] = []
    // The path begins with a slash: the first segment is empty.
    let node = segments[0] === '' ? this.#products.get(product) : undefined
    for (let index = 1; node !== undefined && index < segments.length; index++) {
      const segment = segments[index] ?? ''
      const literal = node.literals.get(segment)
      if (literal !== undefined) {
        node = literal
      } else {
        node = segment === '' ? undefined : node.parameter
        values.push(segment)
      }
    }
    const compiled = node?.operations.get(method === 'HEAD' ? 'GET' : method)
    if (compiled !== undefined) return new KnownRoute(compiled, values, accountSid, isCore, format)
    const methods = node === undefined ? [] : [...node.operations.keys()]
    return new OtherRoute(product, segments, method, methods, values, accountSid, isCore, format)
  }

  #add(operation: Operation): void {
    let node = this.#products.get(operation.product)
    if (node === undefined) {
      node = new Node()
      this.#products.set(operation.product, node)
    }
    for (const segment of operation.path.split('/').slice(1)) {
      if (segment.startsWith('{')) {
        node = node.parameter ??= new Node()
      } else {
        const next: Node = node.literals.get(segment) ?? new Node()
        node.literals.set(segment, next)
        node = next
      }
    }
    if (node.operations.has(operation.method)) throw new Error(`two operations ${operation.id}`)
    node.operations.set(operation.method, compile(operation))
  }
}

function compile(operation: Operation): Compiled {
  const { product, path, method } = operation
  const endpoint: Endpoint = { product, path, method }
  const unavailable = new Map<RegionId, string>()
  for (const region of LIVE_REGIONS) {
    const offered = availability(endpoint, region)
    if (offered.status === 'unavailable') unavailable.set(region, offered.reason)
  }
  return {
    operation,
    class: endpointClass(endpoint),
    permissions: new Map(KINDS.map((kind) => [kind, permits(kind, endpoint)])),
    unavailable,
  }
}

/** Cuts `.json` or `.xml` off the last segment. */
function splitExtension(segments: string[]): 'json' | 'xml' {
  const last = segments.length - 1
  const segment = segments[last] ?? ''
  if (segment.endsWith('.json')) {
    segments[last] = segment.slice(0, -5)
    return 'json'
  }
  if (segment.endsWith('.xml')) segments[last] = segment.slice(0, -4)
  return 'xml'
}

function decode(segments: string[]): void {
  for (const [index, segment] of segments.entries()) {
    if (!segment.includes('%')) continue
    try {
      segments[index] = decodeURIComponent(segment)
    } catch {
      // Not UTF-8: no resource has such a name, and none will be found.
      segments[index] = segment
    }
  }
}

function accountOf(segments: readonly string[]): string | undefined {
  return segments[3] === '' ? undefined : segments[3]
}

class KnownRoute implements Route {
  readonly #compiled: Compiled
  readonly values: readonly string[]
  readonly accountSid: string | undefined
  readonly isCore: boolean
  readonly format: 'json' | 'xml'

  constructor(
    compiled: Compiled,
    values: readonly string[],
    accountSid: string | undefined,
    isCore: boolean,
    format: 'json' | 'xml',
  ) {
    this.#compiled = compiled
    this.values = values
    this.accountSid = accountSid
    this.isCore = isCore
    this.format = format
  }

  get operation(): Operation {
    return this.#compiled.operation
  }

  get methods(): readonly string[] {
    return [this.#compiled.operation.method]
  }

  get class(): EndpointClass | undefined {
    return this.#compiled.class
  }

  permits(kind: CredentialKind): Permission | undefined {
    return this.#compiled.permissions.get(kind)
  }

  unavailableIn(region: RegionId): string | undefined {
    return this.#compiled.unavailable.get(region)
  }
}

/** A path, or a method, that the emulator has no operation for: what core's tables say of it is looked up now. */
class OtherRoute implements Route {
  readonly operation = undefined
  readonly methods: readonly string[]
  readonly values: readonly string[]
  readonly accountSid: string | undefined
  readonly isCore: boolean
  readonly format: 'json' | 'xml'
  readonly #endpoint: Endpoint

  constructor(
    product: string,
    segments: readonly string[],
    method: string,
    methods: readonly string[],
    values: readonly string[],
    accountSid: string | undefined,
    isCore: boolean,
    format: 'json' | 'xml',
  ) {
    this.methods = methods
    this.values = values
    this.accountSid = accountSid
    this.isCore = isCore
    this.format = format
    // What was an escape in the path is text now; braces would be holes to core.
    const path = segments.join('/').replace(/[{}?#]/g, '_')
    this.#endpoint = { product, path, method: isMethod(method) ? method : 'GET' }
  }

  get class(): EndpointClass | undefined {
    return endpointClass(this.#endpoint)
  }

  permits(kind: CredentialKind): Permission | undefined {
    return permits(kind, this.#endpoint)
  }

  unavailableIn(region: RegionId): string | undefined {
    const offered = availability(this.#endpoint, region)
    return offered.status === 'unavailable' ? offered.reason : undefined
  }
}

type Method = NonNullable<Endpoint['method']>

function isMethod(method: string): method is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)
}
