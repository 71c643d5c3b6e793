import type { Setting, SettingsGroupFact } from '../facts/fact.ts'
import type { LegacyHosts } from '../knowledge/host-meaning.ts'
import { keysOf } from './group-keys.ts'
import { judgePair, UNKNOWN } from './judge-pair.ts'
import type { Known } from './judge-pair.ts'
import type { ResolvedOption } from './option.ts'
import { combineOutcomes } from './resolution.ts'
import type { Resolution } from './resolution.ts'

/**
 * What a group of settings means by itself. A group without a region says nothing about Regions: the application may
 * set it in code.
 */
export function resolveSettings(group: SettingsGroupFact, legacyHosts: LegacyHosts): Resolution {
  const keys = keysOf(group)
  const region = optionOf(keys.region)
  const edge = optionOf(keys.edge)
  const regionText = textOfOption(region)
  const edgeText = textOfOption(edge)
  const meaning = judgePair(regionText, edgeText, legacyHosts === 'regional')
  const says = keys.region !== undefined
  return combineOutcomes(
    [
      {
        region: regionText === UNKNOWN ? undefined : regionText,
        edge: edgeText === UNKNOWN ? undefined : edgeText,
        intended: says ? meaning.intended : undefined,
        host: undefined,
        flaw: meaning.flaw,
      },
    ],
    { region, edge },
  )
}

function optionOf(setting: Setting | undefined): ResolvedOption {
  if (setting === undefined)
    return { known: true, branches: [{ text: undefined, basis: 'assumed', via: [] }] }
  const { value } = setting
  if (value.kind !== 'literal' || typeof value.text !== 'string')
    return { known: false, why: `the value of \`${setting.key}\`` }
  return {
    known: true,
    branches: [{ text: value.text === '' ? undefined : value.text, basis: 'stated', via: [setting.span] }],
  }
}

function textOfOption(option: ResolvedOption): Known {
  return option.known ? option.branches[0]?.text : UNKNOWN
}
