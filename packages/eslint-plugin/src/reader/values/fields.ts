import type { Span } from '@regionguard/core'
import { type ClassNode, isFunction } from '../syntax/node.ts'
import { returnedShape } from './calls.ts'
import type { Evaluator } from './evaluator.ts'
import { absentShape, type Shape, unionOf, unknownShape } from './shape.ts'

export function fieldShape(evaluator: Evaluator, host: ClassNode, name: string, via: readonly Span[]): Shape {
  const { classes } = evaluator.program
  const shapes: Shape[] = []
  const declaration = classes.declarationOf(host, name)
  if (declaration?.type === 'MethodDefinition') {
    if (!isFunction(declaration.value)) return unknownShape('a method', via)
    if (declaration.kind === 'get') return returnedShape(evaluator, declaration.value, undefined, via)
    return { kind: 'function', node: declaration.value, via }
  }
  if (declaration?.value) shapes.push(evaluator.shapeOf(declaration.value))
  const parameter = classes.parameterProperty(host, name)
  if (parameter !== undefined) {
    const target =
      parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
    const variable = evaluator.program.bindings.variableOf(target)
    if (variable !== undefined) shapes.push(evaluator.variable(variable))
  }
  for (const assignment of classes.assignmentsOf(host, name)) {
    shapes.push(
      assignment.operator === '='
        ? evaluator.shapeOf(assignment.right)
        : unknownShape('a value that changes', [evaluator.span(assignment)]),
    )
  }
  return shapes.length === 0 ? unknownShape(`the field \`${name}\``, via) : unionOf(shapes, via)
}

export function staticFieldShape(
  evaluator: Evaluator,
  host: ClassNode,
  name: string,
  via: readonly Span[],
): Shape {
  const declaration = evaluator.program.classes.declarationOf(host, name, 'static')
  if (declaration === undefined) return unknownShape(`the field \`${name}\``, via)
  if (declaration.type === 'MethodDefinition') {
    return isFunction(declaration.value) && declaration.kind === 'method'
      ? { kind: 'function', node: declaration.value, via }
      : unknownShape('a method', via)
  }
  return declaration.value ? evaluator.shapeOf(declaration.value) : absentShape(via)
}
