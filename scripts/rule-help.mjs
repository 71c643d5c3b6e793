import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes what SARIF says of each rule, from its page: `node scripts/rule-help.mjs`. A test holds the two together.
 */
const PAGES = new URL('../docs/rules/', import.meta.url)
const TARGET = new URL('../packages/cli/src/reporters/sarif/rule-help.generated.ts', import.meta.url)
const PUBLISHED = 'https://github.com/regionguard/regionguard/blob/main/docs/rules/'

/** The text of the module. */
export function ruleHelpModule() {
  const entries = readdirSync(PAGES)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const page = readFileSync(new URL(name, PAGES), 'utf8')
      const [description, reports, why] = [
        leadOf(page),
        sectionOf(page, 'What it reports'),
        sectionOf(page, 'Why'),
      ]
      const rule = name.slice(0, -'.md'.length)
      return `  '${rule}': ${JSON.stringify({ description, reports, why })},\n`
    })
  return [
    '// Written by scripts/rule-help.mjs from docs/rules.\n',
    '/** Of each rule: one sentence, what it reports and why, in Markdown. */\n',
    'export const RULE_HELP: Readonly<\n',
    '  Record<string, { readonly description: string; readonly reports: string; readonly why: string }>\n',
    '> = {\n',
    ...entries,
    '}\n',
  ].join('')
}

/** The first paragraph below the generated header: what the rule wants. */
function leadOf(page) {
  const body = page.includes('<!-- end auto-generated') ? page.split(/<!-- end auto-generated.*-->/)[1] : page
  const [lead = ''] = body
    .replace(/^\s*# .*$/m, '')
    .trim()
    .split('\n\n')
  return unwrapped(lead)
}

function sectionOf(page, title) {
  const start = page.indexOf(`## ${title}\n`)
  if (start === -1) throw new Error(`no section "${title}"`)
  const [text = ''] = page.slice(start + `## ${title}\n`.length).split(/^## /m)
  return text.trim().split('\n\n').map(unwrapped).join('\n\n')
}

/** One line for a paragraph; links lead to where the pages are published. */
function unwrapped(paragraph) {
  const text = /^\s*(?:[-|]|\d+\.)/m.test(paragraph) ? paragraph : paragraph.replaceAll(/\s*\n\s*/g, ' ')
  return text.replaceAll(/\]\((?!https?:)([^)]+)\)/g, (_, to) => `](${new URL(to, PUBLISHED).href})`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(TARGET, ruleHelpModule())
