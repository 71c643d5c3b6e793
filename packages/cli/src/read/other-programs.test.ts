import { describe, expect, it } from 'vitest'
import { isOtherProgram, readOtherProgram } from './other-programs.ts'

describe('a program in another language', () => {
  it.each([
    ['app.py', true],
    ['Main.java', true],
    ['main.go', true],
    ['App.PHP', true],
    ['a.py.bak', false],
    ['py', false],
    ['a.js', false],
    ['a.sh', false],
    ['a.md', false],
  ])('is told by its name: %s', (name, is) => {
    expect(isOtherProgram(name)).toBe(is)
  })

  it.each([
    ['nothing of Twilio', 'print(1)', []],
    ['a client that has all from the environment', 'client = Client()', []],
    ['the region alone', 'Client(region=os.environ["TWILIO_REGION"])', ['TWILIO_REGION']],
    ['the edge alone', 'ENV["TWILIO_EDGE"]', ['TWILIO_EDGE']],
    ['both, which the environment has to give', 'f(env("TWILIO_REGION"), env("TWILIO_EDGE"))', []],
    [
      'both, and an edge of its own',
      'f(env("TWILIO_REGION"), env("TWILIO_EDGE", "dublin"))',
      ['TWILIO_REGION', 'TWILIO_EDGE'],
    ],
    [
      'both, and an edge in a host',
      '"https://api.sydney.au1.twilio.com"; env("TWILIO_REGION"); env("TWILIO_EDGE")',
      ['TWILIO_REGION', 'TWILIO_EDGE'],
    ],
    ['both, and a city in a text', 'f("TWILIO_REGION", "TWILIO_EDGE") # in sunny sydney', []],
  ])('says what it takes from the environment: %s', (_what, text, names) => {
    const facts = readOtherProgram('a.py', text)?.facts ?? []
    expect(facts.map((fact) => (fact.kind === 'environment-read' ? fact.name : fact.kind))).toEqual(names)
    for (const { span } of facts) expect(text.slice(span.start, span.end)).toMatch(/^TWILIO_/)
  })
})
