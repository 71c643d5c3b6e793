import { namesRefusal } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { isFunction, isWrapper, memberName, unwrap, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Bindings } from '../bindings/bindings.ts'

/** Methods that look for their argument, or compare with it. */
const COMPARING = new Set([
  ...['includes', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'search', 'match', 'split'],
  ...['has', 'localeCompare', 'equals'],
])
/** Their first argument is looked for; what stands in its place afterwards is the second. */
const REPLACING = new Set(['replace', 'replaceAll'])

/**
 * Whether a literal is only compared with something, looked for in it, asserted of it, listed under a name that says that
 * it is turned down, or the key under which something else is found: then nobody asks the host in it, and another host in
 * its place would mean something else.
 */
export function isCompared(tree: Tree, bindings: Bindings, literal: Node): boolean {
  const [node, parent] = outside(tree, literal)
  if (isNamedRefused(tree, literal) || isExpectedToThrow(tree, literal)) return true
  // `new Error('api.ie1.twilio.com is no longer served')`
  if (parent?.type === 'NewExpression' && (nameOf(unwrap(parent.callee))?.endsWith('Error') ?? false))
    return true
  switch (parent?.type) {
    case 'BinaryExpression':
      return ['==', '===', '!=', '!==', 'in'].includes(parent.operator)
    case 'SwitchCase':
      return parent.test === node
    case 'Property':
      return parent.key === node || isAsserted(tree, parent)
    case 'ArrayExpression':
      return (
        isSearched(tree, parent) ||
        isOnlySearched(tree, bindings, parent) ||
        isReplaced(tree, parent, node) ||
        isAsserted(tree, parent)
      )
    case 'CallExpression':
      return comparesArgument(parent, node) || isAsserted(tree, node)
    default:
      return false
  }
}

/**
 * Whether a literal that no request is made to may have to stay as it is: what a test gives to the function that it tests
 * (`expect(mended('...')).toBe('...')`, `it.each([['...', true]])`), or a text in which something is replaced.
 */
export function isGivenAsIs(tree: Tree, literal: Node, requests: ReadonlySet<Node>): boolean {
  let [node, parent] = outside(tree, literal)
  if (parent?.type === 'MemberExpression' && parent.object === node)
    return REPLACING.has(memberName(parent) ?? '')
  for (let depth = 0; parent !== undefined && depth < MOST_AROUND; depth += 1) {
    if (requests.has(parent) || isFunction(parent) || parent.type.endsWith('Statement')) return false
    if (parent.type === 'CallExpression' && parent.callee !== node) {
      const callee = unwrap(parent.callee)
      const root = rootOf(parent)
      if (callee.type === 'MemberExpression' && memberName(callee) === 'each') return true
      if (root?.type === 'Identifier' && (root.name === 'expect' || root.name === 'assert')) return true
    }
    ;[node, parent] = outside(tree, parent)
  }
  return false
}

/** A node with what stands around it without changing its value, and their parent. */
function outside(tree: Tree, inner: Node): readonly [Node, Node | undefined] {
  let node = inner
  let parent = tree.parentOf(node)
  while (parent !== undefined && isWrapper(parent)) {
    node = parent
    parent = tree.parentOf(node)
  }
  return [node, parent]
}

function comparesArgument(call: TSESTree.CallExpression, argument: Node): boolean {
  const callee = unwrap(call.callee)
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined
  if (name === undefined || callee === argument) return false
  const at = call.arguments.findIndex((one) => one === argument)
  return at === 0 && (COMPARING.has(name) || REPLACING.has(name))
}

/** `[['api.ie1.twilio.com', 'api.dublin.ie1.twilio.com']]`: of a pair of hosts the first one is replaced by the second. */
function isReplaced(tree: Tree, list: TSESTree.ArrayExpression, literal: Node): boolean {
  const [, around] = outside(tree, list)
  if (around?.type !== 'ArrayExpression') return false
  const [first, second, ...more] = list.elements
  const text = second?.type === 'Literal' && typeof second.value === 'string' ? second.value : ''
  return first === literal && more.length === 0 && /\btwilio\.com\b/i.test(text)
}

/** `expect(() => check('...')).toThrow()`, `await expect(check('...')).rejects.toThrow()`. */
function isExpectedToThrow(tree: Tree, literal: Node): boolean {
  let [node, parent] = outside(tree, literal)
  for (let depth = 0; parent !== undefined && depth < MOST_AROUND; depth += 1) {
    if (parent.type === 'CallExpression' && parent.callee !== node) {
      const callee = unwrap(parent.callee)
      if (callee.type === 'Identifier' && callee.name === 'expect') return expectsThrow(tree, parent)
    }
    ;[node, parent] = outside(tree, parent)
  }
  return false
}

