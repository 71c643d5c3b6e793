import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

interface ParseResult {
  readonly context: { readonly errors: { getErrors(): readonly { readonly message: string }[] } }
  readonly value: unknown
}
interface File {
  readonly name: string
  readonly content: string
}
interface Parser {
  readonly parseWorkflow: (file: File, trace: object) => ParseResult
  readonly parseAction: (file: File, trace: object) => ParseResult
  readonly convertWorkflowTemplate: (
    context: ParseResult['context'],
    value: unknown,
  ) => Promise<{ readonly errors?: readonly { readonly Message: string }[] }>
  readonly NoOperationTraceWriter: new () => object
}

/** Stands beside this file, so that its imports are found as those of this package are. */
const ENTRY = fileURLToPath(new URL('github-parser.mjs', import.meta.url))
const EXPORTS = [
  `export * from '@actions/workflow-parser'`,
  `export { parseAction } from '@actions/workflow-parser/actions/action-parser'`,
].join('\n')

/**
 * GitHub's own parser of workflows and actions. Bundled first, for it imports JSON as Node 20 does not take it.
 *
 * @param scratch a directory outside of the repository
 */
export async function githubParser(scratch: string): Promise<{
  /** What is wrong with a workflow, by GitHub's schema. */
  readonly workflowProblems: (name: string, content: string) => Promise<readonly string[]>
  /** What is wrong with an `action.yml`. */
  readonly actionProblems: (content: string) => readonly string[]
}> {
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source === ENTRY ? ENTRY : undefined),
        load: (id) => (id === ENTRY ? EXPORTS : undefined),
      },
    ],
  })
  await bundle.write({ dir: join(scratch, 'parser'), entryFileNames: 'parser.mjs' })
  await bundle.close()
  const parser = (await import(pathToFileURL(join(scratch, 'parser/parser.mjs')).href)) as Parser
  const trace = new parser.NoOperationTraceWriter()
  const problemsOf = ({ context }: ParseResult): readonly string[] =>
    context.errors.getErrors().map(({ message }) => message)
  return {
    async workflowProblems(name, content) {
      const result = parser.parseWorkflow({ name, content }, trace)
      const { errors = [] } = await parser.convertWorkflowTemplate(result.context, result.value)
      return [...problemsOf(result), ...errors.map(({ Message }) => Message)]
    },
    actionProblems: (content) => problemsOf(parser.parseAction({ name: 'action.yml', content }, trace)),
  }
}
