import { cookedText, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'

const mocked = new WeakMap<Tree, ReadonlySet<string>>()

/**
 * A test of this file replaces a module: `vi.mock('twilio')`, `jest.mock('twilio', factory)`, `mock.module('twilio', ...)` of
 * `node:test` and Bun, `td.replaceEsm('twilio')`.
 */
export function isMocked(tree: Tree, module: string): boolean {
  let found = mocked.get(tree)
  if (found === undefined) mocked.set(tree, (found = mockedIn(tree)))
  return found.has(module)
}

function mockedIn(tree: Tree): ReadonlySet<string> {
  return new Set(
    tree.all('CallExpression').flatMap((call): readonly string[] => {
      const callee = unwrap(call.callee)
      const [module] = call.arguments
      if (module === undefined || callee.type !== 'MemberExpression') return []
      return MOCKS.has(memberName(callee) ?? '') ? textOf(unwrap(module)) : []
    }),
  )
}

const MOCKS = new Set(['mock', 'doMock', 'unstable_mockModule', 'module', 'replace', 'replaceEsm'])

function textOf(node: Node): readonly string[] {
  // `vi.mock(import('twilio'))`
  const inner = node.type === 'ImportExpression' ? unwrap(node.source) : node
  if (inner.type === 'Literal' && typeof inner.value === 'string') return [inner.value]
  const text =
    inner.type === 'TemplateLiteral' && inner.expressions.length === 0
      ? cookedText(inner.quasis[0])
      : undefined
  return text === undefined ? [] : [text]
}
