import type { Setting, Value } from '../../index.ts'
import type { RawGroup } from './raw-group.ts'
import type { RawSetting } from './raw-setting.ts'

/** A setting that is kept as a fact. */
export interface KeptSetting {
  readonly setting: Setting
  /** Where it stands in the tree; undefined: from elsewhere. */
  readonly origin: RawSetting | undefined
}

/** A group in which something is Twilio's, with the settings of it that are kept. */
export interface KeptGroup {
  readonly raw: RawGroup
  readonly settings: Map<string, KeptSetting>
}

/** Whether a table is laid over the one around it. */
export function isSection({ dialect, path }: RawGroup): boolean {
  return dialect.sections?.test(path) === true
}

/** A secret that an outer group names is looked up where the inner one runs: in its own job environment. */
export function rescoped(value: Value, from: string, to: string): Value {
  return value.kind === 'name' && value.scope === from ? { ...value, scope: to } : value
}
