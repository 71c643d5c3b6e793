import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reading } from '@regionguard/core'
import type { Reader, ReaderInput, Unreadable } from '@regionguard/core/settings'
import { findScripts, mayHoldScripts } from '../ci-scripts/find-scripts.ts'
import { blankTemplates } from './blank-templates.ts'
import { openCollections } from './open-collections.ts'
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
    const open = openCollections(template.text, rest.roots, template.outputs)
    return settingsReading(input, { ...rest, comments, open }, { blockAt: template.blockAt })
  },
  readFurther: (given) => (mayHoldScripts(given) ? readWithScripts(withoutMark(given)) : undefined),
}

/** The shell's parser is loaded where there is a script that matters. */
async function readWithScripts(input: ReaderInput): Promise<Reading | Unreadable> {
  const tree = parseYaml(input.text)
  if ('reason' in tree) return yamlReader.read(input)
  const scripts = findScripts(input, tree.roots)
  if (scripts.length === 0) return settingsReading(input, tree)
  const { pipelineReading } = await import('../ci-scripts/pipeline-reading.ts')
  return pipelineReading(input, tree, scripts)
}
