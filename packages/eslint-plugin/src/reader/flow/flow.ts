import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import type { Functions } from '../bindings/functions.ts'
import type { Variable } from '../bindings/variable.ts'
import {
  type ClassNode,
  type FunctionNode,
  indexIn,
  isClass,
  isFunction,
  isWrapper,
  memberName,
  type Node,
  unwrap,
} from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { isModuleExports } from '../values/imports.ts'
import { isTarget } from '../values/property-writes.ts'
import { inList, returning, type Thing, within } from './thing.ts'

/** Members by which a subclass of a client says where it sends its requests. */
const CHANGING = new Set([
  'region',
  'edge',
  'accountSid',
  'username',
  'password',
  'request',
  'httpClient',
  'opts',
])

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
  readonly #functions: Functions
  readonly #classes: Classes
  readonly #visited = new Map<Node | Variable, Set<string>>()
  readonly #visitedMembers = new Set<string>()
  readonly #queue: (() => void)[] = []
  /** By the constructor that they stand in. */
  #supers: Map<FunctionNode, Node[]> | undefined

  constructor(tree: Tree, bindings: Bindings, functions: Functions, classes: Classes) {
    this.#tree = tree
    this.#bindings = bindings
    this.#functions = functions
    this.#classes = classes
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
    this.#intoParameter(fn, index, thing)
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
        if (parent.init === node) this.#intoPattern(parent.id, thing)
        return
      case 'AssignmentExpression':
        if (parent.right !== node) return
        this.#intoTarget(parent.left, thing, parent)
        this.#at(parent, thing)
        return
      case 'AssignmentPattern':
        if (parent.right === node) this.#intoPattern(parent.left, thing)
        return
      case 'MemberExpression':
        if (parent.object === node) this.#memberUse(parent, thing)
        return
      case 'CallExpression':
        if (parent.callee === node) this.#called(parent, thing)
        else this.#intoArgument(parent, node, thing)
        return
      case 'NewExpression': {
        if (parent.callee !== node) {
          this.#intoArgument(parent, node, thing)
          return
        }
        const made = thing.construct?.(parent)
        if (made !== undefined) this.#at(parent, made)
        return
      }
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.#returned(parent, thing)
        return
      case 'ReturnStatement': {
        const owner = this.#functionAround(parent)
        if (owner !== undefined) this.#returned(owner, thing)
        return
      }
      case 'Property':
        if (parent.value === node) this.#intoProperty(parent, thing)
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
        if (parent.right === node) this.#iterated(parent, thing)
        return
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (parent.value === node) this.#intoMember(parent, thing)
        return
      case 'MethodDefinition':
        if (parent.value === node) this.#intoMember(parent, thing)
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
        if (parent.superClass === node) this.#extended(parent, thing)
        return
      case 'TemplateLiteral':
        thing.shown?.(node)
        return
      default:
        thing.escaped('passed-on', node)
    }
  }

  /**
   * `class Regional extends Twilio { constructor() { super(...) } }`: what is made of it is not followed, and not made at all
   * where the class has a say in what it is.
   */
  #extended(host: ClassNode, thing: Thing): void {
    const own = host.body.body.some((member) => 'key' in member && CHANGING.has(memberName(member) ?? ''))
    const written = this.#classes.thisIn(host).some((self) => {
      const member = this.#tree.parentOf(this.#tree.wrapped(self))
      return (
        member?.type === 'MemberExpression' &&
        isTarget(this.#tree, member) &&
        CHANGING.has(memberName(member) ?? '')
      )
    })
    const constructor = this.#classes.constructorOf(host)
    if (own || written || constructor === undefined) return
    for (const call of this.#superCalls(constructor)) thing.construct?.(call)?.escaped('passed-on', call)
  }

  #superCalls(fn: FunctionNode): readonly Node[] {
    if (this.#supers === undefined) {
      this.#supers = new Map<FunctionNode, Node[]>()
      for (const call of this.#tree.all('CallExpression')) {
        const owner = call.callee.type === 'Super' ? this.#functionAround(call) : undefined
        if (owner === undefined) continue
        const known = this.#supers.get(owner)
        if (known === undefined) this.#supers.set(owner, [call])
        else known.push(call)
      }
    }
    return this.#supers.get(fn) ?? []
  }

  // Members

  #memberUse(node: TSESTree.MemberExpression, thing: Thing): void {
    const name = memberName(node)
    const parent = this.#tree.parentOf(node)
    if (parent?.type === 'AssignmentExpression' && parent.left === node) {
      thing.assigned?.(name, node)
      if (parent.operator === '=') return
    }
    if (parent?.type !== 'AssignmentExpression' && isTarget(this.#tree, node)) {
      thing.assigned?.(name, node)
      return
    }
    if (name !== undefined && parent?.type === 'CallExpression' && parent.callee === node) {
      if (this.#promiseCall(name, parent, thing) || this.#listCall(name, parent, thing)) return
    }
    if (thing.element !== undefined && (name === undefined || /^\d+$/.test(name))) {
      this.#at(node, thing.element())
      return
    }
    this.#continue(node, thing.member(name, node), thing)
  }

  #continue(node: Node, next: Thing | 'escapes' | undefined, thing: Thing): void {
    if (next === 'escapes') thing.escaped('passed-on', node)
    else if (next !== undefined) this.#at(node, next)
  }

  /** `.then((x) => ...)`: promises are transparent. */
  #promiseCall(name: string, call: TSESTree.CallExpression, thing: Thing): boolean {
    if (name === 'catch' || name === 'finally') {
      this.#at(call, thing)
      return true
    }
    if (name !== 'then') return false
    const [callback] = call.arguments
    const fn = callback === undefined ? undefined : this.#functions.functionOf(callback)
    if (fn === undefined) {
      thing.escaped('passed-on', call)
      return true
    }
    this.#intoParameter(fn, 0, thing)
    return true
  }

  /** `list.map((x) => ...)`, `list.find(...)`. */
  #listCall(name: string, call: TSESTree.CallExpression, thing: Thing): boolean {
    if (thing.element === undefined) return false
    const givesList = name === 'filter' || name === 'slice' || name === 'sort' || name === 'reverse'
    const givesElement =
      name === 'find' || name === 'at' || name === 'pop' || name === 'shift' || name === 'findLast'
    const [callback] = call.arguments
    const fn = callback === undefined ? undefined : this.#functions.functionOf(callback)
    if (fn !== undefined) this.#intoParameter(fn, name === 'reduce' ? 1 : 0, thing.element())
    if (givesList) this.#at(call, thing)
    else if (givesElement) this.#at(call, thing.element())
    return givesList || givesElement || fn !== undefined
  }

  // Into what a value goes

  #intoPattern(pattern: Node, thing: Thing): void {
    switch (pattern.type) {
      case 'Identifier': {
        const variable = this.#bindings.variableOf(pattern)
        if (variable === undefined) thing.escaped('passed-on', pattern)
        else this.#intoVariable(variable, thing)
        return
      }
      case 'AssignmentPattern':
        this.#intoPattern(pattern.left, thing)
        return
      case 'ObjectPattern':
        thing.reached?.(pattern)
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') {
            this.#intoPattern(property.argument, thing)
            continue
          }
          const next = thing.member(memberName(property), property)
          if (next === 'escapes') thing.escaped('passed-on', property)
          else if (next !== undefined) this.#intoPattern(property.value, next)
        }
        return
      case 'ArrayPattern':
        pattern.elements.forEach((element, index) => {
          if (element === null) return
          if (element.type === 'RestElement') {
            thing.escaped('passed-on', element)
            return
          }
          const next = thing.element === undefined ? thing.member(String(index), element) : thing.element()
          if (next === 'escapes') thing.escaped('passed-on', element)
          else if (next !== undefined) this.#intoPattern(element, next)
        })
        return
      case 'MemberExpression':
        this.#intoTarget(pattern, thing, pattern)
        return
      default:
        thing.escaped('passed-on', pattern)
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

  /** The left side of an assignment. */
  #intoTarget(target: Node, thing: Thing, assignment: Node): void {
    const node = unwrap(target)
    if (node.type !== 'MemberExpression') {
      this.#intoPattern(node, thing)
      return
    }
    if (isModuleExports(node)) {
      thing.escaped('exported', assignment)
      return
    }
    const name = memberName(node)
    const host = this.#classes.hostOfMember(node)
    if (name === undefined) {
      thing.escaped('passed-on', assignment)
      return
    }
    if (host !== undefined) {
      this.#intoField(host, name, thing, assignment)
      return
    }
    const holder = unwrap(node.object)
    const variable = holder.type === 'Identifier' ? this.#bindings.variableOf(holder) : undefined
    const init = variable === undefined ? undefined : this.#bindings.initOf(variable)
    const made = init === undefined ? undefined : unwrap(init)
    if (variable === undefined || made === undefined) {
      thing.escaped('passed-on', assignment)
      return
    }
    const isLocalObject = made.type === 'ObjectExpression' || this.#classMade(made) !== undefined
    if (isLocalObject) this.#intoVariable(variable, within(name, thing))
    else thing.escaped('passed-on', assignment)
  }

  #classMade(node: Node): ClassNode | undefined {
    if (node.type !== 'NewExpression') return undefined
    const callee = unwrap(node.callee)
    const variable = callee.type === 'Identifier' ? this.#bindings.variableOf(callee) : undefined
    const [source] = variable === undefined ? [] : this.#bindings.sourcesOf(variable)
    if (source?.kind === 'declaration' && isClass(source.node)) return source.node
    const value = source?.kind === 'expression' && source.steps.length === 0 ? unwrap(source.node) : undefined
    return value !== undefined && isClass(value) ? value : undefined
  }

  #intoProperty(property: TSESTree.Property, thing: Thing): void {
    const around = this.#tree.parentOf(property)
    if (around?.type !== 'ObjectExpression') return
    const name = memberName(property)
    if (name === undefined) {
      thing.escaped('passed-on', property)
      return
    }
    // A getter gives what its function returns.
    const inner = property.kind === 'get' ? this.#calledGetter(property, thing) : thing
    if (inner !== undefined) this.#at(around, within(name, inner))
  }

  #calledGetter(member: Node, thing: Thing): Thing | undefined {
    const result = thing.call?.(member)
    return result === 'escapes' ? undefined : result
  }

  #intoMember(
    member: TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.MethodDefinition,
    thing: Thing,
  ): void {
    const host = this.#classes.classAround(member)
    const name = memberName(member)
    if (host === undefined || name === undefined) {
      thing.escaped('passed-on', member)
      return
    }
    if (member.type === 'MethodDefinition') {
      if (member.kind === 'constructor' || member.kind === 'set') return
      const inner = member.kind === 'get' ? this.#calledGetter(member, thing) : thing
      if (inner === undefined) return
      if (member.static) this.#intoStatic(host, name, inner)
      else this.#intoField(host, name, inner, member)
      return
    }
    if (member.static) this.#intoStatic(host, name, thing)
    else this.#intoField(host, name, thing, member)
  }

  /** A field of the instances of a class: used in the class, in its local subclasses, and through local instances. */
  #intoField(host: ClassNode, name: string, thing: Thing, at: Node): void {
    const key = `${String(host.range[0])}.${name} ${thing.key}`
    if (this.#visitedMembers.has(key)) return
    this.#visitedMembers.add(key)
    const instance = within(name, thing)
    if (this.#classes.isPrivate(host, name)) {
      // Whoever is given the instance cannot reach the field.
      const unreachable: Thing = { ...instance, escaped: () => undefined }
      for (const use of this.#classes.thisThatMayGive(host, name)) this.#at(use, unreachable)
      return
    }
    for (const use of this.#classes.thisThatMayGive(host, name)) this.#at(use, instance)
    this.#throughClass(host, at, thing, (use, parent) => {
      if (parent.type === 'NewExpression' && parent.callee === use) {
        this.#at(parent, instance)
        return true
      }
      if (isClass(parent) && parent.superClass === use) {
        this.#intoField(parent, name, thing, at)
        return true
      }
      return parent.type === 'BinaryExpression'
    })
  }

  #intoStatic(host: ClassNode, name: string, thing: Thing): void {
    const holder = within(name, thing)
    this.#throughClass(host, host, thing, (use) => {
      this.#at(use, holder)
      return true
    })
  }

  /** Every use of a class by its name; one that `follows` does not understand lets the thing go. */
  #throughClass(
    host: ClassNode,
    at: Node,
    thing: Thing,
    follows: (use: Node, parent: Node) => boolean,
  ): void {
    const around = this.#tree.parentOf(host)
    const isExported =
      around?.type === 'ExportNamedDeclaration' || around?.type === 'ExportDefaultDeclaration'
    const assigned = around?.type === 'AssignmentExpression' && isModuleExports(around.left)
    if (isExported || assigned) thing.escaped('exported', at)
    const name =
      host.type === 'ClassExpression' &&
      around?.type === 'VariableDeclarator' &&
      around.id.type === 'Identifier'
        ? around.id
        : host.id
    const names = [host.id, name].filter((id) => id !== null)
    if (host.type === 'ClassExpression' && name === host.id && !isExported && !assigned) {
      thing.escaped('passed-on', at)
    }
    const declaration = name === host.id || around === undefined ? undefined : this.#tree.parentOf(around)
    if (declaration !== undefined && this.#tree.parentOf(declaration)?.type === 'ExportNamedDeclaration') {
      thing.escaped('exported', at)
    }
    for (const variable of new Set(names.flatMap((id) => this.#bindings.variablesOf(id)))) {
      for (const use of this.#bindings.readsOf(variable)) {
        const parent = this.#tree.parentOf(use)
        if (parent === undefined || follows(use, parent)) continue
        const isExport =
          parent.type === 'ExportSpecifier' ||
          parent.type === 'ExportDefaultDeclaration' ||
          parent.type === 'TSExportAssignment' ||
          (parent.type === 'AssignmentExpression' && isModuleExports(parent.left)) ||
          this.#isInModuleExports(use)
        if (isExport) thing.escaped('exported', use)
        else if (parent.type !== 'MemberExpression') thing.escaped('passed-on', use)
      }
    }
  }

  /** `module.exports = { Service }`. */
  #isInModuleExports(use: Node): boolean {
    const property = this.#tree.parentOf(use)
    const object = property?.type === 'Property' ? this.#tree.parentOf(property) : undefined
    const assignment = object?.type === 'ObjectExpression' ? this.#tree.parentOf(object) : undefined
    return assignment?.type === 'AssignmentExpression' && isModuleExports(assignment.left)
  }

  #iterated(loop: TSESTree.ForOfStatement, thing: Thing): void {
    if (thing.element === undefined) {
      thing.escaped('passed-on', loop)
      return
    }
    const left = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0].id : loop.left
    this.#intoPattern(left, thing.element())
  }

  // Functions

  #called(call: TSESTree.CallExpression, thing: Thing): void {
    if (thing.call !== undefined) this.#continue(call, thing.call(call), thing)
  }

  #intoArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, node: Node, thing: Thing): void {
    const callee = unwrap(call.callee)
    if (callee.type === 'MemberExpression' && this.#bindings.isGlobal(unwrap(callee.object), 'console')) {
      thing.shown?.(node)
      return
    }
    if (this.#givesItsArgument(callee)) {
      this.#at(call, thing)
      return
    }
    if (call.arguments[0] === node && this.#writesAnything(callee)) {
      thing.overwritten?.(call)
      this.#at(call, thing)
      return
    }
    const index = indexIn(call.arguments, node)
    const spread = call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement')
    const fn = spread ? undefined : this.#calleeOf(call, callee)
    if (fn === undefined) thing.escaped('passed-on', node)
    else this.#intoParameter(fn, index, thing)
  }

  /** `Object.freeze(x)`, `Promise.resolve(x)`. */
  #givesItsArgument(callee: Node): boolean {
    if (callee.type !== 'MemberExpression') return false
    const object = unwrap(callee.object)
    const name = memberName(callee)
    return (
      (this.#bindings.isGlobal(object, 'Object') && (name === 'freeze' || name === 'seal')) ||
      (this.#bindings.isGlobal(object, 'Promise') && name === 'resolve')
    )
  }

  /** `Object.assign(client, { edge })`, `Reflect.set(client, 'edge', edge)`. */
  #writesAnything(callee: Node): boolean {
    if (callee.type !== 'MemberExpression') return false
    const object = unwrap(callee.object)
    const name = memberName(callee) ?? ''
    return (
      (this.#bindings.isGlobal(object, 'Object') &&
        /^(?:assign|defineProperty|defineProperties)$/.test(name)) ||
      (this.#bindings.isGlobal(object, 'Reflect') && /^(?:set|defineProperty)$/.test(name))
    )
  }

  #calleeOf(call: TSESTree.CallExpression | TSESTree.NewExpression, callee: Node): FunctionNode | undefined {
    if (call.type === 'NewExpression') {
      const host = this.#classMade(call)
      return host === undefined ? undefined : this.#classes.constructorOf(host)
    }
    if (callee.type === 'Super') {
      const host = this.#classes.classAround(call)
      const parent = host?.superClass ? unwrap(host.superClass) : undefined
      const variable = parent?.type === 'Identifier' ? this.#bindings.variableOf(parent) : undefined
      const [source] = variable === undefined ? [] : this.#bindings.sourcesOf(variable)
      return source?.kind === 'declaration' && isClass(source.node)
        ? this.#classes.constructorOf(source.node)
        : undefined
    }
    return this.#functions.functionOf(callee)
  }

  #intoParameter(fn: FunctionNode, index: number, thing: Thing): void {
    const last = fn.params.at(-1)
    const parameter = fn.params[index]
    if (parameter === undefined) {
      // An argument that the function has no name for; it may still take it from `arguments`.
      if (last?.type === 'RestElement' || fn.type !== 'ArrowFunctionExpression')
        this.#unnamedArgument(fn, thing)
      return
    }
    if (parameter.type === 'RestElement') {
      thing.escaped('passed-on', parameter)
    } else if (parameter.type === 'TSParameterProperty') {
      const target =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      this.#intoPattern(target, thing)
      const host = this.#classes.classAround(fn)
      if (host !== undefined) this.#intoField(host, target.name, thing, parameter)
    } else {
      this.#intoPattern(parameter, thing)
    }
  }

  #unnamedArgument(fn: FunctionNode, thing: Thing): void {
    if (fn.params.at(-1)?.type === 'RestElement') thing.escaped('passed-on', fn)
  }

  #functionAround(node: Node): FunctionNode | undefined {
    for (const up of this.#tree.ancestorsOf(node)) if (isFunction(up)) return up
    return undefined
  }

  #returned(fn: FunctionNode, thing: Thing): void {
    if (fn.generator) {
      thing.escaped('passed-on', fn)
      return
    }
    const result = returning(thing)
    if (fn.type === 'FunctionDeclaration') {
      const around = this.#tree.parentOf(fn)
      if (around?.type === 'ExportDefaultDeclaration') thing.escaped('exported', fn)
      if (fn.id === null) return
      for (const variable of this.#bindings.variablesOf(fn.id)) this.#intoVariable(variable, result)
      return
    }
    const parent = this.#tree.parentOf(fn)
    const callee = parent?.type === 'CallExpression' ? unwrap(parent.callee) : undefined
    const isThen =
      callee?.type === 'MemberExpression' && ['then', 'catch', 'finally'].includes(memberName(callee) ?? '')
    if (isThen && parent !== undefined) {
      this.#at(parent, thing)
      return
    }
    this.#at(fn, result)
  }
}
