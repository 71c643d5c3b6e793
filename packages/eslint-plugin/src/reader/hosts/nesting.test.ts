import { describe, expect, it } from 'vitest'
import { isNestedTooDeeply } from './nesting.ts'

const around = (open: string, close: string, times: number): string =>
  `${open.repeat(times)}1${close.repeat(times)}`

describe('a program', () => {
  it.each([
    ['parentheses', (n: number) => around('(', ')', n)],
    ['arrays', (n: number) => around('[', ']', n)],
    ['objects', (n: number) => around('{a:', '}', n)],
    ['blocks', (n: number) => around('if(a){\n', '}\n', n)],
    ['templates', (n: number) => around('`${', '}`', n)],
    ['calls on many lines', (n: number) => around('f(\n', ')\n', n)],
    ['arrow functions', (n: number) => '()=>'.repeat(n) + '1'],
    ['assignments', (n: number) => 'a = '.repeat(n) + '1'],
    ['conditions', (n: number) => 'a ? 1 : '.repeat(n) + '1'],
    ['types', (n: number) => `let x: ${'A<'.repeat(n)}A${'>'.repeat(n)}`],
    ['negations', (n: number) => '!'.repeat(n) + '1'],
    ['values on many lines', (n: number) => 'a =\n'.repeat(n) + '1'],
    ['functions on many lines', (n: number) => 'a = ' + '() =>\n'.repeat(n) + '1'],
    ['branches', (n: number) => 'if (a) b()\nelse '.repeat(n) + 'c()'],
    ['branches with blocks', (n: number) => 'if (a) { b() } else '.repeat(2 * n) + '{ c() }'],
    ['loops', (n: number) => 'for (;;)\n'.repeat(2 * n) + ';'],
    ['conditions of loops', (n: number) => 'while (a) '.repeat(2 * n) + ';'],
    ['labels', (n: number) => Array.from({ length: 2 * n }, (_one, at) => `l${at}:\n`).join('') + ';'],
    ['elements', (n: number) => `a = ${around('<a>', '</a>', n)}`],
  ])('of %s may be nested, within limits', (_, program) => {
    expect(isNestedTooDeeply(program(100))).toBe(false)
    expect(isNestedTooDeeply(program(4000))).toBe(true)
  })

  it.each([
    ['new', 'new ', 10_000, 20_000],
    ['signs', '- ', 10_000, 20_000],
    ['types', 'typeof ', 10_000, 20_000],
  ])('may have thousands of %s in a row, within limits', (_, word, some, more) => {
    expect(isNestedTooDeeply(`a = ${word.repeat(some)}b`)).toBe(false)
    expect(isNestedTooDeeply(`a = ${word.repeat(more)}b`)).toBe(true)
  })

  it.each([
    ['calls', '.b(1)'],
    ['sums', " +\n 'b'"],
    ['templates', '``'],
    ['members', '["b"]'],
  ])('may have ten thousand links of a chain: %s', (_, link) => {
    expect(isNestedTooDeeply(`a = b${link.repeat(10_000)}`)).toBe(false)
    expect(isNestedTooDeeply(`a = b${link.repeat(70_000)}`)).toBe(true)
  })

  const lines = (line: string, count = 20_000): string => line.repeat(count)

  it.each([
    ['members of a type', `interface A {\n${lines('  a?: Map<string, number>\n')}}`],
    ['types', `type A =\n${lines("  | 'a'\n")}`],
    ['cases', `switch (a) {\n${lines("  case 'a':\n")}}`],
    ['statements without semicolons', lines('const a = b ? c : !d\n')],
    ['conditions without blocks', lines('if (a) b = c\n')],
    ['loops', lines('for (const a of b) c(a)\n')],
    ['conditions', lines('if (a) { b() } else { c() }\n')],
    ['comments', lines('// if (a) for (b) else new (\n/* if (a) [ */\n')],
    ['texts', lines('a("if (b", \'[{\');')],
    ['elements', `a = (\n<a>\n${lines('<b c="d" e={f}>if you</b>\n<g h="i" />\n', 5000)}</a>\n)`],
    ['lines of a template', `a = \`${lines('<b c="d">if it is</b><br>\n', 2000)}\``],
    ['generic calls', lines('a<B<C>>(d)\n')],
  ])('of twenty thousand %s is not nested', (_, program) => {
    expect(isNestedTooDeeply(program)).toBe(false)
  })

  it.each([
    ['many statements', 'a = b(c => c ? [1] : { d: !e })\n'.repeat(20_000)],
    ['many statements on a line', 'a=b(c=>c?[1]:{d:!e});'.repeat(20_000)],
    ['many elements', `[${'a = 1, '.repeat(20_000)}]`],
    ['brackets that close before they open', ')'.repeat(5000) + '('.repeat(900)],
  ])('of %s is not nested', (_, program) => {
    expect(isNestedTooDeeply(program)).toBe(false)
  })
})
