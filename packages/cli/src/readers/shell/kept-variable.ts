import type { Word } from 'unbash'
import type { ScriptCommand } from './script-walk.ts'
import { joined, namedValueIn, piecesOfWord, textOfWord } from './shell-word.ts'
import type { NamedValue } from './shell-word.ts'

/** The variable that a command leaves to the steps after its own. */
export function keptVariable({ node }: ScriptCommand): NamedValue | undefined {
  const [word, ...more] = node.args
  const isTold = node.redirects.some(
    (one) =>
      one.type === 'Redirect' &&
      one.operator === '>>' &&
      /^"?\$\{?(?:GITHUB_ENV|BASH_ENV)\}?"?$/.test(textAsWritten(one.target)),
  )
  if (!isTold || textOfWord(node.name) !== 'echo' || word?.type !== 'Word' || more.length > 0)
    return undefined
  const [first, ...rest] = joined(piecesOfWord(word))
  if (first?.kind !== 'text') return undefined
  const skip = /^export /.exec(first.text)?.[0].length ?? 0
  return namedValueIn(
    [{ ...first, text: first.text.slice(skip), start: first.start + skip }, ...rest],
    word.end,
  )
}

function textAsWritten(word: Word | undefined): string {
  if (word === undefined) return ''
  return piecesOfWord(word)
    .map((piece) => (piece.kind === 'variable' ? `$${piece.name}` : piece.kind === 'text' ? piece.text : '?'))
    .join('')
}
