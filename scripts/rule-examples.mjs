import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes the examples that `regionguard explain <rule>` shows, from the rule's page: `node scripts/rule-examples.mjs`.
 * A test holds the two together.
 */
const PAGES = new URL('../docs/rules/', import.meta.url)
const TARGET = new URL('../packages/cli/src/explain/rule-examples.generated.ts', import.meta.url)
const FENCE = /^```\S* (wrong|right)\b.*\n([\s\S]*?)^```$/gm

/** The text of the module. */
export function ruleExamplesModule() {
  const entries = readdirSync(PAGES)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const examples = {}
      for (const [, kind, text] of readFileSync(new URL(name, PAGES), 'utf8').matchAll(FENCE))
        examples[kind] ??= text.trimEnd()
      return `  '${name.slice(0, -'.md'.length)}': ${JSON.stringify(examples)},\n`
    })
  return [
    '// Written by scripts/rule-examples.mjs from docs/rules.\n',
    '/** Of each rule the first wrong and the first right example of its page. */\n',
    'export const RULE_EXAMPLES: Readonly<Record<string, { readonly wrong?: string; readonly right?: string }>> = {\n',
    ...entries,
    '}\n',
  ].join('')
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(TARGET, ruleExamplesModule())
