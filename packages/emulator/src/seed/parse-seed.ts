import { LineIndex } from '@regionguard/core/wording'
import { meaningProblems } from './meaning-problems.ts'
import { readJsonSeed } from './read-json-seed.ts'
import { readObjectSeed } from './read-object-seed.ts'
import { readYamlSeed } from './read-yaml-seed.ts'
import { schemaProblems } from './schema-problems.ts'
import { SeedError } from './seed-error.ts'
import { dataOf } from './seed-node.ts'
import type { SeedNode, SeedProblem, SeedTree } from './seed-node.ts'
import type { Seed } from './seed.ts'

/**
 * Parses a seed file once, at the edge: what comes out needs no further checks.
 *
 * @param text the decoded file
 * @param file its path, for errors; one that ends in `.json` is JSON, any other YAML 1.2
 * @throws SeedError with every mistake, in the order of the source
 */
export function parseSeed(text: string, file: string): Seed {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const tree = /\.json$/i.test(file) ? readJsonSeed(body) : readYamlSeed(body)
  return checked(tree, file, new LineIndex(body))
}

/**
 * A seed that was given as an object.
 *
 * @throws SeedError
 */
export function parseSeedObject(value: object): Seed {
  return checked(readObjectSeed(value), 'seed', undefined)
}

function checked(tree: SeedTree, file: string, lines: LineIndex | undefined): Seed {
  if ('problems' in tree) throw errorOf(tree.problems, file, lines)
  const broken = schemaProblems(tree.root)
  const problems = broken.length > 0 ? broken : meaningProblems(tree.root)
  if (problems.length > 0) throw errorOf(problems, file, lines)
  return toSeed(tree.root)
}

/** The schema has seen to the rest: the data is the seed. */
function toSeed(root: SeedNode): Seed {
  return dataOf(root) as Seed
}

/** More than anyone reads. */
const MOST_MISTAKES = 100

function errorOf(problems: readonly SeedProblem[], file: string, lines: LineIndex | undefined): SeedError {
  const sorted = problems.toSorted((a, b) => a.offset - b.offset).slice(0, MOST_MISTAKES)
  return new SeedError(
    sorted.map(({ offset, message }) => ({
      message,
      file,
      ...(lines === undefined ? { line: 0, column: 0 } : lines.positionAt(offset)),
    })),
  )
}
