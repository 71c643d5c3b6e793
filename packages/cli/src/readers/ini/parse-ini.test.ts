import { describe, expect, it } from 'vitest'
import { plainRoots, wronglyWritten } from '../plain-tree.test.fixture.ts'
import { looksLikeIni } from './looks-like-ini.ts'
import { parseIni } from './parse-ini.ts'

describe('what INI says', () => {
  it.each<[string, string, unknown]>([
    ['settings and sections', 'a=b\n[c]\nd = e\nf: g\n', { a: 'b', c: { d: 'e', f: 'g' } }],
    [
      'sections within sections',
      '[a.b]\nc=d\n[program:x]\ne=f\n',
      { a: { b: { c: 'd' } }, program: { x: { e: 'f' } } },
    ],
    ['sections of Git, indented', '[a "b.c"]\n\td = e\n\tf = g\n', { a: { 'b.c': { d: 'e', f: 'g' } } }],
    ['one section in two parts', '[a]\nb=1\n[c]\n[a]\nb=2\nd=3\n', { a: { b: '2', d: '3' }, c: {} }],
    ['comments', '; a=b\n # c=d\ne=f ; g\nh=i # j\nk=l;m#n\n', { e: 'f', h: 'i', k: 'l;m#n' }],
    ['quotes', 'a="b ; c" ; d\ne=\'f\'\ng="h" i\nj="k\n', { a: 'b ; c', e: 'f', g: '"h" i', j: '"k' }],
    ['no value', 'a\nb=\nc = ; d\n', { a: null, b: null, c: null }],
    ['values that go on', 'a = b\n  c\n  # d\n\n  e\nf=g\n', { a: 'b\nc\ne', f: 'g' }],
    ['an environment of tox', 'setenv =\n  A = b\n  C=d\ne=f\n', { setenv: { A: 'b', C: 'd' }, e: 'f' }],
    [
      'an environment of supervisord',
      'environment=A="b,c",D=%(ENV_X)s, E=\'f\'\n',
      { environment: { A: 'b,c', D: '%(ENV_X)s', E: 'f' } },
    ],
    [
      'an environment of supervisord in lines',
      'environment =\n  A="b",\n  C="d"\n',
      { environment: { A: 'b', C: 'd' } },
    ],
    [
      'environments of systemd',
      'Environment=A=b C=d\nEnvironment="E=f g" \'H=i\'\nEnvironment=A=j\n',
      { Environment: { C: 'd', E: 'f g', H: 'i', A: 'j' } },
    ],
    [
      'environments of uWSGI and PHP',
      'env = A=b\nenv[C] = d\nenv[E] = $F\n',
      { env: { A: 'b', C: 'd', E: '$F' } },
    ],
    ['an environment that is the name of one', 'env = production\n', { env: 'production' }],
    ['what is no setting', '[a\n= b\n]\nc=d\n', { '': 'b', ']': null, c: 'd' }],
  ])('%s', (_case, text, expected) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const lines = text.replaceAll('\n', lineEnd)
      const tree = parseIni(lines)
      expect(plainRoots(tree)).toEqual([expected])
      expect(wronglyWritten(lines, tree)).toEqual([])
    }
  })

  it('has comments with places', () => {
    const text = '; a\r\n[b] ; c\r\nd=e # f\r\ng="h" ; i\r\n'
    const { comments } = parseIni(text)
    expect(comments.map(({ start, end, text: words }) => [text.slice(start, end), words])).toEqual([
      ['; a', ' a'],
      ['; c', ' c'],
      ['# f', ' f'],
      ['; i', ' i'],
    ])
  })
})

describe('whether a text is INI', () => {
  it.each([
    ['a section', '[a]\nb\n', true],
    ['an assignment', '# a\nb = c\n', true],
    ['PHP, with comments behind', 'a = b ; c\n', true],
    ['nginx', 'server {\n  listen 80;\n}\n', false],
    ['HAProxy', 'frontend a\n  bind *:80\n', false],
    ['Apache', '<Directory />\n  SetEnv A=b\n</Directory>\n', false],
    ['HOCON', 'twilio {\n  region = "ie1"\n}\n', false],
    ['nothing', '', false],
  ])('%s', (_case, text, expected) => {
    expect(looksLikeIni(text)).toBe(expected)
  })
})
