import { parseTwilioHost } from '@regionguard/core'
import type { Finding, TextEdit } from '@regionguard/core'
import { SecretPlaces } from '../reporters/secret-places.ts'
import type { Report } from '../reporters/report.ts'
import type { Stretch } from '../reporters/shown-line.ts'

/** What is to be replaced in one pass, and which findings that mends. */
export interface Plan {
  /** By file; none overlaps another. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>
  readonly mended: readonly Finding[]
}

/**
 * Chooses the fixes of a pass: of every finding in order the whole fix, or nothing of it.
 *
 * A fix waits for the next pass where it touches what another one of this pass changes, and is not made at all where
 * it touches a secret or would write one. Suggestions are never made: they are for a person to choose.
 *
 * @param report what was found; only what it reports is mended, so that what comments or the policy hide stays as it is
 * @param mayChange whether a file may be changed at all
 * @param leave whether a finding is known and stays: those of a baseline
 */
export function planFixes(
  report: Report,
  mayChange: (file: string) => boolean,
  leave: (finding: Finding) => boolean = () => false,
): Plan {
  const secrets = new SecretPlaces(report.readings, report.texts)
  const hidden = new Map<string, readonly Stretch[]>()
  const edits = new Map<string, TextEdit[]>()
  const mended: Finding[] = []

  const isSafe = (edit: TextEdit): boolean => {
    const text = report.texts.get(edit.file)
    const [start, end] = edit.range
    if (text === undefined || !mayChange(edit.file)) return false
    if (!(start >= 0 && start <= end && end <= text.length)) return false
    let stretches = hidden.get(edit.file)
    if (stretches === undefined) {
      stretches = secrets.in(edit.file, 0, text.length)
      hidden.set(edit.file, stretches)
    }
    if (secrets.isIn(edit.text)) return false
    // Readers hide more than secrets, such as any long value. Of a URL that is hidden as a whole, its host is none.
    return isHost(text.slice(start, end)) || !stretches.some((stretch) => touches(edit.range, stretch))
  }

  for (const finding of report.findings) {
    const wanted = finding.fix?.edits ?? []
    if (leave(finding) || wanted.length === 0 || !wanted.every(isSafe)) continue
    const isFree = (edit: TextEdit): boolean =>
      (edits.get(edit.file) ?? []).every((other) => isSame(edit, other) || !collides(edit, other))
    const isConsistent = wanted.every((edit, index) =>
      wanted.slice(0, index).every((other) => edit.file !== other.file || !collides(edit, other)),
    )
    if (!isConsistent || !wanted.every(isFree)) continue
    for (const edit of wanted) {
      const known = edits.get(edit.file)
      if (known === undefined) edits.set(edit.file, [edit])
      // Two findings may ask for the same: a host name that two clients share.
      else if (!known.some((other) => isSame(edit, other))) known.push(edit)
    }
    mended.push(finding)
  }
  return { edits, mended }
}

function isHost(text: string): boolean {
  return parseTwilioHost(text) !== undefined
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.range[0] === other.range[0] && one.range[1] === other.range[1] && one.text === other.text
}

/** Edits that only meet collide too: whether both together are right, no fix has said. */
function collides({ range: [start, end] }: TextEdit, { range: [from, to] }: TextEdit): boolean {
  return start <= to && from <= end
}

/** Whether a range takes something from a stretch, or an insertion falls into it. */
function touches([start, end]: TextEdit['range'], [from, to]: Stretch): boolean {
  return start === end ? from < start && start < to : start < to && from < end
}
