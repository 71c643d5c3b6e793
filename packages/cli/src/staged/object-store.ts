import { existsSync, readFileSync } from 'node:fs'
import type { Git } from './git.ts'

/** More objects than this are asked for together. */
const FEW = 8

/** Objects up to this size together are asked for at once, in bytes. */
const PORTION = 32 * 1024 * 1024

/**
 * The contents that git keeps. Read by their ids, so none of them ever changes.
 */
export class ObjectStore {
  readonly #git: Git
  readonly #directory: string | undefined
  readonly #known = new Map<string, Buffer | undefined>()

  /** @param directory where git keeps objects, with a final separator, if that is known */
  constructor(git: Git, directory: string | undefined) {
    this.#git = git
    this.#directory = directory
  }

  /** @returns undefined for one that this clone does not have */
  read(id: string): Buffer | undefined {
    if (!this.#known.has(id)) this.#load([id])
    return this.#known.get(id)
  }

  /**
   * Gives each of these contents to a function. None is kept, so that any number of them takes the memory of a portion.
   *
   * @param visit undefined for one that this clone does not have
   */
  visit(ids: readonly string[], visit: (id: string, content: Buffer | undefined) => void): void {
    const wanted = [...new Set(ids)]
    if (wanted.length <= FEW) {
      this.#load(wanted.filter((id) => !this.#known.has(id)))
      for (const id of wanted) visit(id, this.#known.get(id))
      return
    }
    for (const portion of this.#portions(wanted)) {
      for (const [id, content] of this.#fetch(portion)) visit(id, content)
    }
  }

  #load(ids: readonly string[]): void {
    const packed = ids.filter((id) => {
      const content = this.#loose(id)
      if (content !== undefined) this.#known.set(id, content)
      return content === undefined
    })
    if (packed.length === 0) return
    for (const [id, content] of this.#fetch(packed)) this.#known.set(id, content)
  }

  /**
   * What has just been staged lies in a file of its own, named by its id: `blob <size>`, NUL, content, deflated. To read
   * that takes a fraction of the time in which a process starts. https://git-scm.com/docs/gitformat-loose
   */
  #loose(id: string): Buffer | undefined {
    if (this.#directory === undefined) return undefined
    const path = `${this.#directory}${id.slice(0, 2)}/${id.slice(2)}`
    if (!existsSync(path)) return undefined
    try {
      const object = process.getBuiltinModule('node:zlib').inflateSync(readFileSync(path))
      const start = object.indexOf(0) + 1
      const size = /^blob (\d+)$/.exec(object.toString('latin1', 0, Math.max(start - 1, 0)))?.[1]
      return size === undefined || Number(size) !== object.length - start ? undefined : object.subarray(start)
    } catch {
      // Gone in the meantime, or no permission: git will say.
      return undefined
    }
  }

  /** Split by the size of the contents, which git tells without reading them. */
  #portions(ids: readonly string[]): readonly (readonly string[])[] {
    const portions: string[][] = []
    let size = Infinity
    const sizes = this.#git.attempt(['cat-file', '--batch-check'], [], linesOf(ids))
    if (sizes === undefined) return chunksOf(ids, FEW)
    for (const { id, bytes } of parseSizes(sizes.toString('latin1'))) {
      if (size + bytes > PORTION) {
        portions.push([])
        size = 0
      }
      portions.at(-1)?.push(id)
      size += bytes
    }
    return portions
  }

  /**
   * In a partial clone, releases of git before 2.45 give up at the first object that is not there, for they cannot do
   * without fetching it: then the others are asked for in halves.
   */
  #fetch(ids: readonly string[]): ReadonlyMap<string, Buffer | undefined> {
    const output = this.#git.attempt(['cat-file', '--batch'], [], linesOf(ids))
    if (output !== undefined) return parseBatch(output)
    const [only, ...others] = ids
    if (only === undefined || others.length === 0) return new Map(ids.map((id) => [id, undefined]))
    return new Map(chunksOf(ids, Math.ceil(ids.length / 2)).flatMap((half) => [...this.#fetch(half)]))
  }
}

function chunksOf(ids: readonly string[], size: number): readonly (readonly string[])[] {
  const chunks: (readonly string[])[] = []
  for (let at = 0; at < ids.length; at += size) chunks.push(ids.slice(at, at + size))
  return chunks
}

function linesOf(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`
}

/** The output of `git cat-file --batch-check`: `id type size` or `id missing`, a line each. */
function parseSizes(output: string): readonly { id: string; bytes: number }[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [id = '', , size = '0'] = line.split(' ')
      return { id, bytes: Number(size) }
    })
}

/**
 * The output of `git cat-file --batch`: for each object `id type size`, a line feed, its content and a line feed; or
 * `id missing`. https://git-scm.com/docs/git-cat-file#_batch_output
 */
export function parseBatch(output: Buffer): ReadonlyMap<string, Buffer | undefined> {
  const contents = new Map<string, Buffer | undefined>()
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at)
    if (end === -1) break
    const [id = '', type, size = ''] = output.toString('latin1', at, end).split(' ')
    if (type === 'missing' || !/^\d+$/.test(size)) {
      contents.set(id, undefined)
      at = end + 1
      continue
    }
    const start = end + 1
    const stop = start + Number(size)
    contents.set(id, type === 'blob' ? output.subarray(start, stop) : undefined)
    at = stop + 1
  }
  return contents
}
