import { parseSync, type ParserOptions } from 'oxc-parser'
import { isNestedTooDeeply } from './nesting.ts'
import { isComponent, scriptBlocks } from './script-blocks.ts'

export interface ParsedSource {
  readonly ast: object
  /** Positions in the text that was parsed. */
  readonly comments: readonly { readonly start: number; readonly end: number; readonly text: string }[]
  readonly sourceType: 'module' | 'commonjs'
}

export interface SyntaxFailure {
  readonly message: string
  /** UTF-16 offset in the text; left out where the program as a whole is too much for a reader. */
  readonly offset?: number
}

/** The reader and its parser call themselves for everything that stands within something, and their stacks end. */
export const TOO_DEEP: SyntaxFailure = { message: 'nested too deeply' }

/**
 * Parses a source text as Node and TypeScript would. `.js` may be a module or a script: what parses, holds.
 *
 * @param name a file name, of which the extension counts: `.js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .astro`
 */
export function parseSource(name: string, text: string): ParsedSource | SyntaxFailure {
  const script = isComponent(name) ? scriptBlocks(name, text) : { text, lang: languageOf(name) }
  if (isNestedTooDeeply(script.text)) return TOO_DEEP
  let failure: SyntaxFailure | undefined
  const astType = SAYS_OF_TYPES.test(script.text) ? 'ts' : 'js'
  for (const sourceType of sourceTypesOf(name)) {
    const options: ParserOptions = {
      lang: script.lang,
      sourceType,
      astType,
      range: true,
      preserveParens: false,
    }
    const result = parseSync(name, script.text, options)
    const error = result.errors.find((each) => each.severity === 'Error' && !isAllowed(name, each.message))
    if (error === undefined) {
      // A tree without types counts `#!` among the comments.
      const comments = result.comments
        .filter(({ start }) => !script.text.startsWith('#!', start))
        .map(({ start, end, value }) => ({ start, end, text: value }))
      return { ast: result.program, comments, sourceType: sourceType === 'module' ? 'module' : 'commonjs' }
    }
    failure ??= { message: error.message, offset: error.labels[0]?.start ?? 0 }
  }
  return failure ?? { message: 'not a source text', offset: 0 }
}

/**
 * What a tree without types does not tell: parameters that are properties, who sees a field, what is imported as a type
 * only, what is declared but not there. Of other programs the tree is read without, and is a third smaller.
 */
const SAYS_OF_TYPES =
  /\b(?:private|protected|public|override|declare|abstract|type)\b|\breadonly\s+[\w$]+\s*[?:=,)]/

/** The front matter of Astro is the body of a function: https://docs.astro.build/en/guides/routing/#redirects. */
function isAllowed(name: string, message: string): boolean {
  return /\.astro$/i.test(name) && message.includes("'return'")
}

function languageOf(name: string): 'js' | 'jsx' | 'ts' | 'tsx' | 'dts' {
  if (/\.d\.[cm]?ts$/i.test(name)) return 'dts'
  if (/\.[cm]?ts$/i.test(name)) return 'ts'
  if (/\.tsx$/i.test(name)) return 'tsx'
  // Bundlers take JSX in `.js` too, and plain JavaScript is never mistaken for it.
  return 'jsx'
}

function sourceTypesOf(name: string): readonly NonNullable<ParserOptions['sourceType']>[] {
  if (/\.m[jt]s$/i.test(name) || isComponent(name)) return ['module']
  if (/\.c[jt]s$/i.test(name)) return ['commonjs', 'module']
  return ['module', 'commonjs', 'script']
}
