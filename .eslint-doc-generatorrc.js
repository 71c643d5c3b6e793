import { format, resolveConfig } from 'prettier'

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  pathRuleDoc: '../../../../docs/rules/{name}.md',
  pathRuleList: '../../README.md',
  // The list stands on npm too, where a relative link leads nowhere.
  urlRuleDoc: 'https://github.com/regionguard/regionguard/blob/main/docs/rules/{name}.md',
  ruleDocTitleFormat: 'name',
  // Every page has a section on options, which says so where the rule has none.
  ruleDocSectionOptions: false,
  ruleDocSectionInclude: ['What it reports', 'Why', 'Wrong', 'Right', 'Options', 'When not to use it'],
  postprocess: async (content, path) =>
    format(content, { ...(await resolveConfig(path)), parser: 'markdown' }),
}
