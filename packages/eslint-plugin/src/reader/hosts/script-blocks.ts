/** The script of a component file: the same text with everything else blanked out, so that positions stay. */
export interface ScriptBlocks {
  readonly text: string
  readonly lang: 'jsx' | 'ts' | 'tsx'
}

/** Component files: their scripts are JavaScript or TypeScript, the rest is not. */
export function isComponent(name: string): boolean {
  return /\.(vue|svelte|astro)$/i.test(name)
}

/**
 * The `<script>` blocks of a Vue, Svelte or Astro file, and the front matter of Astro. All blocks of a file are one
 * program: in Vue and Svelte they share their top-level names.
 *
 * @param name the file's name, for its extension
 */
export function scriptBlocks(name: string, text: string): ScriptBlocks {
  const blocks = [...(/\.astro$/i.test(name) ? frontMatter(text) : []), ...scripts(text)]
  const langs = new Set(blocks.map(({ lang }) => lang))
  return {
    text: onlyThose(text, blocks),
    lang: langs.has('tsx') || (langs.has('ts') && langs.has('jsx')) ? 'tsx' : langs.has('ts') ? 'ts' : 'jsx',
  }
}

interface Block {
  readonly start: number
  readonly end: number
  readonly lang: 'js' | 'jsx' | 'ts' | 'tsx'
}

/** `---`, TypeScript, `---` at the beginning of an Astro file. */
function frontMatter(text: string): Block[] {
  const match = /^\s*---[^\S\n]*\r?\n([\s\S]*?)^---[^\S\n]*$/m.exec(text)
  if (match === null || text.slice(0, match.index).trim() !== '') return []
  const start = match.index + match[0].indexOf('\n') + 1
  return [{ start, end: start + (match[1] ?? '').length, lang: 'ts' }]
}

function scripts(text: string): Block[] {
  const blocks: Block[] = []
  const open = /<!--|<script(?=[\s>/])/gi
  for (let match = open.exec(text); match !== null; match = open.exec(text)) {
    if (match[0] === '<!--') {
      const end = text.indexOf('-->', open.lastIndex)
      if (end === -1) break
      open.lastIndex = end + 3
      continue
    }
    const tag = readTag(text, open.lastIndex)
    if (tag === undefined) break
    open.lastIndex = tag.end
    if (tag.selfClosing) continue
    const close = /<\/script(?=[\s>/])/gi
    close.lastIndex = tag.end
    const closing = close.exec(text)
    const end = closing?.index ?? text.length
    const lang = languageOf(tag.attributes)
    if (lang !== undefined) blocks.push({ start: tag.end, end, lang })
    open.lastIndex = end
  }
  return blocks
}

interface Tag {
  readonly attributes: ReadonlyMap<string, string>
  /** Behind the `>`. */
  readonly end: number
  readonly selfClosing: boolean
}

/** The attributes of a tag; quotes and braces may hold a `>`. Undefined if the tag does not end. */
function readTag(text: string, start: number): Tag | undefined {
  const attributes = new Map<string, string>()
  const part =
    /\s+|\/?>|([^\s=>/"'{}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}|([^\s"'=<>`]+)))?|[\s\S]/y
  part.lastIndex = start
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const [whole, name, ...values] = match
    if (whole === '>' || whole === '/>')
      return { attributes, end: part.lastIndex, selfClosing: whole === '/>' }
    if (name !== undefined) attributes.set(name.toLowerCase(), values.find(Boolean) ?? '')
  }
  return undefined
}

/** Undefined for a script that is data, or a language that is not read. */
function languageOf(attributes: ReadonlyMap<string, string>): Block['lang'] | undefined {
  const type = attributes.get('type') ?? ''
  if (!/^(|module|text\/(javascript|typescript|babel)|application\/(javascript|ecmascript))$/i.test(type))
    return undefined
  const lang = attributes.get('lang')?.toLowerCase() ?? (type === 'text/typescript' ? 'ts' : 'js')
  if (lang === 'typescript') return 'ts'
  if (lang === 'javascript') return 'js'
  return lang === 'js' || lang === 'jsx' || lang === 'ts' || lang === 'tsx' ? lang : undefined
}

function onlyThose(text: string, blocks: readonly Block[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of blocks) {
    // A statement of one block never continues in the next: `;` stands where the tag ended.
    const gap = blank(text.slice(from, start))
    result += (from === 0 ? gap : gap.replace(/^ /, ';')) + text.slice(start, end)
    from = end
  }
  return result + blank(text.slice(from))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
