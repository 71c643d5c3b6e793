import type { EnvironmentReadFact, Fact, Span, Value } from '@regionguard/core'

/**
 * Environment variables that are known from values alone: read by another file that gave the constant
 * (`import { env } from './env'`), or by a function that is told the name (`requireEnv('X')`).
 *
 * @param facts the facts of a file; those returned are not among them
 */
export function readsInValues(facts: readonly Fact[], file: string): EnvironmentReadFact[] {
  const known = new Set(facts.flatMap((fact) => (fact.kind === 'environment-read' ? [fact.name] : [])))
  const found: EnvironmentReadFact[] = []
  const visit = (value: Value, span: Span): void => {
    if (value.kind === 'oneOf')
      value.values.forEach((each) => {
        visit(each, span)
      })
    if (value.kind !== 'name') return
    if (value.fallback !== undefined) visit(value.fallback, span)
    if (value.space !== 'env' || known.has(value.path)) return
    known.add(value.path)
    const id = `${file}#${String(facts.length + found.length + 1)}`
    const place = value.via.find((each) => each.file === file) ?? span
    found.push({ kind: 'environment-read', id, span: place, name: value.path })
  }
  for (const fact of facts) {
    for (const member of Object.values(fact) as unknown[]) if (isValue(member)) visit(member, fact.span)
  }
  return found
}

function isValue(member: unknown): member is Value {
  return typeof member === 'object' && member !== null && 'via' in member && 'kind' in member
}
