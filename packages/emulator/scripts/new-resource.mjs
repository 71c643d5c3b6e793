// Scaffolds a resource of the 2010 API: four files in a folder of its own, and a line in each of the two lists.
//
//   npm run new-resource -- <name-in-plural> <SID prefix> [--into <src folder>]
//   npm run new-resource -- outgoing-caller-ids PN
//
// What comes out works: create, list, fetch, update and delete, by account and Region, in snapshots, behind the gate.
// Give it its own fields, checks and permissions then, and a request in src/conformance.test.ts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'

const [name, prefix, ...options] = process.argv.slice(2)
const into = options[0] === '--into' ? options[1] : undefined
if (
  !/^[a-z]+(?:-[a-z]+)*s$/.test(name ?? '') ||
  !/^[A-Z]{2}$/.test(prefix ?? '') ||
  (options.length > 0 && into === undefined)
) {
  console.error('usage: npm run new-resource -- <name-in-plural> <SID prefix>, as in: outgoing-caller-ids PN')
  process.exit(2)
}
const source = into ?? fileURLToPath(new URL('../src', import.meta.url))
const folder = join(source, 'resources', name)
if (existsSync(folder)) {
  console.error(`${folder} is there already`)
  process.exit(1)
}

const words = name.split('-')
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)
const Many = words.map(capital).join('')
const One = Many.replace(/ies$/, 'y').replace(/(?<=[sx]|ch)es$|(?<!e)s$|(?<=[^sx])s$/, '')
const many = Many.charAt(0).toLowerCase() + Many.slice(1)
const one = One.charAt(0).toLowerCase() + One.slice(1)
const MANY = words.join('_').toUpperCase()
const ONE = One.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
const many_ = words.join('_')

const files = {
  'model.ts': `
import type { Exchange } from '../../pipeline/exchange.ts'
import { notFound } from '../../wire/rest-error.ts'
import type { Collection, Entry } from '../../world/collection.ts'
import type { CollectionKind } from '../../world/collection-kind.ts'
import { friendlyNameOf } from './validate.ts'

/** One of one account in one Region. */
export interface ${One} {
  readonly sid: string
  readonly friendlyName: string | null
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
}

export const ${MANY}: CollectionKind<${One}> = {
  name: '${many}',
  scope: 'region',
  fields: { sid: 'text', friendlyName: 'text?', dateCreated: 'text', dateUpdated: 'text' },
}

export function ${many}Of(exchange: Exchange): Collection<${One}> {
  return exchange.regional.store.of(${MANY})
}

/** @throws RestError 404, the same for one of another Region and one that never was */
export function find${One}(exchange: Exchange): Entry<${One}> {
  const entry = ${many}Of(exchange).find(exchange.lastOfPath)
  if (entry === undefined) throw notFound(exchange.request.path)
  return entry
}

export function create${One}(exchange: Exchange): Entry<${One}> {
  const now = exchange.world.now()
  return ${many}Of(exchange).add({
    sid: exchange.world.newSid('${prefix}'),
    friendlyName: friendlyNameOf(exchange),
    dateCreated: now,
    dateUpdated: now,
  })
}

export function update${One}(exchange: Exchange): Entry<${One}> {
  const { row } = find${One}(exchange)
  return ${many}Of(exchange).replace({
    ...row,
    friendlyName: friendlyNameOf(exchange) ?? row.friendlyName,
    dateUpdated: exchange.world.now(),
  })
}

export function delete${One}(exchange: Exchange): void {
  ${many}Of(exchange).remove(find${One}(exchange).row.sid)
}
`,
  'validate.ts': `
import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf } from '../../wire/rest-error.ts'

/** @throws RestError 400, 20002 if it has more than 64 characters */
export function friendlyNameOf({ form }: Exchange): string | null {
  const name = form.get('FriendlyName')
  if (name !== undefined && name.length > 64) throw errorOf(20002)
  return name ?? null
}
`,
  'format.ts': `
import { rfc2822 } from '../../wire/dates.ts'
import { cachedFormat } from '../../wire/representation.ts'
import type { ${One} } from './model.ts'

export const ${ONE}_FORMAT = cachedFormat<${One}>({
  element: '${One}',
  list: '${many_}',
  listElement: '${Many}',
  prefix: '${prefix}',
  toWire: (${one}, { accountSid }) => ({
    sid: ${one}.sid,
    account_sid: accountSid,
    friendly_name: ${one}.friendlyName,
    date_created: rfc2822(${one}.dateCreated),
    date_updated: rfc2822(${one}.dateUpdated),
    uri: \`/2010-04-01/Accounts/\${accountSid}/${Many}/\${${one}.sid}.json\`,
  }),
})
`,
  'operations.ts': `
import type { Operation } from '../../operations/operation.ts'
import { sendNothing, sendPage, sendRow } from '../../wire/representation.ts'
import { ${ONE}_FORMAT } from './format.ts'
import { create${One}, delete${One}, find${One}, ${many}Of, update${One} } from './model.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/${Many}'
const ONE = \`\${LIST}/{Sid}\`

export const operations: readonly Operation[] = [
  {
    id: 'List${One}',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    run: (exchange) => sendPage(exchange, ${ONE}_FORMAT, ${many}Of(exchange)),
  },
  {
    id: 'Create${One}',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    run: (exchange) => sendRow(exchange, ${ONE}_FORMAT, create${One}(exchange), 201),
  },
  {
    id: 'Fetch${One}',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    run: (exchange) => sendRow(exchange, ${ONE}_FORMAT, find${One}(exchange)),
  },
  {
    id: 'Update${One}',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    run: (exchange) => sendRow(exchange, ${ONE}_FORMAT, update${One}(exchange)),
  },
  {
    id: 'Delete${One}',
    product: 'api',
    method: 'DELETE',
    path: ONE,
    account: 'path',
    run: (exchange) => {
      delete${One}(exchange)
      return sendNothing(exchange)
    },
  },
]
`,
}

