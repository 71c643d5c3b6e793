import type { Place } from '@regionguard/core/settings'
import type { Expression } from './hcl-syntax.ts'

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

const ESCAPED = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))|([$%])\4\{/g

/** What a piece of a template in quotes says. */
export function quotedText(written: string): string {
  return written.replace(ESCAPED, (all, short?: string, long?: string, one?: string, mark?: string) => {
    if (mark !== undefined) return `${mark}{`
    if (one !== undefined) return ESCAPES[one] ?? one
    const point = Number.parseInt(short ?? long ?? '', 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : all
  })
}

/** What a piece of a heredoc says, in which a backslash is one. */
export function heredocText(written: string): string {
  return written.replace(/([$%])\1\{/g, '$1{')
}

/** One text, where nothing is put in. */
export function textOf(
  parts: readonly Expression[],
  place: Place,
  inner: Place,
  source: string,
): Expression & { kind: 'text' | 'template' } {
  const [only, ...more] = parts
  if (only !== undefined && (more.length > 0 || only.kind !== 'text')) {
    return { kind: 'template', parts, ...place }
  }
  const text = only?.kind === 'text' ? only.text : ''
  const isAsWritten = source.slice(inner.start, inner.end) === text
  return { kind: 'text', text, ...place, quoted: true, ...(isAsWritten ? { written: inner } : {}) }
}
