import { LineIndex } from '@regionguard/core'

/** Why a text could not be read: a phrase without a full stop that quotes nothing of it. */
export interface Unread {
  readonly reason: string
}

/** @param offset where, in UTF-16 code units, if it is known */
export function unread(reason: string, text: string, offset: number | undefined): Unread {
  if (offset === undefined) return { reason }
  const { line, column } = new LineIndex(text).positionAt(offset)
  return { reason: `${reason} (line ${line}, column ${column})` }
}
