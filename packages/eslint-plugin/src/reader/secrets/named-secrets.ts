import { credentialRoleOfName, isTwilioName, literal, sidPrefix } from '@regionguard/core'
import type { Draft, Scan } from '../scan.ts'
import { memberName, type Node, staticText, unwrap } from '../syntax/node.ts'

/** Every literal under a name that says that it is a Twilio credential. */
export function namedSecrets(scan: Scan): Draft[] {
  return [...namedValues(scan)].flatMap(({ path, name, value, siblings }) => {
    const texts = literalsIn(value)
    if (texts.length === 0) return []
    const own = credentialRoleOfName(name)
    const role = own ?? credentialRoleOfName(path)
    if (role === undefined) return []
    const place = role === 'auth-token' || role === 'api-key-secret' ? 'secret' : 'plain'
    const twilio = isTwilioName(path) || siblings().some(isSid)
    return texts.map(({ node, text }): Draft => {
      const span = scan.evaluator.span(node)
      return {
        node,
        subject: { node },
        fact: (id) => ({
          kind: 'named-secret',
          id,
          span,
          name: own === undefined ? path : name,
          role,
          value: literal(text, [span], place),
          twilio,
        }),
      }
    })
  })
}

interface NamedValue {
  readonly name: string
  /** With the keys and the variable that it stands below: `twilio.ie1.authToken`. */
  readonly path: string
  readonly value: Node
  /** The values that stand beside it. */
  readonly siblings: () => readonly Node[]
}

function* namedValues(scan: Scan): Generator<NamedValue> {
  const { tree } = scan
  for (const node of tree.all('VariableDeclarator')) {
    if (node.id.type !== 'Identifier' || node.init === null) continue
    yield {
      name: node.id.name,
      path: node.id.name,
      value: node.init,
      siblings: () => declaredBeside(scan, node),
    }
  }
  for (const node of tree.all('Property')) {
    const object = tree.parentOf(node)
    const name = memberName(node)
    if (name === undefined || object?.type !== 'ObjectExpression') continue
    yield {
      name,
      path: [...keysAbove(scan, object), name].join('.'),
      value: node.value,
      siblings: () => object.properties.flatMap((each) => (each.type === 'Property' ? [each.value] : [])),
    }
  }
  for (const node of tree.all('PropertyDefinition')) {
    const name = memberName(node)
    const body = tree.parentOf(node)
    if (name === undefined || node.value === null || body?.type !== 'ClassBody') continue
    const siblings = (): Node[] =>
      body.body.flatMap((each) =>
        each.type === 'PropertyDefinition' && each.value !== null ? [each.value] : [],
      )
    yield { name: name.replace('#', ''), path: name.replace('#', ''), value: node.value, siblings }
  }
  for (const node of [...tree.all('AssignmentExpression'), ...tree.all('AssignmentPattern')]) {
    const target = unwrap(node.left)
    const name =
      target.type === 'MemberExpression'
        ? memberName(target)
        : target.type === 'Identifier'
          ? target.name
          : undefined
    if (name === undefined) continue
    const around = target.type === 'MemberExpression' ? unwrap(target.object) : undefined
    const path = around?.type === 'Identifier' ? `${around.name}.${name}` : name
    yield { name, path, value: node.right, siblings: () => [] }
  }
}

/** The keys and the variable that an object literal stands under, from the outside in. */
function keysAbove(scan: Scan, object: Node): string[] {
  const keys: string[] = []
  for (const up of scan.tree.ancestorsOf(object)) {
    if (up.type === 'Property') {
      const key = memberName(up)
      if (key !== undefined) keys.unshift(key)
    } else if (up.type === 'VariableDeclarator') {
      if (up.id.type === 'Identifier') keys.unshift(up.id.name)
      break
    } else if (!TRANSPARENT.has(up.type)) {
      break
    }
  }
  return keys
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'ObjectExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'ArrayExpression',
])

function declaredBeside(scan: Scan, declarator: Node): Node[] {
  const declaration = scan.tree.parentOf(declarator)
  const block = declaration === undefined ? undefined : scan.tree.parentOf(declaration)
  const statements = block?.type === 'Program' || block?.type === 'BlockStatement' ? block.body : []
  return statements.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    return declared?.type === 'VariableDeclaration'
      ? declared.declarations.flatMap(({ init }) => (init === null ? [] : [init]))
      : []
  })
}

/** The literals that a value may be: itself, a fallback, a branch. */
function literalsIn(value: Node): { node: Node; text: string }[] {
  const node = unwrap(value)
  if (node.type === 'LogicalExpression') return [...literalsIn(node.left), ...literalsIn(node.right)]
  if (node.type === 'ConditionalExpression')
    return [...literalsIn(node.consequent), ...literalsIn(node.alternate)]
  const text = staticText(node)
  return text === undefined || text === '' ? [] : [{ node, text }]
}

function isSid(node: Node): boolean {
  return literalsIn(node).some(({ text }) => ['AC', 'SK'].includes(sidPrefix(text) ?? ''))
}
