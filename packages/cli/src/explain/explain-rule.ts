import type { Rule } from '@regionguard/core'
import { RULE_HELP } from '../reporters/sarif/rule-help.generated.ts'
import { rulePage } from '../reporters/rule-page.ts'
import { heading, lines, rows, text } from './explanation.ts'
import type { Explanation, Part } from './explanation.ts'
import { RULE_EXAMPLES } from './rule-examples.generated.ts'

/** What a rule reports, why, and what wrong and right look like. */
export function explainRule({ id, summary, recommended, fixable, hasSuggestions }: Rule): Explanation {
  const { description, reports, why } = RULE_HELP[id] ?? { description: summary, reports: '', why: '' }
  const { wrong, right } = RULE_EXAMPLES[id] ?? {}
  const remedy = fixable ? 'mended by --fix' : hasSuggestions ? 'suggested, for a person to choose' : 'none'
  return {
    title: `${id}: ${description}`,
    parts: [
      ...paragraphs(reports),
      heading('Why'),
      ...paragraphs(why),
      ...(wrong === undefined ? [] : [heading('Wrong'), lines(...wrong.split('\n'))]),
      ...(right === undefined ? [] : [heading('Right'), lines(...right.split('\n'))]),
      rows(
        ['recommended', recommended],
        ['remedy', fixable && hasSuggestions ? `${remedy}, where it is certain; else suggested` : remedy],
        ['page', `docs/rules/${id}.md, ${rulePage(id)}`],
      ),
    ],
  }
}

/** Markdown as text: links show where they lead, tables and lists keep their lines. */
function paragraphs(markdown: string): readonly Part[] {
  return markdown.split('\n\n').map((paragraph) => {
    const plain = paragraph.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    return /^\s*(?:[-|]|\d+\. )/m.test(plain)
      ? lines(...plain.split('\n'))
      : text(plain.replaceAll('\n', ' '))
  })
}