const style = {
  ...(await resolveConfig(fileURLToPath(new URL('../src/index.ts', import.meta.url)))),
  parser: 'typescript',
}

/**
 * Adds an import and an entry of a list, each in its place by the alphabet.
 *
 * @param {string} file
 * @param {string} importLine
 * @param {RegExp} list what comes before, between and after the entries
 * @param {string} entry
 */
async function addTo(file, importLine, list, entry) {
  const path = join(source, file)
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const isImport = (line) => line.startsWith('import ') && line.includes("'../resources/")
  const at = lines.findIndex((line) => isImport(line) && fileOf(line) > fileOf(importLine))
  lines.splice(at < 0 ? lines.findLastIndex(isImport) + 1 : at, 0, importLine)
  const changed = lines.join('\n').replace(list, (_whole, before, entries, after) => {
    const sorted = [...entries.split(',').map((each) => each.trim()), entry]
      .filter((each) => each !== '')
      .sort()
    return `${before}${sorted.join(', ')}${after}`
  })
  writeFileSync(path, await format(changed, style))
}

const fileOf = (line) => line.slice(line.indexOf("'"))

mkdirSync(folder)
for (const [file, text] of Object.entries(files)) {
  writeFileSync(join(folder, file), await format(text, style))
}
await addTo(
  'operations/operations.ts',
  `import { operations as ${many} } from '../resources/${name}/operations.ts'`,
  /(OPERATIONS: readonly Operation\[\] = \[)([^\]]*)(\])/,
  `...${many}`,
)
await addTo(
  'operations/collections.ts',
  `import { ${MANY} } from '../resources/${name}/model.ts'`,
  /(COLLECTIONS: readonly AnyCollectionKind\[\] = \[)([^\]]*)(\])/,
  MANY,
)
console.log(`made resources/${name}; add a request to conformance.test.ts`)
