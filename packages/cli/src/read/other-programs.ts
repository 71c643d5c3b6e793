import type { EnvironmentReadFact, Reading } from '@regionguard/core'

/** Sources of the languages that Twilio has a library for, and of their neighbours: no reader understands them. */
const OTHER_PROGRAM = /\.(?:py|rb|go|java|kts?|groovy|scala|cs|fs|vb|php|rs|exs?|swift|dart|clj|erl|pl|lua)$/

/**
 * Whether a file is a program in a language that is not read.
 *
 * @param name the last part of its path
 */
export function isOtherProgram(name: string): boolean {
  return OTHER_PROGRAM.test(name.toLowerCase())
}

/** Edges that programs bring along for a Region, in quotes or in a host. */
const NAMES_EDGE =
  /["'\x60./](?:ashburn|umatilla|dublin|frankfurt|london|sydney|singapore|tokyo|sao-paulo)["'\x60./]/

const PAIR = ['TWILIO_REGION', 'TWILIO_EDGE'] as const

/**
 * What a program in another language says of the environment: it takes the region or the edge from there by name, and
 * nothing of the other one, or the edge is written in it. Then it may bring the other itself, as a client does that is
 * read. One that takes both from the environment brings neither.
 *
 * @param file as it is shown
 * @returns undefined if it says nothing
 */
export function readOtherProgram(file: string, text: string): Reading | undefined {
  const named = PAIR.filter((name) => text.includes(name))
  if (named.length === 0 || (named.length === PAIR.length && !NAMES_EDGE.test(text))) return undefined
  const facts = named.map((name): EnvironmentReadFact => {
    const start = text.indexOf(name)
    return {
      kind: 'environment-read',
      id: `${file}:${name}`,
      name,
      span: { file, start, end: start + name.length },
    }
  })
  return { file, text, language: 'settings', facts, comments: [], edits: () => undefined }
}
