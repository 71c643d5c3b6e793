import type { TSESTree } from '@typescript-eslint/types'
import { resolveModule } from '../modules/resolve-module.ts'

/**
 * The files of the project that run before a program's own statements, because it imports or requires them at its top.
 *
 * @param file absolute path of the program
 * @returns absolute paths
 */
export function importedModules(program: TSESTree.Program, file: string): readonly string[] {
  return program.body.flatMap(specifiersOf).flatMap((specifier) => resolveModule(specifier, file)?.path ?? [])
}

function specifiersOf(statement: TSESTree.ProgramStatement): readonly string[] {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return [statement.source.value]
    case 'ExportNamedDeclaration':
      return statement.source === null ? [] : [statement.source.value]
    case 'ExpressionStatement':
      return required(statement.expression)
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => (init === null ? [] : required(init)))
    default:
      return []
  }
}

/** `require('./env')`, `require('./env').load()`, `require('./env')()`. */
function required(expression: TSESTree.Expression): readonly string[] {
  if (expression.type === 'MemberExpression') return required(expression.object)
  if (expression.type !== 'CallExpression') return []
  const [argument] = expression.arguments
  const isRequire = expression.callee.type === 'Identifier' && expression.callee.name === 'require'
  if (!isRequire) return required(expression.callee)
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? [argument.value] : []
}
