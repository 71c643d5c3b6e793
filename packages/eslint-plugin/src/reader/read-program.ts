import { type Fact, oneOf, type Reading, type Value } from '@regionguard/core'
import type { EditTarget } from './edits/edit-target.ts'
import { Edits } from './edits/edits.ts'
import { readsInValues } from './environment/reads-in-values.ts'
import { environmentUses } from './environment/environment-uses.ts'
import type { ResultPlaces } from './keys/result-thing.ts'
import type { ProgramInput } from './program-input.ts'
import { hostLiterals } from './requests/host-literals.ts'
import { requestDrafts } from './requests/request-drafts.ts'
import { scanProgram } from './scan-program.ts'
import type { Draft, Scan } from './scan.ts'
import { sdkDrafts } from './sdk/sdk-drafts.ts'
import { namedSecrets } from './secrets/named-secrets.ts'
import { writtenSecrets } from './secrets/written-secrets.ts'
import { type Node, unwrap } from './syntax/node.ts'

/**
 * Reads the facts of a program: the clients, requests, tokens and settings that it makes, with their positions.
 *
 * Reads the tree without changing it, and needs no `parent` in its nodes.
 */
export function readProgram(input: ProgramInput): Reading {
  const scan = scanProgram(input)
  const places: ResultPlaces = new Map()
  const drafts = [
    ...sdkDrafts(scan, places),
    ...requestDrafts(scan),
    ...hostLiterals(scan),
    ...namedSecrets(scan),
    ...writtenSecrets(scan),
    ...environmentUses(scan),
  ]
  const { facts, targets } = factsOf(drafts, scan, places)
  const edits = new Edits(scan, (id) => targets.get(id))
  return {
    file: input.file,
    text: input.text,
    language: 'javascript',
    facts: [...facts, ...readsInValues(facts, input.file)],
    comments: input.comments,
    edits: (remedy) => edits.edits(remedy),
  }
}

/** Numbers the drafts by their place in the file, then reads their values. */
function factsOf(
  drafts: readonly Draft[],
  scan: Scan,
  places: ResultPlaces,
): { facts: Fact[]; targets: Map<string, EditTarget> } {
  const ordered = drafts.toSorted(
    (a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1],
  )
  const ids = new Map<object, string>()
  ordered.forEach((draft, index) => ids.set(draft.subject, `${scan.file}#${String(index + 1)}`))
  const idOf = (subject: object): string | undefined => ids.get(subject)
  scan.evaluator.derived = (object, member) => derivedValue(scan, places, idOf, object, member)
  const targets = new Map<string, EditTarget>()
  const facts = ordered.map((draft, index) => {
    const id = `${scan.file}#${String(index + 1)}`
    if (draft.target !== undefined) targets.set(id, draft.target)
    return draft.fact(id, idOf)
  })
  return { facts, targets }
}

const MEMBERS = {
  'key-creation': { sid: 'sid', secret: 'secret' },
  'account-fetch': { sid: 'sid', authToken: 'authToken' },
} as const

function derivedValue(
  scan: Scan,
  places: ResultPlaces,
  idOf: (subject: object) => string | undefined,
  object: Node,
  member: string,
): Value | undefined {
  const results = places.get(unwrap(object))
  if (results === undefined) return undefined
  const via = [scan.evaluator.span(object)]
  const values = [...results].flatMap((result): Value[] => {
    const fact = idOf(result)
    const known = (MEMBERS[result.kind] as Partial<Record<string, 'sid' | 'secret' | 'authToken'>>)[member]
    const isOwn = Object.hasOwn(MEMBERS[result.kind], member)
    return fact === undefined || known === undefined || !isOwn
      ? []
      : [{ kind: 'derived', fact, member: known, via }]
  })
  return values.length === 0 ? undefined : oneOf(values, via)
}
