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
  ])('of %s may be nested, within limits', (_, program) => {
    expect(isNestedTooDeeply(program(100))).toBe(false)
    expect(isNestedTooDeeply(program(4000))).toBe(true)
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
