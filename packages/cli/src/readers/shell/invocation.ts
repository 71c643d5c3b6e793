import type { CommandArgument } from 'unbash'
import { joined, namedValueOf, piecesOfWord, textOfWord } from './shell-word.ts'
import type { NamedValue } from './shell-word.ts'
import type { ScriptCommand } from './script-walk.ts'

/** What a command really runs, behind `env`, `cross-env`, `sudo` and the like, and the variables that it is given. */
export interface Invocation {
  /** Undefined where it is computed. */
  readonly name: string | undefined
  readonly args: readonly CommandArgument[]
  readonly variables: readonly NamedValue[]
}

/** Commands that run another one; those that take `NAME=value` in front of it. */
const WRAPPERS: Readonly<Record<string, { readonly variables: boolean; readonly valued: string }>> = {
  env: { variables: true, valued: 'uCS' },
  'cross-env': { variables: true, valued: '' },
  'cross-env-shell': { variables: true, valued: '' },
  sudo: { variables: true, valued: 'ugphCrTU' },
  exec: { variables: false, valued: 'a' },
  nohup: { variables: false, valued: '' },
  nice: { variables: false, valued: 'n' },
  time: { variables: false, valued: '' },
  command: { variables: false, valued: '' },
  npx: { variables: false, valued: 'pc' },
}

/** Wrappers within each other: `sudo env A=b nohup ...`. */
const MOST_WRAPPERS = 6

export function invocationOf({ node }: ScriptCommand): Invocation {
  const variables: NamedValue[] = node.prefix.flatMap((part): readonly NamedValue[] => {
    if (
      part.type !== 'Assignment' ||
      part.value.type !== 'Word' ||
      part.append === true ||
      part.index !== undefined
    ) {
      return []
    }
    const { name, pos: start, end, value } = part
    return [{ name, start, nameEnd: start + name.length, value: joined(piecesOfWord(value)), end }]
  })
  let name = textOfWord(node.name)
  let args: readonly CommandArgument[] = node.args
  for (let steps = 0; steps < MOST_WRAPPERS && name !== undefined; steps++) {
    const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined
    if (wrapper === undefined) break
    const rest = unwrapped(args, wrapper, variables)
    const [first] = rest
    if (first?.type !== 'Word') return { name: first === undefined ? name : undefined, args: rest, variables }
    name = textOfWord(first)
    args = rest.slice(1)
  }
  return { name, args, variables }
}

/** The words from the inner command on; what is set for it is added to `variables`. */
function unwrapped(
  args: readonly CommandArgument[],
  { variables: takes, valued }: { readonly variables: boolean; readonly valued: string },
  variables: NamedValue[],
): readonly CommandArgument[] {
  for (let index = 0; index < args.length; index++) {
    const word = args[index]
    if (word?.type !== 'Word') return args.slice(index)
    const text = textOfWord(word)
    if (text?.startsWith('-') === true) {
      if (text.length === 2 && valued.includes(text[1] ?? '-')) index++
      continue
    }
    const named = takes ? namedValueOf(word) : undefined
    if (named === undefined) return args.slice(index)
    variables.push(named)
  }
  return []
}
