import { describe, expect, it } from 'vitest'
import type { Expression } from './hcl-syntax.ts'
import { hclParser } from './parse-hcl.ts'

const parseHcl = await hclParser()

describe('a heredoc', () => {
  it.each(['EOT', 'E-', '_E-1', 'Énd'])('is closed by its word, whichever that is: %s', (word) => {
    const text = `a = <<${word}\nregion\n${word}\nb = <<-${word}\n  region\n  ${word}\n`
    expect(() => parseHcl(text)).not.toThrow()
    expect(JSON.stringify(parseHcl(text))).not.toContain('reason')
  })
})

describe('what HCL says', () => {
  const said = (text: string): unknown => {
    const parsed = parseHcl(text)
    return 'reason' in parsed
      ? parsed
      : parsed.body.attributes.map(({ key, value }) => [key.text, shown(value)])
  }

  it.each<[string, string, unknown]>([
    ['names of other languages', 'größe = "é"\n', [['größe', 'é']]],
    ['a key in brackets behind a name', 'a = {\n  b = c\n  (d) = "e"\n}', [['a', { b: '<c>', '': 'e' }]]],
    ['calls within objects', 'a = { b = f(c, "d") }', [['a', { b: ['f', '<c>', 'd'] }]]],
    [
      'references',
      'a = b.c[0].d["e"].1\nf = g.*.h\ni = j[k]\n',
      [
        ['a', '<b.c.0.d.e.1>'],
        ['f', '?'],
        ['i', '?'],
      ],
    ],
    [
      'plain values',
      'a = -1.5\nb = true\nc = null\nd = -e\n',
      [
        ['a', '-1.5'],
        ['b', 'true'],
        ['c', null],
        ['d', '?'],
      ],
    ],
    ['escapes', 'a = "\\u0062\\t\\"$${c}%%{d}"', [['a', 'b\t"${c}%{d}']]],
    ['templates', 'a = "b ${c} d%{ if e }f%{ endif }"', [['a', ['b ', '<c>', ' d', '?']]]],
    [
      'heredocs',
      'a = <<E\n  b\\n\n  E\nc = <<-E\r\n  d ${e}\r\n E\r\n',
      [
        ['a', '  b\\n\n'],
        ['c', ['  d ', '<e>', '\r\n']],
      ],
    ],
    ['nothing', '# a\n', []],
    ['no comma', 'a = { b = 1 c = 2 }', { reason: 'not valid HCL', offset: 12 }],
    ['an object alone', ' { a = 1 }', { reason: 'not valid HCL', offset: 1 }],
    ['no value', 'a = # b\n', { reason: 'not valid HCL', offset: 8 }],
  ])('%s', (_case, text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  it('has comments of three kinds', () => {
    const text = 'a = 1 # b\r\n// c\nd = [ /* e\n */ ]'
    const parsed = parseHcl(text)
    expect(
      'reason' in parsed
        ? parsed
        : parsed.comments.map(({ start, end, text: words }) => [text.slice(start, end), words]),
    ).toEqual([
      ['# b', ' b'],
      ['// c', ' c'],
      ['/* e\n */', ' e\n '],
    ])
  })
})

/** An expression as plain data: `<name>` for a reference, `?` for what is not known. */
function shown(value: Expression): unknown {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'reference':
      return `<${value.path}>`
    case 'template':
      return value.parts.map(shown)
    case 'tuple':
      return value.items.map(shown)
    case 'object':
      return Object.fromEntries(value.attributes.map((one) => [one.key.text, shown(one.value)]))
    case 'call':
      return [value.name, ...value.arguments.map(shown)]
    case 'null':
      return null
    case 'computed':
      return '?'
  }
}
