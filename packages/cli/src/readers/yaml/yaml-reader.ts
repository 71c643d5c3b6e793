import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { blankTemplates } from './blank-templates.ts'
import { parseYaml } from './parse-yaml.ts'

/**
 * Reads YAML. A file that is none because of template actions (`{{ ... }}`, as in a Helm chart) is read without them:
 * what they would put there, or leave out, is unknown.
 */
export const yamlReader: Reader = {
  id: 'yaml',
  read(given) {
    const input = withoutMark(given)
    const tree = parseYaml(input.text)
    if (!('reason' in tree)) return settingsReading(input, tree)
    if (!input.text.includes('{{')) return tree
    const template = blankTemplates(input.text)
    const rest = parseYaml(template.text)
    if ('reason' in rest) return rest
    const comments = [...rest.comments, ...template.comments].toSorted(
      (one, other) => one.start - other.start,
    )
    return settingsReading(input, { ...rest, comments }, { blockAt: template.blockAt })
  },
}
