import type { TextEdit } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { SourceText } from './source-text.ts'

/** Adds a property behind the last one of an object literal, in the layout of the literal. */
export function addProperty(
  source: SourceText,
  object: TSESTree.ObjectExpression,
  name: string,
  value: string,
): TextEdit[] | undefined {
  const last = object.properties.at(-1)
  const [start, end] = object.range
  if (last === undefined) {
    const inside = source.text.slice(start + 1, end - 1)
    return inside.trim() === '' ? [source.replace(start, end, `{ ${name}: ${value} }`)] : undefined
  }
  const property = `${keyLike(source, object, name)}: ${value}`
  const behind = source.text.slice(last.range[1], end - 1)
  const comma = /^\s*,/.exec(behind)?.[0].length
  // A comma that is not right behind the property stands behind a comment or a bracket.
  if (comma === undefined && behind.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '').trim() !== '') return undefined
  const at = last.range[1] + (comma ?? 0)
  if (!source.isFirstOnLine(last.range[0])) {
    return [source.insert(at, comma === undefined ? `, ${property}` : ` ${property},`)]
  }
  const line = source.lineEndAt(at) + source.indentAt(last.range[0]) + property
  const stop = Math.min(source.lineStop(at), end - 1)
  const rest = source.text.slice(at, stop).trim()
  // A comment at the end of the line belongs to the property before it.
  if (rest !== '' && !/^(\/\/.*|\/\*.*\*\/)$/.test(rest)) return undefined
  const behindLine = rest === '' ? at : stop
  if (comma !== undefined) return [source.insert(behindLine, `${line},`)]
  return behindLine === at
    ? [source.insert(at, `,${line}`)]
    : [source.insert(at, ','), source.insert(behindLine, line)]
}

/** Quoted, if the keys beside it are. */
function keyLike(source: SourceText, object: TSESTree.ObjectExpression, name: string): string {
  const keys = object.properties.flatMap((property) => (property.type === 'Property' ? [property.key] : []))
  const [key] = keys
  const areQuoted = keys.length > 0 && keys.every((each) => each.type === 'Literal')
  return areQuoted && key !== undefined ? source.quote(key) + name + source.quote(key) : name
}

/** Takes a property out of an object literal, with its comma and, if it had one to itself, its line. */
export function removeProperty(
  source: SourceText,
  object: TSESTree.ObjectExpression,
  property: TSESTree.Property,
): TextEdit[] {
  const index = object.properties.indexOf(property)
  const before = object.properties[index - 1]
  const after = object.properties[index + 1]
  const comma = /^\s*,/.exec(source.text.slice(property.range[1], object.range[1] - 1))?.[0].length
  const end = property.range[1] + (comma ?? 0)
  const stop = source.lineStop(end)
  const isAlone = source.isFirstOnLine(property.range[0]) && source.text.slice(end, stop).trim() === ''
  if (isAlone && comma !== undefined && stop < object.range[1]) {
    const start = source.lineStart(property.range[0])
    const lineBreak = source.text.startsWith('\r\n', stop) ? 2 : 1
    return [source.replace(start, stop + lineBreak, '')]
  }
  if (after !== undefined) return [source.replace(property.range[0], after.range[0], '')]
  if (before !== undefined) return [source.replace(before.range[1], property.range[1], '')]
  return [source.replace(object.range[0], object.range[1], '{}')]
}
