import { type Comment, type Fact, oneOf, type Reading, type Value } from '@regionguard/core'
import { Bindings } from './bindings/bindings.ts'
import { Classes } from './bindings/classes.ts'
import { Functions } from './bindings/functions.ts'
import type { ScopeManager } from './bindings/scope-manager.ts'
import { sdkDrafts } from './sdk/sdk-drafts.ts'
import { sdkPath } from './sdk/twilio-package.ts'
import type { EditTarget } from './edits/edit-target.ts'
import { Edits } from './edits/edits.ts'
import { environmentUses } from './environment/environment-uses.ts'
import { Flow } from './flow/flow.ts'
import type { ResultPlaces } from './keys/result-thing.ts'
import { moduleUses } from './modules/module-uses.ts'
import { hostLiterals } from './requests/host-literals.ts'
import { httpLibrary } from './requests/http-libraries.ts'
import { requestDrafts } from './requests/request-drafts.ts'
import { namedSecrets } from './secrets/named-secrets.ts'
import type { Draft, Scan } from './scan.ts'
import { type Node, unwrap } from './syntax/node.ts'
import { Tree } from './syntax/tree.ts'
import { Evaluator } from './values/evaluator.ts'
import { isStaticEnvironmentModule } from './values/config-source.ts'
import type { LoadModule } from './values/module-constants.ts'

export interface ProgramInput {
  /** Path relative to the working directory, with `/`. */
  readonly file: string
  /** The text that the positions of the tree refer to. */
  readonly text: string
  /** The program, as any parser gives it that follows ESTree and, for TypeScript, TSESTree; every node has a `range`. */
  readonly ast: object
  /** The scopes of the program, or a function that makes them: it is called only where a name has to be resolved. */
  readonly scopeManager: ScopeManager | (() => ScopeManager)
  readonly comments: readonly Comment[]
  readonly loadModule?: LoadModule | undefined
}

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
    ...environmentUses(scan),
  ]
  const { facts, targets } = factsOf(drafts, scan, places)
  const edits = new Edits(scan, (id) => targets.get(id))
  return {
    file: input.file,
    text: input.text,
    language: 'javascript',
    facts,
    comments: input.comments,
    edits: (remedy) => edits.edits(remedy),
  }
}

function scanProgram(input: ProgramInput): Scan {
  const { file, text, scopeManager } = input
  const tree = new Tree(input.ast as Node)
  const bindings = new Bindings(tree, typeof scopeManager === 'function' ? scopeManager : () => scopeManager)
  const classes = new Classes(tree)
  const functions = new Functions(tree, bindings, classes)
  const loadModule = input.loadModule ?? (() => undefined)
  const evaluator = new Evaluator({ file, tree, bindings, functions, classes, loadModule })
  const flow = new Flow(tree, bindings, functions, classes)
  const modules = moduleUses(tree, evaluator, isOfInterest)
  return { file, text, tree, bindings, functions, classes, evaluator, flow, modules }
}

function isOfInterest(module: string): boolean {
  return (
    sdkPath(module) !== undefined ||
    httpLibrary(module) !== undefined ||
    isStaticEnvironmentModule(module) !== undefined ||
    /^(node:)?process$/.test(module)
  )
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
