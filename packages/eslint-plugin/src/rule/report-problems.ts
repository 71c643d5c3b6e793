import type { CheckId, DescribedRemedy, Problem, Reading } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type {
  ReportFixFunction,
  RuleContext,
  RuleListener,
  SourceCode,
} from '@typescript-eslint/utils/ts-eslint'
import { analysisOf } from '../analysis/file-analysis.ts'
import type { MessageId } from './create-rule.ts'

/**
 * What every rule of this plugin does: asks the analysis of the file, which all rules share, for the problems of one
 * check, and reports them.
 *
 * @param check the check of the same id as the rule
 * @param context as ESLint gives it; `options` go before those of the policy
 */
export function reportProblems(
  check: CheckId,
  context: Readonly<RuleContext<MessageId, readonly object[]>>,
): RuleListener {
  const analysis = analysisOf(context)
  return {
    Program: () => {
      for (const problem of analysis().problems(check, context.options[0])) {
        report(context, problem, analysis().reading)
      }
    },
  }
}

function report(
  context: Readonly<RuleContext<MessageId, readonly object[]>>,
  problem: Problem,
  reading: Reading,
): void {
  const { message, span, fix, suggestions = [] } = problem
  context.report({
    loc: locationOf(context.sourceCode, span),
    messageId: 'problem',
    data: { message },
    ...(fix === undefined ? {} : { fix: fixOf(fix, reading) }),
    suggest: suggestions.map((suggestion) => ({
      messageId: 'suggestion',
      data: { description: suggestion.description },
      fix: fixOf(suggestion, reading),
    })),
  })
}

function locationOf(
  sourceCode: Readonly<SourceCode>,
  { start, end }: Problem['span'],
): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) }
}

/** ESLint drops fixes and suggestions that turn out to be null: the syntax leaves no safe way. */
function fixOf({ remedy }: DescribedRemedy, reading: Reading): ReportFixFunction {
  return (fixer) => {
    const edits = reading.edits(remedy)
    if (edits === undefined || edits.some(({ file }) => file !== reading.file)) return null
    return edits.map(({ range, text }) => fixer.replaceTextRange([...range], text))
  }
}
