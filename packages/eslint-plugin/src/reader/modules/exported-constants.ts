import type { TSESTree } from '@typescript-eslint/types'
import type { ProgramInput } from '../program-input.ts'
import { scanProgram } from '../scan-program.ts'
import type { Scan } from '../scan.ts'
import { type FunctionNode, memberName, type Node, unwrap } from '../syntax/node.ts'
import { isModuleExports } from '../values/imports.ts'
import type { Constant, ModuleConstants, Reexport } from '../values/module-constants.ts'
import { addsTo } from '../values/property-writes.ts'
import { type Shape, valueOfShape } from '../values/shape.ts'

/** Objects within objects are taken this deep. */
const DEEPEST = 5

/**
 * The constants that a program exports, for programs that import it: texts, names of environment variables, objects of
 * them, and functions that read a variable by its name. What it imports itself is not followed, except that
 * re-exports are named.
 */
export function programConstants(input: ProgramInput): ModuleConstants {
  const scan = scanProgram({ ...input, loadModule: undefined })
  const exports = new Map<string, Constant>()
  const reexports: Reexport[] = []
  const add = (name: string, shape: Shape): void => {
    const constant = constantOf(scan, shape, 0)
    if (constant !== undefined) exports.set(name, constant)
  }
  for (const declaration of scan.tree.all('ExportNamedDeclaration')) {
    exportNamed(scan, declaration, add, reexports)
  }
  for (const { source, exported } of scan.tree.all('ExportAllDeclaration')) {
    const name = exported === null ? '*' : nameOf(exported)
    reexports.push({ from: source.value, imported: '*', exported: name })
  }
  for (const { declaration } of scan.tree.all('ExportDefaultDeclaration')) {
    add('default', scan.evaluator.shapeOf(declaration))
  }
  for (const { expression } of scan.tree.all('TSExportAssignment'))
    exportWhole(scan, expression, add, reexports)
  for (const assignment of scan.tree.all('AssignmentExpression')) {
    if (assignment.operator === '=') exportAssigned(scan, assignment, add, reexports)
  }
  return { file: input.file, exports, reexports }
}

type Add = (name: string, shape: Shape) => void

function exportNamed(
  scan: Scan,
  node: TSESTree.ExportNamedDeclaration,
  add: Add,
  reexports: Reexport[],
): void {
  const { declaration, source } = node
  if (node.exportKind === 'type') return
  for (const specifier of node.specifiers) {
    const exported = nameOf(specifier.exported)
    if (source !== null) {
      reexports.push({ from: source.value, imported: nameOf(specifier.local), exported })
      continue
    }
    const imported = importOf(scan, specifier.local)
    if (imported === undefined) add(exported, scan.evaluator.shapeOf(specifier.local))
    else reexports.push({ ...imported, exported })
  }
  if (declaration?.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) {
      if (id.type === 'Identifier') addVariable(scan, id, add)
      else if (id.type === 'ObjectPattern') {
        for (const property of id.properties) {
          const target = property.type === 'Property' ? property.value : undefined
          const name = target?.type === 'AssignmentPattern' ? target.left : target
          if (name?.type === 'Identifier') addVariable(scan, name, add)
        }
      }
    }
  } else if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSEnumDeclaration') {
    if (declaration.id !== null) addVariable(scan, declaration.id, add)
  }
}

function addVariable(scan: Scan, id: TSESTree.Identifier, add: Add): void {
  const variable = scan.bindings.variableOf(id)
  if (variable !== undefined) add(id.name, scan.evaluator.variable(variable))
}

/** `import { a } from './x'; export { a }`. */
function importOf(scan: Scan, local: Node): Omit<Reexport, 'exported'> | undefined {
  const variable = scan.bindings.variableOf(local)
  const [source] = variable === undefined ? [] : scan.bindings.sourcesOf(variable)
  if (source?.kind !== 'import') return undefined
  const declaration = scan.tree.parentOf(source.specifier)
  if (declaration?.type !== 'ImportDeclaration') return undefined
  const { specifier } = source
  const imported =
    specifier.type === 'ImportSpecifier'
      ? nameOf(specifier.imported)
      : specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : '*'
  return { from: declaration.source.value, imported }
}

