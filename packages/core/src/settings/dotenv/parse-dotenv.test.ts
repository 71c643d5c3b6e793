import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry, Scalar } from '../tree/node.ts'
import { parseDotenv } from './parse-dotenv.ts'
import type { DotenvOptions } from './parse-dotenv.ts'

function entries(text: string, options?: DotenvOptions): readonly Entry[] {
  const [root] = parseDotenv(text, options).roots
  return root?.kind === 'mapping' ? root.entries : []
}

function scalar(entry: Entry): Scalar {
  if (entry.value.kind !== 'scalar') throw new TypeError('a .env holds texts only')
  return entry.value
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return entries(text).map((entry) => [entry.key.text, scalar(entry).text])
}

describe('what a .env file says', () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['a name and a value', 'A=b', [['A', 'b']]],
    ['export', 'export A=b', [['A', 'b']]],
    ['a name that starts like export', 'exportA=b', [['exportA', 'b']]],
    ['spaces around the sign and behind the value', '  A = b \t', [['A', 'b']]],
    ['a colon', 'A: b', [['A', 'b']]],
    ['a colon inside a word is none', 'A:b', []],
    ['nothing', 'A=', [['A', '']]],
    ['nothing and a comment', 'A= # none', [['A', '']]],
    ['a comment behind a value', 'A=b # c', [['A', 'b']]],
    ['a number sign inside of a word', 'A=b#c', [['A', 'b#c']]],
    ['an equals sign in the value', 'A=b=c', [['A', 'b=c']]],
    ['double quotes', 'A="b # c"', [['A', 'b # c']]],
    ['single quotes', "A='b # c'", [['A', 'b # c']]],
    ['backticks', 'A=`b "\'c`', [['A', 'b "\'c']]],
    ['a comment behind quotes', 'A="b" # "c"', [['A', 'b']]],
    ['escapes in double quotes', 'A="b\\nc\\"d\\\\e\\$f"', [['A', 'b\nc"d\\e$f']]],
    ['no escapes in single quotes', "A='b\\nc'", [['A', 'b\\nc']]],
    [
      'several lines in quotes',
      'A="b\nc"\nD=e',
      [
        ['A', 'b\nc'],
        ['D', 'e'],
      ],
    ],
    [
      'quotes that never close',
      'A="b\nC=d',
      [
        ['A', '"b'],
        ['C', 'd'],
      ],
    ],
    ['text behind quotes', 'A="b"c', [['A', '"b"c']]],
    ['quotes inside of a value', 'A=b"c"', [['A', 'b"c"']]],
    [
      'the last of several counts',
      'A=b\nC=d\nA=e',
      [
        ['C', 'd'],
        ['A', 'e'],
      ],
    ],
    [
      'CRLF',
      'A=b\r\nC=d\r\n',
      [
        ['A', 'b'],
        ['C', 'd'],
      ],
    ],
    [
      'CR',
      'A=b\rC=d',
      [
        ['A', 'b'],
        ['C', 'd'],
      ],
    ],
    ['other lines', '# A=b\nset -a\n\nif true; then\nC=d', [['C', 'd']]],
    ['a name that is none', '1A=b\n-A=b', []],
    ['dots and dashes in a name', 'a.b-c=d', [['a.b-c', 'd']]],
    ['nothing at all', '', []],
  ])('%s', (_case, text, expected) => {
    expect(pairs(text)).toEqual(expected)
  })

  it('has exact places', () => {
    const text = '# first\r\n  export TWILIO_REGION = "ie1"  # why\r\nB=c'
    const [region, other] = entries(text)
    const slice = (place: { start: number; end: number } | undefined): string | undefined =>
      place && text.slice(place.start, place.end)
    expect(slice(region?.key)).toBe('TWILIO_REGION')
    expect(slice(region?.value)).toBe('"ie1"')
    expect(slice(region && scalar(region).written)).toBe('ie1')
    expect(slice(region?.unit)).toBe('export TWILIO_REGION = "ie1"')
    expect(slice(other?.unit)).toBe('B=c')
    expect(parseDotenv(text).comments.map((one) => [slice(one), one.text])).toEqual([
      ['# first', ' first'],
      ['# why', ' why'],
    ])
  })

  it.each([
    ['A="\\$B"', { verbatim: true }],
    ["A='$B'", { verbatim: true }],
    ['A="\\$B $C"', { unreadable: 'references beside escaped ones' }],
  ])('references: %s', (text, expected) => {
    const [entry] = entries(text)
    expect(entry && scalar(entry)).toMatchObject(expected)
  })

  it.each([
    ['export A=`date`', 'the output of a command'],
    ['if x; then\n  export A=b\nfi', 'a line that may be conditional'],
    ['export A=b', undefined],
  ])('in a shell script: %j', (text, why) => {
    const [entry] = entries(text, { shell: true })
    expect(entry && scalar(entry).unreadable).toBe(why)
  })
})

const LINES = fc.array(
  fc.constantFrom('A=', '"', "'", '`', '\\', '\n', '\r\n', '#', ' ', 'x', 'export ', '${B}', 'B=c', '=', ':'),
  { maxLength: 60 },
)

describe('any text', () => {
  it('is read, and every place lies in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          LINES.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          for (const { key, value, unit } of entries(text)) {
            expect(text.slice(key.start, key.end)).toBe(key.text)
            expect(unit.start).toBeLessThanOrEqual(key.start)
            expect(unit.end).toBe(value.end)
            expect(value.end).toBeLessThanOrEqual(text.length)
            const written = value.kind === 'scalar' ? value.written : undefined
            if (written !== undefined && value.kind === 'scalar') {
              expect(text.slice(written.start, written.end)).toBe(value.text)
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('what is written in quotes is read back', () => {
    const value = fc.stringMatching(/^[^"\\\r\n$]*$/)
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/), value, (name, text) => {
        expect(pairs(`export ${name}="${text}"`)).toEqual([[name, text]])
      }),
    )
  })
})
