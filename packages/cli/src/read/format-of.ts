import { readerOf } from '../readers/registry.ts'

const JAVASCRIPT = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|astro)$/

/**
 * How a file is written, as its name says: `javascript`, or the id of a settings reader.
 *
 * @param name the last part of its path
 * @returns undefined for a file that no reader handles
 */
export function formatOf(name: string): string | undefined {
  return JAVASCRIPT.test(name.toLowerCase()) ? 'javascript' : readerOf(name)?.id
}
