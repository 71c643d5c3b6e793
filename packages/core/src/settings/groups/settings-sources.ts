import type { SettingsSource, Span } from '../../index.ts'
import { entryOf, textAt } from '../tree/node.ts'
import type { Mapping, Node, Place } from '../tree/node.ts'
import { besidePath } from './beside-path.ts'
import type { Dialect } from './dialect.ts'
import { objectNamed } from './object-name.ts'
import { resourceAround } from './resource.ts'
import type { Step } from './step.ts'

/** An environment whose further parts are looked for. */
export interface SourcesInput {
  readonly file: string
  readonly dialect: Dialect
  /** The service or container. */
  readonly owner: Node
  /** From the root to its environment: the last step is in the owner. */
  readonly trail: readonly Step[]
}

/** The key under which a service or container says where it has settings from; undefined where none is there. */
export function sourcesKey(dialect: Dialect, owner: Mapping, trail: readonly Step[]): string | undefined {
  if (dialect.sources === undefined) return undefined
  const key = dialect.sources === 'compose' ? 'env_file' : 'envFrom'
  if (dialect.sources === 'compose' && !isServices(trail)) return undefined
  return entryOf(owner, key) === undefined ? undefined : key
}

/**
 * Where an environment has further settings from, the later over the earlier, by the words of Compose
 * (https://docs.docker.com/reference/compose-file/services/#env_file) and Kubernetes
 * (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/, `envFrom`): what the environment
 * sets itself goes over both. Undefined where nothing says so, or says it in a way that is not theirs.
 */
export function settingsSources(input: SourcesInput): readonly SettingsSource[] | undefined {
  const { file, dialect, owner, trail } = input
  const steps = trail.at(-1)?.in === owner ? trail.slice(0, -1) : trail
  const key = owner.kind === 'mapping' ? sourcesKey(dialect, owner, steps) : undefined
  const value = key === undefined ? undefined : entryOf(owner, key)?.value
  if (value === undefined) return undefined
  const items = value.kind === 'sequence' ? value.items.map((item) => item.value) : [value]
  const spanOf = ({ start, end }: Place): Span => ({ file, start, end })
  if (dialect.sources === 'compose') return items.map((item) => envFile(item, file, spanOf(item)))
  const resource = resourceAround(steps)
  if (resource === undefined || value.kind !== 'sequence') return undefined
  return items.map((item) => envFrom(item, resource.namespace ?? '', spanOf(item)))
}

/** `services.<name>`. */
function isServices(trail: readonly Step[]): boolean {
  return trail.length === 2 && trail[0]?.key === 'services'
}

/** A path, or `{path, required}`; with `format: raw` the file means something else. */
function envFile(item: Node, file: string, span: Span): SettingsSource {
  if (item.kind === 'mapping' && entryOf(item, 'format') !== undefined) return { kind: 'unknown', span }
  const scalar = item.kind === 'mapping' ? entryOf(item, 'path')?.value : item
  const isPlain = scalar?.kind === 'scalar' && scalar.unreadable === undefined && scalar.tag === undefined
  const path = isPlain ? besidePath(file, scalar.text) : undefined
  return path === undefined ? { kind: 'unknown', span } : { kind: 'file', file: path, span }
}

/** `{configMapRef: {name}}` or `{secretRef: {name}}`; with a `prefix` the names are others. */
function envFrom(item: Node, namespace: string, span: Span): SettingsSource {
  const isPrefixed = entryOf(item, 'prefix') !== undefined
  const kind = entryOf(item, 'secretRef') === undefined ? 'ConfigMap' : 'Secret'
  const reference = entryOf(item, kind === 'Secret' ? 'secretRef' : 'configMapRef')?.value
  const object = isPrefixed ? undefined : objectNamed(kind, textAt(reference, 'name'), namespace)
  return object === undefined ? { kind: 'unknown', span } : { kind: 'object', object, span }
}
