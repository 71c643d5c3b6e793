import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import type { Functions } from '../bindings/functions.ts'
import type { Variable } from '../bindings/variable.ts'
import { type FunctionNode, indexIn, isWrapper, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { ClassFlow } from './class-flow.ts'
import { FunctionFlow } from './function-flow.ts'
import { MemberFlow } from './member-flow.ts'
import type { Onward } from './onward.ts'
import { PatternFlow } from './pattern-flow.ts'
import { inList, type Thing } from './thing.ts'

/** A thing that is wrapped deeper than this (an object in an object in ...) is let go. */
const LONGEST_KEY = 400
/** An expression or a variable may be this many things, one or the other: what else it may be is let go. */
const MOST_AT_ONE_PLACE = 64

/**
 * Follows things forwards through a program: into variables, fields, objects, parameters and results of local functions,
 * through `await`, `.then` and type assertions, to every place where something is done with them.
 *
 * It takes every way that a value may go, whatever the order at run time; what it cannot follow, it tells the thing.
 */
export class Flow {
  readonly #tree: Tree
  readonly #bindings: Bindings
  readonly #members: MemberFlow
  readonly #patterns: PatternFlow
  readonly #classes: ClassFlow
  readonly #functions: FunctionFlow
  readonly #visited = new Map<Node | Variable, Set<string>>()
  readonly #queue: (() => void)[] = []

  constructor(tree: Tree, bindings: Bindings, functions: Functions, classes: Classes) {
    this.#tree = tree
    this.#bindings = bindings
    const onward: Onward = {
      at: (node, thing) => {
        this.#at(node, thing)
      },
      onTo: (node, next, thing) => {
        if (next === 'escapes') thing.escaped('passed-on', node)
        else if (next !== undefined) this.#at(node, next)
      },
      intoVariable: (variable, thing) => {
        this.#intoVariable(variable, thing)
      },
      intoPattern: (pattern, thing) => {
        this.#patterns.intoPattern(pattern, thing)
      },
      intoField: (host, name, thing, at) => {
        this.#classes.intoField(host, name, thing, at)
      },
      intoParameter: (fn, index, thing) => {
        this.#functions.intoParameter(fn, index, thing)
      },
    }
    this.#members = new MemberFlow(tree, functions, onward)
    this.#patterns = new PatternFlow(bindings, classes, onward)
    this.#classes = new ClassFlow(tree, bindings, classes, onward)
    this.#functions = new FunctionFlow(tree, bindings, functions, classes, onward)
  }

  /** The expression evaluates to the thing: follows it until nothing more is done with it. */
  follow(node: Node, thing: Thing): void {
    this.#at(node, thing)
    this.#drain()
  }

  /** The name in a declaration holds the thing: an import. */
  followName(identifier: Node, thing: Thing): void {
    for (const variable of this.#bindings.variablesOf(identifier)) this.#intoVariable(variable, thing)
    this.#drain()
  }

  /** The parameter of a function that is called by code that is not followed holds the thing: a callback. */
  intoParameter(fn: FunctionNode, index: number, thing: Thing): void {
    this.#functions.intoParameter(fn, index, thing)
  }

  #drain(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) next()
  }

  #at(node: Node, thing: Thing): void {
    if (!this.#isNew(node, thing, node)) return
    this.#queue.push(() => {
      thing.reached?.(node)
      this.#use(node, thing)
    })
  }

  /** The thing comes to a place, an expression or a variable, for the first time. */
  #isNew(place: Node | Variable, thing: Thing, node: Node): boolean {
    const seen = this.#visited.get(place)
    if (seen?.has(thing.key) === true || thing.key.length > LONGEST_KEY) return false
    if (seen === undefined) {
      this.#visited.set(place, new Set([thing.key]))
      return true
    }
    if (seen.size >= MOST_AT_ONE_PLACE) {
      thing.escaped('passed-on', node)
      return false
    }
    seen.add(thing.key)
    return true
  }

  /** What the syntax around an expression does with its value. */
  #use(node: Node, thing: Thing): void {
    const parent = this.#tree.parentOf(node)
    if (parent === undefined) return
    if (isWrapper(parent)) {
      this.#at(parent, thing)
      return
    }
    switch (parent.type) {
      case 'AwaitExpression':
        this.#at(parent, thing)
        return
      case 'ConditionalExpression':
        if (parent.test !== node) this.#at(parent, thing)
        return
      case 'LogicalExpression':
        // Of `a && b`, `a` is the value only if it is falsy.
        if (parent.right === node || parent.operator !== '&&') this.#at(parent, thing)
        return
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === node) this.#at(parent, thing)
        return
      case 'VariableDeclarator':
        if (parent.init === node) this.#patterns.intoPattern(parent.id, thing)
        return
      case 'AssignmentExpression':
        if (parent.right !== node) return
        this.#patterns.intoTarget(parent.left, thing, parent)
        this.#at(parent, thing)
        return
      case 'AssignmentPattern':
        if (parent.right === node) this.#patterns.intoPattern(parent.left, thing)
        return
      case 'MemberExpression':
        if (parent.object === node) this.#members.memberUse(parent, thing)
        return
      case 'CallExpression':
        if (parent.callee === node) this.#functions.called(parent, thing)
        else this.#functions.intoArgument(parent, node, thing)
        return
      case 'NewExpression': {
        if (parent.callee !== node) {
          this.#functions.intoArgument(parent, node, thing)
          return
        }
        const made = thing.construct?.(parent)
        if (made !== undefined) this.#at(parent, made)
        return
      }
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.#functions.returned(parent, thing)
        return
      case 'ReturnStatement': {
        const owner = this.#tree.functionAround(parent)
        if (owner !== undefined) this.#functions.returned(owner, thing)
        return
      }
      case 'Property':
        if (parent.value === node) this.#members.intoProperty(parent, thing)
        return
      case 'SpreadElement': {
        const around = this.#tree.parentOf(parent)
        if (around?.type === 'ObjectExpression') this.#at(around, thing)
        else thing.escaped('passed-on', node)
        return
      }
      case 'ArrayExpression':
        this.#at(parent, inList(String(indexIn(parent.elements, node)), thing))
        return
      case 'ForOfStatement':
        if (parent.right === node) this.#patterns.iterated(parent, thing)
        return
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (parent.value === node) this.#classes.intoMember(parent, thing)
        return
      case 'MethodDefinition':
        if (parent.value === node) this.#classes.intoMember(parent, thing)
        return
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
      case 'TSExportAssignment':
        thing.escaped('exported', node)
        return
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'SwitchStatement':
      case 'SwitchCase':
      case 'UnaryExpression':
      case 'BinaryExpression':
        return
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (parent.superClass === node) this.#classes.extended(parent, thing)
        return
      case 'TemplateLiteral':
        thing.shown?.(node)
        return
      default:
        thing.escaped('passed-on', node)
    }
  }

  #intoVariable(variable: Variable, thing: Thing): void {
    for (const definition of variable.defs) {
      const declarator = definition.node
      const declaration =
        declarator.type === 'VariableDeclarator' ? this.#tree.parentOf(declarator) : declarator
      const around = declaration === undefined ? undefined : this.#tree.parentOf(declaration)
      if (around?.type === 'ExportNamedDeclaration' || around?.type === 'ExportDefaultDeclaration') {
        thing.escaped('exported', definition.name)
      }
    }
    const [first] = variable.defs
    if (first !== undefined && !this.#isNew(variable, thing, first.name)) return
    for (const read of this.#bindings.readsOf(variable)) this.#at(read, thing)
  }
}
