import type { WordPiece } from './shell-word.ts'
import type { Scope, ScriptAssignment, WalkedScript } from './script-walk.ts'

/** What a variable is at a place of a script. */
export type Variable =
  /** The script sets it, and no other assignment can come between. */
  | { readonly kind: 'set'; readonly assignment: ScriptAssignment; readonly value: readonly WordPiece[] }
  /** The script never sets it: it comes with the environment, or from a file that is sourced. */
  | { readonly kind: 'given' }
  | { readonly kind: 'unknown'; readonly why: string; readonly exported: boolean }

/** More assignments of one name than anybody writes. */
const MOST_ASSIGNMENTS = 64

/** What the variables of a script are, as far as one can know without running it. */
export class ScriptVariables {
  readonly #script: WalkedScript
  readonly #byName = new Map<string, ScriptAssignment[]>()
  readonly #byScope = new Map<Scope, Map<string, ScriptAssignment[]>>()

  constructor(script: WalkedScript) {
    this.#script = script
    for (const assignment of script.assignments) {
      put(this.#byName, assignment)
      let ofScope = this.#byScope.get(assignment.scope)
      if (ofScope === undefined)
        this.#byScope.set(assignment.scope, (ofScope = new Map<string, ScriptAssignment[]>()))
      put(ofScope, assignment)
    }
  }

  get names(): Iterable<string> {
    return this.#byName.keys()
  }

  assignmentsOf(name: string): readonly ScriptAssignment[] {
    return this.#byName.get(name) ?? []
  }

  /** Those that stand in a scope itself. */
  assignmentsIn(scope: Scope, name: string): readonly ScriptAssignment[] {
    return this.#byScope.get(scope)?.get(name) ?? []
  }

  /** Whether commands that the script runs see a variable that it sets. */
  isExported(name: string): boolean {
    return (
      this.#script.exportsAll ||
      this.#script.exports.has(name) ||
      this.assignmentsOf(name).some(({ exported }) => exported)
    )
  }

  /** @param order the place: what is set later does not count */
  at(name: string, scope: Scope, order: number): Variable {
    const all = this.assignmentsOf(name)
    if (all.length === 0) return { kind: 'given' }
    if (all.length > MOST_ASSIGNMENTS) return this.#unknown(name, 'a variable that is set many times')
    const inFunction = isWithinFunction(scope)
    const chain = new Set(chainOf(scope))
    let found: ScriptAssignment | undefined
    let isDoubtful = false
    for (const assignment of all) {
      const isBefore = assignment.order < order
      if (chain.has(assignment.scope)) {
        if (isBefore || inFunction || isRepeated(assignment.scope)) {
          // Within a function nothing says when it is called; the next round of a loop comes after this one.
          isDoubtful = found !== undefined && (inFunction || !isBefore) ? true : !isBefore && !inFunction
          found = assignment
        }
      } else if (leaksTo(assignment.scope, chain) && (isBefore || inFunction)) isDoubtful = true
    }
    if (isDoubtful) return this.#unknown(name, 'a variable that is not set in every case')
    if (found === undefined) return { kind: 'given' }
    return found.value === null
      ? this.#unknown(name, 'a variable that is set while the script runs')
      : { kind: 'set', assignment: found, value: found.value }
  }

  #unknown(name: string, why: string): Variable {
    return { kind: 'unknown', why, exported: this.isExported(name) }
  }
}

function put(byName: Map<string, ScriptAssignment[]>, assignment: ScriptAssignment): void {
  const same = byName.get(assignment.name)
  if (same === undefined) byName.set(assignment.name, [assignment])
  else same.push(assignment)
}

function chainOf(scope: Scope): readonly Scope[] {
  const chain: Scope[] = []
  for (let one: Scope | undefined = scope; one !== undefined; one = one.parent) chain.push(one)
  return chain
}

function isWithinFunction(scope: Scope): boolean {
  return chainOf(scope).some(({ kind }) => kind === 'function')
}

/** A branch may be the body of a loop. */
function isRepeated({ kind }: Scope): boolean {
  return kind === 'branch'
}

/** Whether what a scope sets may still be set in one of the scopes of a chain. */
function leaksTo(scope: Scope, chain: ReadonlySet<Scope>): boolean {
  for (let one: Scope | undefined = scope; one !== undefined; one = one.parent) {
    if (chain.has(one)) return true
    if (one.kind === 'subshell') return false
  }
  return false
}
