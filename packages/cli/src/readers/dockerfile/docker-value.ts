import type { Place } from '@regionguard/core/settings'

/** A value of `ENV` or `ARG`, without its quotes. */
export type DockerValue =
  | { readonly kind: 'text'; readonly text: string; readonly written: Place | undefined }
  /** `$X`, `${X}`, `${X:-default}` */
  | { readonly kind: 'variable'; readonly name: string; readonly fallback: string | undefined }
  | { readonly kind: 'other' }

/**
 * What a value in a Dockerfile says. Quotes go, the escape character hides what follows it, and `$` is a reference but
 * in single quotes; https://docs.docker.com/reference/dockerfile/#environment-replacement
 *
 * @param raw as it is written
 * @param start where that is
 * @param escape `\` or, for Windows, a backtick
 */
export function dockerValue(raw: string, start: number, escape: string): DockerValue {
  const quote = /^(["']).*\1$/s.test(raw) && raw.length > 1 ? raw[0] : undefined
  const inner = quote === undefined ? raw : raw.slice(1, -1)
  const isPlain = !inner.includes(escape) && !/["']/.test(inner)
  if (!isPlain) return { kind: 'other' }
  if (quote === "'" || !inner.includes('$')) {
    const from = start + (quote === undefined ? 0 : 1)
    return { kind: 'text', text: inner, written: { start: from, end: from + inner.length } }
  }
  const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^${}]*))?\})$/.exec(inner)
  return match === null
    ? { kind: 'other' }
    : { kind: 'variable', name: match[1] ?? match[2] ?? '', fallback: match[3] }
}
