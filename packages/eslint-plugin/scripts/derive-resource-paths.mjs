// Derives src/reader/operations/resource-paths.generated.ts and the rows that its test checks from a published release
// of the SDK: every accessor of a client is walked and every operation called, with a stub in place of `request`.
//
//   npm install --prefix /some/folder twilio@6.2.0
//   node scripts/derive-resource-paths.mjs /some/folder/node_modules/twilio
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const packageFolder = process.argv[2]
if (packageFolder === undefined) {
  console.error('usage: derive-resource-paths.mjs <folder of the twilio package>')
  process.exit(2)
}
const folder = resolve(packageFolder)
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const twilio = createRequire(import.meta.url)(folder)

const ACCOUNT = `AC${'0'.repeat(32)}`
const OPERATIONS = ['create', 'update', 'fetch', 'remove', 'page', 'patch', 'list']
const NOT_RESOURCES = new Set(
  [
    'constructor toJSON inspect toString length name arguments caller prototype apply bind call get getPage each list',
    'twilio baseUrl domain absoluteUrl request version opts env userAgentExtensions credentialProvider httpClient',
  ].flatMap((names) => names.split(' ')),
)

let requested
const client = twilio(ACCOUNT, 'x'.repeat(32))
client.request = (options) => {
  requested = options
  return new Promise(() => undefined)
}
console.warn = () => undefined

/** Accessors, `()` where one is called -> {host, uri, methods}. */
const resources = new Map()

function membersOf(object) {
  const names = new Set()
  for (
    let o = object;
    o && o !== Object.prototype && o !== Function.prototype;
    o = Object.getPrototypeOf(o)
  ) {
    for (const name of Object.getOwnPropertyNames(o)) if (!name.startsWith('_')) names.add(name)
  }
  return names
}

function noteOperations(object, path, names) {
  const anything = new Proxy(
    {},
    { get: (_, key) => (key === 'limit' || key === 'pageSize' ? 1 : 'x'), has: () => true },
  )
  for (const name of OPERATIONS) {
    if (!names.has(name) || typeof object[name] !== 'function') continue
    requested = undefined
    try {
      object[name](anything, () => undefined)?.catch?.(() => undefined)
    } catch {
      continue // the stand-in parameters do not suit it; another operation of the resource gives the path
    }
    if (requested?.method === undefined) continue
    const url = new URL(requested.uri)
    const resource = resources.get(path) ?? { host: url.hostname.split('.')[0], methods: {} }
    resource.uri = url.pathname
      .replaceAll(ACCOUNT, '{}')
      .replaceAll('ARG', '{}')
      .replace(/\.json$/, '')
    resource.methods[name] = requested.method.toUpperCase()
    resources.set(path, resource)
  }
}

function walk(object, path, depth) {
  if (depth > 9) return
  const names = membersOf(object)
  noteOperations(object, path, names)
  for (const name of names) {
    if (NOT_RESOURCES.has(name) || OPERATIONS.includes(name) || /(HttpInfo|ResponseInfo)$/.test(name))
      continue
    let member
    try {
      member = object[name]
    } catch {
      continue // a getter that needs what the stub has not
    }
    if (typeof member === 'object' && member !== null && !Array.isArray(member))
      walk(member, `${path}.${name}`, depth + 1)
    if (typeof member !== 'function') continue
    if ('_version' in member) walk(member, `${path}.${name}`, depth + 1)
    let context
    try {
      context = member.apply(object, Array(Math.max(member.length, 1)).fill('ARG'))
    } catch {
      continue
    }
    const isContext = (typeof context === 'object' && context !== null) || typeof context === 'function'
    if (isContext && !(context instanceof Promise)) walk(context, `${path}.${name}()`, depth + 1)
  }
}

for (const name of membersOf(Object.getPrototypeOf(client))) {
  if (NOT_RESOURCES.has(name)) continue
  const member = client[name]
  if (typeof member === 'object' || '_version' in (member ?? {})) walk(member, name, 0)
}

// Previews have paths of their own making, and the organization APIs take OAuth only.
const LEFT_OUT = /^(preview|previewIam)\./
const rows = [...resources]
  .map(([path, resource]) => ({ path, ...resource }))
  .filter(({ path }) => !LEFT_OUT.test(path))
const isVersioned = (path) => /^v\d/.test(path.split('.')[1] ?? '')
const versioned = rows.filter((row) => isVersioned(row.path) && !/^api\.v2010\.account(\.|$)/.test(row.path))

const pascal = (name) => name[0].toUpperCase() + name.slice(1)
const segment = (part) => (part.endsWith('()') ? `/${pascal(part.slice(0, -2))}/{}` : `/${pascal(part)}`)
const versionPath = (part) => (part === 'v2010' ? '/2010-04-01' : `/${part}`)

/** The same rule as `pathOf` in resource-path.ts: the longest known beginning, then PascalCase. */
function predicted(exceptions, path) {
  const parts = path.split('.')
  for (let length = parts.length; length > 2; length--) {
    const known = parts.slice(0, length).join('.')
    const rest = parts.slice(length).map(segment).join('')
    if (exceptions.has(known)) return exceptions.get(known) + rest
    const uncalled = known.endsWith('()') ? exceptions.get(known.slice(0, -2)) : undefined
    if (uncalled !== undefined) return `${uncalled}/{}${rest}`
  }
  return versionPath(parts[1]) + parts.slice(2).map(segment).join('')
}

