import { describe, expect, it } from 'vitest'
import { parseHcl } from './parse-hcl.ts'

describe('a heredoc', () => {
  it.each(['EOT', 'E-', '_E-1', 'Énd'])('is closed by its word, whichever that is: %s', (word) => {
    const text = `a = <<${word}\nregion\n${word}\nb = <<-${word}\n  region\n  ${word}\n`
    expect(() => parseHcl(text)).not.toThrow()
    expect(JSON.stringify(parseHcl(text))).not.toContain('reason')
  })
})
