import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { isTwilioName, literal } from '@regionguard/core'
import type { Fact, Setting, Value } from '@regionguard/core'
import { hclTree } from './hcl-tree.ts'
import type { Followed } from './hcl-tree.ts'
import { variableValues } from './variable-values.ts'
import { moduleNames } from './module-names.ts'
import { hclParser } from './parse-hcl.ts'

let loaded: Promise<Reader> | undefined

/** Reads Terraform's configuration and variables, and HCL of other tools; its parser is WebAssembly, to be loaded once. */
export function hclReader(): Promise<Reader> {
  return (loaded ??= load())
}

async function load(): Promise<Reader> {
  const parseHcl = await hclParser()
  return {
    id: 'hcl',
    read(given) {
      const input = withoutMark(given)
      const parsed = parseHcl(input.text)
      if ('reason' in parsed) return parsed
      const isVariables = input.file.endsWith('.tfvars')
      const tree = hclTree(parsed, { isPart: isVariables })
      const reading = settingsReading(input, tree)
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
      const variables = variableValues(input.file, parsed.body, isVariables)
      const facts = reading.facts.map((fact) => withValues(fact, valueOf, tree.followed))
      return { ...reading, facts: [...facts, ...variables] }
    },
  }
}

function withValues(
  fact: Fact,
  valueOf: (value: Value) => Value,
  followed: ReadonlyMap<number, Followed>,
): Fact {
  if (fact.kind !== 'settings-group') return fact
  const settings = fact.settings.map((one): Setting => {
    const value = valueOf(one.value)
    const led = followed.get(one.valueSpan.start)
    if (led === undefined || value.kind !== 'literal') return { ...one, value }
    const { origin, assumed } = led
    return {
      ...one,
      value: { ...value, via: [...value.via, { file: one.span.file, ...origin }] },
      ...(assumed === undefined ? {} : { assumed }),
    }
  })
  return { ...fact, settings }
}
