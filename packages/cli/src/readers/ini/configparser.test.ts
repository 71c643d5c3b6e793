import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainRoots } from '../plain-tree.test.fixture.ts'
import { parseIni } from './parse-ini.ts'

/** Python's own parser, as tox, alembic, supervisord and pip use it; comments behind values as supervisord has them. */
const CONFIGPARSER = `
import configparser, json, sys

def read(text):
    parser = configparser.ConfigParser(interpolation=None, strict=False, allow_no_value=True,
                                       inline_comment_prefixes=(";", "#"), default_section="no such section")
    parser.optionxform = str
    parser.read_string(text)
    return {section: dict(parser[section]) for section in parser.sections()}

json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
`

const name = fc.stringMatching(/^[A-Za-z_][\w-]{0,8}$/)
const word = fc.stringMatching(/^[\w/+%$!&()*,.:=;#-]{1,8}$/)
/** Text that is a comment neither at its beginning nor behind a space, is not in quotes and begins no section. */
const words = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((some) => some.join(' '))
  .filter((text) => !/(?:^|\s)[;#]/.test(text))
/** A line of a value that goes on; one with a sign would make an environment of the value. */
const further = words.filter((text) => !/[=:]/.test(text))
const comment = fc.constantFrom('', ' ; a note', '\t# another = one')
const lineEnd = fc.constantFrom('\n', '\r\n')

const setting = fc
  .record({
    name: name.filter((text) => !/^(?:env|environment|setenv|set_env)$/i.test(text)),
    sign: fc.constantFrom('=', ' = ', ':', ' : ', '= '),
    value: fc.oneof(fc.constant(''), words),
    note: comment,
    rest: fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      fc.array(fc.oneof(further, fc.constantFrom('; a note', '# another')), { maxLength: 3 }),
    ),
  })
  .map(({ name, sign, value, note, rest }) => [
    `${name}${sign}${value}${note}`,
    ...rest.map((line) => `    ${line}`),
  ])
const nameAlone = name.map((text) => [text])
const between = fc.constantFrom([''], ['; a note'], ['# [no] = section'], ['   '])
const section = fc
  .tuple(name, comment, fc.array(fc.oneof({ weight: 4, arbitrary: setting }, nameAlone, between)))
  .map(([title, note, lines]) => [`[${title}]${note}`, ...lines.flat()])
const document = fc
  .tuple(fc.array(section, { minLength: 1, maxLength: 4 }), lineEnd)
  .map(([sections, end]) => sections.flat().join(end) + end)

/** Where all clients of other languages are installed, this one may not be missing. */
const missing =
  process.env['REGIONGUARD_ALL_CLIENTS'] === undefined && spawnSync('python3', ['--version']).status !== 0

it.skipIf(missing)('reads what it has in common with INI of Python as Python does', () => {
  const documents = fc.sample(document, 2_000)
  const theirs = JSON.parse(
    execFileSync('python3', ['-c', CONFIGPARSER], { input: JSON.stringify(documents), encoding: 'utf8' }),
  ) as Record<string, Record<string, string | null>>[]
  for (const [at, text] of documents.entries()) {
    expect(settled(plainRoots(parseIni(text))[0]), JSON.stringify(text)).toEqual(settled(theirs[at]))
  }
})

/** No value and an empty one are the same here, as are values that differ in blank lines only; order says nothing. */
function settled(sections: unknown): unknown {
  const settings = Object.entries(sections as Record<string, Record<string, string | null>>).flatMap(
    ([title, own]) =>
      Object.entries(own).map(([name, value]) => {
        const lines = (value ?? '').split('\n').filter((line) => line !== '')
        return [`${title}.${name}`, lines] as const
      }),
  )
  return Object.fromEntries(settings)
}
