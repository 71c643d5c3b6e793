import { describe, expect, it } from 'vitest'
import { hclGrammar } from './hcl-grammar.ts'
import { strictParse } from './strict-parse.ts'

const parser = await hclGrammar()

describe('the first error', () => {
  it.each([
    ['where nothing is read', '@', 0],
    ['in a later line', 'a = "é😀"\r\nb = c d e\nf = [}', 23],
    ['that the grammar recovers from', 'a = b = c', 6],
    ['at the end', 'a = [1,\n', 8],
    ['far behind the beginning', `${'a = "b"\n'.repeat(2_000)}c = = d`, 16_004],
  ])('%s', (_case, text, offset) => {
    expect(strictParse(parser, text)).toBe(offset)
  })

  it('leaves nothing behind for the next text', () => {
    expect(strictParse(parser, `a = = ${'b '.repeat(5_000)}`)).toBe(4)
    const tree = strictParse(parser, 'a = "b"')
    expect(typeof tree === 'number' ? tree : tree.rootNode.text).toBe('a = "b"')
  })
})
