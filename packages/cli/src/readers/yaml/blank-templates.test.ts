import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankTemplates, TEMPLATE_OUTPUT } from './blank-templates.ts'

/** The stand-in shown as `~`. */
function shown(text: string): string {
  return blankTemplates(text).text.replaceAll(TEMPLATE_OUTPUT, '~')
}

describe('template actions in YAML', () => {
  it.each([
    ['an output', 'a: {{ .x }}', 'a: ~~~~~~~~'],
    ['an output in a text', 'a: "b-{{ .x }}-c"', 'a: "b-~~~~~~~~-c"'],
    [
      'an action on a line of its own',
      '{{- if .x }}\na: b\n  {{ end }} \n',
      '            \na: b\n            \n',
    ],
    ['two on one line', '{{ if }} {{ end }}\na', '                  \na'],
    ['one beside a text', '{{ x }} a', '~~~~~~~ a'],
    ['an action of several lines', '{{- with\n  .x }}\na', '        \n       \na'],
    ['braces in a string', 'a: {{ "}}" }}', 'a: ~~~~~~~~~~'],
    ['a comment', '{{/* " */}}\na', '           \na'],
    ['one that is never closed', 'a: {{ b', 'a: {{ b'],
    ['none', 'a: {b}', 'a: {b}'],
  ])('%s', (_case, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it('tells in which block an offset lies', () => {
    const text = 'a\n{{ if x }}\nb\n{{ else }}\nc\n{{ end }}\nd\n{{ range y }}\ne\n{{ end }}\nf'
    const { blockAt } = blankTemplates(text)
    const blocks = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) =>
      blockAt(text.search(new RegExp(`^${letter}$`, 'm'))),
    )
    expect(blocks).toEqual([0, 1, 2, 0, 3, 0])
  })

  it('keeps every offset and line end outside of outputs', () => {
    const parts = fc.constantFrom('{{', '}}', ' if ', ' end ', '\n', 'a: ', '"', ' ', '/*', '*/', '-')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
        const text = list.join('')
        expect(blankTemplates(text).text).toHaveLength(text.length)
      }),
    )
  })
})
