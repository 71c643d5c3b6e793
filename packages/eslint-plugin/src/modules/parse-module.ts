import type { FlatConfig } from '@typescript-eslint/utils/ts-eslint'
import type { TSESTree } from '@typescript-eslint/types'

/** How the file that imports the module is parsed: what reads the one reads the other. */
export type LanguageOptions = FlatConfig.LanguageOptions

/** Options of parsers that bring the type checker along, which takes longer than all that is asked here. */
const TYPE_AWARE = ['project', 'projectService', 'programs', 'program', 'EXPERIMENTAL_useProjectService']

/**
 * Parses a module with the parser that the importing file is parsed with, or its scripts are.
 *
 * @param path absolute
 * @returns undefined where that parser cannot read it: TypeScript to espree, or a syntax error
 */
export function parseModule(
  path: string,
  text: string,
  language: LanguageOptions,
): TSESTree.Program | undefined {
  const parser = parserOfModules(path, language)
  if (parser === undefined) return undefined
  const sourceType = sourceTypeOf(path, language)
  const given = Object.entries(language.parserOptions ?? {}).filter(([name]) => !TYPE_AWARE.includes(name))
  const options = {
    ...Object.fromEntries(given),
    ecmaVersion: language.ecmaVersion ?? 'latest',
    sourceType,
    range: true,
    loc: true,
    comment: true,
    tokens: true,
    filePath: path,
  }
  try {
    return (
      'parseForESLint' in parser ? parser.parseForESLint(text, options).ast : parser.parse(text, options)
    ) as TSESTree.Program
  } catch {
    // What the parser makes of this module is reported when the module itself is linted; its constants stay unknown.
    return undefined
  }
}

function sourceTypeOf(path: string, { sourceType }: LanguageOptions): 'module' | 'commonjs' | 'script' {
  if (/\.m[jt]s$/.test(path)) return 'module'
  if (/\.c[jt]s$/.test(path)) return 'commonjs'
  return sourceType ?? 'module'
}

type Parser = NonNullable<LanguageOptions['parser']>

/** The parsers of Vue and Svelte files are told which one reads scripts: one parser, or one for each language. */
function parserOfModules(path: string, { parser, parserOptions }: LanguageOptions): Parser | undefined {
  const ofScripts: unknown = parserOptions?.['parser']
  if (isParser(ofScripts)) return ofScripts
  if (typeof ofScripts !== 'object' || ofScripts === null) return parser
  const ofLanguage: unknown = (ofScripts as Record<string, unknown>)[/\.[cm]?tsx?$/.test(path) ? 'ts' : 'js']
  return isParser(ofLanguage) ? ofLanguage : parser
}

function isParser(value: unknown): value is Parser {
  return typeof value === 'object' && value !== null && ('parse' in value || 'parseForESLint' in value)
}