/** `module.exports = { ... }`: the whole is the default export too. */
function exportWhole(scan: Scan, expression: Node, add: Add, reexports: Reexport[]): void {
  const required = scan.evaluator.requiredModule(expression)
  if (required !== undefined) {
    reexports.push(
      { from: required, imported: '*', exported: '*' },
      { from: required, imported: 'default', exported: 'default' },
    )
    return
  }
  const shape = scan.evaluator.shapeOf(expression)
  add('default', shape)
  if (shape.kind !== 'object') return
  for (const name of propertyNames(shape.node)) add(name, scan.evaluator.memberOf(shape, name, undefined))
}

function exportAssigned(
  scan: Scan,
  assignment: TSESTree.AssignmentExpression,
  add: Add,
  reexports: Reexport[],
): void {
  const target = unwrap(assignment.left)
  if (target.type !== 'MemberExpression' || !isModuleExports(target)) return
  const object = unwrap(target.object)
  const name = memberName(target)
  if (object.type === 'Identifier' && object.name === 'module' && name === 'exports') {
    exportWhole(scan, assignment.right, add, reexports)
  } else if (
    name !== undefined &&
    (object.type === 'Identifier'
      ? object.name === 'exports'
      : memberName({ property: object }) === undefined || isWholeExports(object))
  ) {
    add(name, scan.evaluator.shapeOf(assignment.right))
  }
}

/** `module.exports`. */
function isWholeExports(node: Node): boolean {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'exports') return false
  const object = unwrap(node.object)
  return object.type === 'Identifier' && object.name === 'module'
}

function constantOf(scan: Scan, shape: Shape, depth: number): Constant | undefined {
  switch (shape.kind) {
    case 'environment':
      return { kind: 'environment', checked: shape.checked }
    case 'constant':
      return shape.constant
    case 'object': {
      if (depth >= DEEPEST) return undefined
      const members = new Map<string, Constant>()
      const names = propertyNames(shape.node)
      for (const name of names) {
        const member = constantOf(scan, scan.evaluator.memberOf(shape, name, undefined), depth + 1)
        if (member !== undefined) members.set(name, member)
      }
      const isWhole = shape.node.properties.every(
        (property) => property.type === 'Property' && memberName(property) !== undefined,
      )
      return {
        kind: 'object',
        members,
        open: !isWhole || members.size < names.size || addsTo(scan.tree, names),
      }
    }
    case 'enum': {
      const members = new Map<string, Constant>()
      for (const member of shape.node.body.members) {
        const name = memberName({ key: member.id })
        const constant =
          name === undefined
            ? undefined
            : constantOf(scan, scan.evaluator.memberOf(shape, name, undefined), depth + 1)
        if (name !== undefined && constant !== undefined) members.set(name, constant)
      }
      return { kind: 'object', members, open: members.size < shape.node.body.members.length }
    }
    case 'function':
      return environmentReader(scan, shape.node)
    default: {
      const value = valueOfShape(shape)
      const isKnown =
        value.kind === 'literal' || value.kind === 'name' || value.kind === 'oneOf' || value.kind === 'absent'
      // What the caller of a function chooses is nothing that a module exports.
      const isOwn = value.kind !== 'name' || value.fromCaller !== true
      return isKnown && isOwn ? { kind: 'value', value } : undefined
    }
  }
}

function propertyNames(object: TSESTree.ObjectExpression): ReadonlySet<string> {
  return new Set(
    object.properties.flatMap((property) => {
      const name = property.type === 'Property' ? memberName(property) : undefined
      return name === undefined ? [] : [name]
    }),
  )
}

/** Stands for the name that a caller gives: no environment variable has it. */
const ASKED = '\0'

/** `(name) => process.env[name]`: whichever variable is asked for is read. */
function environmentReader(scan: Scan, fn: FunctionNode): Constant | undefined {
  for (const [parameter, pattern] of fn.params.slice(0, 2).entries()) {
    const asked = { type: 'Literal', value: ASKED, raw: ASKED, range: pattern.range } as unknown as Node
    const args = fn.params.slice(0, parameter + 1).map(() => asked)
    const value = valueOfShape(scan.evaluator.returnOf(fn, args))
    if (value.kind !== 'name' || value.space !== 'env') continue
    if (value.path !== ASKED) continue
    const { fallback } = value
    return { kind: 'environment-reader', parameter, ...(fallback === undefined ? {} : { fallback }) }
  }
  return undefined
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}
