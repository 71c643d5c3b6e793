import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentScripts } from './component-scripts.ts'

describe('the scripts of a component', () => {
  it.each([
    ['<script>a()</script>', '        a()         ', 'js'],
    [
      '<template>\n<p>x</p>\n</template>\n<script setup>\na()\n</script >\n',
      `          \n        \n           \n              \na()\n          \n`,
      'js',
    ],
    ['<script lang="ts">a</script>', '                  a         ', 'ts'],
    [
      '<script setup lang=\'tsx\' generic="T extends Record<string, string>">a</script>',
      `${' '.repeat(68)}a         `,
      'tsx',
    ],
    ['<SCRIPT>a</SCRIPT><script>b</script>', '        a                 b         ', 'js'],
    ['<p>no script</p>', '                ', 'js'],
    ['<script>never ends', '                  ', 'js'],
    ['<scripts>a</scripts>', '                    ', 'js'],
  ])('%j', (component, text, language) => {
    expect(componentScripts(component)).toEqual({ text, language })
  })

  it('stand where they stood, whatever is around them', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('<script>', '</script>', '\n', '<script lang="ts">', '<', '>', '"'),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const component = parts.join('')
        const { text } = componentScripts(component)
        expect(text).toHaveLength(component.length)
        Array.from({ length: text.length }, (_, at) => text[at]).forEach((character, at) => {
          if (character !== ' ') expect(character).toBe(component[at])
        })
      }),
    )
  })
})
