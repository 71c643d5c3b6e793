import type { Place, Scalar } from '@regionguard/core/settings'
import type { WordValue } from './word-value.ts'

/** What two words share exactly if they come to the same. */
export function identityOf(value: WordValue): string {
  switch (value.kind) {
    case 'text':
      return `text ${value.text}`
    case 'name':
      return `name ${value.name} ${value.fallback ?? ''}`
    case 'expression':
      return `expression ${value.text}`
    case 'unknown':
      return 'unknown'
  }
}

/** A value in the notation that all settings share. */
export function scalarOf(value: WordValue, place: Place): Scalar {
  if (value.kind === 'unknown') return { kind: 'scalar', ...place, text: '', unreadable: value.why }
  if (value.kind === 'expression') return { kind: 'scalar', ...place, text: value.text }
  if (value.kind === 'name') {
    const { name, fallback } = value
    if (fallback === undefined) return { kind: 'scalar', ...place, text: `\${${name}}` }
    return /[${}`]/.test(fallback)
      ? { kind: 'scalar', ...place, text: '', unreadable: 'a default that is worked out' }
      : { kind: 'scalar', ...place, text: `\${${name}:-${fallback}}` }
  }
  return {
    kind: 'scalar',
    ...place,
    text: value.text,
    quoted: true,
    ...(value.text.includes('$') ? { verbatim: true } : {}),
  }
}
