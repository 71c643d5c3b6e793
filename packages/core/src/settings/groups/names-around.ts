import { unknown } from '../../index.ts'
import type { Span, Value } from '../../index.ts'
import type { ReaderInput } from '../reader.ts'
import type { Node, Tree } from '../tree/node.ts'
import { dialectOf, scopeOf } from './dialect.ts'
import { findGroups } from './find-groups.ts'
import { setByCommand } from './open-ended.ts'
import { valueOfText } from './reference.ts'
import { ValuedGroups } from './valued-groups.ts'
import type { Step } from './step.ts'

/** What names stand for at one place of a tree. */
export interface NamesAround {
  /** What the environments around the place set a variable to, the innermost first; undefined: none of them does. */
  readonly variable: (name: string) => Value | undefined
  /**
   * What a text with references comes to, those to the file itself followed.
   *
   * @param follow `names`: to names only, for those say more of a credential than its text
   */
  readonly valueOf: (text: string, at: Span, follow: 'all' | 'names') => Value
}

/**
 * What names stand for where a command of a pipeline runs, by the environments around it. Elsewhere than in a
 * pipeline it is not certain that an inner part has what an outer one sets, and no name is followed.
 *
 * @returns asked with the way from the root to the command
 */
export function namesAround(
  { file, text, context }: ReaderInput,
  tree: Tree,
  root: Node,
): (trail: readonly Step[]) => NamesAround {
  const input = {
    file,
    text,
    roots: [root],
    merged: tree.merged ?? new Set<Node>(),
    within: new Map(),
    apart: new Set<Node>(),
    open: tree.open ?? new Map<Node, string>(),
    comments: tree.comments,
    flat: false,
    context,
    blockAt: () => 0,
    isTemplate: false,
  }
  const { groups } = findGroups({ ...input, root, isApart: false })
  const values = new ValuedGroups(input, groups)
  const dialect = dialectOf(file, root)
  const isSetByCommand = setByCommand(text)
  return (trail) => {
    const scope = scopeOf(file, trail, dialect)
    const nodes = trail.map((step) => step.in)
    const variable = (name: string): Value | undefined => {
      const value = dialect.inherits ? values.around(nodes, scope, name) : undefined
      return value !== undefined && isSetByCommand(name) ? unknown('a command may set it', value.via) : value
    }
    return {
      variable,
      valueOf: (one, at, follow) =>
        valueOfText(one, { at, variables: dialect.variables, scope, defined: variable, follow }),
    }
  }
}
