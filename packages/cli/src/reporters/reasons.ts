import type { Finding } from '@regionguard/core'
import type { Places } from './places.ts'
import { rulePage } from './rule-page.ts'
import type { RunFacts } from './run-facts.ts'

/** What follows a finding's message in plain text, line by line: why, what mends it, and where to read on. */
export function reasons(
  { evidence, fix, suggestions = [], rule }: Finding,
  places: Places,
  { paths }: RunFacts,
): readonly string[] {
  return [
    ...evidence.map(({ span, message }) => {
      const { line, column } = places.of(span)
      return `because ${paths.of(span.file)}:${line}:${column} ${message}`
    }),
    ...(fix === undefined ? [] : [`fix: ${fix.description}`]),
    ...suggestions.map(({ description }) => `try: ${description}`),
    `see ${rulePage(rule)}`,
  ]
}
