import { describe, expect, it } from 'vitest'
import { CI_SCRIPTS } from './format-rows/ci-scripts.ts'
import { CODE, CODE_MISTAKES } from './format-rows/code.ts'
import type { FormatRow } from './format-rows/format-row.ts'
import { PAIRS } from './format-rows/pairs.ts'
import { NAMED_KEYS, PLAIN_RIGHT, THREE_MISTAKES } from './format-rows/plain.ts'
import { PRODUCTS } from './format-rows/products.ts'
import { SOURCES } from './format-rows/sources.ts'
import { checkProjects } from './projects.ts'

/**
 * The same mistakes in every format, each with its line and column. A new format is a list of rows beside the others
 * in `format-rows/`, and belongs into one of these.
 */
const rows: readonly FormatRow[] = [
  ...THREE_MISTAKES,
  ...NAMED_KEYS,
  ...PLAIN_RIGHT,
  ...PRODUCTS,
  ...SOURCES,
  ...PAIRS,
  ...CODE_MISTAKES,
  ...CODE,
  ...CI_SCRIPTS,
]

const { findingsOf } = checkProjects(
  rows.map(({ name, file, text, beside }) => ({ name, files: { [file]: text, ...beside }, reports: [] })),
)

describe.each([...new Set(rows.map(({ format }) => format))])('%s', (format) => {
  const own = rows.map((row, index) => ({ ...row, index })).filter((row) => row.format === format)

  it.each(own)('$name', ({ index, file: own, reports }) => {
    const found = findingsOf(index).map(
      ({ file, line, column, rule }) => `${file === own ? '' : `${file}:`}${line}:${column} ${rule}`,
    )
    expect(found).toEqual(reports)
  })

  it('has a mistake at least, and two right files', () => {
    expect(own.filter(({ reports }) => reports.length > 0).length).toBeGreaterThanOrEqual(1)
    expect(own.filter(({ reports }) => reports.length === 0).length).toBeGreaterThanOrEqual(2)
  })
})

describe('every format', () => {
  it.each([...THREE_MISTAKES, ...CODE_MISTAKES])(
    'finds the same three mistakes: $format, $name',
    ({ reports }) => {
      const rules = reports.map((one) => one.split(' ')[1]).toSorted()
      expect(rules).toEqual(['no-hardcoded-credential', 'no-region-mismatch', 'require-edge'])
    },
  )
})
