import type { Fact } from '@regionguard/core'
import type { Bindings } from './bindings/bindings.ts'
import type { Classes } from './bindings/classes.ts'
import type { Functions } from './bindings/functions.ts'
import type { EditTarget } from './edits/edit-target.ts'
import type { DeploymentConditions } from './flow/deployment-conditions.ts'
import type { Flow } from './flow/flow.ts'
import type { ModuleUse } from './modules/module-uses.ts'
import type { Node } from './syntax/node.ts'
import type { Tree } from './syntax/tree.ts'
import type { Evaluator } from './values/evaluator.ts'

/** One file under study: its tree, and all that can be asked about it. */
export interface Scan {
  readonly file: string
  readonly text: string
  readonly tree: Tree
  readonly bindings: Bindings
  readonly functions: Functions
  readonly classes: Classes
  readonly evaluator: Evaluator
  readonly flow: Flow
  readonly conditions: DeploymentConditions
  readonly modules: readonly ModuleUse[]
}

/** A fact to be: its values are read only once everything has been followed. */
export interface Draft {
  readonly node: Node
  /** What other facts refer to this one by. */
  readonly subject: object
  /** What a remedy for the fact is applied to. */
  readonly target?: EditTarget
  fact(id: string, idOf: (subject: object) => string | undefined): Fact
}