const exceptions = new Map()
const byDepth = (a, b) => a.path.split('.').length - b.path.split('.').length || a.path.length - b.path.length
for (const row of versioned.toSorted(byDepth)) {
  if (predicted(exceptions, row.path) !== row.uri) exceptions.set(row.path, row.uri)
}

const products = new Map()
for (const row of versioned) {
  const [property, apiVersion] = row.path.split('.')
  const product = products.get(property) ?? { host: row.host, versions: new Set(), shortcuts: new Map() }
  product.versions.add(apiVersion)
  products.set(property, product)
}
for (const row of rows) {
  const [property, ...accessors] = row.path.split('.')
  const product = products.get(property)
  if (product === undefined || accessors.length === 0 || isVersioned(row.path)) continue
  for (const apiVersion of product.versions) {
    const target = resources.get([property, apiVersion, ...accessors].join('.'))
    if (target?.uri === row.uri) product.shortcuts.set(accessors[0].replace('()', ''), apiVersion)
  }
}

/** The version that most shortcuts mean, and those that mean another. */
function defaultsOf(product) {
  const count = new Map()
  for (const apiVersion of product.shortcuts.values()) count.set(apiVersion, (count.get(apiVersion) ?? 0) + 1)
  const [usual] = [...count].sort((a, b) => b[1] - a[1])[0] ?? [[...product.versions][0]]
  const others = [...product.shortcuts].filter(([, apiVersion]) => apiVersion !== usual)
  return { usual, others }
}

const usualMethod = {
  create: 'POST',
  update: 'POST',
  patch: 'PATCH',
  remove: 'DELETE',
  fetch: 'GET',
  page: 'GET',
  list: 'GET',
}
const unusualMethods = versioned.flatMap((row) =>
  Object.entries(row.methods)
    .filter(([operation, method]) => usualMethod[operation] !== method)
    .map(([operation, method]) => [`${row.path}.${operation}`, method]),
)
const topLevel = rows.filter(
  (row) => row.host === 'api' && !row.path.includes('.') && !row.path.includes('('),
)
const topLevelRoots = new Set([...topLevel.map((row) => row.path), 'sip', 'usage'])

const q = (text) => `'${text}'`
const lines = []
lines.push(
  `// Derived from twilio@${version} (https://www.npmjs.com/package/twilio/v/${version}) by scripts/derive-resource-paths.mjs.`,
  '',
  '/** Properties of a client that are short for a resource of its own account: `client.messages`. */',
  `export const ACCOUNT_SHORTCUTS: readonly string[] = [${[...topLevelRoots].sort().map(q).join(', ')}]`,
  '',
  'export interface SdkProduct {',
  '  /** The first label of its host name. */',
  '  readonly host: string',
  '  /** The version that `client.verify.services` without a version means. */',
  '  readonly version: string',
  '  /** Resources for which that is another version. */',
  '  readonly otherVersions?: Readonly<Record<string, string>>',
  '}',
  '',
  '/** Product properties of a client. */',
  'export const SDK_PRODUCTS: Readonly<Record<string, SdkProduct>> = {',
)
for (const [property, product] of [...products].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const { usual, others } = defaultsOf(product)
  const other =
    others.length === 0 ? '' : `, otherVersions: { ${others.map(([r, v]) => `${r}: ${q(v)}`).join(', ')} }`
  lines.push(`  ${property}: { host: ${q(product.host)}, version: ${q(usual)}${other} },`)
}
lines.push(
  '}',
  '',
  '/** Resources whose path is not their property names in PascalCase; `()` where the property is called. */',
  'export const UNUSUAL_PATHS: Readonly<Record<string, string>> = {',
  ...[...exceptions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, to]) => `  ${q(path)}: ${q(to)},`),
  '}',
  '',
  '/** Operations with another method than usual (`update` is POST). */',
  "export const UNUSUAL_METHODS: Readonly<Record<string, 'PUT' | 'PATCH'>> = {",
  ...unusualMethods.map(([path, method]) => `  ${q(path)}: ${q(method)},`),
  '}',
  '',
)
writeFileSync(
  new URL('../src/reader/operations/resource-paths.generated.ts', import.meta.url),
  lines.join('\n'),
)
// The account of the client and the account called by its SID are the same resources: one of them is enough to test.
const tested = rows.filter((row) => !/^(api\.)?((v2010\.)?account\b)/.test(row.path))
writeFileSync(
  new URL('../src/reader/operations/resource-paths.rows.generated.json', import.meta.url),
  `[\n${tested.map((row) => JSON.stringify([row.path, row.host, row.uri, ...new Set(Object.keys(row.methods).map((name) => `${name} ${row.methods[name]}`))])).join(',\n')}\n]\n`,
)
console.log(`${rows.length} resources, ${exceptions.size} unusual paths`)
