import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { isTwilioName, literal } from '@regionguard/core'
import type { Fact, Setting, Value } from '@regionguard/core'
import { hclTree } from './hcl-tree.ts'
import { moduleNames } from './module-names.ts'
import { hclParser } from './parse-hcl.ts'

/** Reads Terraform's configuration and variables, and HCL of other tools; its parser is WebAssembly, to be loaded first. */
export async function hclReader(): Promise<Reader> {
  const parseHcl = await hclParser()
  return {
    id: 'hcl',
    read(given) {
      const input = withoutMark(given)
      const parsed = parseHcl(input.text)
      if ('reason' in parsed) return parsed
      const reading = settingsReading(input, hclTree(parsed))
      const { defaults } = moduleNames(parsed.body)
      const valueOf = (value: Value): Value => {
        if (value.kind !== 'name' || value.space !== 'variable') return value
        const given = defaults.get(value.path.replace(/^var\./, ''))
        // The default of a variable that says Twilio is a setting by itself.
        const isFallback = given?.kind === 'text' && given.text !== '' && !isTwilioName(value.path)
        const span = { file: input.file, start: given?.start ?? 0, end: given?.end ?? 0 }
        return {
          ...value,
          // A module is a folder: `var.x` is one value in all of its files.
          scope: `${input.file.slice(0, input.file.lastIndexOf('/') + 1)}#`,
          ...(isFallback ? { fallback: literal(given.text, [span], 'secret') } : {}),
        }
      }
      return { ...reading, facts: reading.facts.map((fact) => withValues(fact, valueOf)) }
    },
  }
}

function withValues(fact: Fact, valueOf: (value: Value) => Value): Fact {
  if (fact.kind !== 'settings-group') return fact
  const settings = fact.settings.map((one): Setting => ({ ...one, value: valueOf(one.value) }))
  return { ...fact, settings }
}
