import { isFunction, isWrapper, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { patternAround } from './pattern.ts'
import type { PatternAround } from './pattern.ts'
import type { Definition, DefinitionType, Identifier, Reference, Variable } from './variable.ts'

interface Draft extends Variable {
  readonly defs: Definition[]
  readonly references: Reference[]
}

const NONE: readonly Variable[] = []

/**
 * Which variable a name means, by the scope rules of ECMAScript and TypeScript.
 *
 * Worked out name by name, when one is asked for: a reader follows a handful of the names of a file, and a complete
 * scope analysis takes longer than everything else that it does. Types are no part of it.
 */
export class Scopes {
  readonly #tree: Tree
  readonly #named = new Map<string, ReadonlyMap<Node, readonly Variable[]>>()

  constructor(tree: Tree) {
    this.#tree = tree
  }

  /**
   * The variables that an identifier declares or means: none for a global, a key or a label, two for the name of a
   * class where it is declared, one outside of the class and one inside.
   */
  variablesOf(identifier: Identifier): readonly Variable[] {
    const { name } = identifier
    let named = this.#named.get(name)
    if (named === undefined) {
      named = this.#resolve(this.#tree.identifiers(name))
      this.#named.set(name, named)
    }
    return named.get(identifier) ?? NONE
  }

  /** @param identifiers all of one name, in source order */
  #resolve(identifiers: readonly Identifier[]): ReadonlyMap<Node, readonly Variable[]> {
    const byScope = new Map<Node, Draft>()
    const found = new Map<Node, Draft[]>()
    const references: (Reference & { readonly from: Node })[] = []
    for (const identifier of identifiers) {
      const role = this.#roleOf(identifier)
      if (role === undefined) continue
      if (role.kind === 'reference') {
        references.push({ identifier, reads: role.reads, writes: role.writes, from: identifier })
        continue
      }
      const definition: Definition = { type: role.type, name: identifier, node: role.node }
      for (const scope of role.scopes)
        found.set(identifier, [...(found.get(identifier) ?? []), declare(byScope, scope, definition)])
    }
    if (byScope.size === 0) return found
    for (const { from, ...reference } of references) {
      const variable = this.#lookUp(from, byScope)
      if (variable === undefined) continue
      variable.references.push(reference)
      found.set(from, [variable])
    }
    return found
  }

  /** From the inside out, the first scope around the identifier that declares its name. */
  #lookUp(identifier: Node, byScope: ReadonlyMap<Node, Draft>): Draft | undefined {
    let below = identifier
    for (let node = this.#tree.parentOf(identifier); node !== undefined; node = this.#tree.parentOf(node)) {
      const variable = byScope.get(node)
      if (variable !== undefined && isInScope(node, below, variable)) return variable
      // The name of a function expression is a scope of its own, just around the function.
      const own = node.type === 'FunctionExpression' && node.id !== null ? byScope.get(node.id) : undefined
      if (own !== undefined) return own
      below = node
    }
    return undefined
  }

  #roleOf(identifier: Identifier): Role | undefined {
    const { root, parent } = this.#patternAround(identifier)
    if (parent === undefined) return undefined
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.id === root ? this.#declared('Variable', parent, this.#scopeOfDeclarator(parent)) : READ
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (parent.params.some((parameter) => parameter === root))
          return this.#declared('Parameter', parent, parent)
        if (parent.id !== root) return READ
        return this.#declared(
          'FunctionName',
          parent,
          parent.type === 'FunctionExpression' ? root : this.#blockAround(parent),
        )
      case 'TSDeclareFunction':
        return parent.id === root
          ? this.#declared('FunctionName', parent, this.#blockAround(parent))
          : undefined
      case 'ClassDeclaration':
        return parent.id === root
          ? this.#declared('ClassName', parent, this.#blockAround(parent), parent)
          : READ
      case 'ClassExpression':
        return parent.id === root ? this.#declared('ClassName', parent, parent) : READ
      case 'CatchClause':
        return parent.param === root ? this.#declared('CatchClause', parent, parent) : READ
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return parent.local === root ? this.#declared('ImportBinding', parent, this.#tree.program) : undefined
      case 'TSImportEqualsDeclaration':
        return parent.id === root ? this.#declared('ImportBinding', parent, this.#blockAround(parent)) : READ
      case 'TSEnumDeclaration':
        return this.#declared('TSEnumName', parent, this.#blockAround(parent))
      case 'TSEnumMember':
        return parent.id === root ? this.#enumMember(parent) : READ
      case 'TSModuleDeclaration':
        return parent.id === root && parent.kind !== 'global'
          ? this.#declared('TSModuleName', parent, this.#blockAround(parent))
          : undefined
      case 'AssignmentExpression':
        if (parent.left !== root) return READ
        return parent.operator === '=' || root !== identifier ? WRITE : READ_AND_WRITE
      case 'UpdateExpression':
        return READ_AND_WRITE
      case 'ForInStatement':
      case 'ForOfStatement':
        return parent.left === root ? WRITE : READ
      case 'ExportSpecifier': {
        const declaration = this.#tree.parentOf(parent)
        const isOwn = declaration?.type === 'ExportNamedDeclaration' && declaration.source === null
        return isOwn && parent.local === root ? READ : undefined
      }
      case 'MemberExpression':
        return parent.object === root || parent.computed ? READ : undefined
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
        return parent.value === root || parent.computed ? READ : undefined
      default:
        return isNoReference(parent, root) ? undefined : READ
    }
  }

  /** The outermost pattern, or what stands around an assigned name in TypeScript, and its parent. */
  #patternAround(identifier: Identifier): PatternAround {
    const around = patternAround(this.#tree, identifier)
    if (around.parent === undefined || !isWrapper(around.parent)) return around
    // `(name as Type) = value`
    const root = this.#tree.wrapped(around.parent)
    const parent = this.#tree.parentOf(root)
    return parent?.type === 'AssignmentExpression' && parent.left === root ? { root, parent } : around
  }

  #declared(type: DefinitionType, node: Node, ...scopes: readonly Node[]): Role {
    return { kind: 'declaration', type, node, scopes }
  }

  #enumMember(member: Node): Role | undefined {
    let declaration = this.#tree.parentOf(member)
    if (declaration !== undefined && declaration.type !== 'TSEnumDeclaration')
      declaration = this.#tree.parentOf(declaration)
    return declaration === undefined ? undefined : this.#declared('TSEnumMember', member, declaration)
  }

  #scopeOfDeclarator(declarator: Node): Node {
    const declaration = this.#tree.parentOf(declarator)
    if (declaration?.type === 'VariableDeclaration' && declaration.kind === 'var') {
      for (const up of this.#tree.ancestorsOf(declaration)) if (holdsVar(up)) return up
      return this.#tree.program
    }
    return this.#blockAround(declaration ?? declarator)
  }

  /** The scope that a declaration in a statement belongs to: a function, for its body is no scope of its own. */
  #blockAround(statement: Node): Node {
    for (const up of this.#tree.ancestorsOf(statement)) {
      if (up.type === 'BlockStatement') {
        const owner = this.#tree.parentOf(up)
        return owner !== undefined && isFunction(owner) ? owner : up
      }
      if (isBlock(up)) return up
    }
    return this.#tree.program
  }
}

