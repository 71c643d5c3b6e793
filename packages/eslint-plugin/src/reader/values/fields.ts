import type { Span } from '@regionguard/core'
import { type ClassNode, isFunction, memberName, type Node, unwrap } from '../syntax/node.ts'
import { returnedShape } from './calls.ts'
import type { Evaluator } from './evaluator.ts'
import { otherWriteToField } from './property-writes.ts'
import { absentShape, type Shape, unionOf, unknownShape } from './shape.ts'

/** A field of the instances of a class: whatever the class, or a subclass in the same file, gives it. */
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
  if (shapes.length === 0) return unknownShape(`the field \`${name}\``, via)
  const other = otherWriteToField(evaluator, host, name, classes.isPrivate(host, name))
  if (other !== undefined) {
    shapes.push(unknownShape('a field that is assigned in other ways', [evaluator.span(other)]))
  }
  for (const subclass of classes.subclassesOf(host, evaluator.program.bindings)) {
    if (
      classes.declarationOf(subclass, name) !== undefined ||
      classes.assignmentsOf(subclass, name).length > 0
    ) {
      shapes.push(unknownShape('a field that a subclass has too', via))
    }
  }
  return unionOf(shapes, via)
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
    if (isFunction(declaration.value) && declaration.kind === 'get') {
      return returnedShape(evaluator, declaration.value, undefined, via)
    }
    return isFunction(declaration.value) && declaration.kind === 'method'
      ? { kind: 'function', node: declaration.value, via }
      : unknownShape('a method', via)
  }
  const other = assignmentFromOutside(evaluator, name)
  if (other !== undefined) return unknownShape('a field that is assigned', [evaluator.span(other)])
  return declaration.value ? evaluator.shapeOf(declaration.value) : absentShape(via)
}

/** `service.region = ...`: which object it is, nobody asks; the name is enough for a doubt. */
function assignmentFromOutside(evaluator: Evaluator, name: string): Node | undefined {
  return evaluator.program.tree.all('AssignmentExpression').find(({ left }) => {
    const target = unwrap(left)
    if (target.type !== 'MemberExpression' || memberName(target) !== name) return false
    return unwrap(target.object).type !== 'ThisExpression'
  })
}
