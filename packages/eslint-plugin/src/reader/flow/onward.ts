import type { ClassNode, FunctionNode, Node } from '../syntax/node.ts'
import type { Variable } from '../bindings/variable.ts'
import type { Thing } from './thing.ts'

/** Where a thing goes on: what the parts of `Flow` ask of each other. */
export interface Onward {
  /** The expression evaluates to the thing. */
  at(node: Node, thing: Thing): void
  /** The expression evaluates to what the thing says of it. */
  onTo(node: Node, next: Thing | 'escapes' | undefined, thing: Thing): void
  /** The pattern of a declaration, a parameter or an assignment takes the thing apart. */
  intoPattern(pattern: Node, thing: Thing): void
  intoVariable(variable: Variable, thing: Thing): void
  /** A field of the instances of a class: used in the class, in its local subclasses, and through local instances. */
  intoField(host: ClassNode, name: string, thing: Thing, at: Node): void
  intoParameter(fn: FunctionNode, index: number, thing: Thing): void
}
