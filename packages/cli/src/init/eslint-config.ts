import type { Proposal } from './change.ts'
import { dependencyIn } from './directory.ts'
import type { Directory } from './directory.ts'

const PLUGIN = '@regionguard/eslint-plugin'

/** In the order in which ESLint looks. https://eslint.org/docs/latest/use/configure/configuration-files */
const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`)

const LEGACY = ['.js', '.cjs', '.yaml', '.yml', '.json', ''].map((extension) => `.eslintrc${extension}`)

const IMPORT = `import regionguard from '${PLUGIN}'\n`
const ENTRY = 'regionguard.configs.recommended'

/** What opens the one list of a configuration, alone on its line. */
const OPENING = /^(?:export default (?:(?:defineConfig|tseslint\.config)\()?\[?|export default \[)[ \t]*$/

/** ESLint's flat configuration with our rules: in it where that is safe, else told. */
export function proposeEslint(directory: Directory): Proposal {
  const file = directory.first(FLAT)
  const install =
    dependencyIn(directory, PLUGIN) === undefined
      ? [`Install the ESLint plugin: npm install --save-dev ${PLUGIN}`]
      : []
  if (file !== undefined) {
    const text = directory.text(file) ?? ''
    if (text.includes(PLUGIN)) return { changes: [], notes: [`${file} has the rules already.`] }
    const added = withRules(text)
    return added === undefined
      ? {
          changes: [],
          notes: [
            `${file} has a form of its own, so it is left as it is. Add the rules to it:\n\n    ${IMPORT}\n    // in the list of configurations\n    ${ENTRY},\n`,
            ...install,
          ],
        }
      : { changes: [directory.change(file, added)], notes: install }
  }
  if (directory.first(LEGACY) !== undefined)
    return {
      changes: [],
      notes: [
        'ESLint is configured in the format before version 9, which the rules do not support: see https://eslint.org/docs/latest/use/configure/migration-guide',
      ],
    }
  const manifest = directory.text('package.json')
  if (manifest === undefined) return { changes: [], notes: [] }
  const name = /"type"\s*:\s*"module"/.test(manifest) ? 'eslint.config.js' : 'eslint.config.mjs'
  const text = `${IMPORT}import { defineConfig } from 'eslint/config'\n\nexport default defineConfig([${ENTRY}])\n`
  const missing = dependencyIn(directory, 'eslint') === undefined ? ['eslint', PLUGIN] : [PLUGIN]
  return {
    changes: [directory.change(name, text)],
    notes: install.length === 0 ? [] : [`Install for ESLint: npm install --save-dev ${missing.join(' ')}`],
  }
}

/**
 * The configuration with our rules as the last of its list, where it is an ES module whose one list ends the file.
 *
 * @returns undefined for any other form
 */
function withRules(text: string): string | undefined {
  const lines = text.split('\n')
  const starts = lines.filter((line) => line.startsWith('export default'))
  const start = lines.findIndex((line) => line.startsWith('export default'))
  if (starts.length !== 1 || /\bregionguard\b|\brequire\(|module\.exports/.test(text)) return undefined
  if (text.includes('\r')) return undefined
  const head = lines[start] ?? ''
  const isList = /\[[ \t]*$/.test(head)
  const isCall = /\([ \t]*$/.test(head)
  if (!OPENING.test(head) || (!isList && !isCall)) return undefined
  const closing = isList ? (head.includes('(') ? '])' : ']') : ')'
  const end = lines.findIndex((line, at) => at > start && line.replace(/;$/, '') === closing)
  if (end === -1 || lines.slice(end + 1).some((line) => line.trim() !== '')) return undefined
  // What stands in the list is at least one level deeper, so the closing line is its own.
  const inside = lines.slice(start + 1, end)
  if (inside.some((line) => line !== '' && !/^[ \t]/.test(line))) return undefined
  const last = inside.findLastIndex((line) => line.trim() !== '')
  const lastLine = inside[last]
  if (lastLine === undefined || !/^[ \t]+(?:[^'"`/]*|.*[)\]}])?,[ \t]*$/.test(lastLine)) return undefined
  const indent = /^[ \t]*/.exec(inside.find((line) => line.trim() !== '') ?? '')?.[0] ?? '  '
  const semicolon = lines[end]?.endsWith(';') === true
  const firstImport = lines.findIndex((line) => /^import\s.*['"];?$/.test(line))
  const importLine = `${IMPORT.trimEnd()}${semicolon ? ';' : ''}`
  const at = firstImport === -1 ? start : firstImport
  return [
    ...lines.slice(0, at),
    importLine,
    ...(firstImport === -1 ? [''] : []),
    ...lines.slice(at, start + 1),
    ...inside.slice(0, last + 1),
    `${indent}${ENTRY},`,
    ...inside.slice(last + 1),
    ...lines.slice(end),
  ].join('\n')
}
