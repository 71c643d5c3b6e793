import { LineIndex } from '../evaluation/line-index.ts'
import { dataOf, textOfNode, valueOf } from './policy-node.ts'
import type { PolicyNode, PolicyTree } from './policy-node.ts'
import { placeProblems, problemAt } from './policy-error.ts'
import type { PolicyError, PolicyProblem } from './policy-error.ts'
import type { Policy } from './policy.ts'
import { meaningProblems } from './meaning-problems.ts'
import { quote } from './quote.ts'
import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import { schemaProblem } from './schema-problem.ts'
import { toPolicy } from './to-policy.ts'
import { validatePolicy } from './validate-policy.ts'

export { compileGlob } from './path-glob.ts'
export { formatPolicyError } from './policy-error.ts'
export type { PolicyError } from './policy-error.ts'

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly errors: readonly PolicyError[] }

/**
 * Parses a policy once, at the edge: what comes out needs no further checks.
 *
 * This module brings a YAML parser and a glob compiler along; load it (`@regionguard/core/policy-parser`) only when
 * there is a policy.
 *
 * @param text the decoded file
 * @param file its path, relative to the working directory or absolute, with `/`; one that ends in `.json` is JSON, any
 *   other YAML 1.2. Goes into errors and spans, and its folder is what globs are relative to
 * @param workingDirectory the absolute path that other files are relative to, with `/`; needed where the policy stands
 *   above it or is given by an absolute path
 * @returns the policy, or everything that is wrong with it in the order of the source: never neither
 */
export function parsePolicy(text: string, file: string, workingDirectory?: string): ParsedPolicy {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = new LineIndex(body)
  const result = read(body, lines, file, workingDirectory)
  return 'version' in result
    ? { ok: true, policy: result }
    : { ok: false, errors: placeProblems(result, lines, file) }
}

/** In UTF-16 units. A policy of a thousand exceptions has less than half of it. */
const LONGEST_POLICY = 500_000

function read(
  text: string,
  lines: LineIndex,
  file: string,
  workingDirectory: string | undefined,
): Policy | readonly PolicyProblem[] {
  if (text.length > LONGEST_POLICY) {
    return [problemAt(0, `this file is longer than ${LONGEST_POLICY} characters, too long for a policy`)]
  }
  const tree: PolicyTree = /\.json$/i.test(file) ? readJson(text) : readYaml(text)
  if (tree.kind === 'broken') return firstOfEachLine(tree.problems, lines)
  if (tree.kind === 'empty') return [problemAt(0, 'the policy is empty: it needs "version: 1" at least')]
  const { root } = tree
  const otherVersion = unsupportedVersion(root)
  if (otherVersion !== undefined) return [otherVersion]
  const problems = [
    ...validatePolicy(dataOf(root)).flatMap((error) => schemaProblem(error, root) ?? []),
    ...meaningProblems(root, lines),
  ]
  return problems.length > 0 ? problems : toPolicy(root, file, workingDirectory)
}

/** Of another version we know neither the keys nor their meaning: that it is another one is all there is to say. */
function unsupportedVersion(root: PolicyNode): PolicyProblem | undefined {
  const version = valueOf(root, 'version')
  if (version?.kind !== 'scalar' || version.value === 1 || version.value === null) return undefined
  if (textOfNode(version) === '1') {
    return problemAt(version.start, '"version" must be the number 1: take the quotes away')
  }
  return problemAt(
    version.start,
    `version ${quote(version.spelling)} of the policy format is not supported: this release reads version 1`,
  )
}

/** One mistake in the syntax makes a parser stumble several times; on its line the first is the one that helps. */
function firstOfEachLine(problems: readonly PolicyProblem[], lines: LineIndex): readonly PolicyProblem[] {
  const firsts = new Map<number, PolicyProblem>()
  for (const problem of problems) {
    const line = lines.lineAt(problem.offset)
    if (problem.offset < (firsts.get(line)?.offset ?? Infinity)) firsts.set(line, problem)
  }
  return [...firsts.values()]
}
