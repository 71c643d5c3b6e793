import { keysOf } from '../index.ts'
import type { Comment, Reading } from '../index.ts'
import { commentsInTexts } from './comments-in-texts.ts'
import { encodedSecrets } from './encoded-secrets.ts'
import { settingsGroups } from './groups/settings-groups.ts'
import { spanOf } from './groups/setting-value.ts'
import { hostLiterals } from './host-literals.ts'
import type { ReaderInput } from './reader.ts'
import { secretTexts } from './secret-texts.ts'
import { settingsEdits } from './settings-edits.ts'
import type { Place, Tree } from './tree/node.ts'

export interface SettingsOptions {
  /** The file is one environment as a whole (`.env`). */
  readonly flat?: boolean
  /** The text was a template, and the tree is what could be read of it. */
  readonly blockAt?: (offset: number) => number
}

/**
 * The second half of every settings reader: from the tree of a file to its facts, comments and edits. A new format
 * is a parser that makes the tree.
 *
 * @param input as the reader got it, without a byte order mark
 */
export function settingsReading(input: ReaderInput, tree: Tree, options: SettingsOptions = {}): Reading {
  const { file, text, context } = input
  let facts = 0
  const idOf = (): string => `${file}#${++facts}`
  const isTemplate = options.blockAt !== undefined
  const { groups, secrets, objects } = settingsGroups(
    {
      file,
      text,
      roots: tree.roots,
      merged: tree.merged ?? new Set(),
      within: tree.within ?? new Map(),
      apart: tree.apart ?? new Set(),
      open: tree.open ?? new Map(),
      comments: tree.comments,
      flat: options.flat === true,
      context,
      blockAt: options.blockAt ?? (() => 0),
      isTemplate,
    },
    idOf,
  )
  const written = [...tree.comments, ...commentsInTexts(text, tree.roots, tree.comments)]
  const comments = written.map((one): Comment => ({ span: spanOf(file, one), text: one.text }))
  const credentials = groups.flatMap(({ fact }) =>
    keysOf(fact).credentials.map(({ setting }) => setting.span),
  )
  const isKnown = (place: Place): boolean =>
    credentials.some((span) => span.start < place.end && place.start < span.end)
  return {
    file,
    text,
    language: 'settings',
    facts: [
      ...groups.map(({ fact }) => fact),
      ...objects,
      ...secrets,
      ...secretTexts(file, text, tree.roots, isKnown, idOf),
      ...encodedSecrets(input, tree.roots, idOf),
      ...hostLiterals(file, text, tree, idOf),
    ],
    comments,
    edits: (remedy) => settingsEdits({ file, text, groups, isTemplate }, remedy),
  }
}

/** The input without the byte order mark that no offset counts. */
export function withoutMark(input: ReaderInput): ReaderInput {
  return input.text.startsWith('\uFEFF') ? { ...input, text: input.text.slice(1) } : input
}
