/** What messages of every package are worded with. */
export { LineIndex } from '../evaluation/line-index.ts'
export * from '../policy/quote.ts'
export * from './nearest-name.ts'
