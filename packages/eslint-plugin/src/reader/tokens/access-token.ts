import { absent, type AccessTokenFact, type Span, unknown, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { Options } from '../clients/options.ts'
import type { Thing } from '../flow/thing.ts'
import type { Scan } from '../scan.ts'
import { followsUnconditionally } from '../syntax/conditions.ts'
import type { Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { hiddenSecret } from '../values/hidden-secret.ts'

/** `new AccessToken(accountSid, keySid, secret, { region })`, and what is done with `region` afterwards. */
export interface AccessTokenDraft {
  readonly node: TSESTree.NewExpression
  /** Assignments to `region`. */
  readonly writes: { readonly option: 'region'; readonly node: Node }[]
}

/** Follows an access token to the assignments of its region. */
export function accessTokenThing(draft: AccessTokenDraft, tree: Tree): Thing {
  return {
    key: `token@${String(draft.node.range[0])}`,
    member: () => undefined,
    assigned: (name, target) => {
      if (name === 'region' || name === undefined)
        draft.writes.push({ option: 'region', node: tree.parentOf(target) ?? target })
    },
    overwritten: (call) => {
      draft.writes.push({ option: 'region', node: call })
    },
    escaped: () => undefined,
  }
}

/** The arguments that both kinds of token and the client have in common: what is where, and where it is not known. */
function argumentValue(scan: Scan, args: readonly Node[], index: number): { value: Value; place?: Span } {
  if (args.slice(0, index + 1).some((argument) => argument.type === 'SpreadElement')) {
    return { value: unknown('arguments that are spread') }
  }
  const argument = args[index]
  if (argument === undefined) return { value: absent() }
  return { value: scan.evaluator.valueOf(argument), place: scan.evaluator.span(argument) }
}

export function accessTokenFact(scan: Scan, draft: AccessTokenDraft, id: string): AccessTokenFact {
  const { node } = draft
  const accountSid = argumentValue(scan, node.arguments, 0)
  const keySid = argumentValue(scan, node.arguments, 1)
  const secret = argumentValue(scan, node.arguments, 2)
  const region = regionOf(scan, draft)
  return {
    kind: 'access-token',
    id,
    span: scan.evaluator.span(node),
    accountSid: accountSid.value,
    keySid: keySid.value,
    secret: hiddenSecret(secret.value),
    region: region.value,
    places: {
      ...(accountSid.place === undefined ? {} : { accountSid: accountSid.place }),
      ...(keySid.place === undefined ? {} : { keySid: keySid.place }),
      ...(secret.place === undefined ? {} : { secret: secret.place }),
      ...(region.place === undefined ? {} : { region: region.place }),
    },
  }
}

function isPattern({ type }: Node): boolean {
  return type === 'ObjectPattern' || type === 'ArrayPattern'
}

function regionOf(scan: Scan, draft: AccessTokenDraft): { value: Value; place?: Span | undefined } {
  const [first, ...more] = draft.writes
  const write = first?.node
  if (write === undefined) {
    const options = draft.node.arguments.some((argument) => argument.type === 'SpreadElement')
    if (options) return { value: unknown('arguments that are spread') }
    return new Options(scan.evaluator, draft.node.arguments[3]).option('region')
  }
  const place = scan.evaluator.span(write)
  const certain =
    more.length === 0 &&
    write.type === 'AssignmentExpression' &&
    write.operator === '=' &&
    !isPattern(write.left) &&
    followsUnconditionally(scan.tree, draft.node, write)
  return {
    value: certain
      ? scan.evaluator.valueOf(write.right)
      : unknown('a region that is assigned under a condition, or more than once', [place]),
    place,
  }
}
