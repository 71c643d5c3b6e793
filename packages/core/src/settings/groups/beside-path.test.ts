import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besidePath } from './beside-path.ts'

describe('the path of a file that another one names', () => {
  it.each([
    ['compose.yaml', 'web.env', 'web.env'],
    ['compose.yaml', './web.env', 'web.env'],
    ['deploy/compose.yaml', 'web.env', 'deploy/web.env'],
    ['deploy/compose.yaml', '../env/web.env', 'env/web.env'],
    ['deploy/compose.yaml', '../../web.env', '../web.env'],
    ['../compose.yaml', 'web.env', '../web.env'],
    ['../compose.yaml', '../web.env', '../../web.env'],
    ['compose.yaml', 'a//b/./c.env', 'a/b/c.env'],
  ])('%s: %s', (file, path, expected) => {
    expect(besidePath(file, path)).toBe(expected)
  })

  it.each([
    '',
    '.',
    '..',
    '/etc/web.env',
    '~/web.env',
    'C:/web.env',
    'a\\web.env',
    '$X.env',
    '${X}',
    '{{ x }}',
    '`x`',
  ])('is not known: %s', (path) => {
    expect(besidePath('compose.yaml', path)).toBeUndefined()
  })

  it('has no steps but those that lead up from the working directory', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('a', '..', '.', '')), (text, parts) => {
        for (const path of [text, parts.join('/')]) {
          expect(besidePath('a/b/compose.yaml', path) ?? 'x').toMatch(
            /^(?:\.\.\/)*(?!\.{1,2}(?:\/|$))[^/]+(?:\/(?!\.{1,2}(?:\/|$))[^/]+)*$/s,
          )
        }
      }),
    )
  })
})
