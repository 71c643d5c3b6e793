import { LineIndex } from '../index.ts'
import type { Reading, Span, Value } from '../index.ts'

/**
 * What a reading of a settings file says, one line for each fact and setting, with lines and columns from 1. Secrets
 * are redacted. For tests, and for whoever writes a reader.
 */
export function describeReading(reading: Reading): readonly string[] {
  const lines = new LineIndex(reading.text)
  const at = (span: Span): string => {
    const start = lines.positionAt(span.start)
    const end = lines.positionAt(span.end)
    return `${start.line}:${start.column}-${end.line}:${end.column}`
  }
  return reading.facts.flatMap((fact): readonly string[] => {
    if (fact.kind === 'host-literal') return [`host ${fact.host} ${at(fact.hostSpan)}`]
    if (fact.kind === 'named-secret') return [`secret ${fact.role} ${at(fact.span)}`]
    if (fact.kind !== 'settings-group') return []
    return [
      `${fact.source} ${fact.label}`,
      ...fact.settings.map(
        (setting) => `  ${at(setting.span)} ${setting.path} ${describeValue(setting.value)}`,
      ),
    ]
  })
}

function describeValue(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return `= ${JSON.stringify(String(value.text))}`
    case 'name': {
      const scope = value.scope === 'project' ? '' : ` @${value.scope}`
      return `-> ${value.space} ${value.path}${scope}${value.fallback === undefined ? '' : ` else ${describeValue(value.fallback)}`}`
    }
    case 'unknown':
      return `? ${value.why}`
    case 'oneOf':
      return value.values.map(describeValue).join(' or ')
    case 'derived':
    case 'absent':
      return value.kind
  }
}
