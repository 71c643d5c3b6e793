import type { Flow } from '../flow/flow.ts'
import type { Thing } from '../flow/thing.ts'
import { type Node, staticText, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Evaluator } from '../values/evaluator.ts'
import { importedName } from '../values/imports.ts'

/** One way in which a file takes something out of a package. */
export interface ModuleUse {
  readonly module: string
  /** The export; `*` for the module as a whole, as `require` gives it. */
  readonly name: string
  /** The expression that evaluates to it, or the name that an import declares. */
  readonly node: Node
  readonly isDeclaration: boolean
}

/**
 * Follows what a use of a module evaluates to.
 *
 * @param thing what the module as a whole is
 * @param isWhole the use has the module as a whole, else one of its exports
 */
export function followUse(flow: Flow, use: ModuleUse, thing: Thing, isWhole: boolean): void {
  const exported = isWhole ? thing : thing.member(use.name, use.node)
  if (exported === undefined || exported === 'escapes') return
  if (use.isDeclaration) flow.followName(use.node, exported)
  else flow.follow(use.node, exported)
}

/**
 * Every import, `require` and `import()` of the modules of interest. Imports of types are none.
 *
 * @param isOfInterest asked first: whether a `require` is the platform's takes more to find out
 */
export function moduleUses(
  tree: Tree,
  evaluator: Evaluator,
  isOfInterest: (module: string) => boolean,
): ModuleUse[] {
  const uses: ModuleUse[] = []
  for (const declaration of tree.all('ImportDeclaration')) {
    if (declaration.importKind === 'type' || !isOfInterest(declaration.source.value)) continue
    for (const specifier of declaration.specifiers) {
      if (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type') continue
      const name =
        specifier.type === 'ImportSpecifier'
          ? importedName(specifier)
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*'
      uses.push({ module: declaration.source.value, name, node: specifier.local, isDeclaration: true })
    }
  }
  for (const declaration of tree.all('TSImportEqualsDeclaration')) {
    const { moduleReference: reference, importKind } = declaration
    if (importKind === 'type' || reference.type !== 'TSExternalModuleReference') continue
    const module = staticText(reference.expression)
    if (module === undefined || !isOfInterest(module)) continue
    uses.push({ module, name: '*', node: declaration.id, isDeclaration: true })
  }
  for (const node of tree.all('ImportExpression')) {
    const module = staticText(unwrap(node.source))
    if (module !== undefined && isOfInterest(module))
      uses.push({ module, name: '*', node, isDeclaration: false })
  }
  for (const node of tree.all('CallExpression')) {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') continue
    const [specifier] = node.arguments
    const module = specifier === undefined ? undefined : staticText(unwrap(specifier))
    if (module === undefined || !isOfInterest(module)) continue
    if (evaluator.requiredModule(node) === module)
      uses.push({ module, name: '*', node, isDeclaration: false })
  }
  return uses
}
