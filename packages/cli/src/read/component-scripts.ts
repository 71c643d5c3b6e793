const SCRIPT = /<script\b(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>(?<program>[^]*?)<\/script\s*>/gi

/** What the scripts of a Vue or Svelte component hold. */
export interface ComponentScripts {
  /** As long as the component: all but the scripts is blank, so that every position is the same. */
  readonly text: string
  /** What they are written in, as an extension. */
  readonly language: 'js' | 'ts' | 'tsx'
}

/** Whether a file is a Vue or Svelte component, by its name. */
export function isComponent(file: string): boolean {
  return /\.(?:vue|svelte)$/i.test(file)
}

/** The programs in a component. Several (`<script>` and `<script setup>`) are one module, as their compilers have it. */
export function componentScripts(component: string): ComponentScripts {
  let text = ''
  let language: ComponentScripts['language'] = 'js'
  for (const { index, groups } of component.matchAll(SCRIPT)) {
    const { attributes = '', program = '' } = groups ?? {}
    const start = index + '<script>'.length + attributes.length
    text += blank(component.slice(text.length, start)) + program
    const lang = /\blang\s*=\s*["']?(tsx?)\b/i.exec(attributes)?.[1]?.toLowerCase()
    if (lang === 'ts' || lang === 'tsx') language = lang
  }
  return { text: text + blank(component.slice(text.length)), language }
}

/** Line ends stay, so that lines stay lines. */
function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ')
}
