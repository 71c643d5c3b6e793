import type { ObjectName } from '../../index.ts'

/** What a ConfigMap or Secret, and a namespace, may be called; a template is neither. */
const NAME = /^[a-z0-9][a-z0-9.-]*$/

/** The ConfigMap or Secret of a name; undefined where the name is none, or is only worked out by a template. */
export function objectNamed(
  kind: ObjectName['kind'],
  name: string | undefined,
  namespace: string,
): ObjectName | undefined {
  return name !== undefined && NAME.test(name) && (namespace === '' || NAME.test(namespace))
    ? { kind, name, namespace }
    : undefined
}
