import type { Finding } from '@regionguard/core'
import { Places } from '../reporters/places.ts'
import type { Report } from '../reporters/report.ts'
import { applyEdits } from './apply-edits.ts'
import { planFixes } from './plan-fixes.ts'

/** A run over the files as they are, but for those whose text is given. */
export type Look = (
  texts: ReadonlyMap<string, string>,
) => Promise<{ readonly report: Report; readonly failed: boolean }>

/** A finding that was mended. */
export interface Mended {
  readonly rule: Finding['rule']
  readonly file: string
  /** From 1, in the text as it was when its turn came. */
  readonly line: number
  readonly column: number
  readonly description: string
}

/** A file with its text before and after. */
export interface Change {
  readonly file: string
  readonly before: string
  readonly after: string
}

/** What mending came to, in memory; nothing is written yet. */
export interface Mending {
  /** Of the files as they are. */
  readonly before: { readonly report: Report; readonly failed: boolean }
  /** Of the files with all changes. */
  readonly after: { readonly report: Report; readonly failed: boolean }
  readonly mended: readonly Mended[]
  /** By file. */
  readonly changes: readonly Change[]
  /** Files that a fix would have broken, so that they stay as they are. */
  readonly refused: readonly string[]
}

/** One fix may reveal another; more passes than this only a program that mends in circles would need. */
const MOST_PASSES = 10

/**
 * Makes every fix that the findings offer, looks again, and goes on until no fix is left. Nothing is written.
 *
 * A file that could be read before a pass and cannot be read after it keeps its text, and is not changed any more.
 *
 * @param leave whether a finding stays
 */
export async function mend(look: Look, leave?: (finding: Finding) => boolean): Promise<Mending> {
  const texts = new Map<string, string>()
  const originals = new Map<string, string>()
  const refused = new Set<string>()
  const mended: Mended[] = []
  const before = await look(texts)
  let after = before
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const { report } = after
    const files = new Map(report.readings.map((reading) => [reading.file, reading.text]))
    const plan = planFixes(report, (file) => files.has(file) && !refused.has(file), leave)
    if (plan.mended.length === 0) break
    const previous = new Map(texts)
    for (const [file, edits] of plan.edits) {
      const text = files.get(file) ?? ''
      if (!originals.has(file)) originals.set(file, text)
      texts.set(file, applyEdits(text, edits))
    }
    let next = await look(texts)
    const broken = next.report.skipped.filter(({ file }) => plan.edits.has(file)).map(({ file }) => file)
    for (const file of broken) {
      refused.add(file)
      restore(texts, file, previous.get(file))
    }
    if (broken.length > 0) next = await look(texts)
    const places = new Places(report.texts)
    for (const { rule, span, fix } of plan.mended) {
      if (fix === undefined || fix.edits.some(({ file }) => refused.has(file))) continue
      const { line, column } = places.of(span)
      mended.push({ rule, file: span.file, line, column, description: fix.description })
    }
    after = next
  }
  const changes = [...texts]
    .map(([file, text]) => ({ file, before: originals.get(file) ?? '', after: text }))
    .filter((change) => change.before !== change.after)
    .sort((one, other) => (one.file < other.file ? -1 : 1))
  return { before, after, mended, changes, refused: [...refused].sort() }
}

function restore(texts: Map<string, string>, file: string, text: string | undefined): void {
  if (text === undefined) texts.delete(file)
  else texts.set(file, text)
}
