import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJavaScript } from '../read-javascript.ts'
import { readingOf, rendered } from '../testing/render-facts.ts'
import { scriptBlocks } from './script-blocks.ts'

describe('which programs are read', () => {
  it.each<[file: string, text: string]>([
    ['a.js', "#!/usr/bin/env node\nrequire('twilio')()"],
    ['a.js', "import twilio from 'twilio'; await twilio().messages.list()"],
    ['a.js', "if (x) return; require('twilio')()"],
    ['a.js', "with (x) { require('twilio')() }"],
    ['a.js', "var octal = 010; require('twilio')()"],
    ['a.js', "const x = <div>{require('twilio')()}</div>"],
    ['a.cjs', "return require('twilio')()"],
    ['a.mjs', "import twilio from 'twilio'; await twilio()"],
    ['a.ts', "import twilio from 'twilio'; const x = <any>twilio()"],
    ['a.ts', "import twilio = require('twilio'); export = twilio()"],
    [
      'a.ts',
      "import twilio from 'twilio'; @Injectable() class A { @Input() c = twilio(); constructor(@Inject(X) private y: Y) {} }",
    ],
    [
      'a.ts',
      "import twilio from 'twilio'; enum E { A } namespace N { export const c = twilio() } declare module 'x' {} abstract class B { abstract x(): void }",
    ],
    ['a.mts', "import twilio from 'twilio'; await twilio()"],
    ['a.cts', "import twilio = require('twilio'); twilio()"],
    ['a.tsx', "import twilio from 'twilio'; const x = <A<string> b={twilio()} />"],
    ['a.jsx', "import twilio from 'twilio'; const x = <A b={twilio()} />"],
    [
      'a.vue',
      "<template>{{ a }}</template>\n<script>\nimport twilio from 'twilio'\nexport default { c: twilio() }\n</script>",
    ],
    [
      'a.vue',
      '<script setup lang="ts" generic="T extends Record<string, A>">\nimport twilio from \'twilio\'\nconst c: unknown = twilio()\n</script>',
    ],
    [
      'a.vue',
      "<script lang='ts'>\nimport twilio from 'twilio'\n</script>\n<script setup lang='ts'>\nconst c = twilio()\n</script>",
    ],
    ['a.vue', "<!-- <script>old(</script> -->\n<script>\nrequire('twilio')()\n</script>"],
    [
      'a.svelte',
      '<script context="module" lang="ts">\nimport twilio from \'twilio\'\n</script>\n<script lang="ts">\n  $: c = twilio() as any\n</script>\n{#if x}<p>{x}</p>{/if}',
    ],
    [
      'a.astro',
      "---\nimport twilio from 'twilio'\nif (x) return Astro.redirect('/')\nconst c = twilio()\n---\n<p>{c}</p>",
    ],
    [
      'a.vue',
      '<script type="application/json">{"a": 1}</script><script src="./x.js" /><script>require(\'twilio\')()</script>',
    ],
  ])('%s %s', (file, text) => {
    expect(rendered(text, ['client'], file)).toHaveLength(1)
  })

  it.each<[string, string, number]>([
    ['a.js', 'const x = ;', 10],
    ['a.ts', 'let x: = 1', 7],
    ['a.vue', '<script>\nconst x = ;\n</script>', 19],
    ['a.mjs', 'return 1', 0],
  ])('tells where %s %s goes wrong', (file, text, offset) => {
    expect(readJavaScript({ file, text })).toMatchObject({ syntaxError: { offset } })
  })
})

it('refuses a program that is nested too deeply', () => {
  const text = `require('twilio')(a, b, { region: ${'q || '.repeat(20_000)} 'a' })`
  expect(readJavaScript({ file: 'a.js', text })).toEqual({ syntaxError: { message: 'nested too deeply' } })
})

describe('positions', () => {
  it.each<[string, string]>([
    ['a.ts', "const é = '😀'; const c = require('twilio')('é😀', x)"],
    ['a.vue', "<template>😀</template>\r\n<script>\r\nconst c = require('twilio')('é😀', x)\r\n</script>"],
  ])('are UTF-16 offsets in the whole file: %s', (file, text) => {
    const reading = readingOf(text, file)
    const client = reading.facts.find((fact) => fact.kind === 'client')
    const place = client?.kind === 'client' ? client.places.username : undefined
    expect(text.slice(place?.start, place?.end)).toBe("'é😀'")
  })

  it('are those of the comments too', () => {
    const text = '/* 😀 */ x // one\n<!-- html\n--> end\nfoo()\n/** doc */'
    const reading = readingOf('#!/usr/bin/env node\n' + text.replace(/<!--.*\n-->.*\n/, ''), 'a.js')
    expect(reading.comments.map((comment) => comment.text)).toEqual([' 😀 ', ' one', '* doc '])
    for (const { span, text: inner } of reading.comments) {
      expect(reading.text.slice(span.start, span.end)).toContain(inner)
    }
  })
})

describe('scriptBlocks', () => {
  it('keeps every position and line, whatever the text', () => {
    const piece = fc.constantFrom(
      '<script>',
      '<script lang="ts">',
      '</script>',
      '<!--',
      '-->',
      "'",
      '"',
      '>',
      '<',
      'x',
      '\n',
      '\r\n',
      '😀',
      ' ',
      '<script a=">" b=\'>\'>',
      '<script/>',
      '---',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('a.vue', 'a.svelte', 'a.astro'),
        (pieces, name) => {
          const text = pieces.join('')
          const blocks = scriptBlocks(name, text)
          expect(blocks.text).toHaveLength(text.length)
          expect(blocks.text.split('\n')).toHaveLength(text.split('\n').length)
          for (let i = 0; i < text.length; i++) expect([' ', ';', text[i]]).toContain(blocks.text[i])
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('any text', () => {
  const word = fc.constantFrom(
    'twilio',
    'require("twilio")',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '=>',
    '=',
    '.',
    ',',
    ';',
    'const',
    'let',
    'a',
    'b',
    'this',
    'class A',
    'return',
    'await',
    'async',
    'function f',
    '...',
    '`',
    '${',
    "'x'",
    'process.env',
    'new',
    'import',
    'export',
    'default',
    ':',
    '?',
    '||',
    '&&',
    '+',
    '1',
    '\n',
    'for',
    'of',
    'if',
    'else',
    '#p',
    '@d',
    '<',
    '>',
    'as',
    '!',
    '.messages',
    '.create',
    'fetch',
    'URL',
    '"https://api.twilio.com"',
  )
  it('is read, or refused with a position, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 25 }),
        fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.vue'),
        (words, file) => {
          const text = words.join(' ')
          const reading = readJavaScript({ file, text })
          if ('syntaxError' in reading) expect(reading.syntaxError.offset).toBeLessThanOrEqual(text.length)
          else expect(reading.text).toBe(text)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
