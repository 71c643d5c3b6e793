import type { Basis } from '../resolution/option.ts'

/** `IE1`, as running text names a Region. */
export function regionName(id: string): string {
  return id.toUpperCase()
}

/** How the Region of a client came about, as the end of a sentence: "which runs against US1, because ...". */
export function basisWords(basis: Basis): string {
  switch (basis) {
    case 'stated':
      return 'as the source says'
    case 'settings':
      return 'as the settings say'
    case 'assumed':
      return 'the default, because nothing in this project sets a region'
  }
}

/** "US1 or AU1". */
export function alternatives(regions: readonly string[]): string {
  return regions.map(regionName).join(' or ')
}

/** A value as the source writes it, cut where nobody would read on. */
export function asWritten(text: string): string {
  return `\`${text.length > 40 ? `${text.slice(0, 40)}...` : text}\``
}
