import { findEdge, findRegion } from '@regionguard/core'
import type { VariableValueFact } from '@regionguard/core'
import type { Attribute, Body } from './hcl-syntax.ts'

/** What a file gives variables: all of a `.tfvars`, and the arguments of modules that a configuration calls. */
export function variableValues(
  file: string,
  body: Body,
  isVariables: boolean,
): readonly VariableValueFact[] {
  const given = isVariables
    ? body.attributes
    : body.blocks.filter(({ type }) => type.text === 'module').flatMap((block) => block.body.attributes)
  return given.map((one, index) => factOf(file, one, index))
}

function factOf(file: string, { key, value }: Attribute, index: number): VariableValueFact {
  const text = value.kind === 'text' ? value.text.toLowerCase() : undefined
  const isOption = text !== undefined && (findRegion(text) ?? findEdge(text)) !== undefined
  return {
    kind: 'variable-value',
    id: `${file}#var${index}`,
    span: { file, start: key.start, end: value.end },
    name: key.text,
    ...(isOption ? { text } : {}),
  }
}
