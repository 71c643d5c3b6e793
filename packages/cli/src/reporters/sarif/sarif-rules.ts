import { RULES } from '@regionguard/core'
import type { Rule } from '@regionguard/core'
import type { ReportingDescriptor } from 'sarif'
import { rulePage } from '../rule-page.ts'
import { RULE_HELP } from './rule-help.generated.ts'

/** Rules about secrets that others can read. GitHub shows these among its security alerts. */
const SECURITY = new Set(['no-hardcoded-credential', 'no-public-secret'])

/** The whole catalogue, whatever was found: it changes with a release only, as code scanning wants it. */
export const SARIF_RULES: readonly ReportingDescriptor[] = RULES.map(descriptor)

function descriptor({ id, summary, recommended }: Rule): ReportingDescriptor {
  const { description, reports, why } = RULE_HELP[id] ?? { description: summary, reports: summary, why: '' }
  const page = rulePage(id)
  const security = SECURITY.has(id)
  return {
    id,
    shortDescription: { text: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` },
    fullDescription: { text: plain(description) },
    help: {
      text: plain(`${reports}\n\n${why}\n\n${page}`),
      markdown: `${reports}\n\n${why}\n\n[More about ${id}](${page})`,
    },
    helpUri: page,
    defaultConfiguration: { level: recommended },
    // https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    properties: {
      tags: ['twilio', ...(security ? ['security'] : [])],
      precision: 'very-high',
      'problem.severity': recommended,
      ...(security ? { 'security-severity': '8.0' } : {}),
    },
  }
}

/** Markdown as plain text: links keep their words, code loses its marks. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')
}
