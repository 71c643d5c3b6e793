import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatPolicyError, parsePolicy } from './parse-policy.ts'

const DOCS = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8')

interface Block {
  readonly info: string
  readonly text: string
  /** For the names of tests. */
  readonly line: number
}

const BLOCKS: readonly Block[] = [...DOCS.matchAll(/^```([^\n]+)\n([^]*?)^```$/gm)].map((match) => ({
  info: match[1] ?? '',
  text: match[2] ?? '',
  line: DOCS.slice(0, match.index).split('\n').length,
}))

function errorsOf(text: string): string {
  const parsed = parsePolicy(text, 'regionguard.yaml')
  return parsed.ok ? '' : parsed.errors.map((error) => `${formatPolicyError(error)}\n`).join('')
}

describe('docs/policy.md', () => {
  it('has examples of both kinds', () => {
    const kinds = BLOCKS.map(({ info }) => info)
    expect(kinds.filter((info) => info === 'yaml').length).toBeGreaterThan(3)
    expect(kinds.filter((info) => info === 'yaml invalid').length).toBeGreaterThan(2)
    expect(kinds.filter((info) => !['yaml', 'yaml invalid', 'text'].includes(info))).toEqual([])
  })

  it.each(BLOCKS.filter(({ info }) => info === 'yaml'))('has a valid policy on line $line', ({ text }) => {
    expect(errorsOf(text)).toBe('')
  })

  it.each(
    BLOCKS.flatMap((block, index) => {
      return block.info === 'yaml invalid' ? [{ ...block, next: BLOCKS[index + 1] }] : []
    }),
  )('shows the errors of the policy on line $line', ({ text, next }) => {
    expect(next?.info).toBe('text')
    expect(errorsOf(text)).toBe(next?.text)
  })

  it('documents every key of the schema', () => {
    const schema = readFileSync(new URL('../../schema/policy.schema.json', import.meta.url), 'utf8')
    const keys = new Set<string>()
    JSON.parse(schema, (name, value: unknown) => {
      if (name === 'properties') for (const key of Object.keys(value as object)) keys.add(key)
      return value
    })
    const rules = new Set(
      Object.keys(
        (JSON.parse(schema) as { $defs: { rules: { properties: object } } }).$defs.rules.properties,
      ),
    )
    expect([...keys].filter((key) => !rules.has(key) && !DOCS.includes(key))).toEqual([])
  })
})
