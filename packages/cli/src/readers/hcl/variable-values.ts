import { findEdge, findRegion } from '@regionguard/core'
import type { VariableValueFact } from '@regionguard/core'
import type { Attribute, Body, Expression } from './hcl-syntax.ts'
import { soleReference } from './module-names.ts'

/**
 * What a file says of the names of modules: its locals, the defaults of its variables, the arguments of modules that it
 * calls, and all of a `.tfvars`.
 */
export function variableValues(
  file: string,
  { attributes, blocks }: Body,
  isVariables: boolean,
): readonly VariableValueFact[] {
  const facts: VariableValueFact[] = []
  const add = (role: VariableValueFact['role'], name: string, { key, value }: Attribute): void => {
    facts.push({
      kind: 'variable-value',
      id: `${file}#variable${facts.length}`,
      span: { file, start: value.start, end: value.end },
      role,
      name,
      ...valueIn(value, key.text),
    })
  }
  if (isVariables) for (const one of attributes) add('given', `var.${one.key.text}`, one)
  for (const { type, labels, body } of blocks) {
    const [label] = labels
    if (type.text === 'module') for (const one of body.attributes) add('given', `var.${one.key.text}`, one)
    else if (type.text === 'locals')
      for (const one of body.attributes) add('definition', `local.${one.key.text}`, one)
    else if (type.text === 'variable' && label !== undefined) {
      const given = body.attributes.find(({ key }) => key.text === 'default')
      if (given !== undefined && given.value.kind !== 'null')
        add('definition', `var.${label.text}`, { ...given, key: label })
    }
  }
  return facts
}

/** Of a text only what may be the id of a Region or an edge is kept, known or not. */
function valueIn(value: Expression, name: string): Pick<VariableValueFact, 'text' | 'refersTo'> {
  const path = soleReference(value)?.path
  if (path !== undefined) return { refersTo: path }
  if (value.kind !== 'text') return {}
  const { text } = value
  const isKnown = (findRegion(text) ?? findEdge(text)) !== undefined
  return isKnown || (OPTION.test(name) && ID.test(text)) ? { text } : {}
}

const OPTION = /(?:^|_)(?:region|edge)$/i
/** `ashburn-ix` is ten. */
const ID = /^[a-z0-9-]{1,16}$/i
