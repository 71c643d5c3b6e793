import { type ClassNode, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Evaluator } from './evaluator.ts'
import { patternAround } from '../bindings/pattern.ts'
import { isModuleExports } from './imports.ts'

/** The member is written to: assigned, in a pattern or a loop too, counted up, deleted. */
export function isTarget(tree: Tree, member: Node): boolean {
  const outer = tree.parentOf(member)
  switch (outer?.type) {
    case 'AssignmentExpression':
      return outer.left === member
    case 'UpdateExpression':
      return true
    case 'UnaryExpression':
      return outer.operator === 'delete'
    case 'ForOfStatement':
    case 'ForInStatement':
      return outer.left === member
    default: {
      // `({ edge: options.edge } = read())`, `[options.edge] = read()`
      const { root, parent } = patternAround(tree, member)
      return root !== member && (parent?.type !== 'VariableDeclarator' || parent.id === root)
    }
  }
}

const known = new WeakMap<Tree, Map<string, readonly Node[]>>()

/** The first of {@link writesTo}. */
export function writeTo(evaluator: Evaluator, name: string): Node | undefined {
  return writesTo(evaluator, name)[0]
}

/**
 * The places of the program that write to a property of this name, of an object that nobody has told apart from others: not
 * `this` itself, a constant with a literal of its own, the environment or what a module exports. Looked for once.
 */
export function writesTo(evaluator: Evaluator, name: string): readonly Node[] {
  const { tree } = evaluator.program
  let writes = known.get(tree)
  if (writes === undefined) known.set(tree, (writes = new Map<string, readonly Node[]>()))
  let found = writes.get(name)
  if (found === undefined) {
    found = [...membersNamed(tree, name), ...computedWrites(evaluator)].filter(
      (member) => isTarget(tree, tree.wrapped(member)) && !isTold(evaluator, unwrap(member.object)),
    )
    writes.set(name, found)
  }
  return found
}

/** All that is taken from an object under a name, in source order. */
export function membersNamed(tree: Tree, name: string): readonly Member[] {
  // Names of private fields are no identifiers.
  if (name.startsWith('#'))
    return tree.all('MemberExpression').filter((member) => memberName(member) === name)
  return tree.identifiers(name).flatMap((identifier) => {
    const member = tree.parentOf(identifier)
    return member?.type === 'MemberExpression' && member.property === identifier ? [member] : []
  })
}

const targets = new WeakMap<Tree, readonly Member[]>()

/** Whether a program adds properties to objects that their literals do not have: which objects, nobody asks. */
export function addsTo(tree: Tree, names: ReadonlySet<string>): boolean {
  let found = targets.get(tree)
  if (found === undefined) {
    found = tree
      .all('MemberExpression')
      .filter((member) => isTarget(tree, tree.wrapped(member)) && !isOwn(unwrap(member.object)))
    targets.set(tree, found)
  }
  return found.some((member) => !names.has(memberName(member) ?? ''))
}

/** What is written there is a field, an export or a variable of the environment. */
function isOwn(object: Node): boolean {
  if (object.type === 'ThisExpression') return true
  if (object.type === 'Identifier') return object.name === 'exports' || object.name === 'module'
  return object.type === 'MemberExpression' && /^(?:exports|env)$/.test(memberName(object) ?? '')
}

/**
 * A place that writes to a field of the instances of a class in another way than `this.field = value`: from outside, by
 * another name of `this`, in a pattern, by a computed name, by `Object.assign(this, ...)`.
 *
 * @param isPrivate only the class itself can
 */
export function otherWriteToField(
  evaluator: Evaluator,
  host: ClassNode,
  name: string,
  isPrivate: boolean,
): Node | undefined {
  let found = writesToFields.get(host)
  if (found === undefined) writesToFields.set(host, (found = new Map<string, Node | undefined>()))
  if (!found.has(name)) found.set(name, findOtherWrite(evaluator, host, name, isPrivate))
  return found.get(name)
}

const writesToFields = new WeakMap<ClassNode, Map<string, Node | undefined>>()

function findOtherWrite(
  evaluator: Evaluator,
  host: ClassNode,
  name: string,
  isPrivate: boolean,
): Node | undefined {
  const { tree } = evaluator.program
  const written = membersNamed(tree, name).find((member) => {
    const target = tree.wrapped(member)
    if (!isTarget(tree, target) || (isPrivate && !contains(host, member))) return false
    if (unwrap(member.object).type !== 'ThisExpression') return !isTold(evaluator, unwrap(member.object))
    return tree.parentOf(target)?.type !== 'AssignmentExpression'
  })
  return written ?? writesByAnyName(evaluator).find((node) => contains(host, node))
}

const byAnyName = new WeakMap<Tree, readonly Node[]>()

/** `this[name] = value`, `Object.assign(this, values)`. */
function writesByAnyName({ program: { tree } }: Evaluator): readonly Node[] {
  let found = byAnyName.get(tree)
  if (found === undefined) {
    found = tree.all('ThisExpression').flatMap((self): readonly Node[] => {
      const outer = tree.wrapped(self)
      const parent = tree.parentOf(outer)
      if (parent?.type === 'MemberExpression')
        return parent.object === outer &&
          parent.computed &&
          memberName(parent) === undefined &&
          isTarget(tree, tree.wrapped(parent))
          ? [parent]
          : []
      return parent?.type === 'CallExpression' && parent.arguments[0] === outer && isAssign(parent.callee)
        ? [parent]
        : []
    })
    byAnyName.set(tree, found)
  }
  return found
}

function isAssign(callee: Node): boolean {
  const node = unwrap(callee)
  return node.type === 'MemberExpression' && memberName(node) === 'assign'
}

type Member = Extract<Node, { type: 'MemberExpression' }>

const computed = new WeakMap<Tree, readonly Member[]>()

/** `this.options[name] = value`: whatever the name. Of other objects it is what dictionaries are filled with. */
function computedWrites({ program: { tree } }: Evaluator): readonly Member[] {
  let found = computed.get(tree)
  if (found === undefined) {
    found = tree
      .all('MemberExpression')
      .filter((member) => member.computed && memberName(member) === undefined && isOfThis(member.object))
    computed.set(tree, found)
  }
  return found
}

function isOfThis(object: Node): boolean {
  const node = unwrap(object)
  return node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression'
}

function isTold(evaluator: Evaluator, object: Node): boolean {
  if (object.type === 'ThisExpression' || object.type === 'NewExpression') return true
  if (isModuleExports(object)) return true
  if (object.type === 'MemberExpression')
    return memberName(object) === 'env' && unwrap(object.object).type !== 'ThisExpression'
  if (object.type !== 'Identifier') return false
  const { bindings } = evaluator.program
  const variable = bindings.variableOf(object)
  if (variable === undefined) return false
  const init = bindings.initOf(variable)
  return init?.type === 'ObjectExpression' || init?.type === 'NewExpression'
}

function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1]
}
