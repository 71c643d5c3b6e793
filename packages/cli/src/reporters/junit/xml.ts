/** What no XML 1.0 document may hold, not even escaped: https://www.w3.org/TR/xml/#charsets */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they stand, a parser would make spaces of these in an attribute, and a line feed of a CR in text.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** An element: its name, its attributes, and what lies in it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children?: readonly (Element | string)[]
}

/** A whole document, one element a line, indented. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}`
}

function elementText({ name, attributes, children = [] }: Element, indent: string): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(String(value))}"`)
  const start = `${indent}<${name}${head.join('')}`
  if (children.length === 0) return `${start}/>\n`
  const [first] = children
  // White space beside text would belong to it.
  if (typeof first === 'string' && children.length === 1) return `${start}>${contentText(first)}</${name}>\n`
  const inner = children.map((child) =>
    typeof child === 'string' ? contentText(child) : elementText(child, `${indent}  `),
  )
  return `${start}>\n${inner.join('')}${indent}</${name}>\n`
}

function attributeText(text: string): string {
  return possible(text).replaceAll(/[&<>"\t\n\r]/g, escape)
}

function contentText(text: string): string {
  return possible(text).replaceAll(/[&<>\r]/g, escape)
}

function possible(text: string): string {
  return text.replaceAll(IMPOSSIBLE, '\ufffd')
}

function escape(character: string): string {
  return ESCAPES[character] ?? character
}
