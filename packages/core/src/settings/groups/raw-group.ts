import type { SettingsSource } from '../../index.ts'
import type { Node, Place } from '../tree/node.ts'
import type { Dialect } from './dialect.ts'
import type { RawSetting } from './raw-setting.ts'

/** Settings that stand together in the tree, before it is known what they are set to, and which of them are Twilio's. */
export interface RawGroup {
  /** `environment`: variables, by name. `table`: short keys under a key that says Twilio. */
  readonly style: 'environment' | 'table'
  readonly label: string
  /** The path of keys down to the group, in front of the paths of its settings; '' for an environment. */
  readonly path: string
  readonly settings: readonly RawSetting[]
  readonly place: Place
  /** Where the group begins: at the key that it stands under. */
  readonly opens: number
  /** What the group is the environment of: a service, a job, a step. */
  readonly owner: Node
  /** The collections around it, outermost first. */
  readonly around: readonly Node[]
  readonly scope: string
  readonly dialect: Dialect
  /** Owners whose environment applies here too, though they do not stand around this group. */
  readonly defaultsFrom: readonly Node[]
  /** Why a setting that is missing here may stand elsewhere. */
  readonly openEnded?: string
  /** Where it stands then, if nothing but this is why. */
  readonly sources?: readonly SettingsSource[]
  /** Of the Kubernetes resource that the group belongs to, '' where it names none; undefined outside of them. */
  readonly namespace?: string
}
