import type { WireObject, WireValue } from './wire-value.ts'

const DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"

/** `friendly_name` as the 2010 API names the element: `FriendlyName`. */
function elementName(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase())
}

/** An answer of the 2010 API in XML. */
export function xmlDocument(content: string): string {
  return `${DECLARATION}<TwilioResponse>${content}</TwilioResponse>`
}

/**
 * An object as an element, its properties as elements inside.
 *
 * @param name the name of the element, as it is to be
 */
export function xmlElement(name: string, object: WireObject, attributes: WireObject = {}): string {
  const inside = Object.entries(object)
    .map(([property, value]) => xmlProperty(elementName(property), value))
    .join('')
  return xmlTag(name, attributes, inside)
}

/** An element with what is inside of it given as XML. */
export function xmlTag(name: string, attributes: WireObject, inside: string): string {
  const written = Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escape(textOf(value))}"`)
    .join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

function xmlProperty(name: string, value: WireValue): string {
  if (Array.isArray(value)) {
    return xmlTag(name, {}, (value as readonly WireValue[]).map((item) => xmlProperty('Item', item)).join(''))
  }
  if (typeof value === 'object' && value !== null) return xmlElement(name, value as WireObject)
  return xmlTag(name, {}, escape(textOf(value)))
}

/** URIs lose their `.json`: in an answer in XML they lead to more XML. */
function textOf(value: WireValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.startsWith('/2010-04-01/') ? text.replace(/\.json(?=$|\?)/, '') : text
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return (
    text
      // XML 1.0 has no way to write any other.
      .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
  )
}
