import type { Span } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { cookedText, memberName, type Node, unwrap } from '../syntax/node.ts'
import { isStaticEnvironmentModule, moduleScope } from './config-source.ts'
import type { Evaluator } from './evaluator.ts'
import { type Constant, exportedConstant, namespaceOf } from './module-constants.ts'
import { type Shape, unknownShape } from './shape.ts'

/** The specifier of `require('x')`, where `require` is the platform's. */
export function requiredModule(evaluator: Evaluator, expression: Node): string | undefined {
  const node = unwrap(expression)
  if (node.type !== 'CallExpression' || !isRequire(evaluator, unwrap(node.callee))) return undefined
  const [argument] = node.arguments
  return argument === undefined ? undefined : staticSpecifier(argument)
}

/** The platform's `require`, or one made with `createRequire`. */
function isRequire(evaluator: Evaluator, callee: Node): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'require') return false
  const variable = evaluator.program.bindings.variableOf(callee)
  if (variable === undefined) return true
  const init = evaluator.program.bindings.initOf(variable)
  if (init?.type !== 'CallExpression') return false
  const maker = unwrap(init.callee)
  return (
    (maker.type === 'MemberExpression' ? memberName(maker) : maker.type === 'Identifier' && maker.name) ===
    'createRequire'
  )
}

/** The name is imported, or required, from a module. */
export function isImportOf(evaluator: Evaluator, node: Node, module: RegExp): boolean {
  if (node.type !== 'Identifier') return false
  const variable = evaluator.program.bindings.variableOf(node)
  const [source] = variable === undefined ? [] : evaluator.program.bindings.sourcesOf(variable)
  if (source?.kind === 'import') {
    const declaration = evaluator.program.tree.parentOf(source.specifier)
    return declaration?.type === 'ImportDeclaration' && module.test(declaration.source.value)
  }
  const specifier = source?.kind === 'expression' ? evaluator.requiredModule(source.node) : undefined
  return specifier !== undefined && module.test(specifier)
}

export function importedShape(evaluator: Evaluator, specifier: Node): Shape {
  const declaration = evaluator.program.tree.parentOf(specifier)
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference
    const module =
      reference.type === 'TSExternalModuleReference' ? staticSpecifier(reference.expression) : undefined
    return moduleShape(evaluator, module, [])
  }
  if (declaration?.type !== 'ImportDeclaration') return unknownShape('an import', [])
  const module = declaration.source.value
  if (specifier.type === 'ImportNamespaceSpecifier') return moduleShape(evaluator, module, [])
  const name = specifier.type === 'ImportSpecifier' ? importedName(specifier) : 'default'
  return exportShape(evaluator, module, name)
}

export function moduleShape(evaluator: Evaluator, module: string | undefined, via: readonly Span[]): Shape {
  if (module === undefined) return unknownShape('a module whose name is computed', via)
  if (/^(node:)?process$/.test(module)) return { kind: 'platform', via }
  const loaded = evaluator.program.loadModule(module, evaluator.program.file)
  if (loaded !== undefined) {
    const constant = namespaceOf(loaded, evaluator.program.loadModule)
    return { kind: 'constant', constant, path: '', scope: moduleScope(module, evaluator.program.file), via }
  }
  return configModuleShape(evaluator, module, via)
}

function exportShape(evaluator: Evaluator, module: string, name: string): Shape {
  if (/^(node:)?process$/.test(module)) {
    const platform: Shape = { kind: 'platform', via: [] }
    return name === 'default' ? platform : evaluator.memberOf(platform, name, undefined)
  }
  const environment = isStaticEnvironmentModule(module)
  if (environment !== undefined) {
    const all: Shape = { kind: 'environment', checked: false, via: [] }
    return environment === 'dynamic' && name === 'env' ? all : evaluator.memberOf(all, name, undefined)
  }
  const loaded = evaluator.program.loadModule(module, evaluator.program.file)
  const constant =
    loaded === undefined ? undefined : exportedConstant(loaded, name, evaluator.program.loadModule)
  const scope = moduleScope(module, evaluator.program.file)
  const holder = name === 'default' || isHolderName(name)
  if (constant !== undefined) return shapeOfConstant(constant, holder ? '' : name, scope, [])
  const whole = configModuleShape(evaluator, module, [])
  return holder ? whole : evaluator.memberOf(whole, name, undefined)
}

function configModuleShape(evaluator: Evaluator, module: string, via: readonly Span[]): Shape {
  return {
    kind: 'config',
    path: '',
    scope: moduleScope(module, evaluator.program.file),
    fromCaller: false,
    why: `the module \`${module}\``,
    via,
  }
}

function staticSpecifier(node: Node): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? inner.value : undefined
  return inner.type === 'TemplateLiteral' && inner.expressions.length === 0
    ? cookedText(inner.quasis[0])
    : undefined
}

export function importedName(specifier: TSESTree.ImportSpecifier): string {
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
}

/** `module.exports`, `module.exports.x`, `exports.x`. */
export function isModuleExports(target: Node): boolean {
  const node = unwrap(target)
  if (node.type !== 'MemberExpression') return node.type === 'Identifier' && node.name === 'exports'
  const object = unwrap(node.object)
  if (object.type === 'Identifier' && object.name === 'exports') return true
  if (object.type === 'Identifier' && object.name === 'module') return memberName(node) === 'exports'
  return isModuleExports(object)
}

export function shapeOfConstant(
  constant: Constant,
  path: string,
  scope: string,
  via: readonly Span[],
): Shape {
  return constant.kind === 'environment'
    ? { kind: 'environment', checked: constant.checked, via }
    : { kind: 'constant', constant, path, scope, via }
}

function isHolderName(name: string): boolean {
  return /^(app)?_?(config|configuration|settings|env|environment|options|secrets|conf|cfg)$/i.test(name)
}
