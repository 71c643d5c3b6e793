import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('has the grammar that is said to be there', () => {
  const folder = new URL('../../../grammars/', import.meta.url)
  const bytes = readFileSync(new URL('tree-sitter-hcl.wasm', folder))
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(
    createHash('sha256').update(bytes).digest('hex'),
  )
})