type Role =
  | { readonly kind: 'reference'; readonly reads: boolean; readonly writes: boolean }
  | {
      readonly kind: 'declaration'
      readonly type: DefinitionType
      readonly node: Node
      readonly scopes: readonly Node[]
    }

const READ: Role = { kind: 'reference', reads: true, writes: false }
const WRITE: Role = { kind: 'reference', reads: false, writes: true }
const READ_AND_WRITE: Role = { kind: 'reference', reads: true, writes: true }

function declare(byScope: Map<Node, Draft>, scope: Node, definition: Definition): Draft {
  let variable = byScope.get(scope)
  if (variable === undefined) {
    variable = { name: definition.name.name, defs: [], references: [] }
    byScope.set(scope, variable)
  }
  variable.defs.push(definition)
  return variable
}

/** @param below the child of the scope's node that the reference stands in */
function isInScope(scope: Node, below: Node, variable: Variable): boolean {
  if (isFunction(scope)) {
    // What the body declares is not there yet when the parameters are evaluated.
    return below === scope.body || variable.defs.some(({ type }) => type === 'Parameter')
  }
  if (scope.type === 'SwitchStatement') return below !== scope.discriminant
  return true
}

/** Where a `var` belongs to. */
function holdsVar(node: Node): boolean {
  return isFunction(node) || node.type === 'StaticBlock' || node.type === 'TSModuleBlock'
}

/** What has a scope for `let`, `const`, classes and functions, beside blocks and functions. */
function isBlock({ type }: Node): boolean {
  switch (type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'SwitchStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return true
    default:
      return false
  }
}

/** Labels, the names of attributes, and types: what reads like a name but means no variable. */
function isNoReference(parent: Node, root: Node): boolean {
  switch (parent.type) {
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'ImportAttribute':
    case 'ExportAllDeclaration':
      return true
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'TSExportAssignment':
      return parent.expression !== root
    default:
      return parent.type.startsWith('TS')
  }
}
