import type { Body, Expression } from './hcl-syntax.ts'

/** What the names of a module stand for, as far as one file says. */
export interface ModuleNames {
  /** Of `local.x`: what it is set to. */
  readonly locals: ReadonlyMap<string, Expression>
  /** Of `var.x`: what it is unless somebody sets it. */
  readonly defaults: ReadonlyMap<string, Expression>
}

/** The locals of a file, and the defaults of its variables. What is defined twice is nobody's guess. */
export function moduleNames(body: Body): ModuleNames {
  const locals = new Map<string, Expression>()
  const defaults = new Map<string, Expression>()
  for (const block of body.blocks) {
    const [label] = block.labels
    if (block.type.text === 'locals') {
      for (const { key, value } of block.body.attributes) define(locals, key.text, value)
    } else if (block.type.text === 'variable' && label !== undefined) {
      const given = block.body.attributes.find(({ key }) => key.text === 'default')
      if (given !== undefined) define(defaults, label.text, given.value)
    }
  }
  return { locals, defaults }
}

function define(names: Map<string, Expression>, name: string, value: Expression): void {
  names.set(name, names.has(name) ? { kind: 'computed', start: value.start, end: value.end } : value)
}

/** How far references are followed. */
interface Following {
  readonly defaults: boolean
  /** Told of each variable whose default was taken: `var.x`. */
  readonly assumed?: (variable: string) => void
}

/**
 * What an expression comes to where its references are followed: locals always, for nothing can change them; variables
 * to their defaults only for `defaults`, as whoever runs Terraform may set them. `local.twilio.region` goes into an
 * object.
 */
export function followed(
  expression: Expression,
  names: ModuleNames,
  { defaults, assumed }: Following,
): Expression {
  let current = expression
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const only = soleReference(current)
    if (only === undefined) return current
    const [root, name = '', ...path] = only.path.split('.')
    const definition =
      root === 'local'
        ? names.locals.get(name)
        : root === 'var' && defaults
          ? names.defaults.get(name)
          : undefined
    if (definition === undefined || definition.kind === 'null') return only
    const member = memberOf(definition, path)
    if (member === undefined) return { kind: 'computed', start: only.start, end: only.end }
    if (root === 'var') assumed?.(`var.${name}`)
    current = member
  }
  return { kind: 'computed', start: expression.start, end: expression.end }
}

/** Longer chains of names are circles. */
const MOST_STEPS = 16

/** `var.x` and `"${var.x}"`. */
export function soleReference(expression: Expression): (Expression & { kind: 'reference' }) | undefined {
  if (expression.kind === 'reference') return expression
  const [only, ...more] = expression.kind === 'template' ? expression.parts : []
  return only?.kind === 'reference' && more.length === 0 ? only : undefined
}

function memberOf(expression: Expression, path: readonly string[]): Expression | undefined {
  let current: Expression | undefined = expression
  for (const step of path) {
    if (current?.kind !== 'object') return undefined
    current = current.attributes.find(({ key }) => key.computed !== true && key.text === step)?.value
  }
  return current
}
