import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { regionguard } from './cli.ts'

/** Where the options of each command are documented: a file and the heading of the section. */
const SECTIONS = [
  ['check', 'cli.md', '## Options of `check`', 'table'],
  ['emulate', 'cli.md', '## `regionguard emulate`', 'table'],
  ['init', 'pre-commit.md', '## `regionguard init`', 'table'],
  ['run', 'run.md', '# Any client, any language: `regionguard run`', 'table'],
  ['exceptions', 'cli.md', '## `regionguard exceptions`', 'prose'],
  ['explain', 'explain.md', '# `regionguard explain`', 'prose'],
  ['ca', 'cli.md', '## `regionguard ca`', 'prose'],
] as const

const help = (...command: string[]): string => {
  const { status, stdout, stderr } = regionguard(tmpdir(), ...command, '--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

/** The options that a help lists, as it writes them: `--policy FILE`, `--yes`, `-y`. */
function listed(text: string): readonly string[] {
  const options = /^Options:\n((?: .*\n)+)/m.exec(text)?.[1] ?? ''
  return [...options.matchAll(/^ {2}((?:-\w, )?--.+?)(?: {2}|$)/gm)]
    .flatMap(([, names = '']) => names.split(', ').toReversed())
    .filter((name) => !['--help', '-h', '--version', '-v'].includes(name))
    .toSorted()
}

/** What the section says. Its end is the next heading. */
function section(file: string, heading: string): string {
  const text = readFileSync(new URL(`../docs/${file}`, import.meta.url), 'utf8')
  const [, rest] = text.split(`${heading}\n`)
  if (rest === undefined) throw new Error(`${file} has no section ${heading}`)
  return rest.split(/^#{1,3} /m)[0] ?? ''
}

describe('the documentation of a command', () => {
  it.each(SECTIONS.filter(([, , , form]) => form === 'table'))(
    '%s: its table has each option, and no other',
    (command, file, heading) => {
      const rows = [...section(file, heading).matchAll(/^\| (`-.*?) +\|/gm)].map(([, cell = '']) => cell)
      const documented = rows.flatMap((cell) => cell.split(', ').map((name) => name.replaceAll('`', '')))
      // The value's form (`FORMAT[=FILE]`) is the help's: the table says it in words.
      const plain = (name: string): string => name.replace(/\[.*\]/, '')
      expect(documented.toSorted()).toEqual(listed(help(command)).map(plain))
    },
  )

  it.each(SECTIONS)('%s: its section names each option', (command, file, heading) => {
    const text = section(file, heading)
    for (const option of listed(help(command))) {
      const [name = ''] = option.split(' ')
      expect(text).toMatch(new RegExp(`\`[^\`]*(?<![\\w-])${name}(?![\\w-])[^\`]*\``))
    }
  })
})

describe('the help', () => {
  it('names the commands that there are', () => {
    const commands = [...(/^Commands:\n((?: .*\n)+)/m.exec(help())?.[1] ?? '').matchAll(/^ {2}(\w+)/gm)]
    expect(commands.map(([, name]) => name).toSorted()).toEqual(SECTIONS.map(([name]) => name).toSorted())
  })

  it.each([[[]], ...SECTIONS.map(([command]) => [[command]])])(
    'of %j fits on a screen, line by line',
    (command) => {
      for (const line of help(...command).split('\n')) {
        // A host name or URL is never broken.
        if (!/^ *\S+$/.test(line)) expect(line.length).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
    },
  )
})
