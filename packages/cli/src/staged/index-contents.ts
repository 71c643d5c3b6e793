import { readFileSync } from 'node:fs'
import { LARGEST } from '../scan/file-scanner.ts'
import { asciiOf, mentions, SUPPRESSION } from '../scan/mention.ts'
import type { Mention } from '../scan/mention.ts'
import type { IndexFile } from './index-file.ts'
import { KnownContents, PLAIN, UNKNOWN, wordsOf } from './known-contents.ts'
import type { ObjectStore } from './object-store.ts'
import { digestOf, RULES, valueDigests } from './value-digests.ts'

/** More contents than this git searches faster than they can be read one by one. */
const MANY = 200

/** Fewer contents than this are looked into again by the next run in less time than it takes to keep what they hold. */
const FEW = 16

export interface IndexContentsInput {
  readonly file: IndexFile
  readonly objects: ObjectStore
  readonly mention: Mention
  /** Where this program may keep files of its own for this repository, with a final separator. */
  readonly folder: string
  /** The paths whose contents mention something, by a search of all of them; undefined if that cannot be done. */
  readonly search: () => ReadonlySet<string> | undefined
}

/**
 * Which contents of the index mention Twilio, and which of those may hold some value: known from earlier runs, so that
 * only what is new since has to be looked into.
 */
export class IndexContents {
  readonly #input: IndexContentsInput
  readonly #known: KnownContents
  readonly #name: string
  /** By entry of the index. */
  readonly #notes: Uint32Array
  #isComplete: boolean | undefined
  #learned = 0

  constructor(input: IndexContentsInput) {
    const { needles } = input.mention
    this.#input = input
    const searched = [SUPPRESSION, ...needles].map((needle) => needle.toString('latin1'))
    const rules = digestOf([RULES, ...searched].join('\0'))
    this.#name = `contents-${(rules >>> 0).toString(16)}`
    this.#known = new KnownContents(readIfThere(input.folder + this.#name))
    this.#notes = new Uint32Array(input.file.length)
  }

  /** @returns undefined if contents are missing from this clone */
  mentioning(): ReadonlySet<string> | undefined {
    if (!this.#complete()) return undefined
    const { file } = this.#input
    const paths = new Set<string>()
    for (const [at, note] of this.#notes.entries()) if (note > PLAIN) paths.add(file.entry(at).path)
    return paths
  }

  /**
   * Whether another file may hold a credential of a text.
   *
   * @param path the one that holds it
   */
  mayShare(text: string, path: string): boolean {
    if (!this.#complete()) return true
    const own = this.#input.file.positionOf(path)
    for (const note of this.#known.holders(valueDigests(text))) {
      for (let at = this.#notes.indexOf(note); at !== -1; at = this.#notes.indexOf(note, at + 1)) {
        if (at !== own) return true
      }
    }
    return false
  }

  /** Leaves what this run has learned to the next. */
  async keep(): Promise<void> {
    if (this.#learned < FEW) return
    const { keepContents } = await import('./keep-contents.ts')
    // What is in the index no more goes when it is the larger part.
    const isOld = this.#known.size > 4 * this.#input.file.length
    keepContents(this.#input.folder, this.#name, isOld ? undefined : this.#known.toBytes())
  }

  /** Looks into what no run has seen. */
  #complete(): boolean {
    return (this.#isComplete ??= this.#look() || this.#learn())
  }

  #look(): boolean {
    const { file } = this.#input
    const { words } = file
    let isComplete = true
    for (let at = 0; at < file.length; at++) {
      if (!file.isFile(at)) continue
      const id = file.idAt(at)
      const note = this.#known.look(words[id] ?? 0, words[id + 1] ?? 0)
      this.#notes[at] = note
      if (note === UNKNOWN) isComplete = false
    }
    return isComplete
  }

  #learn(): boolean {
    const { file, mention, objects, search } = this.#input
    const unknown = new Map<string, string[]>()
    for (const [at, note] of this.#notes.entries()) {
      if (note !== UNKNOWN || !file.isFile(at)) continue
      const { id, path } = file.entry(at)
      unknown.set(id, [...(unknown.get(id) ?? []), path])
    }
    let wanted = [...unknown.keys()]
    if (wanted.length > MANY) {
      const found = search()
      if (found === undefined) return false
      wanted = []
      for (const [id, paths] of unknown) {
        if (paths.some((path) => found.has(path))) wanted.push(id)
        else this.#add(id, undefined)
      }
    }
    let isComplete = true
    objects.visit(wanted, (id, content) => {
      if (content === undefined) isComplete = false
      else this.#add(id, mentions(mention, asciiOf(content)) ? content : undefined)
    })
    this.#look()
    return isComplete
  }

  /** @param content if it mentions something */
  #add(id: string, content: Buffer | undefined): void {
    const [high = 0, low = 0] = wordsOf(Buffer.from(id, 'hex'))
    const isRead = content !== undefined && content.length <= LARGEST
    const digests = isRead ? valueDigests(asciiOf(content).toString('latin1')) : []
    this.#known.add(high, low, content === undefined ? undefined : digests)
    this.#learned += 1
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    // No run has looked yet, or it may not be read: then git searches.
    return undefined
  }
}
