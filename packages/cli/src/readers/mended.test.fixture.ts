import type { Reading, Remedy, SettingsGroupFact } from '@regionguard/core'
import { applyEdits } from '../fix/apply-edits.ts'

/** A remedy that is yet without its group. */
export type OptionRemedy =
  | { kind: 'add-option' | 'set-option'; option: 'region' | 'edge'; value: string }
  | { kind: 'remove-option'; option: 'region' | 'edge' }

/** @throws if there is none */
export function firstGroup({ facts }: Reading): SettingsGroupFact {
  const group = facts.find((fact) => fact.kind === 'settings-group')
  if (group === undefined) throw new Error('a group of settings')
  return group
}

/** The text after the remedy on the first group; undefined where there is no safe edit. */
export function mendedText(reading: Reading, remedy: OptionRemedy): string | undefined {
  const whole: Remedy = { ...remedy, target: firstGroup(reading).id }
  const edits = reading.edits(whole)
  return edits === undefined ? undefined : applyEdits(reading.text, edits)
}