/** What a literal in an assertion is nested in is not deeper. */
const MOST_AROUND = 12

function expectsThrow(tree: Tree, call: Node): boolean {
  let [node, parent] = outside(tree, call)
  while (parent?.type === 'MemberExpression' && parent.object === node) {
    if (/^(?:rejects|toThrow\w*)$/.test(memberName(parent) ?? '')) return true
    ;[node, parent] = outside(tree, parent)
  }
  return false
}

/** `['a', 'b'].includes(host)` */
function isSearched(tree: Tree, list: Node): boolean {
  const [node, member] = outside(tree, list)
  return (
    member?.type === 'MemberExpression' && member.object === node && COMPARING.has(memberName(member) ?? '')
  )
}

/** `const HOSTS = new Set(['a', 'b'])` of which nothing is done but `HOSTS.has(host)`. */
function isOnlySearched(tree: Tree, bindings: Bindings, list: Node): boolean {
  let [node, parent] = outside(tree, list)
  while (parent !== undefined && isSetOrFrozen(parent, node)) [node, parent] = outside(tree, parent)
  if (parent?.type !== 'VariableDeclarator' || parent.init !== node) return false
  // What another file does with it, nobody knows.
  const declaration = tree.parentOf(parent)
  if (declaration === undefined || tree.parentOf(declaration)?.type === 'ExportNamedDeclaration') return false
  const variable = bindings.variableOf(parent.id)
  const reads = variable === undefined ? [] : bindings.readsOf(variable)
  return reads.length > 0 && reads.every((read) => isSearched(tree, read))
}

/** `new Set(list)`, `Object.freeze(list)`. */
function isSetOrFrozen(node: Node, list: Node): boolean {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
  const name = nameOf(unwrap(node.callee))
  return node.arguments[0] === list && name === (node.type === 'NewExpression' ? 'Set' : 'freeze')
}

/** An argument of `expect(...)`, `expect(...).toBe(...)`, `assert(...)`, `assert.equal(...)`, by itself or within. */
function isAsserted(tree: Tree, part: Node): boolean {
  let [node, parent] = outside(tree, part)
  while (
    parent?.type === 'ObjectExpression' ||
    parent?.type === 'ArrayExpression' ||
    (parent?.type === 'Property' && parent.value === node)
  ) {
    ;[node, parent] = outside(tree, parent)
  }
  if (parent?.type !== 'CallExpression' || parent.callee === node) return false
  const root = rootOf(parent)
  return root?.type === 'Identifier' && (root.name === 'expect' || root.name === 'assert')
}

/** `const retiredHosts = ['...']`, `{ denied: new Set(['...']) }`, `isDeprecated('...')`. */
function isNamedRefused(tree: Tree, literal: Node): boolean {
  let [node, parent] = outside(tree, literal)
  for (; parent !== undefined; [node, parent] = outside(tree, parent)) {
    const name = nameFor(parent, node)
    if (name !== undefined && namesRefusal(name)) return true
    // What `Object.freeze([...])` is given is its value.
    const isPart =
      ['ArrayExpression', 'ObjectExpression', 'NewExpression'].includes(parent.type) ||
      (parent.type === 'Property' && parent.value === node) ||
      (parent.type === 'CallExpression' && name === 'freeze')
    if (!isPart) return false
  }
  return false
}

/** The name that a node gives to a part of it: of a variable, a property, a function. */
function nameFor(node: Node, part: Node): string | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return nameOf(node.id)
    case 'AssignmentExpression':
      return node.right === part ? nameOf(node.left) : undefined
    case 'Property':
    case 'PropertyDefinition':
      return node.value === part ? memberName(node) : undefined
    case 'CallExpression':
      return node.callee === part ? undefined : nameOf(unwrap(node.callee))
    default:
      return undefined
  }
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? memberName(node) : undefined
}

/** What a chain of calls and members begins with. */
function rootOf(call: Node): Node | undefined {
  let node = call
  for (;;) {
    const inner = unwrap(node)
    if (inner.type === 'CallExpression') node = inner.callee
    else if (inner.type === 'MemberExpression') node = inner.object
    else return inner
  }
}
