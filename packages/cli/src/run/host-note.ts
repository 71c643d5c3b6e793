import { findEdge, findProduct, parseTwilioHost } from '@regionguard/core'

/**
 * What is to be said of a host that a program called, in a few words: the shapes that a region or an edge alone gives.
 *
 * @param text a host name
 * @returns undefined where there is nothing to say
 */
export function hostNote(text: string): string | undefined {
  const host = parseTwilioHost(text)
  if (host === undefined || findProduct(host.product) === undefined) return undefined
  const { shape, region, edge } = host
  if (shape === 'product.region' && region !== 'us1') return 'region without edge'
  if (shape === 'product.edge') return 'edge without region, and not the host that an SDK would build'
  // What every SDK makes of an edge alone; the edge of US1 itself misleads nobody.
  if (shape === 'product.edge.region' && region === 'us1' && edge !== undefined) {
    const home = findEdge(edge)?.region
    if (home !== undefined && home !== 'us1')
      return `edge ${edge} of ${home}, but us1 processes: edge without region`
  }
  return undefined
}
