import type { LineIndex } from '../evaluation/line-index.ts'
import { PRODUCTS } from '../knowledge/product.ts'
import { nearestName } from '../wording/nearest-name.ts'
import { isCalendarDate } from './calendar-date.ts'
import { compileGlob } from './path-glob.ts'
import { problemAt } from './policy-error.ts'
import type { PolicyProblem } from './policy-error.ts'
import { entriesOf, itemsOf, textOfNode, textsOf, valueOf } from './policy-node.ts'
import type { PolicyNode } from './policy-node.ts'
import { quote } from './quote.ts'

/**
 * What is wrong with a policy beyond its schema: keys that stand twice, days that no calendar has, globs that are
 * none, products that look misspelt. Passes over what the schema finds wrong by itself.
 *
 * @param root the policy
 * @param lines of its text
 */
export function meaningProblems(root: PolicyNode, lines: LineIndex): readonly PolicyProblem[] {
  return [
    ...duplicateKeys(root, lines),
    ...[
      valueOf(root, 'ignore'),
      ...itemsOf(valueOf(root, 'areas')).map((area) => valueOf(area, 'files')),
      ...itemsOf(valueOf(root, 'exceptions')).map((exception) => valueOf(exception, 'files')),
    ].flatMap(badGlobs),
    ...itemsOf(valueOf(root, 'exceptions')).flatMap((exception) => badDate(valueOf(exception, 'expires'))),
    ...itemsOf(valueOf(root, 'credentials')).flatMap((entry) => badNames(valueOf(entry, 'names'))),
    ...entriesOf(valueOf(valueOf(root, 'facts'), 'products')).flatMap(({ key, keyStart }) =>
      misspeltProduct(key, keyStart),
    ),
  ]
}

function duplicateKeys(node: PolicyNode, lines: LineIndex): readonly PolicyProblem[] {
  if (node.kind === 'scalar') return []
  if (node.kind === 'list') return node.items.flatMap((item) => duplicateKeys(item, lines))
  const first = new Map<string, number>()
  return node.entries.flatMap(({ key, keyStart, value }) => {
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, keyStart)
      return duplicateKeys(value, lines)
    }
    const { line } = lines.positionAt(before)
    const problem = problemAt(
      keyStart,
      `the key ${quote(key)} stands twice: the first one is on line ${line}`,
    )
    return [problem, ...duplicateKeys(value, lines)]
  })
}

function badGlobs(list: PolicyNode | undefined): readonly PolicyProblem[] {
  // A blank one breaks the schema.
  const written = textsOf(list).filter(({ text }) => text.trim() !== '')
  const globs = written.map(({ text, node }) => ({ text, node, glob: compileGlob(text) }))
  const [first] = globs
  if (first !== undefined && globs.every(({ glob }) => !('problem' in glob) && (glob.negated ?? false))) {
    return [
      problemAt(
        first.node.start,
        `every glob of this list begins with "!": there is nothing that ${quote(first.text)} could take files out of`,
      ),
    ]
  }
  return globs.flatMap(({ text, node, glob }) =>
    'problem' in glob ? [problemAt(node.start, `the glob ${quote(text)} ${glob.problem}`)] : [],
  )
}

function badDate(node: PolicyNode | undefined): readonly PolicyProblem[] {
  const text = textOfNode(node)
  // One that does not even look like a date breaks the schema.
  if (node === undefined || text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return []
  return isCalendarDate(text) ? [] : [problemAt(node.start, `the calendar has no day ${quote(text)}`)]
}

function badNames(list: PolicyNode | undefined): readonly PolicyProblem[] {
  return textsOf(list).flatMap(({ text, node }) =>
    /^!|[{}]/.test(text)
      ? [
          problemAt(
            node.start,
            `the name ${quote(text)} has wildcards that names do not know: "*" stands for any characters, "?" for one`,
          ),
        ]
      : [],
  )
}

/** A product that we do not know may be new; one that is nearly a known one is a slip that would change nothing. */
function misspeltProduct(name: string, offset: number): readonly PolicyProblem[] {
  const known = PRODUCTS.map((product) => product.host)
  if (known.includes(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return []
  const suggestion = nearestName(name, known)
  return suggestion === undefined ? [] : [problemAt(offset, `unknown product ${quote(name)}`, suggestion)]
}
