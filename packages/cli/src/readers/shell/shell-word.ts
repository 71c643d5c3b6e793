import type { ArithmeticExpansionPart, DoubleQuotedChild, ParsedScript, Word, WordPart } from 'unbash'
import { expressionParts, hasHiddenExpression } from './hidden-expression.ts'

/** A piece of a word, as the shell sees it. Offsets are those of the shell text. */
export type WordPiece = TextPiece | VariablePiece | ExpressionPiece | OtherPiece

interface Piece {
  readonly start: number
  readonly end: number
}

export interface TextPiece extends Piece {
  readonly kind: 'text'
  readonly text: string
}

/** `$X`, `${X}`, `${X:-default}`. */
export interface VariablePiece extends Piece {
  readonly kind: 'variable'
  readonly name: string
  /** Left out where there is none; null where it is more than a text. */
  readonly fallback?: string | null
}

/** `${{ secrets.X }}`: what the pipeline puts there before the shell runs. */
export interface ExpressionPiece extends Piece {
  readonly kind: 'expression'
  /** As it stands in the file. */
  readonly text: string
}

/** The output of a command, arithmetic, a pattern: known when the script runs. */
export interface OtherPiece extends Piece {
  readonly kind: 'other'
  readonly why: string
  /** The commands whose output it is. */
  readonly script?: ParsedScript
}

/** The pieces of a word: what is in quotes and what is not alike. */
export function piecesOfWord(word: Word): readonly WordPiece[] {
  const { parts, pos, end, value } = word
  if (parts === undefined) return value === '' ? [] : textPieces(value, pos, end)
  return parts.flatMap(piecesOfPart)
}

type Part = WordPart | DoubleQuotedChild | ArithmeticExpansionPart

function piecesOfPart(part: Part): readonly WordPiece[] {
  const place = { start: part.pos, end: part.end }
  switch (part.type) {
    case 'Literal':
      return textPieces(part.value, part.pos, part.end)
    case 'SingleQuoted':
      return textPieces(part.value, part.pos + 1, part.end - 1)
    case 'AnsiCQuoted':
      return textPieces(part.value, part.pos, part.end)
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap(piecesOfPart)
    case 'SimpleExpansion':
      return [variable(part.text.slice(1), place)]
    case 'ParameterExpansion': {
      if (part.prefix !== undefined || part.index !== undefined) {
        return [{ kind: 'other', why: 'an expansion that is worked out', ...place }]
      }
      const { operation } = part
      if (operation === undefined) return [variable(part.parameter, place)]
      if (operation.type !== 'Default' || operation.operator.endsWith('+')) {
        return [{ kind: 'other', why: 'an expansion that is worked out', ...place }]
      }
      if (operation.operator.endsWith('?')) return [variable(part.parameter, place)]
      return [{ ...variable(part.parameter, place), fallback: plainText(operation.operand) }]
    }
    case 'CommandExpansion':
    case 'ProcessSubstitution': {
      // What stands within escaped backticks has offsets of its own.
      const { script } = part
      const isHere = script !== undefined && script.source === undefined
      return [{ kind: 'other', why: 'the output of a command', ...place, ...(isHere ? { script } : {}) }]
    }
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return textPieces(part.text, part.pos, part.end)
    case 'ArithmeticExpansion':
      return [{ kind: 'other', why: 'arithmetic', ...place }]
  }
}

/** A text, without the expressions in it. Where it is written with escapes, each part has the place of all of it. */
function textPieces(text: string, start: number, end: number): readonly WordPiece[] {
  if (!hasHiddenExpression(text)) return [{ kind: 'text', text, start, end }]
  const isWritten = end - start === text.length
  return expressionParts(text).map((part): WordPiece => ({
    kind: part.isExpression ? 'expression' : 'text',
    text: part.text,
    start: isWritten ? start + part.at : start,
    end: isWritten ? start + part.at + part.text.length : end,
  }))
}

function variable(name: string, place: Piece): VariablePiece {
  return { kind: 'variable', name, ...place }
}

function plainText(word: Word): string | null {
  return textOfWord(word) ?? null
}

/** Texts that follow each other are one. */
export function joined(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const result: WordPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece.kind !== 'text' || last?.kind !== 'text') result.push(piece)
    else result[result.length - 1] = { ...last, text: last.text + piece.text, end: piece.end }
  }
  return result
}

/** The text of a word without expansions; undefined for any other. */
export function textOfWord(word: Word | undefined): string | undefined {
  if (word === undefined) return undefined
  const [only, ...more] = joined(piecesOfWord(word))
  if (only === undefined) return ''
  return only.kind === 'text' && more.length === 0 ? only.text : undefined
}

/** `NAME=value` in one word. */
export interface NamedValue {
  readonly name: string
  readonly start: number
  readonly nameEnd: number
  readonly value: readonly WordPiece[]
  readonly end: number
}

/** The assignment that a word is as an argument: `env NAME=value`, `-e NAME=value`. */
export function namedValueOf(word: Word): NamedValue | undefined {
  return namedValueIn(piecesOfWord(word), word.end)
}

export function namedValueIn(pieces: readonly WordPiece[], end: number): NamedValue | undefined {
  const [first, ...rest] = pieces
  if (first?.kind !== 'text') return undefined
  const match = /^([A-Za-z_]\w*)=/.exec(first.text)
  if (match === null) return undefined
  const [all, name = ''] = match
  const nameEnd = first.start + name.length
  const text = first.text.slice(all.length)
  // The place is right where the name stands as it is; whoever edits compares it with the text.
  const own: TextPiece = { kind: 'text', text, start: nameEnd + 1, end: first.end }
  return { name, start: first.start, nameEnd, value: joined(text === '' ? rest : [own, ...rest]), end }
}
