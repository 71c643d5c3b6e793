import type { Place } from '../tree/node.ts'
import type { RawSetting } from './raw-setting.ts'
import { optionOfKey } from './twilio-key.ts'

/** A group of settings, as far as its label and its own settings tell whom they are for. */
export interface LabelledSettings {
  readonly label: string
  readonly places: readonly RawSetting[]
}

/**
 * Where a file names the region or the edge of an environment: in the settings of a group that has no more than this one
 * of the two, or outside of all groups, as a list of names that are passed on, a condition, a program that merges.
 * Comments name nothing.
 */
export class OptionMentions {
  readonly #halves = { region: new Counts(), edge: new Counts() }
  readonly #isFree = { region: false, edge: false }

  constructor(
    { text, comments }: { readonly text: string; readonly comments: readonly Place[] },
    groups: readonly LabelledSettings[],
  ) {
    const settings = groups
      .flatMap(({ label, places }) => {
        const options = places.filter(({ key }) => optionOfKey(key, false) !== undefined)
        const isWhole = new Set(options.map(({ key }) => optionOfKey(key, false))).size === 2
        return options.map(({ key, place }) => ({ ...place, key, label, isWhole }))
      })
      .toSorted((one, other) => one.start - other.start)
    for (const { key, label, isWhole } of settings) {
      const option = optionOfKey(key, false)
      if (option !== undefined && !isWhole) this.#halves[option].add(label)
    }
    const isCommented = within(comments.toSorted((one, other) => one.start - other.start))
    const isSetting = within(settings)
    for (const match of text.matchAll(OPTION_NAME)) {
      if (isCommented(match.index) || isSetting(match.index)) continue
      this.#isFree[match[1] === 'REGION' ? 'region' : 'edge'] = true
    }
  }

  /** Whether what is named may be meant for a group that lacks it. */
  mayBeFor(label: string, option: 'region' | 'edge'): boolean {
    return this.#isFree[option] || this.#halves[option].otherThan(label)
  }
}

const OPTION_NAME = /(?<![A-Za-z0-9])TWILIO_(?:API_)?(REGION|EDGE)(?![A-Za-z0-9_])/g

/** What runs by itself: one of these never has the environment of another of its kind. */
const SEPARATE = /^(?:service|container|job|function|script|app|worker) (?=")/

/** How many groups there are, by label and by kind. */
class Counts {
  #all = 0
  readonly #byKind = new Map<string, number>()
  readonly #byLabel = new Map<string, number>()

  add(label: string): void {
    this.#all++
    const kind = kindOf(label)
    if (kind === undefined) return
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1)
    this.#byLabel.set(label, (this.#byLabel.get(label) ?? 0) + 1)
  }

  /** Whether there is one that may be put together with a group of this label. */
  otherThan(label: string): boolean {
    const kind = kindOf(label)
    if (kind === undefined) return this.#all > 0
    return this.#all - (this.#byKind.get(kind) ?? 0) + (this.#byLabel.get(label) ?? 0) > 0
  }
}

function kindOf(label: string): string | undefined {
  return SEPARATE.exec(label)?.[0]
}

/** Whether an offset lies in one of some places; asked in the order of the text. */
function within(places: readonly Place[]): (offset: number) => boolean {
  let index = 0
  return (offset) => {
    while ((places[index]?.end ?? Infinity) <= offset) index++
    return (places[index]?.start ?? Infinity) <= offset
  }
}
